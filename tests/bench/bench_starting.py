"""Times the start of the window beside other desktop programs, by what is seen on a virtual screen."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from measures import NotMeasuredError, Result, Settings, median, spread
from players import ROOT
from processes import Program
from virtual_screen import EVERY_LINE, VirtualScreen, run_before_others, virtual_screen

SMALLEST = 400 * 250 // EVERY_LINE
"""Points of the picture that a program must have changed for its window to count."""

WRITTEN = 10
"""Points that must have another colour than most of the window, which is empty at first."""

MOVED = 100
"""Points that may change without the picture having changed: a blinking cursor."""

AT_REST = 3.0
"""Seconds without a change after which a picture is taken to be complete."""

LOOK_EVERY = 0.002
"""Seconds between two looks at the screen."""

LONGEST = 60.0
"""Seconds after which a program is taken not to show a window at all."""

BARE = (
    "from PySide6.QtWidgets import QApplication, QLabel, QMainWindow; app = QApplication([]); "
    "window = QMainWindow(); window.setCentralWidget(QLabel('Kindpace')); window.resize(1100, 760); "
    "window.show(); app.exec()"
)

_ANKI_SPEAKS = """
import sys
from pathlib import Path
from aqt.profiles import ProfileManager
manager = ProfileManager(Path(sys.argv[1]))
manager.setupMeta()
manager.setLang("en_US")
"""


def _kindpace_home(home: Path) -> None:
    """Somebody was here before: Today is shown, and not the first visit."""
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.toml").touch()


def _quod_libet_home(home: Path) -> None:
    """A folder for music was chosen, or it would ask for one."""
    (home / "Music").mkdir()
    (home / "quodlibet").mkdir()
    (home / "quodlibet" / "config").write_text(f"[settings]\nscan = {home / 'Music'}\n", encoding="utf-8")


def _anki_home(home: Path) -> None:
    """A language was chosen, or it would ask for one."""
    (home / "anki").mkdir()
    # Its own interpreter, as the script names it.
    script = Path(shutil.which("anki") or "").resolve()
    interpreter = script.read_text(encoding="utf-8").splitlines()[0].removeprefix("#!")
    subprocess.run((interpreter, "-c", _ANKI_SPEAKS, str(home / "anki")), check=True, capture_output=True)


@dataclass(frozen=True)
class Desktop:
    """A program with a window.

    Attributes:
        name: its name on the page.
        command: what starts it; ``{home}`` is its own home.
        settled: makes its home as after a first visit.
    """

    name: str
    command: tuple[str, ...]
    settled: Callable[[Path], None] = lambda _home: None

    @property
    def present(self) -> bool:
        """Whether it is installed."""
        return all(shutil.which(word) for word in self.command if word in _MUST_BE_THERE)


@dataclass(frozen=True)
class Started:
    """One start, in seconds from the start of the process.

    Attributes:
        painted: until there was a window with something in it.
        complete: until its picture changed for the last time.
        cpu: processor time of all its processes until ``painted``.
    """

    painted: float
    complete: float
    cpu: float


_MUST_BE_THERE = {"picard", "anki", "quodlibet", "dbus-run-session"}
OURS = Desktop("Kindpace", (sys.executable, "-m", "player"), _kindpace_home)
BARE_WINDOW = Desktop("bare PySide6 window with a label", (sys.executable, "-c", BARE))
OTHERS = (
    Desktop("Picard", ("picard",)),
    Desktop("Anki", ("anki", "-b", "{home}/anki"), _anki_home),
    # It talks to the session's bus.
    Desktop("Quod Libet", ("dbus-run-session", "quodlibet"), _quod_libet_home),
)


def run(settings: Settings) -> list[Result]:
    """Measure all programs that are installed, in turn, with a warm-up start each.

    Raises:
        NotMeasuredError: there is no virtual screen.
    """
    if shutil.which("Xvfb") is None:
        raise NotMeasuredError("not installed: Xvfb")
    absent = [other.name for other in OTHERS if not other.present]
    programs = (OURS, BARE_WINDOW, *(other for other in OTHERS if other.present))
    took: dict[Desktop, list[Started]] = {program: [] for program in programs}
    homes = {program: _home(program, settings.folder) for program in programs}
    with virtual_screen(settings.folder) as screen:
        for attempt in range(1 + int(settings.pick(20, 5))):
            for program, home in homes.items():
                started = _start(program, home, screen)
                if attempt:
                    took[program].append(started)
    return _results(took, absent)


def _home(program: Desktop, folder: Path) -> Path:
    home = folder / program.name.replace(" ", "-")
    home.mkdir()
    program.settled(home)
    return home


def _results(took: Mapping[Desktop, Sequence[Started]], absent: Sequence[str]) -> list[Result]:
    runs = len(took[OURS])
    how_often = f"{runs} starts of each, in turn"
    missing = f" Not installed, and so not measured: {', '.join(absent)}." if absent else ""

    def row(
        measured: str, of: Callable[[Started], float], note: str, *, goal: str = "", soonest: bool = False
    ) -> Result:
        numbers = {program: [of(one) for one in starts] for program, starts in took.items()}
        ours, bare = numbers.pop(OURS), numbers[BARE_WINDOW]
        ratio = median(ours) / median(bare)
        others = [median(each) for program, each in numbers.items() if program is not BARE_WINDOW]
        met = ratio <= 2.0 and all(median(ours) < other for other in others)
        return Result(
            measured,
            spread(ours, "s"),
            goal,
            met if soonest and not absent else None,
            tuple((program.name, spread(each, "s")) for program, each in numbers.items()),
            ratio,
            note,
            how_often,
        )

    return [
        row(
            "Process start to a painted window",
            lambda one: one.painted,
            "Xvfb without a window manager, whose picture is looked at every 2 ms, for all in the same way: "
            f"until a window covers at least {SMALLEST * EVERY_LINE:,} pixels and has something in it. Each "
            f"in a home of its own as after a first visit, files in the system’s cache.{missing}",
            goal="at most 2 × a bare window, and sooner than Picard, Anki and Quod Libet",
            soonest=True,
        ),
        row(
            "The same, processor time",
            lambda one: one.cpu,
            "User and system time of all its processes until then; they are stopped while it is read.",
        ),
        row(
            "The same, until the picture is complete",
            lambda one: one.complete,
            f"Until it changes for the last time before {AT_REST:g} s of rest, a blinking cursor aside. What "
            "Kindpace waits for last is the session log, which decides what stands on the large card.",
        ),
    ]


def _start(program: Desktop, home: Path, screen: VirtualScreen) -> Started:
    """Start a program, look on until its picture is complete, and end it.

    Raises:
        NotMeasuredError: it ended, or showed no window in ``LONGEST``, or its window stayed.
    """
    folders = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "KINDPACE_HOME")
    environment = {**screen.environment, **dict.fromkeys(folders, str(home))}
    # Bytecode must be written: an installed program has it, and is not compiled at every start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    # Chromium, which Anki brings along, refuses to start as root in its sandbox.
    environment |= {"QTWEBENGINE_DISABLE_SANDBOX": "1", "PYTHONPATH": str(ROOT) if program is OURS else ""}
    empty = screen.picture()
    running = Program([word.format(home=home) for word in program.command], environment, watched=False)
    try:
        with _looked_at_in_time():
            return _seen(running, screen, empty)
    except NotMeasuredError as error:
        raise NotMeasuredError(f"{program.name}: {error}") from error
    finally:
        running.end()
        _until_gone(program, screen, empty)


@contextmanager
def _looked_at_in_time() -> Iterator[None]:
    """For the block, no other program on this machine delays a look, where that is allowed."""
    before = os.sched_getscheduler(0)
    run_before_others(0)
    try:
        yield
    finally:
        os.sched_setscheduler(0, before, os.sched_param(0))


def _seen(running: Program, screen: VirtualScreen, empty: np.ndarray) -> Started:
    painted = cpu = changed = 0.0
    last = empty
    while not painted or time.monotonic() - running.started - changed < AT_REST:
        now, picture = time.monotonic() - running.started, screen.picture()
        if np.count_nonzero(picture != last) > MOVED:
            last, changed = picture, now
        if not painted and _is_painted(picture, empty):
            painted, cpu = now, running.cpu_stopped()
        if running.process.poll() is not None or now > LONGEST:
            raise NotMeasuredError("it showed no window, or none that came to rest")
        time.sleep(LOOK_EVERY)
    return Started(painted, changed, cpu)


def _is_painted(picture: np.ndarray, empty: np.ndarray) -> bool:
    window = picture[picture != empty]
    if window.size < SMALLEST:
        return False
    _, many = np.unique(window, return_counts=True)
    return bool(window.size - many.max() >= WRITTEN)


def _until_gone(program: Desktop, screen: VirtualScreen, empty: np.ndarray) -> None:
    ended = time.monotonic()
    while np.count_nonzero(screen.picture() != empty) > MOVED:
        if time.monotonic() - ended > LONGEST:
            raise NotMeasuredError(f"{program.name}: its window stayed")
        time.sleep(0.1)
