"""Where the last sitting stopped: kept for a day, for the last sitting only, and gone with it."""

from datetime import timedelta

import pytest
from stand_ins import SetClock

from player.practice.units import Seconds
from player.records.session_log import SessionLog
from player.records.store.entries import Content, ContentKind, Outcome, StartedSitting
from player.records.store.keys import Keys

SCRIPT = Content(ContentKind.SCRIPT, "others-too", b"others too")
PACING = Content(ContentKind.PRESET, "gentle", b"gentle")
KEPT = {"first": 3, "heard": [1, 2]}


@pytest.fixture
def clock():
    return SetClock()


@pytest.fixture
def keys(tmp_path):
    return Keys(tmp_path)


@pytest.fixture
def reopened(tmp_path, keys, clock):
    """Closes the log, if it is open, and opens it again."""
    opened: list[SessionLog] = []

    def again():
        if opened:
            opened.pop().close()
        opened.append(SessionLog.open(tmp_path, keys, clock))
        return opened[0]

    yield again
    for log in opened:
        log.close()


@pytest.fixture
def log(reopened):
    return reopened()


def started(log):
    return log.start(StartedSitting(SCRIPT, "Others too", PACING, "0" * 64, Seconds(240.0), spoken=True))


def stop(log):
    sitting = started(log)
    log.left_off.keep(sitting, KEPT)
    log.finish(sitting, Outcome.STOPPED)
    return sitting


@pytest.fixture
def stopped(log):
    return stop(log)


def test_the_last_sitting_is_found_with_what_was_kept(log, stopped):
    found = log.left_off.last()

    assert (found.id, found.script_id, found.kept) == (stopped, "others-too", KEPT)
    assert (found.script_hash, found.preset_hash) == (SCRIPT.hash, PACING.hash)


def test_one_that_was_killed_is_found_once_the_log_is_opened_again(reopened):
    log = reopened()
    log.left_off.keep(started(log), KEPT)
    while_it_ran = log.left_off.last()

    assert while_it_ran is None
    assert reopened().left_off.last().kept == KEPT


@pytest.mark.parametrize(
    ("later", "kept"),
    [
        (timedelta(hours=23), True),
        (timedelta(hours=25), False),
        # The clock was corrected; and set back by days.
        (timedelta(hours=-2), True),
        (timedelta(hours=-25), False),
    ],
)
def test_it_is_kept_for_a_day(reopened, clock, later, kept):
    stop(reopened())
    clock.now += later
    again = reopened()

    assert (again.left_off.last() is not None) is kept
    assert bool(again.rows("SELECT * FROM meta")) is kept


def test_while_the_window_stays_open_it_is_over_after_a_day_as_well(log, clock):
    stop(log)
    clock.now += timedelta(hours=25)

    assert log.left_off.last() is None


def test_once_another_sitting_has_begun_it_is_not_offered(log):
    stop(log)
    started(log)

    assert log.left_off.last() is None


def test_one_that_came_to_its_end_is_not_offered(log):
    sitting = started(log)
    log.left_off.keep(sitting, KEPT)
    log.finish(sitting, Outcome.COMPLETED)

    assert log.left_off.last() is None


def test_it_is_deleted_with_its_sitting_and_not_with_another(log, stopped):
    other = started(log)
    log.retention.delete_sitting(other)
    kept = log.left_off.last()
    log.retention.delete_sitting(stopped)

    assert kept is not None
    assert not log.rows("SELECT * FROM meta")


def test_dropped_it_is_gone(log):
    stop(log)
    log.left_off.drop()

    assert not log.rows("SELECT * FROM meta")
