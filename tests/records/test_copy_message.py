"""What is to be said on a therapist's first page: kept in the log, encrypted, and gone when it is emptied."""

from datetime import date, timedelta

import pytest
from stand_ins import SetClock

from player.records.errors import BadEntryError
from player.records.session_log import SessionLog
from player.records.store.keys import Keys

WORDS = "The heron came back on Tuesday."


@pytest.fixture
def clock():
    return SetClock()


@pytest.fixture
def log(tmp_path, clock):
    with SessionLog.open(tmp_path, Keys(tmp_path), clock) as opened:
        yield opened


def test_it_is_there_when_the_log_is_opened_again_and_its_words_are_nowhere_in_the_clear(tmp_path, clock):
    keys = Keys(tmp_path)
    with SessionLog.open(tmp_path, keys, clock) as log:
        log.copy_message.keep("The heron")
        log.copy_message.keep(WORDS)
    with SessionLog.open(tmp_path, keys, clock) as again:
        kept = again.copy_message.text()

    assert kept == WORDS
    assert [path for path in tmp_path.iterdir() if b"heron" in path.read_bytes()] == []


@pytest.mark.parametrize("emptied", ["", "  \n"])
def test_emptied_it_is_gone(log, emptied):
    log.copy_message.keep(WORDS)
    log.copy_message.keep(emptied)

    assert log.copy_message.text() == ""
    assert not log.rows("SELECT * FROM meta")


@pytest.mark.parametrize(
    ("first", "last", "kept"),
    [
        (date(2026, 11, 29), date(2026, 11, 29), ""),
        (None, date(2026, 11, 29), ""),
        (None, date(2026, 11, 28), WORDS),
        (date(2026, 11, 30), None, WORDS),
    ],
)
def test_it_is_deleted_with_the_days_on_which_it_was_written(log, first, last, kept):
    log.copy_message.keep(WORDS)
    log.retention.delete_days(first, last)

    assert log.copy_message.text() == kept


def test_older_than_somebody_keeps_things_it_goes_by_itself(log, clock):
    log.copy_message.keep(WORDS)
    clock.now += timedelta(days=8)
    log.retention.delete_older_than(8)
    young = log.copy_message.text()
    clock.now += timedelta(days=1)
    log.retention.delete_older_than(8)

    assert young == WORDS
    assert log.copy_message.text() == ""


def test_longer_than_any_note_it_is_refused_and_what_was_kept_stays(log):
    log.copy_message.keep(WORDS)
    with pytest.raises(BadEntryError, match="at most 100000"):
        log.copy_message.keep("heron " * 20_000)

    assert log.copy_message.text() == WORDS
