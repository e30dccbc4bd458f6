"""Times pages of the real window, without a screen. Started by the benchmarks.

    drive_pages.py ribbon COUNT    changes controls in the clinic's editor: milliseconds until each is painted
                                   by the clock, and at work
    drive_pages.py log COUNT       opens the log: milliseconds until it is painted, and the longest wait after
                                   it; then its dots, a search, and the preview of an export

Each line of output starts with the seconds of the monotonic clock.
"""

import sys
import time
from collections.abc import Callable

from drive_window import Person, say
from PySide6.QtWidgets import QApplication

from player.records.export.preview import Format
from player.window.clinic.editor.state import SlideControl
from player.window.clinic.presets.state import EditPreset
from player.window.export.audiences import Audience
from player.window.export.state import SetExport
from player.window.intents import OpenClinic, OpenExport, OpenLog, OpenPractise
from player.window.log.state import FilterLog, ShowLogAs

CHANGED_CONTROLS = (
    "sentence_pause_s",
    "pause_scale",
    "max_silence_s",
    "option_phrase_every_s",
    "session_max_min",
    "orient_s",
)
GOLDEN = 0.381966
"""A step as a share of the range, so that no value comes twice."""

AFTERWARDS = 3.0
"""Seconds after opening during which the log may still be reading."""

PATIENCE = 600.0
"""Seconds to wait for a preview at most."""


class Painted:
    """Sends intents to the window and times them until their result is painted."""

    def __init__(self) -> None:
        self.person = Person()
        self.settle()

    def settle(self) -> None:
        """Process all waiting events."""
        for _ in range(5):
            QApplication.processEvents()

    def milliseconds(self, *intents) -> float:
        """Milliseconds from sending the intents to the end of the painting that follows."""
        self.settle()
        began = time.perf_counter()
        self.person.does(*intents)
        # Painting is an event like any other; the second round is for layouts requested in the first.
        QApplication.processEvents()
        QApplication.processEvents()
        return 1000 * (time.perf_counter() - began)


def ribbon(count: int) -> None:
    """Change one control after the other, each time to a new value."""
    painted = Painted()
    painted.milliseconds(OpenPractise(), OpenClinic())
    say("opened", painted.milliseconds(EditPreset("gentle")))
    for number in range(count):
        name = CHANGED_CONTROLS[number % len(CHANGED_CONTROLS)]
        slider = next(control for control in painted.person.view.controls if control.name == name)
        position = slider.low + round((slider.high - slider.low) * ((number * GOLDEN) % 1.0))
        worked = time.thread_time()
        took = painted.milliseconds(SlideControl(name, position))
        say("turned", name, took, 1000 * (time.thread_time() - worked))
    painted.person.close()


def log(count: int) -> None:
    """Open the log repeatedly, then show its dots, search it, and preview an export."""
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
    for whom, form in ((Audience.CLINIC, Format.CSV), (Audience.THERAPIST, Format.PDF)):
        began = time.perf_counter()
        painted.milliseconds(OpenExport(), SetExport("for", whom), SetExport("form", form))
        longest = _longest_wait(lambda: painted.person.view.ready)
        say("previewed", form, 1000 * (time.perf_counter() - began), longest)
    painted.person.close()


def _longest_wait(done: Callable[[], bool] | None = None) -> float:
    """The longest time in milliseconds without a response, for ``AFTERWARDS`` seconds or until ``done``."""
    end, longest = time.perf_counter() + (AFTERWARDS if done is None else PATIENCE), 0.0
    while (before := time.perf_counter()) < end and not (done is not None and done()):
        QApplication.processEvents()
        longest = max(longest, time.perf_counter() - before)
        time.sleep(0.001)
    return 1000 * longest


if __name__ == "__main__":
    {"ribbon": ribbon, "log": log}[sys.argv[1]](int(sys.argv[2]))
