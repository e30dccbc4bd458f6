"""The day's backup in a thread of its own: what is written meanwhile, what stops it, what it leaves."""

import shutil
import threading
import time
from datetime import timedelta

import pytest
from bare_pages import pages_of

from player.practice.units import Seconds
from player.records.errors import BackupNotMadeError
from player.records.reading import LogReader
from player.records.retention import backups, beside
from player.records.retention.backups import Backup, inspect_backup, list_backups
from player.records.store.database import connected, opens
from player.records.store.entries import Content, ContentKind, Outcome, StartedSitting
from player.records.store.key_places import KeyPlace

HERON = "a very particular sentence about a heron"
PATIENCE_S = 60.0


def ended(log):
    """The backup, once it is made."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        made = log.retention.heed_backup()
        if made is not None:
            return made
        time.sleep(0.01)
    raise AssertionError("no backup was made")


def large(log):
    """A log of some megabytes: long enough to be stopped while it is copied."""
    for number in range(12):
        script = Content(ContentKind.SCRIPT, f"s{number}", bytes([number]) * 1_000_000)
        preset = Content(ContentKind.PRESET, "gentle", b"format: 1\n")
        log.start(StartedSitting(script, "A practice", preset, "00", Seconds(60.0), spoken=True))


def left_by(log):
    """The names of all files among the backups and of all copies beside the log."""
    beside_it = [path.name for path in log.path.parent.glob("*.leaving")]
    return sorted(path.name for path in backups.folder_of(log.path).glob("*")) + beside_it


@pytest.fixture
def slow(monkeypatch):
    """A disk that takes its time: the backup is begun, and ends once this is set. Who stops it sets it."""
    begun, go_on = threading.Event(), threading.Event()
    made = backups.make_backup

    def waits(connection, log, day, stopped):
        # The log as it is now is what the backup will hold.
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sittings").fetchone()
        begun.set()
        end = time.monotonic() + PATIENCE_S
        while not go_on.wait(0.01) and time.monotonic() < end:
            if stopped():
                go_on.set()
        connection.execute("COMMIT")
        return made(connection, log, day, stopped)

    monkeypatch.setattr(beside, "make_backup", waits)
    yield begun, go_on
    go_on.set()


def test_nobody_waits_for_it_and_the_log_is_written_meanwhile(open_log, others_too, slow):
    log, (begun, go_on) = open_log(), slow
    first = log.start(others_too)
    log.retention.begin_backup_if_due()
    assert begun.wait(PATIENCE_S)
    log.heard(first, Seconds(3.0), 1)
    log.finish(first, Outcome.COMPLETED)
    second = log.start(others_too)
    none_yet = log.retention.heed_backup()
    go_on.set()
    backup = ended(log)

    assert none_yet is None
    assert {sitting.id for sitting in log.sittings()} == {first, second}
    assert log.sitting(first).seconds_heard == 3.0
    assert log.retention.backups() == (backup,)
    assert opens(backup.path, log.key.secret)
    with connected(backup.path, log.key, "ro") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.close()
    assert left_by(log) == [backup.path.name]


def test_it_is_made_once_a_day_and_seven_are_kept(open_log, others_too, clock):
    log = open_log()
    log.start(others_too)
    for _ in range(9):
        log.retention.begin_backup_if_due()
        ended(log)
        clock.now += timedelta(days=1)
    clock.now -= timedelta(days=1)
    before = [path.stat().st_mtime_ns for path in backups.folder_of(log.path).iterdir()]
    log.retention.begin_backup_if_due()
    log.retention.stop_backup()

    assert len(log.retention.backups()) == 7
    assert [path.stat().st_mtime_ns for path in backups.folder_of(log.path).iterdir()] == before


def test_one_that_was_stopped_is_no_backup_and_leaves_nothing(open_log, monkeypatch):
    log = open_log()
    large(log)
    # As soon as it has begun to write.
    monkeypatch.setattr(beside, "_ASKED_EVERY", 1)
    log.retention.begin_backup_if_due()
    stopped = log.retention.stop_backup()

    assert stopped
    assert log.retention.heed_backup() is None
    assert log.retention.backups() == ()
    assert left_by(log) == []
    log.retention.begin_backup_if_due()
    assert ended(log).day == log.retention.backups()[0].day


def test_what_is_deleted_while_it_is_made_is_in_no_backup(open_log, others_too, slow):
    log, (begun, _) = open_log(), slow
    sitting = log.start(others_too)
    log.reflect(sitting, HERON)
    log.retention.begin_backup_if_due()
    assert begun.wait(PATIENCE_S)
    log.retention.delete_sitting(sitting)
    backup = ended(log)
    log.close()

    assert HERON.encode() not in pages_of(backup.path, log.key.secret)
    assert left_by(log) == [backup.path.name]


def test_another_key_is_that_of_the_next_backup_too(open_log, others_too, slow):
    log, (begun, _) = open_log(), slow
    log.start(others_too)
    log.retention.begin_backup_if_due()
    assert begun.wait(PATIENCE_S)
    old = log.key.secret
    log.move_key(KeyPlace.FILE)
    log.retention.begin_backup_if_due()
    backup = ended(log)

    assert log.key.secret != old
    assert opens(backup.path, log.key.secret)


def test_closing_the_log_ends_it(open_log, others_too, slow):
    log, (begun, _) = open_log(), slow
    log.start(others_too)
    log.retention.begin_backup_if_due()
    assert begun.wait(PATIENCE_S)
    log.close()

    assert [thread.name for thread in threading.enumerate() if thread.name == "kindpace-backup"] == []
    assert [path.name for path in backups.folder_of(log.path).glob("*.part")] == []
    with open_log() as again:
        assert len(again.sittings()) == 1


@pytest.mark.parametrize("on", ["a copy that can't be written", "a disk that has no room"])
def test_without_room_it_is_one_sentence_and_nothing_is_left(open_log, others_too, monkeypatch, on):
    log = open_log()
    log.start(others_too)
    if on == "a disk that has no room":
        usage = shutil.disk_usage(log.path.parent)._replace(free=log.path.stat().st_size)
        monkeypatch.setattr(beside.shutil, "disk_usage", lambda _folder: usage)
    else:
        monkeypatch.setattr(backups, "sync_file", _no_room)
    log.retention.begin_backup_if_due()
    with pytest.raises(BackupNotMadeError, match="no backup was made today"):
        ended(log)

    assert log.retention.heed_backup() is None
    assert left_by(log) == []
    assert len(log.sittings()) == 1


def _no_room(path):
    raise OSError(28, "No space left on device", str(path))


def test_one_put_back_while_another_is_made(open_log, others_too, clock, slow):
    log, (begun, go_on) = open_log(), slow
    first = log.start(others_too)
    go_on.set()
    log.retention.begin_backup_if_due()
    yesterday = ended(log)
    clock.now += timedelta(days=1)
    log.start(others_too)
    begun.clear()
    go_on.clear()
    log.retention.begin_backup_if_due()
    assert begun.wait(PATIENCE_S)
    aside = log.retention.restore_backup(yesterday)
    today = ended(log)

    assert {sitting.id for sitting in log.sittings()} == {first}
    assert inspect_backup(Backup(aside, today.day, 0), log.key, []).sittings == 2
    assert inspect_backup(today, log.key, []).sittings == 1
    assert list_backups(log.path) == (today, yesterday)
    assert isinstance(log, LogReader)
