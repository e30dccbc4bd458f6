"""Runs the real window without a screen and uses it as a person would. Started by the benchmarks.

    drive_window.py sit PRACTICE              begins, says "playing", and runs until its input is closed
    drive_window.py listen RECORDING          the same with a recording of the person's own
    drive_window.py begin PRACTICE COUNT      begins and leaves COUNT times, saying when Begin was pressed
    drive_window.py whole PRACTICE PICKLE     sits to the end and writes the timeline that was played

Each line of output starts with the seconds of the monotonic clock.
"""

import pickle
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

STARTED = time.monotonic()


def say(*words: object) -> None:
    """Print a line for the benchmark."""
    sys.stdout.write(" ".join([f"{time.monotonic():.6f}", *map(str, words)]) + "\n")
    sys.stdout.flush()


class Person:
    """Uses the window."""

    def __init__(self) -> None:
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415

        # As the product does before it imports its window.
        from player.system.folders import find_folders  # noqa: PLC0415
        from player.window.app import Application  # noqa: PLC0415

        self.qt = QApplication(sys.argv[:1])
        self.app = Application(find_folders().make())
        self.app.window.show()
        self.app.warm()
        self.wait(1.5)

    def wait(self, seconds: float) -> None:
        """Run the window's event loop for so many seconds."""
        from PySide6.QtCore import QEventLoop, QTimer  # noqa: PLC0415

        loop = QEventLoop()
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()

    def until(self, condition, patience: float = 30.0) -> None:
        """Run the window's event loop until a condition is true.

        Raises:
            TimeoutError: it isn't after ``patience`` seconds.
        """
        end = time.monotonic() + patience
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError(type(self.app.router.page).__name__)
            self.wait(0.02)

    def does(self, *intents) -> None:
        """Send intents, as the window's buttons do."""
        for intent in intents:
            self.app.window.intended.emit(intent)

    @property
    def view(self):
        """The view of the current screen."""
        return self.app.router.view()

    def begin(self, practice: str) -> None:
        """Begin a practice and wait for its first caption."""
        from player.window.briefing.state import Begin  # noqa: PLC0415
        from player.window.intents import ChoosePractice  # noqa: PLC0415
        from player.window.sitting.state import SittingView  # noqa: PLC0415

        self.does(ChoosePractice(practice), Begin())
        self.until(lambda: isinstance(self.view, SittingView) and not self.view.waiting)

    def listen(self, recording: str) -> None:
        """Begin a recording once its survey allows it, and wait for its first caption."""
        from player.window.briefing.state import Begin, BriefingView  # noqa: PLC0415
        from player.window.practise.state import OpenRecording  # noqa: PLC0415
        from player.window.sitting.state import SittingView  # noqa: PLC0415

        self.does(OpenRecording(recording))
        self.until(lambda: isinstance(self.view, BriefingView))
        self.does(Begin())
        self.until(lambda: isinstance(self.view, SittingView) and not self.view.waiting)

    def close(self) -> None:
        """Close the window."""
        self.app.window.close()
        self.app.close()


def sit(practice: str) -> None:
    """Begin a practice, and run until the input is closed."""
    person = Person()
    person.begin(practice)
    stay(person)


def listen(recording: str) -> None:
    """Begin a recording, and run until the input is closed."""
    person = Person()
    person.listen(recording)
    stay(person)


def stay(person: Person) -> None:
    """Run until the benchmark closes the standard input."""
    say("playing")
    ended = threading.Event()

    def end_with_input() -> None:
        sys.stdin.read()
        ended.set()

    threading.Thread(target=end_with_input, daemon=True).start()
    from PySide6.QtCore import QTimer  # noqa: PLC0415

    # One check a second costs next to nothing: the window's own timer runs twenty times as often.
    timer = QTimer()
    timer.timeout.connect(lambda: person.qt.quit() if ended.is_set() else None)
    timer.start(1000)
    person.qt.exec()
    person.close()


def begin(practice: str, count: str) -> None:
    """Press Begin and leave again, repeatedly."""
    from player.window.briefing.state import Begin  # noqa: PLC0415
    from player.window.ease_back.state import EaseBackEnd  # noqa: PLC0415
    from player.window.intents import ChoosePractice, EaseBack, Leave, OpenPractise  # noqa: PLC0415

    person = Person()
    for _ in range(int(count)):
        person.does(ChoosePractice(practice))
        person.wait(0.7)
        say("pressed")
        person.does(Begin())
        person.wait(1.2)
        person.does(EaseBack())
        person.wait(1.8)
        person.does(EaseBackEnd(), Leave(), OpenPractise())
        person.wait(0.2)
    person.close()


def whole(practice: str, file: str) -> None:
    """Sit to the end and write the timeline that was played."""
    from player.sittings.soundtrack import timeline_of  # noqa: PLC0415
    from player.window.sitting.page import SittingPage  # noqa: PLC0415

    person = Person()
    person.begin(practice)
    say("playing")
    page = person.app.router.page
    if not isinstance(page, SittingPage):
        raise TypeError(type(page).__name__)
    sitting = page.sitting
    person.until(lambda: not isinstance(person.app.router.page, SittingPage), 3600)
    status = person.app.sound.get().engine(True).status()
    say("ended", status.underruns, status.latency)
    if sitting.session.plan is None:
        raise ValueError(practice)
    clips = person.app.given.lines.get().clips(sitting.planning.words_per_minute)
    timeline = timeline_of(sitting.session.plan, clips)
    Path(file).write_bytes(pickle.dumps(timeline))
    person.close()


if __name__ == "__main__":
    drives: dict[str, Callable[..., None]] = {
        "sit": sit,
        "listen": listen,
        "begin": begin,
        "whole": whole,
    }
    drives[sys.argv[1]](*sys.argv[2:])
