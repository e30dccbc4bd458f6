"""Copies of an open log, and emptying it, beside the window's thread: of twenty years it takes a second."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any, Final

from player.records.errors import BackupNotMadeError, DiskFullError, RecordsError
from player.records.retention import deletion
from player.records.retention.backups import (
    Backup,
    copy_log,
    drop_backups,
    list_backups,
    make_backup,
    renew_backups,
)
from player.records.store.database import WRITING, Database, Rows, connected
from player.records.store.found_key import FoundKey
from player.records.store.reserve import RESERVE_BYTES, keep_reserve
from player.records.store.translate import error_from_system
from player.system.ending import StoppedError
from player.system.threads import begun

PATIENCE_S: Final = 5.0
"""How long it is waited for once it was stopped: a disk may take its time to write what it has."""

_ASKED_EVERY: Final = 10_000
"""Steps of the database between two looks at whether to stop: a few milliseconds."""


class BackupUnderWay:
    """The day's backup of an open log, in a thread and through a connection of its own.

    It sees the log as it was when it began; what is written meanwhile is in the next one.

    Args:
        log: the log's file.
        key: its key.
        day: the local day.
    """

    def __init__(self, log: Path, key: FoundKey, day: date) -> None:
        self._stopped = Event()
        self._made: Future[Backup | None] = Future()
        # It ends with the program: what it leaves then is removed by the next start.
        self._thread = begun(lambda: self._run(log, key, day), "kindpace-backup")

    def _run(self, log: Path, key: FoundKey, day: date) -> None:
        try:
            self._made.set_result(back_up(log, key, day, self._stopped.is_set))
        except Exception as error:  # noqa: BLE001 - it is raised again in the thread that asks
            self._made.set_exception(error)

    @property
    def ended(self) -> bool:
        """Whether it is made, or never will be."""
        return self._made.done()

    def result(self) -> Backup | None:
        """The backup; None if there was one already, or this was stopped. Raises RecordsError."""
        return self._made.result(timeout=0)

    def stop(self) -> None:
        """Have it end, and wait for that: nothing is left of a backup that was not complete."""
        self._stopped.set()
        self._thread.join(PATIENCE_S)


def back_up(log: Path, key: FoundKey, day: date, stopped: Callable[[], bool]) -> Backup | None:
    """Make a day's backup unless it exists, in any thread; older ones get the log's current key.

    Args:
        log: the log's file, open elsewhere.
        key: its key.
        day: the local day.
        stopped: whether to leave it; then nothing is left of it.

    Returns:
        None if there is one already, or it was left.

    Raises:
        BackupNotMadeError: there is no room for it.
        RecordsError: it could not be made.
    """
    try:
        renew_backups(log, key, stopped)
        if stopped() or any(backup.day == day for backup in list_backups(log)):
            return None
        _refuse_without_room(log)
        with _read(log, key) as connection:
            connection.set_progress_handler(stopped, _ASKED_EVERY)
            return make_backup(connection, log, day, stopped)
    except StoppedError:
        return None
    except DiskFullError as error:
        raise BackupNotMadeError(log) from error
    except RecordsError:
        # The database leaves what it was at with an error.
        if stopped():
            return None
        raise


def copy(log: Path, key: FoundKey) -> Path:
    """Copy an open log, with its key, in any thread, to a file beside it that the caller deletes.

    Raises:
        RecordsError: it could not be copied. Nothing is left of it.
    """
    with _read(log, key) as connection:
        return copy_log(connection, log)


def end_deletion(log: Path, key: FoundKey) -> None:
    """Rewrite an open log without what was deleted from it, and delete its backups, in any thread.

    The log can be read meanwhile, but not written, and no copy may be under way.

    Args:
        log: the log's file, open elsewhere.
        key: its key.

    Raises:
        RecordsError: a copy may still hold what was deleted; the log says so.
    """
    with _connected(log, key, "rw", WRITING) as connection:
        database = Database(log, connection)
        emptied = deletion.shrink(database)
        drop_backups(log)
        if emptied:
            deletion.copies_are_dropped(database)
    keep_reserve(log)


def _read(log: Path, key: FoundKey) -> AbstractContextManager[Any]:
    return _connected(log, key, "ro", ("temp_store = MEMORY",))


@contextmanager
def _connected(log: Path, key: FoundKey, mode: str, settings: Iterable[str]) -> Iterator[Any]:
    try:
        with connected(log, key, mode) as connection:
            try:
                for setting in settings:
                    connection.execute(f"PRAGMA {setting}")
                yield connection
            finally:
                connection.close()
    except OSError as error:
        raise error_from_system(error, log) from error


def is_alone(database: Rows) -> bool:
    """Whether no other connection may read an open log, as on a disk that is nearly full."""
    return database.rows("PRAGMA locking_mode") == [("exclusive",)]


def _refuse_without_room(log: Path) -> None:
    """Refuse before the disk is filled up: a sitting may be written to it at the same time."""
    room = shutil.disk_usage(log.parent)
    # Some network disks don't say how large they are.
    if room.total and room.free < log.stat().st_size + RESERVE_BYTES:
        raise DiskFullError(log)
