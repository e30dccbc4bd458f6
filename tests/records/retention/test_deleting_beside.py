"""What is deleted is gone from the log at once, and from its file and copies by a thread of its own."""

import threading
import time
from dataclasses import replace
from datetime import timedelta

import pytest
from deleted_material import DELETIONS, MARKS, SCRIPT, filled, marks_in, newest
from slow_emptying import Held

from player.records.errors import DeletionNotEndedError, DiskFullError, LogInUseError
from player.records.retention import deletion
from player.records.store.entries import Content, ContentKind

PATIENCE_S = 60.0
ONE_BY_ONE = {name: work for name, work in DELETIONS.items() if name != "days"}


@pytest.fixture
def log(open_log, others_too, clock):
    clock.now += timedelta(hours=1)
    made = filled(open_log(), others_too, clock)
    made.retention.work_beside()
    return made


@pytest.fixture
def slow(monkeypatch):
    made = Held(monkeypatch)
    yield made
    made.set()


def heeded(log):
    """The backup that comes after what was deleted has left every copy."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        made = log.retention.heed_backup()
        if made is not None:
            return made
        time.sleep(0.01)
    raise AssertionError("no backup was made")


@pytest.mark.parametrize("kind", ONE_BY_ONE)
def test_it_is_gone_at_once_and_from_every_copy_a_little_later(log, slow, kind):
    delete, gone = ONE_BY_ONE[kind]
    there = [len(log.sittings()), len(log.journal.entries()), len(log.measures.responses())]
    notes = sum(len(sitting.notes) for sitting in log.sittings())
    found = delete(log)
    left = [len(log.sittings()), len(log.journal.entries()), len(log.measures.responses())]
    notes_left = sum(len(sitting.notes) for sitting in log.sittings())
    under_way = log.retention.emptying.lent
    slow.set()
    heeded(log)

    assert found
    assert under_way
    assert sum(there) + notes == sum(left) + notes_left + (2 if kind == "sitting" else 1)
    assert threading.main_thread() not in slow.threads
    assert marks_in(log) == [set(MARKS) - gone] * 2
    assert log.rows("SELECT * FROM meta") == []


def test_only_who_writes_waits_until_the_file_is_emptied(log, slow, others_too):
    log.retention.delete_sitting(newest(log).id)
    read = len(log.sittings())
    threading.Timer(0.2, slow.set).start()
    log.start(others_too)

    assert read == 1
    assert not log.retention.emptying.lent
    assert len(log.sittings()) == 2


def test_another_deletion_waits_for_the_first_and_both_are_gone(log, slow):
    entry = log.journal.entries()[0].id
    log.retention.delete_sitting(newest(log).id)
    threading.Timer(0.2, slow.set).start()
    log.retention.delete_entry(entry)
    heeded(log)

    assert marks_in(log) == [{MARKS[3]}] * 2


def test_a_log_that_is_closed_is_emptied_first(log, open_log, slow):
    log.retention.delete_sitting(newest(log).id)
    threading.Timer(0.2, slow.set).start()
    log.close()
    closed = marks_in_file(log)
    emptied = len(slow.threads)
    again = open_log()

    assert SCRIPT not in closed
    # Nothing was left to do.
    assert len(slow.threads) == emptied == 1
    assert again.retention.backups() == ()


def marks_in_file(log):
    return set().union(*marks_in(log))


def test_a_closing_log_does_not_wait_for_ever(log, slow, monkeypatch):
    monkeypatch.setattr("player.records.session_log.PATIENCE_S", 0.1)
    log.retention.delete_sitting(newest(log).id)

    with pytest.raises(LogInUseError):
        log.close()
    slow.set()


@pytest.mark.parametrize("on", ["the thread alone", "the log's own connection too"])
def test_on_a_disk_without_room_it_is_ended_as_ever_or_that_is_said(log, open_log, monkeypatch, on):
    really = deletion.shrink

    def full(database):
        if on != "the thread alone" or threading.current_thread() is not threading.main_thread():
            raise DiskFullError(log.path)
        return really(database)

    with monkeypatch.context() as patch:
        patch.setattr(deletion, "shrink", full)
        log.retention.delete_sitting(newest(log).id)
        log.retention.emptying.wait()
        if on == "the thread alone":
            heeded(log)
        else:
            with pytest.raises(DeletionNotEndedError, match="its disk is full"):
                log.retention.heed_backup()
    held = deletion.copies_hold_it(log.database)
    log.close()
    again = open_log()

    assert held is (on != "the thread alone")
    assert SCRIPT not in marks_in_file(again)
    assert not deletion.copies_hold_it(again.database)


def test_what_is_too_old_is_deleted_and_the_backup_begun_without_waiting(log, others_too, slow, clock):
    clock.now += timedelta(days=12)
    young = log.start(replace(others_too, script=Content(ContentKind.SCRIPT, "young", b"young")))
    gone = log.retention.delete_older_than(7)
    log.retention.begin_backup_if_due()
    under_way = log.retention.emptying.lent
    slow.set()
    backup = heeded(log)

    assert gone == 2
    assert under_way
    assert [sitting.id for sitting in log.sittings()] == [young]
    assert backup.day == clock.now.date()
    assert marks_in(log) == [set(), set()]


def test_days_are_deleted_where_they_are_asked_for(log, slow):
    """They are deleted in a thread that has the log, and said to be deleted once no copy holds them."""
    slow.set()
    log.retention.delete_days(None, None)

    assert not log.retention.emptying.lent
    assert slow.threads == [threading.current_thread()]
    assert not deletion.copies_hold_it(log.database)
