"""Backups, restoring, retention and deleting: ``SessionLog.retention``."""

import contextlib
from collections.abc import Callable
from concurrent.futures import Future
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final, Protocol, TypeVar

from player.language.catalogue import _
from player.practice.plain_words import day_in_words
from player.records.errors import (
    BackupNotMadeError,
    BackupNotRestoredError,
    DeletionNotEndedError,
    DiskFullError,
    LogFailedError,
    LogInUseError,
    NotDeletedError,
    ReadOnlyLogError,
    RecordsError,
)
from player.records.journal.entries import JournalId
from player.records.lending import Lending
from player.records.measures.answers import ResponseId
from player.records.retention import backups, deletion
from player.records.retention.backups import Backup, BackupPreview
from player.records.retention.beside import BackupUnderWay, end_deletion, is_alone
from player.records.retention.set_aside_logs import SetAsideLog, logs_set_aside, remove_set_aside
from player.records.store.database import Database
from player.records.store.entries import SittingId
from player.records.store.found_key import FoundKey
from player.records.store.reserve import keep_reserve, release_reserve
from player.records.store.translate import error_from_system

LONG_SINCE: Final = timedelta(days=14)
"""Deleting by age waits for a second day after a longer gap, which may be a wrong clock's; our own choice."""

_Result = TypeVar("_Result")
_Done = TypeVar("_Done")


class NotDeletedYetError(RecordsError):
    """What is older than the person wants to keep was not deleted, because the clock may be wrong."""

    def __init__(self, last_used: date) -> None:
        super().__init__(
            _(
                "By this computer's clock, Kindpace was last used on {day}. So what is older than you want "
                "to keep was not deleted today, but will be on the next day that you open Kindpace. If the "
                "clock is wrong, you might set it before."
            ).format(day=day_in_words(last_used))
        )


class OpenLog(Protocol):
    """The part of the open log that retention needs."""

    @property
    def path(self) -> Path:
        """The log's file."""

    @property
    def database(self) -> Database:
        """The open database. Raises LogClosedError."""

    @property
    def key(self) -> FoundKey:
        """The log's key."""

    def reopen(self, change: Callable[[], Path]) -> Path:
        """Close the database, change its file, and reopen it in any case. Raises RecordsError."""


class Retention:
    """Backups and deleting. Deleting is for the time between sittings: a large log takes a second or two.

    Every method raises DiskFullError, ReadOnlyLogError, DamagedLogError, LogClosedError or LogFailedError
    if the log or its backups can't be written; existing data is unchanged. Deleting needs no free space; it
    raises NotDeletedError if nothing was deleted, and DeletionNotEndedError if a copy may still hold deleted
    data.

    Args:
        log: the open log.
        now: the local time with its offset.

    Attributes:
        emptying: the thread in which the file is emptied of what was deleted, after ``work_beside``.
    """

    def __init__(self, log: OpenLog, now: Callable[[], datetime]) -> None:
        self._log = log
        self._now = now
        self._under_way: BackupUnderWay | None = None
        self._beside = self._backup_wanted = False
        self.emptying = Lending()
        self._emptied: Future[None] | None = None

    def work_beside(self) -> None:
        """From now on a thread of its own ends what is deleted; ``heed_backup`` is to be called now and then.

        What is deleted is gone from the log at once. The file is emptied and its backups are dropped within
        some seconds, or at the next opening if the program is killed meanwhile.
        """
        self._beside = True

    def backups(self) -> tuple[Backup, ...]:
        """All backups, newest first."""
        return backups.list_backups(self._log.path)

    def back_up_if_due(self) -> Backup | None:
        """Make today's backup unless it exists; older ones get the log's current key.

        Raises:
            BackupNotMadeError: there is no room for it.
            DeletionNotEndedError: an earlier deletion could not be finished.
        """
        self.finish_deletion()
        try:
            backups.renew_backups(self._log.path, self._log.key)
            today = self._now().date()
            if any(backup.day == today for backup in self.backups()):
                return None
            return self._back_up(today)
        except DiskFullError as error:
            raise BackupNotMadeError(self._log.path) from error
        except OSError as error:
            raise error_from_system(error, self._log.path) from error

    def begin_backup_if_due(self) -> None:
        """As ``back_up_if_due``, but in a thread of its own, as from now on after deleting too.

        ``heed_backup`` says what came of it.

        Raises:
            DeletionNotEndedError: an earlier deletion could not be finished.
        """
        self.work_beside()
        if self._emptied is None:
            self.stop_backup()
            self.finish_deletion()
        if self._emptied is not None:
            # It drops the backups there are first.
            self._backup_wanted = True
        elif is_alone(self._log.database):
            self.back_up_if_due()
        else:
            self._begin_backup()

    def heed_backup(self) -> Backup | None:
        """The backup that was made in a thread of its own, once; None while it is under way, or if none is.

        Raises:
            DeletionNotEndedError: what was deleted could not be removed from all copies.
            BackupNotMadeError: there was no room for it.
            RecordsError: it could not be made.
        """
        if self._emptied is not None and self._emptied.done():
            self._heed_emptying(self._emptied)
        under_way = self._under_way
        if under_way is None or not under_way.ended:
            return None
        self._under_way = None
        return under_way.result()

    def stop_backup(self) -> bool:
        """Leave a backup that is under way in a thread of its own, once the file is emptied.

        Returns:
            Whether one was, or was to be made after that.
        """
        self.emptying.wait()
        wanted, self._backup_wanted = self._backup_wanted, False
        if self._under_way is None or self._under_way.ended:
            return wanted
        self._under_way.stop()
        if self._under_way.ended:
            self._under_way = None
        return True

    def inspect_backup(self, backup: Backup) -> BackupPreview:
        """Read a backup's contents, and how many current sittings it lacks. Raises BackupUnusableError."""
        rows = self._log.database.rows("SELECT uuid FROM sittings")
        return backups.inspect_backup(backup, self._log.key, [row[0] for row in rows])

    def restore_backup(self, backup: Backup) -> Path:
        """Replace the log with a backup.

        Returns:
            The log's new name: nothing is overwritten.

        Raises:
            BackupUnusableError: it can't be read. Nothing was changed.
            BackupNotRestoredError: there is no room for it. Nothing was changed.
        """
        stopped = self.stop_backup()
        try:
            aside = self._log.reopen(lambda: backups.restore_backup(backup, self._log.path, self._log.key))
        except DiskFullError as error:
            raise BackupNotRestoredError(self._log.path) from error
        if stopped:
            self._back_up_again()
        return aside

    def copy_for_transfer(self) -> Path:
        """Copy the log, with its key, to a file that the caller deletes."""
        with self._log.database.connection() as connection:
            return backups.copy_log(connection, self._log.path)

    def logs_set_aside(self) -> tuple[SetAsideLog, ...]:
        """Logs that were set aside, newest first, and whether one of this log's keys opens them."""
        return logs_set_aside(self._log.path, (self._log.key.secret, *self._log.key.former))

    def inspect_set_aside(self, found: SetAsideLog) -> BackupPreview:
        """Read what a log set aside has, as of a backup. Raises BackupUnusableError."""
        return self.inspect_backup(_as_backup(found))

    def take_back(self, found: SetAsideLog) -> Path:
        """Replace the log with one that was set aside, whose copy is deleted once it is in place.

        Returns:
            The replaced log's new name: it is set aside in turn.

        Raises:
            BackupUnusableError: it can't be read. Nothing was changed.
            BackupNotRestoredError: there is no room for it. Nothing was changed.
        """
        replaced = self.restore_backup(_as_backup(found))
        # What is in it is in the log now; a copy that can't be deleted is only listed again.
        with contextlib.suppress(OSError):
            remove_set_aside(found.path)
        return replaced

    def delete_sitting(self, sitting: SittingId) -> bool:
        """Delete a sitting permanently, also from the backups. False if it didn't exist."""
        return self._delete(lambda database: deletion.delete_sitting(database, sitting))

    def delete_entry(self, entry: JournalId) -> bool:
        """Delete a journal entry permanently, also from the backups. False if it didn't exist."""
        return self._delete(lambda database: deletion.delete_entry(database, entry))

    def delete_note(self, note: str) -> bool:
        """Delete a note permanently, also from the backups. False if it didn't exist."""
        return self._delete(lambda database: deletion.delete_note(database, note))

    def delete_response(self, response: ResponseId) -> bool:
        """Delete a response permanently, also from the backups. False if it didn't exist."""
        return self._delete(lambda database: deletion.delete_response(database, response))

    def delete_days(self, first: date | None, last: date | None) -> int:
        """Delete sittings, journal entries and answers of these days permanently, also from the backups.

        Returns:
            How many sittings were deleted.
        """
        return self._delete(lambda database: deletion.delete_days(database, first, last), beside=False)

    def finish_deletion(self) -> None:
        """Finish an interrupted deletion, so that no copy holds deleted data. Safe to repeat."""
        if deletion.copies_hold_it(self._log.database):
            self._after_deleting(back_up=bool(self.backups()), beside=True)

    def delete_older_than(self, days: int) -> int:
        """Delete everything older than this many days (a setting); 0 keeps everything.

        Returns:
            How many sittings were deleted.

        Raises:
            NotDeletedYetError: it is long since Kindpace was used, or the clock is ahead. Nothing was
                deleted. On another day it is: by then the day before has its backup.
        """
        if days <= 0:
            return 0
        today = self._now().date()
        last = today - timedelta(days=days + 1)
        if not deletion.has_until(self._log.database, last):
            return 0
        before = self._last_used(today)
        if before is not None and today - before > LONG_SINCE:
            raise NotDeletedYetError(before)
        return self._delete(lambda database: deletion.delete_days(database, None, last))

    def _last_used(self, today: date) -> date | None:
        """The latest day before today of which there is anything."""
        newest = deletion.newest_before(self._log.database, today)
        found = [backup.day for backup in self.backups() if backup.day < today]
        return max([*found, *([newest] if newest else [])], default=None)

    def _delete(self, delete: Callable[[Database], _Result], *, beside: bool = True) -> _Result:
        # One that is under way would hold what is deleted now.
        had_backups = self.stop_backup() or bool(self.backups())
        try:
            gone = self._even_on_a_full_disk(lambda: delete(self._log.database))
        except (DiskFullError, LogInUseError) as error:
            raise NotDeletedError(self._log.path, _reason(error)) from error
        self._after_deleting(back_up=had_backups, beside=beside)
        return gone

    def _after_deleting(self, *, back_up: bool, beside: bool) -> None:
        if beside and self._beside and not is_alone(self._log.database):
            path, key = self._log.path, self._log.key
            self._backup_wanted = back_up
            self._emptied = self.emptying.begin(lambda: end_deletion(path, key))
        else:
            self._end_deletion(back_up=back_up)

    def _heed_emptying(self, emptied: Future[None]) -> None:
        wanted, self._emptied, self._backup_wanted = self._backup_wanted, None, False
        try:
            emptied.result()
        except RecordsError:
            # Through the log's own connection it can be done on a full disk too.
            self._end_deletion(back_up=wanted)
            return
        if wanted:
            self._back_up_again()

    def _end_deletion(self, *, back_up: bool) -> None:
        try:
            self._drop_copies()
        except (DiskFullError, LogInUseError, ReadOnlyLogError, LogFailedError) as error:
            raise DeletionNotEndedError(self._log.path, _reason(error)) from error
        keep_reserve(self._log.path)
        if back_up:
            self._back_up_again()

    def _drop_copies(self) -> None:
        database = self._log.database
        emptied = self._even_on_a_full_disk(lambda: deletion.shrink(database))
        self._drop_backups()
        if emptied:
            # Before the new backup, which would contain the mark.
            self._even_on_a_full_disk(lambda: deletion.copies_are_dropped(database))

    def _even_on_a_full_disk(self, work: Callable[[], _Done]) -> _Done:
        """Do this on a full disk too: in room that is freed, or else in place."""
        with contextlib.suppress(DiskFullError):
            return work()
        # The backups hold the deleted data, so they go in any case.
        release_reserve(self._log.path)
        self._drop_backups()
        with contextlib.suppress(DiskFullError):
            self._log.database.empty_wal()
            return work()
        with self._log.database.in_place():
            return work()

    def _begin_backup(self) -> None:
        # One that a disk still holds up, even though it was stopped, has the same names.
        if self._under_way is None or self._under_way.ended:
            self._under_way = BackupUnderWay(self._log.path, self._log.key, self._now().date())

    def _back_up_again(self) -> None:
        # What was asked for is done. If there is no room for a backup, the next start says so.
        with contextlib.suppress(RecordsError):
            if self._beside and not is_alone(self._log.database):
                self._begin_backup()
            else:
                self._back_up(self._now().date())

    def _back_up(self, day: date) -> Backup:
        with self._log.database.connection() as connection:
            return backups.make_backup(connection, self._log.path, day)

    def _drop_backups(self) -> None:
        try:
            backups.drop_backups(self._log.path)
        except OSError as error:
            raise error_from_system(error, self._log.path) from error


def _as_backup(found: SetAsideLog) -> Backup:
    return Backup(found.path, found.when.date(), found.size)


def _reason(error: RecordsError) -> str:
    match error:
        case DiskFullError():
            return _("its disk is full")
        case LogInUseError():
            return _("another Kindpace is using it")
        case ReadOnlyLogError():
            return _("Kindpace may not write there")
        case _:
            return _("it could not be written")
