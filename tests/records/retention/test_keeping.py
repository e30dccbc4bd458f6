"""Backups, restoring, retention and deleting."""

import os
import random
import stat
from datetime import timedelta
from uuid import uuid4

import pytest
from bare_pages import pages_of
from export_material import GRID

from player.records.errors import (
    BackupUnusableError,
    DeletionNotEndedError,
    LogFailedError,
    ReadOnlyLogError,
)
from player.records.journal.entries import JournalKind
from player.records.measures.questionnaire_reader import read_questionnaire
from player.records.reading import LogReader
from player.records.retention import backups, deletion
from player.records.retention.backups import KEPT, inspect_backup, renew_backups
from player.records.session_log import SessionLog
from player.records.store.database import opens
from player.records.store.key_places import KeyPlace
from player.settings.declaration import Settings

HERON = "a very particular sentence about a heron"


def sit(log, others_too, text=""):
    sitting = log.start(others_too)
    if text:
        log.reflect(sitting, text)
    return sitting


def wal_of(log):
    return log.path.with_name(log.path.name + "-wal")


def write_entry(log, text):
    entry = log.journal.begin(JournalKind.END_OF_DAY)
    log.journal.save(entry, {"line": text})
    return entry


def test_one_backup_a_day_and_seven_of_them(open_log, others_too, clock):
    clock.now += timedelta(hours=1)
    log = open_log()
    made = []
    for _ in range(KEPT + 3):
        sit(log, others_too)
        made.append(log.retention.back_up_if_due())
        assert log.retention.back_up_if_due() is None
        clock.now += timedelta(days=1)

    assert [backup.day for backup in log.retention.backups()] == [backup.day for backup in made[:2:-1]]
    assert len(log.retention.backups()) == KEPT
    for backup in log.retention.backups():
        assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600


def test_a_backup_is_encrypted_and_says_what_it_holds(open_log, others_too, clock):
    log = open_log()
    sit(log, others_too, HERON)
    write_entry(log, HERON)
    backup = log.retention.back_up_if_due()
    clock.now += timedelta(days=1)
    sit(log, others_too)
    found = log.retention.inspect_backup(backup)
    data = backup.path.read_bytes()

    assert HERON.encode() not in data
    assert not data.startswith(b"SQLite")
    assert (found.sittings, found.entries, found.lost_sittings) == (1, 1, 1)
    assert found.first_day == found.last_day == backup.day


def test_a_backup_put_back_is_the_log_of_that_day_and_the_other_is_set_aside(open_log, others_too, clock):
    log = open_log()
    first = sit(log, others_too, HERON)
    backup = log.retention.back_up_if_due()
    clock.now += timedelta(days=1)
    second = sit(log, others_too)

    aside = log.retention.restore_backup(backup)
    third = sit(log, others_too)
    kept = inspect_backup(type(backup)(aside, backup.day, 0), log.key, [])
    log.close()
    again = open_log()

    assert {sitting.id for sitting in again.sittings()} == {first, third}
    assert second not in {sitting.id for sitting in again.sittings()}
    assert kept.sittings == 2
    assert again.rows("PRAGMA integrity_check") == [("ok",)]
    assert again.rows("PRAGMA user_version") != [(0,)]
    assert again.sitting(first).notes[0].text == HERON


def test_a_damaged_backup_is_refused_and_the_log_stays(open_log, others_too):
    log = open_log()
    sit(log, others_too)
    backup = log.retention.back_up_if_due()
    backup.path.write_bytes(os.urandom(20_000))

    with pytest.raises(BackupUnusableError, match="another one"):
        log.retention.inspect_backup(backup)
    with pytest.raises(BackupUnusableError, match="log was left"):
        log.retention.restore_backup(backup)

    assert len(log.sittings()) == 1


def test_backups_follow_the_key_and_old_ones_can_be_put_back(tmp_path, open_log, others_too, keys):
    log = open_log()
    sit(log, others_too, HERON)
    backup, old = log.retention.back_up_if_due(), log.key.secret
    log.move_key(KeyPlace.FILE)
    readable_before = log.retention.inspect_backup(backup).sittings
    log.retention.back_up_if_due()
    log.retention.restore_backup(backup)
    log.close()

    assert readable_before == 1
    assert (opens(backup.path, old), opens(backup.path, log.key.secret)) == (False, True)
    with SessionLog.open(tmp_path / "data", keys) as again:
        assert again.sittings()[0].notes[0].text == HERON


def test_a_backup_of_a_former_key_put_back_gets_the_present_one(open_log, others_too):
    log = open_log()
    sit(log, others_too)
    backup = log.retention.back_up_if_due()
    log.move_key(KeyPlace.FILE)

    log.retention.restore_backup(backup)
    log.close()

    assert opens(log.path, log.key.secret)


def test_a_backup_that_gets_the_present_key_just_now_is_looked_into(open_log, others_too, monkeypatch):
    log = open_log()
    sit(log, others_too)
    backup = log.retention.back_up_if_due()
    log.move_key(KeyPlace.FILE)
    tried: list[str] = []

    def opens_meanwhile(path, secret):
        found = opens(path, secret)
        if not tried:
            tried.append(secret)
            renew_backups(log.path, log.key)
        return found

    monkeypatch.setattr(backups, "opens", opens_meanwhile)

    assert log.retention.inspect_backup(backup).sittings == 1
    assert tried == [log.key.secret]


@pytest.mark.parametrize("set_aside", [False, True])
def test_putting_back_cut_short_is_ended_at_the_next_start(tmp_path, open_log, others_too, set_aside):
    log = open_log()
    sit(log, others_too)
    backup = log.retention.back_up_if_due()
    sit(log, others_too)
    log.close()
    log.path.with_suffix(".coming").write_bytes(backup.path.read_bytes())
    if set_aside:
        log.path.rename(tmp_path / "data" / "sittings-set-aside-x.db")

    again = open_log()

    assert len(again.sittings()) == (1 if set_aside else 2)
    assert not log.path.with_suffix(".coming").exists()


def test_a_deleted_sitting_is_gone_from_every_file(open_log, others_too):
    log = open_log()
    kept, gone = sit(log, others_too), sit(log, others_too, HERON)
    entry = log.journal.begin(JournalKind.END_OF_DAY, gone)
    log.journal.save(entry, {"line": "stays"})
    log.retention.back_up_if_due()

    assert log.retention.delete_sitting(gone)
    assert not log.retention.delete_sitting(gone)
    (backup,) = log.retention.backups()

    assert [sitting.id for sitting in log.sittings()] == [kept]
    assert log.journal.entry(entry).sitting is None
    assert log.retention.inspect_backup(backup).sittings == 1
    assert log.rows("SELECT * FROM notes") == log.rows("PRAGMA freelist_count")[1:] == []
    assert log.rows("PRAGMA freelist_count") == [(0,)]
    assert wal_of(log).stat().st_size == 0


def test_a_range_of_days_goes_with_its_journal_answers_and_files(open_log, others_too, clock):
    log = open_log()
    first = sit(log, others_too)
    day = log.sitting(first).day
    write_entry(log, "early")
    log.measures.answer(read_questionnaire(GRID, "grid.yaml"), {1: 2})
    clock.now += timedelta(days=3)
    second = sit(log, others_too)
    late = write_entry(log, "late")

    gone = log.retention.delete_days(None, day + timedelta(days=1))

    assert gone == 1
    assert [sitting.id for sitting in log.sittings()] == [second]
    assert [entry.id for entry in log.journal.entries()] == [late]
    assert log.measures.responses() == ()
    assert log.rows("SELECT * FROM questionnaires") == []
    assert log.retention.delete_days(None, None) == 1
    assert log.rows("SELECT * FROM contents") == []


def test_what_a_kill_left_of_copies_is_gone_at_the_next_start(tmp_path, open_log, others_too):
    log = open_log()
    sit(log, others_too)
    log.retention.back_up_if_due()
    log.close()
    data = tmp_path / "data"
    parts = ("sittings.part", "backups/sittings-2026-01-01.part")
    # SQLite keeps a journal beside a copy while it makes it.
    journals = [f"{name}-journal" for name in parts]
    left = [data / name for name in ("sittings.leaving", *parts, *journals)]
    for path in left:
        path.write_bytes(b"half a copy")
    # What can't be removed doesn't keep the rest.
    (data / "backups/sittings-2026-01-02.part").mkdir()

    again = open_log()

    assert [path for path in left if path.exists()] == []
    assert len(again.retention.backups()) == 1


def test_retention_deletes_what_is_older_and_zero_keeps_all(open_log, others_too, clock):
    log = open_log()
    sit(log, others_too)
    clock.now += timedelta(days=29)
    log.retention.back_up_if_due()
    clock.now += timedelta(days=1)

    assert Settings().keep_days == 0
    assert [log.retention.delete_older_than(days) for days in (0, 31, 30)] == [0, 0, 0]
    assert log.retention.delete_older_than(29) == 1
    assert log.sittings() == ()


_INSERT = "INSERT INTO notes (uuid, sitting, kind, text, written_local) VALUES (?, ?, 'reflection', ?, ?)"


def write_many_notes(log, sittings):
    """Write notes of these sittings interleaved on every page of the file."""
    chance = random.Random(8)  # noqa: S311 - where the words stand, no secrets
    with log.transaction() as connection:
        for _ in range(1500):
            mine = chance.random() < 0.5
            number, word = (2, "heron ") if mine else (1, "stays ")
            values = (str(uuid4()), number, word * chance.randint(1, 60), "2026-03-01T10:00:00.000+00:00")
            connection.execute(_INSERT, values)
    return sittings[1]


def test_no_free_place_in_the_file_holds_what_was_deleted(open_log, others_too):
    log = open_log()
    gone = write_many_notes(log, [sit(log, others_too), sit(log, others_too)])
    before = pages_of(log.path, log.key.secret).count(b"heron ")
    size = log.path.stat().st_size + wal_of(log).stat().st_size

    log.retention.delete_sitting(gone)
    pages = pages_of(log.path, log.key.secret)

    assert before > 20_000
    assert pages.count(b"heron ") == 0
    assert pages.count(b"stays ") > 20_000
    assert log.rows("PRAGMA freelist_count") == [(0,)]
    assert wal_of(log).stat().st_size == 0
    assert log.path.stat().st_size < 0.6 * size


def test_while_somebody_reads_it_is_deleted_and_ended_later(tmp_path, open_log, others_too, keys):
    log = open_log()
    kept, gone = sit(log, others_too), sit(log, others_too, HERON)
    with LogReader.open_to_read(tmp_path / "data", keys) as reader:
        assert reader._database is not None
        reading = reader._database._connection.execute("SELECT uuid FROM sittings")
        reading.fetchone()
        log.retention.delete_sitting(gone)
        meanwhile = deletion.copies_hold_it(log.database)
        reading.close()
    log.retention.back_up_if_due()

    assert meanwhile
    assert not deletion.copies_hold_it(log.database)
    assert [sitting.id for sitting in log.sittings()] == [kept]
    assert HERON.encode() not in pages_of(log.path, log.key.secret)


def test_a_backup_that_can_not_be_written_is_said(open_log, others_too):
    log = open_log()
    sit(log, others_too)
    (log.path.parent / "backups").write_text("not a folder")

    with pytest.raises((LogFailedError, ReadOnlyLogError)):
        log.retention.back_up_if_due()

    assert len(log.sittings()) == 1


def test_one_bad_backup_takes_no_other(open_log, others_too, clock):
    log = open_log()
    sit(log, others_too)
    good = log.retention.back_up_if_due()
    folder = good.path.parent
    (folder / "sittings-2020-01-01.db").mkdir()
    (folder / "sittings-2020-01-02.db").symlink_to("nowhere")
    (folder / "sittings-2020-01-03.db").write_bytes(b"not a backup")
    clock.now += timedelta(days=1)

    made = log.retention.back_up_if_due()
    listed = [backup.day for backup in log.retention.backups()]

    assert made is not None
    assert listed[:2] == [made.day, good.day]
    assert [day.isoformat() for day in listed[2:]] == ["2020-01-03"]


def test_a_backup_that_can_not_be_deleted_keeps_no_other_from_it(open_log, others_too, clock, monkeypatch):
    log = open_log()
    sitting = sit(log, others_too, HERON)
    first = log.retention.back_up_if_due()
    clock.now += timedelta(days=1)
    second = log.retention.back_up_if_due()
    whole = type(first.path).unlink

    def unlink(path, **more):
        if path == second.path:
            raise PermissionError(13, "Permission denied", str(path))
        whole(path, **more)

    monkeypatch.setattr(type(first.path), "unlink", unlink)

    with pytest.raises(DeletionNotEndedError):
        log.retention.delete_sitting(sitting)

    assert not first.path.exists()
    assert second.path.exists()
