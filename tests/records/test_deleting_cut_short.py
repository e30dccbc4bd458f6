"""What was deleted is in no backup after a kill at any step, once the log was opened again."""

from datetime import timedelta

import pytest

from player.records import forgetting
from player.records.errors import DiskFullError
from player.records.journal_entries import JournalKind

STEPS = (
    "player.records.keeping.forgetting.shrink",
    "player.records.keeping.forgetting.drop_copies",
    "player.records.forgetting.drop_backups",
    "player.records.keeping.forgetting.copies_are_dropped",
    "player.records.keeping.backups.make_backup",
)


class Killed(BaseException):
    """Stands for the end of the process: nothing catches it."""


def killed(*_, **__):
    raise Killed


@pytest.fixture
def log_with_backups(open_log, others_too, clock):
    """Two sittings and an entry, in three backups."""
    clock.now += timedelta(hours=1)
    log = open_log()
    kept, gone = log.start(others_too), log.start(others_too)
    entry = log.journal.begin(JournalKind.END_OF_DAY)
    log.journal.save(entry, {"line": "a heron"})
    for _ in range(3):
        log.keeping.back_up_if_due()
        clock.now += timedelta(days=1)
    return log, kept, gone, entry


def held_by(log):
    """What each backup holds: sittings and entries."""
    found = [log.keeping.look_into(backup) for backup in log.keeping.backups()]
    return {(one.sittings, one.entries) for one in found}


@pytest.mark.parametrize("step", STEPS)
def test_a_deleted_sitting_leaves_the_backups_after_a_kill(open_log, log_with_backups, monkeypatch, step):
    log, kept, gone, _ = log_with_backups
    before = held_by(log)
    with monkeypatch.context() as patch:
        patch.setattr(step, killed)
        with pytest.raises(Killed):
            log.keeping.delete_sitting(gone)
    log.close()

    again = open_log()
    held = held_by(again)
    again.keeping.back_up_if_due()

    assert [one.id for one in again.sittings()] == [kept]
    assert before == {(2, 1)}
    assert held in (set(), {(1, 1)})
    assert held_by(again) == {(1, 1)}
    assert again.rows("SELECT * FROM meta") == []


@pytest.mark.parametrize("step", STEPS[:-1])
def test_when_everything_goes_logs_set_aside_go_too_after_a_kill(
    tmp_path, open_log, log_with_backups, monkeypatch, step
):
    log, *_ = log_with_backups
    log.keeping.put_back(log.keeping.backups()[0])
    with monkeypatch.context() as patch:
        patch.setattr(step, killed)
        with pytest.raises(Killed):
            log.keeping.delete_everything()
    log.close()

    open_log()
    left = sorted(path.name for path in (tmp_path / "data").rglob("*") if path.is_file())

    assert left == ["sittings.db", "sittings.db-shm", "sittings.db-wal", "sittings.lock"]


def test_a_journal_entry_goes_from_the_backups_too(log_with_backups):
    log, _, _, entry = log_with_backups

    assert log.keeping.delete_entry(entry)
    assert not log.keeping.delete_entry(entry)

    assert held_by(log) == {(2, 0)}
    assert log.rows("SELECT * FROM meta") == []


def test_the_log_opens_where_deleting_can_not_be_ended_and_the_backup_says_why(
    open_log, log_with_backups, monkeypatch
):
    log, kept, gone, _ = log_with_backups

    def full(*_):
        raise DiskFullError(log.path)

    with monkeypatch.context() as patch:
        patch.setattr(STEPS[0], full)
        with pytest.raises(DiskFullError):
            log.keeping.delete_sitting(gone)
        log.close()
        again = open_log()
        with pytest.raises(DiskFullError):
            again.keeping.back_up_if_due()

    assert [one.id for one in again.sittings()] == [kept]
    assert forgetting.copies_to_drop(again.database) == {forgetting.Copies.BACKUPS}
