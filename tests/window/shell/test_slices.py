"""Work for idle moments: piece by piece, with every event between two pieces answered."""

import pytest
from PySide6.QtCore import QObject, QTimer

from player.window.shell.idle_work import Slices


def not_raised(fault):
    pytest.fail(str(fault))


def test_all_pieces_are_taken_with_events_between_them(qtbot):
    owner = QObject()
    done: list[object] = []

    def pieces():
        for number in range(3):
            done.append(number)
            QTimer.singleShot(0, lambda: done.append("event"))
            yield

    slices = Slices([pieces()], owner, not_raised)
    slices.start()
    qtbot.waitUntil(lambda: slices.done and done.count("event") == 3, timeout=60_000)

    assert [piece for piece in done if piece != "event"] == [0, 1, 2]
    assert done[1] == "event"


def test_nothing_more_is_begun_after_the_end(qtbot):
    owner = QObject()
    done: list[int] = []

    def pieces():
        for number in range(3):
            done.append(number)
            yield

    slices = Slices([pieces()], owner, not_raised)
    slices.end()
    slices.start()
    qtbot.wait(30)

    assert (slices.done, done) == (True, [])


def test_one_work_that_fails_is_reported_and_the_rest_goes_on(qtbot):
    owner = QObject()
    done: list[str] = []
    faults: list[Exception] = []

    def works(name, fails):
        done.append(f"{name} begun")
        yield
        if fails:
            raise OSError(name)
        done.append(f"{name} done")

    slices = Slices([works("first", fails=True), works("second", fails=False)], owner, faults.append)
    slices.start()
    qtbot.waitUntil(lambda: slices.done, timeout=60_000)

    assert done == ["first begun", "second begun", "second done"]
    assert [str(fault) for fault in faults] == ["first"]
