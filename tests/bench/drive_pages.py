"""Times pages of the real window, without a screen. Started by the benchmarks.

    drive_pages.py ribbon COUNT    turns controls in the clinic's editor: milliseconds until each is painted
    drive_pages.py log COUNT       opens the log: milliseconds until it is painted, and the longest wait after
                                   it; then its dots, a search, and the preview of a copy

Each line it says starts with the seconds of the monotonic clock.
"""

import sys
import time
from collections.abc import Callable

from drive_window import Person, say
from PySide6.QtWidgets import QApplication

from player.window.clinic.editor.state import SlideControl
from player.window.clinic.presets.state import EditPreset
from player.window.export.state import SetExport
from player.window.intents import OpenClinic, OpenExport, OpenLog, OpenPractise
from player.window.log.state import FilterLog, ShowLogAs

TURNED = (
    "sentence_pause_s",
    "pause_scale",
    "max_silence_s",
    "option_phrase_every_s",
    "session_max_min",
    "orient_s",
)
GOLDEN = 0.381966
"""Steps of this part of the range come back to no place twice."""

AFTERWARDS = 3.0
"""Seconds in which a log that has just opened may still be reading."""

PATIENCE = 600.0
"""Seconds after which a preview is given up."""


class Painted:
    """Does things, and says how long it took until they could be seen."""

    def __init__(self) -> None:
        self.person = Person()
        self.settle()

    def settle(self) -> None:
        """Let everything that waits be done."""
        for _ in range(5):
            QApplication.processEvents()

    def milliseconds(self, *intents) -> float:
        """From the intents to the end of the painting that they bring about."""
        self.settle()
        began = time.perf_counter()
        self.person.does(*intents)
        # Painting is an event like others; the second round is for layouts that the first one asked for.
        QApplication.processEvents()
        QApplication.processEvents()
        return 1000 * (time.perf_counter() - began)


def ribbon(count: int) -> None:
    """Turn one control after the other, each time to a place where it has not been."""
    painted = Painted()
    painted.milliseconds(OpenPractise(), OpenClinic())
    say("opened", painted.milliseconds(EditPreset("gentle")))
    for number in range(count):
        name = TURNED[number % len(TURNED)]
        item = next(each for each in painted.person.view.controls if each.name == name)
        place = item.low + round((item.high - item.low) * ((number * GOLDEN) % 1.0))
        say("turned", name, painted.milliseconds(SlideControl(name, place)))
    painted.person.close()


def log(count: int) -> None:
    """Open the log from the list of practices."""
    painted = Painted()
    for _ in range(count):
        say("opened", painted.milliseconds(OpenLog()))
        say("waited", _longest_wait())
        painted.milliseconds(OpenPractise())
    painted.milliseconds(OpenLog())
    _longest_wait()
    for _ in range(count):
        say("drew", painted.milliseconds(ShowLogAs("dots")))
        painted.milliseconds(ShowLogAs("list"))
        say("found", painted.milliseconds(FilterLog("tram")))
        painted.milliseconds(FilterLog(""))
    for form in ("csv", "pdf"):
        began = time.perf_counter()
        painted.milliseconds(OpenExport(), SetExport("form", form))
        longest = _longest_wait(lambda: painted.person.view.ready)
        say("previewed", form, 1000 * (time.perf_counter() - began), longest)
    painted.person.close()


def _longest_wait(done: Callable[[], bool] | None = None) -> float:
    """Milliseconds in which the window did not answer, for a while or until something is done."""
    end, longest = time.perf_counter() + (AFTERWARDS if done is None else PATIENCE), 0.0
    while (before := time.perf_counter()) < end and not (done is not None and done()):
        QApplication.processEvents()
        longest = max(longest, time.perf_counter() - before)
        time.sleep(0.001)
    return 1000 * longest


if __name__ == "__main__":
    {"ribbon": ribbon, "log": log}[sys.argv[1]](int(sys.argv[2]))
