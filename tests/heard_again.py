"""A test that listens is heard again where the machine itself stood still meanwhile.

Sound is real time. On a shared machine both cores are taken away now and then for longer than a device's
buffer, and what is missing then says nothing of the program. A test that failed is repeated, at most twice,
and only where a clock beside it was late too, or the engine said that sound was missing: a fault of the
program's own fails every take. (pytest-rerunfailures goes by the error alone, which is the same for both.)
"""

import threading
import time
from typing import Final, Self

from _pytest.runner import runtestprotocol

TAKES: Final = 3
LATE: Final = 0.05
"""Seconds: half of the engine's usual buffer."""

_TICK: Final = 0.01
_MISSING: Final = "sound was missing"
"""Of the warning in ``audio.engine.loop``."""

HEARD_AGAIN: Final = "heard again"


class Clock:
    """A thread that wakes a hundred times a second, and keeps by how much it was late at most, in seconds."""

    def __init__(self) -> None:
        self.late = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._tick, daemon=True, name="the clock beside a test")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_fault: object) -> None:
        self._over.set()
        self._thread.join()

    def _tick(self) -> None:
        before = time.monotonic()
        while not self._over.wait(_TICK):
            now = time.monotonic()
            self.late = max(self.late, now - before - _TICK)
            before = now


def pytest_runtest_protocol(item, nextitem):
    """Run a test that listens; again where it failed and was disturbed."""
    if item.get_closest_marker("sound") is None:
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    for take in range(1, TAKES + 1):
        with Clock() as clock:
            reports = runtestprotocol(item, nextitem=nextitem, log=False)
        why = _disturbed(reports, clock.late)
        # What was captured is kept on the item, and would belong to the next take too.
        item._report_sections.clear()
        if why is None or take == TAKES:
            break
        item.user_properties.append((HEARD_AGAIN, f"{item.nodeid}, take {take}: {why}"))
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


def pytest_terminal_summary(terminalreporter):
    """Say which tests were heard again, and why: a machine where that happens often isn't one to judge by."""
    reports = [report for kept in terminalreporter.stats.values() for report in kept]
    said = {
        words
        for report in reports
        for name, words in getattr(report, "user_properties", ())
        if name == HEARD_AGAIN
    }
    for words in sorted(said):
        terminalreporter.write_line(f"heard again: {words}")


def _disturbed(reports, late: float) -> str | None:
    """What disturbed a test that failed; None if it passed, or failed by itself."""
    if not any(report.failed for report in reports):
        return None
    if any(_MISSING in words for report in reports for _, words in report.sections):
        return "the engine said that sound was missing"
    return f"the machine stood still for {1000 * late:.0f} ms" if late > LATE else None
