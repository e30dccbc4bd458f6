"""Keeping and forgetting: backups, putting one back, retention, deleting: ``SessionLog.keeping``."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from player.records import backups, forgetting
from player.records.backups import Backup, BackupPreview
from player.records.database import Database
from player.records.entries import SittingId
from player.records.forgetting import Copies
from player.records.found_key import FoundKey
from player.records.journal_entries import JournalId
from player.records.measures import ResponseId
from player.records.translate import from_system


class OpenLog(Protocol):
    """As much of the open log as is needed here."""

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
        """Close the database, change its file, and open it again, whatever happened. Raises RecordsError."""


class Keeping:
    """Backups and deleting. Call it between sittings; a large log takes a second or two.

    Every method raises DiskFullError, ReadOnlyLogError, DamagedLogError, LogClosedError or LogFailedError
    where the log or its backups can't be written; what was kept before is as it was.

    Args:
        log: the open log.
        now: the local time with its offset.
    """

    def __init__(self, log: OpenLog, now: Callable[[], datetime]) -> None:
        self._log = log
        self._now = now

    def backups(self) -> tuple[Backup, ...]:
        """The backups there are, newest first."""
        return backups.list_backups(self._log.path)

    def back_up_if_due(self) -> Backup | None:
        """Make today's backup, unless it is there; older ones get the log's present key."""
        self.finish_deleting()
        try:
            backups.renew_backups(self._log.path, self._log.key)
            today = self._now().date()
            if any(backup.day == today for backup in self.backups()):
                return None
            return self._back_up(today)
        except OSError as error:
            raise from_system(error, self._log.path) from error

    def look_into(self, backup: Backup) -> BackupPreview:
        """What a backup holds, and how many sittings of now it lacks. Raises BackupUnusableError."""
        rows = self._log.database.rows("SELECT uuid FROM sittings")
        return backups.look_into(backup, self._log.key, [row[0] for row in rows])

    def put_back(self, backup: Backup) -> Path:
        """Put a backup in the log's place.

        Returns:
            The name under which the log was set aside: nothing is overwritten.

        Raises:
            BackupUnusableError: it can't be read. Nothing was changed.
        """
        return self._log.reopen(lambda: backups.put_back(backup, self._log.path, self._log.key))

    def delete_sitting(self, sitting: SittingId) -> bool:
        """Delete a sitting for good, also from the backups. False if it was gone already."""
        gone = forgetting.delete_sitting(self._log.database, sitting)
        self._after_deleting()
        return gone

    def delete_entry(self, entry: JournalId) -> bool:
        """Delete a journal entry for good, also from the backups. False if it was gone already."""
        gone = forgetting.delete_entry(self._log.database, entry)
        self._after_deleting()
        return gone

    def delete_note(self, note: str) -> bool:
        """Delete a note about a sitting for good, also from the backups. False if it was gone already."""
        gone = forgetting.delete_note(self._log.database, note)
        self._after_deleting()
        return gone

    def delete_response(self, response: ResponseId) -> bool:
        """Delete answers to a questionnaire for good, also from the backups. False if they were gone."""
        gone = forgetting.delete_response(self._log.database, response)
        self._after_deleting()
        return gone

    def delete_days(self, first: date | None, last: date | None) -> int:
        """Delete sittings, journal entries and answers of these days for good, also from the backups.

        Returns:
            How many sittings went.
        """
        gone = forgetting.delete_days(self._log.database, first, last)
        self._after_deleting()
        return gone

    def delete_everything(self) -> None:
        """Delete all there is, with all backups and all logs that were set aside."""
        forgetting.delete_everything(self._log.database)
        self._after_deleting()

    def finish_deleting(self) -> None:
        """End a deletion that a kill cut short, so that no copy holds what was deleted. Again is harmless."""
        if forgetting.copies_to_drop(self._log.database):
            self._after_deleting()

    def forget_older_than(self, days: int) -> int:
        """Delete what is older than so many days, as the person's setting says; 0 keeps everything.

        Returns:
            How many sittings went.
        """
        if days <= 0:
            return 0
        last = self._now().date() - timedelta(days=days + 1)
        if not self._log.database.rows(_OLDER, {"last": last.isoformat()})[0][0]:
            return 0
        return self.delete_days(None, last)

    def _after_deleting(self) -> None:
        database = self._log.database
        everything = Copies.SET_ASIDE in forgetting.copies_to_drop(database)
        forgetting.shrink(database)
        had = bool(self.backups())
        self._drop_copies(set_aside=everything)
        # Before the new backup, which would have the note in it.
        forgetting.copies_are_dropped(database)
        if had and not everything:
            self._back_up(self._now().date())

    def _back_up(self, day: date) -> Backup:
        with self._log.database.connection() as connection:
            return backups.make_backup(connection, self._log.path, day)

    def _drop_copies(self, *, set_aside: bool) -> None:
        try:
            forgetting.drop_copies(self._log.path, set_aside=set_aside)
        except OSError as error:
            raise from_system(error, self._log.path) from error


_OLDER = """
    SELECT EXISTS (SELECT * FROM sittings WHERE day <= :last)
        OR EXISTS (SELECT * FROM journal WHERE day <= :last)
        OR EXISTS (SELECT * FROM responses WHERE day <= :last)
"""
