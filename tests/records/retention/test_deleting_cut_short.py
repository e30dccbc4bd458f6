"""Deleted data is in no backup and nowhere in the file, after a kill at any step and reopening."""

from datetime import timedelta

import pytest
from deleted_material import DELETIONS, ENTRY, MARKS, NOTE, SCRIPT, filled, marks_in, newest

from player.records.errors import BackupNotMadeError, DeletionNotEndedError, DiskFullError
from player.records.retention import deletion

STEPS = (
    "player.records.retention.retention.deletion.shrink",
    "player.records.store.database.Database.empty_wal",
    "player.records.retention.retention.backups.drop_backups",
    "player.records.retention.retention.deletion.copies_are_dropped",
    "player.records.retention.retention.backups.make_backup",
)


class Killed(BaseException):
    """Simulates the end of the process: nothing catches it."""


def killed(*_, **__):
    raise Killed


@pytest.fixture
def log_with_backups(open_log, others_too, clock):
    clock.now += timedelta(hours=1)
    return filled(open_log(), others_too, clock)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("deletion", DELETIONS)
def test_what_was_deleted_leaves_every_copy_after_a_kill(
    open_log, log_with_backups, monkeypatch, deletion, step
):
    log = log_with_backups
    delete, gone = DELETIONS[deletion]
    before = marks_in(log)
    with monkeypatch.context() as patch:
        patch.setattr(step, killed)
        with pytest.raises(Killed):
            delete(log)
    log.close()

    again = open_log()
    opened = marks_in(again)
    again.retention.back_up_if_due()

    assert before == [set(MARKS)] * 4
    assert opened[:2] in ([set(MARKS) - gone], [set(MARKS) - gone] * 2)
    assert marks_in(again) == [set(MARKS) - gone] * 2
    assert again.rows("SELECT * FROM meta") == []


@pytest.mark.parametrize("deletion", DELETIONS)
def test_what_is_deleted_once_is_gone_and_the_rest_stays(log_with_backups, deletion):
    log = log_with_backups
    delete, gone = DELETIONS[deletion]

    delete(log)

    assert marks_in(log) == [set(MARKS) - gone] * 2
    assert log.rows("SELECT * FROM meta") == []


@pytest.mark.parametrize("deletion", DELETIONS)
def test_what_a_backup_cut_short_left_goes_with_the_next_deletion(log_with_backups, deletion):
    """It holds what was in the log then, and nobody would ever look for it."""
    log = log_with_backups
    parts = [
        log.retention.backups()[0].path.with_name("sittings-2026-02-28.part"),
        log.path.with_suffix(".part"),
    ]
    parts += [part.with_name(f"{part.name}-journal") for part in parts]
    for part in parts:
        part.write_bytes(NOTE + ENTRY + SCRIPT)

    DELETIONS[deletion][0](log)

    assert [part for part in parts if part.exists()] == []


def test_what_is_gone_already_can_be_deleted_again(log_with_backups):
    log = log_with_backups
    sitting, entry, answered = newest(log), log.journal.entries()[0].id, log.measures.responses()[0].id
    retention = log.retention
    calls = (
        lambda: retention.delete_note(sitting.notes[0].id),
        lambda: retention.delete_sitting(sitting.id),
        lambda: retention.delete_entry(entry),
        lambda: retention.delete_response(answered),
    )

    assert [(call(), call()) for call in calls] == [(True, False)] * 4


def test_the_log_opens_where_deleting_can_not_be_ended_and_the_backup_says_why(
    open_log, log_with_backups, monkeypatch
):
    log = log_with_backups

    def full(*_):
        raise DiskFullError(log.path)

    with monkeypatch.context() as patch:
        patch.setattr(STEPS[0], full)
        with pytest.raises(DeletionNotEndedError, match=r"gone from the log .* its disk is full"):
            log.retention.delete_sitting(newest(log).id)
        log.close()
        again = open_log()
        with pytest.raises(DeletionNotEndedError, match="tries again"):
            again.retention.back_up_if_due()

    assert len(again.sittings()) == 1
    assert deletion.copies_hold_it(again.database)


def test_a_backup_without_room_is_said_as_that_and_never_for_a_deletion(log_with_backups, monkeypatch):
    log = log_with_backups

    def full(*_):
        raise DiskFullError(log.path)

    monkeypatch.setattr(STEPS[-1], full)
    with pytest.raises(BackupNotMadeError, match="no backup was made today"):
        log.retention.back_up_if_due()
    gone = log.retention.delete_sitting(newest(log).id)

    assert gone
    assert log.retention.backups() == ()
