"""A test that listens is heard again where the machine itself stood still meanwhile.

Sound is real time. On a shared machine both cores are taken away now and then for longer than a device's
buffer, and what is missing or late then says nothing of the program. A test that failed is repeated, at most
three times, and only where a clock beside it was late, the programs that it started were kept waiting
(``kept_waiting``), or the engine said that sound was missing or nearly was: a fault of the program's own
fails every take, or one that nothing disturbed. (pytest-rerunfailures goes by the error alone, which is the
same for both.) What disturbs lasts for seconds, so the next take waits for a quieter moment, for a while.
"""

import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from _pytest.runner import runtestprotocol
from kept_waiting import SPAN, KeptWaiting

TAKES: Final = 4
LATE: Final = 0.05
"""Seconds: half of the engine's usual buffer."""

WAITED: Final = 0.1
"""Seconds, of a quarter of one, that sound server, recorder, engine and whatever else was started were kept
waiting, all together. Measured on two cores: 0.02 at most with nothing else to do, and beside five busy
processes more than 0.09 half of the time, and more than 0.3 a tenth of it."""

PATIENCE: Final = 10.0
"""Seconds that the next take waits for a quieter moment."""

BUSY: Final = 0.5
"""The share of a second in which something that could run had no processor, at most, in a quiet moment."""

_MISSING: Final = ("sound was missing", "latency widened")
"""Of the warnings in ``audio.engine.loop`` and ``audio.engine.facade``; the second may follow a near miss."""

HEARD_AGAIN: Final = "heard again"


def pytest_runtest_protocol(item, nextitem):
    """Run a test that listens; again where it failed and was disturbed."""
    if item.get_closest_marker("sound") is None:
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    for take in range(1, TAKES + 1):
        with KeptWaiting() as kept:
            reports = runtestprotocol(item, nextitem=nextitem, log=False)
        why = _disturbed(reports, kept)
        # What was captured is kept on the item, and would belong to the next take too.
        item._report_sections.clear()
        if why is None or take == TAKES:
            break
        item.user_properties.append((HEARD_AGAIN, f"{item.nodeid}, take {take}: {why}"))
        wait_for_quiet(PATIENCE)
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


def wait_for_quiet(patience):
    """Wait for a second in which this machine had room for everything, or until patience is over."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        began, without = time.monotonic(), _without_processor()
        with KeptWaiting() as kept:
            time.sleep(1.0)
        busy = (_without_processor() - without) / (time.monotonic() - began)
        if busy <= BUSY and kept.late <= LATE and kept.waited <= WAITED:
            return


def _without_processor():
    """The seconds in which something that could run had no processor, on all of this machine; else 0."""
    with suppress(OSError, ValueError, IndexError):
        # A line such as "some avg10=0.00 avg60=0.00 avg300=0.00 total=40512250".
        some = Path("/proc/pressure/cpu").read_text(encoding="ascii").splitlines()[0]
        return int(some.rpartition("=")[2]) / 1e6
    return 0.0


def _disturbed(reports, kept):
    """What disturbed a test that failed, in words; None if it passed, or failed by itself."""
    if not any(report.failed for report in reports):
        return None
    said = [words for report in reports for _, words in report.sections]
    for missing in _MISSING:
        if any(missing in words for words in said):
            return f"the engine said: {missing}"
    if kept.late > LATE:
        return f"the machine stood still for {1000 * kept.late:.0f} ms"
    if kept.waited > WAITED:
        return f"what it started was kept waiting, {1000 * kept.waited:.0f} ms of {1000 * SPAN:.0f}"
    return None
