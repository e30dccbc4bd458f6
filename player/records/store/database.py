"""The one encrypted connection: opening, checking, setting aside, and transactions."""

import contextlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from sqlcipher3 import dbapi2

from player.records.errors import (
    DamagedLogError,
    DiskFullError,
    LogClosedError,
    LogFailedError,
    LogInUseError,
    NewerLogError,
    NotEncryptedError,
    OlderLogError,
    RecordsError,
)
from player.records.store import schema
from player.records.store.clock import file_stamp
from player.records.store.found_key import FoundKey
from player.records.store.key_places import KeyPlace
from player.records.store.log_files import ENDINGS, refuse_special_file
from player.records.store.translate import error_from_database, error_from_system, is_nearly_full
from player.system.files import open_owner_only, sync_folder, unused_name

SMALL_ENOUGH_TO_CHECK = 4 * 1024 * 1024
"""Bytes. Up to this size every page is read at opening, in some milliseconds; a larger log is checked after
a page of it could not be read."""

CHECKPOINT_PAGES = 128
"""After so many the write-ahead log goes into the file, 512 KiB in all: what the reserve must have room for
when the disk is full is little."""

_WAIT_SECONDS = 1.0
_JOURNAL_HEADER = 28
"""Bytes (SQLite's file format, section 3)."""

Values = Sequence[object] | dict[str, object]


class Rows(Protocol):
    """Reads and writes rows of an open log."""

    def rows(self, statement: str, values: Values = ()) -> list[Any]:
        """All rows of a query. Raises RecordsError."""

    def transaction(self) -> contextlib.AbstractContextManager[Any]:
        """A transaction, on disk when its block ends or not at all. Raises RecordsError."""


class Database:
    """One open, encrypted connection. Every error that leaves it is a RecordsError.

    Args:
        path: the log's file.
        connection: an open connection with its key given.
    """

    def __init__(self, path: Path, connection: Any) -> None:
        self.path = path
        self._connection: Any = connection

    def rows(self, statement: str, values: Values = ()) -> list[Any]:
        """All rows of a query. Raises RecordsError."""
        with self._translated() as connection:
            found: list[Any] = connection.execute(statement, values).fetchall()
            return found

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Any]:
        """A transaction: on disk when the block ends, or not at all when it raises. Raises RecordsError."""
        with self._translated() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                # A full disk rolls back by itself.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def empty_wal(self) -> bool:
        """Put the write-ahead log into the file and cut it to nothing.

        Returns:
            False where a reader was in the way.

        Raises:
            RecordsError: it could not be written.
        """
        with self._translated() as connection:
            busy: int = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return not busy

    @contextlib.contextmanager
    def in_place(self) -> Iterator[None]:
        """For the block, change pages where they stand and take no room for it, as on a full disk.

        What would be needed to take a change back is in memory alone: a kill or a power cut while the pages
        of a transaction are written, some milliseconds, can damage the file.

        Raises:
            LogInUseError: somebody reads the log. Nothing was changed.
            RecordsError: the write-ahead log could not be put into the file. Nothing was changed.
        """
        if not self.empty_wal():
            raise LogInUseError(self.path)
        with self._translated() as connection:
            if connection.execute("PRAGMA journal_mode = MEMORY").fetchone() != ("memory",):
                raise LogInUseError(self.path)
            # All pages at the end of a transaction, at once.
            connection.execute("PRAGMA cache_spill = OFF")
        try:
            yield
        finally:
            with self._translated() as connection:
                connection.execute("PRAGMA cache_spill = ON")
                _write_ahead_again(connection)

    def change_key(self, secret: str) -> None:
        """Encrypt everything with another key, in one transaction: a kill leaves the old key or the new one.

        Close the connection after an error: which of the two keys it would write with is not certain.

        Raises:
            RecordsError: it may not have worked.
        """
        with self._translated() as connection:
            done = connection.execute(f"PRAGMA rekey = \"x'{secret}'\"").fetchall()
            if done != [("ok",)]:
                raise LogFailedError(self.path, f"its key could not be changed ({done})")
        # A checkpoint replaces the pages of the old key; where a reader is in the way, a later one does.
        with contextlib.suppress(RecordsError):
            self.empty_wal()

    def close(self) -> None:
        """Close the connection; again is harmless. Raises RecordsError."""
        if self._connection is None:
            return
        connection, self._connection = self._connection, None
        try:
            connection.close()
        except dbapi2.Error as error:
            raise error_from_database(error, self.path) from error

    @contextlib.contextmanager
    def connection(self) -> Iterator[Any]:
        """The open connection, for what no transaction may hold. Raises RecordsError."""
        with self._translated() as connection:
            try:
                yield connection
            except OSError as error:
                raise error_from_system(error, self.path) from error

    @contextlib.contextmanager
    def _translated(self) -> Iterator[Any]:
        if self._connection is None:
            raise LogClosedError(self.path)
        try:
            yield self._connection
        except dbapi2.ProgrammingError:
            # A mistake of ours, such as another thread: never to be taken for a damaged log.
            raise
        except dbapi2.Error as error:
            ours = error_from_database(error, self.path)
            if isinstance(ours, DamagedLogError):
                _want_check(self.path)
            raise ours from error


@dataclass(frozen=True)
class OpenedDatabase:
    """A database and what happened on the way."""

    database: Database
    set_aside: Path | None


def open_for_writing(path: Path, key: FoundKey) -> OpenedDatabase:
    """Open the log, up to date, checked; one that can't be read is set aside and a new one begun.

    Raises:
        NewerLogError, ReadOnlyLogError, DiskFullError, NotEncryptedError, NotAFileError, LogFailedError:
            nothing was set aside.
    """
    aside = _set_orphans_aside(path)
    try:
        return OpenedDatabase(_open_even_on_a_full_disk(path, key), aside)
    except DamagedLogError:
        aside = set_aside(path)
        _check_mark(path).unlink(missing_ok=True)
    return OpenedDatabase(_open_even_on_a_full_disk(path, key), aside)


def open_for_reading(path: Path, key: FoundKey) -> Database | None:
    """Open the log without changing it; None if nothing was ever written to it.

    Raises:
        NewerLogError, OlderLogError, DamagedLogError, NotEncryptedError, LogFailedError.
    """
    refuse_special_file(path)
    with connected(path, key, "ro") as connection:
        found = _known_form(path, connection)
        if 0 < found < len(schema.MIGRATIONS):
            raise OlderLogError(path, found, len(schema.MIGRATIONS))
        if found == 0:
            connection.close()
            return None
        connection.execute("PRAGMA temp_store = MEMORY")
        return Database(path, connection)


def opens(path: Path, secret: str) -> bool:
    """Whether this key opens the file.

    Raises:
        LogFailedError, LogInUseError, ReadOnlyLogError: the file could not be looked at.
    """
    refuse_special_file(path)
    try:
        with connected(path, FoundKey(secret, KeyPlace.FILE), "ro") as connection:
            connection.close()
    except DamagedLogError:
        return False
    return True


def set_aside(path: Path) -> Path:
    """Give the log and everything that belongs to it a new name, overwriting nothing.

    Raises:
        RecordsError: it could not be renamed.
    """
    aside = unused_name(path, file_stamp(), ENDINGS)
    try:
        for ending in ENDINGS:
            if os.path.lexists(f"{path}{ending}"):
                Path(f"{path}{ending}").rename(f"{aside}{ending}")
        sync_folder(path.parent)
    except OSError as error:
        raise error_from_system(error, path) from error
    return aside


def _set_orphans_aside(path: Path) -> Path | None:
    # SQLite deletes a journal that has no database. It may hold what somebody wrote, so it is moved instead.
    refuse_special_file(path)
    if path.exists() and path.stat().st_size > 0:
        return None
    wal, journal = Path(f"{path}-wal"), Path(f"{path}-journal")
    if (wal.exists() and wal.stat().st_size > 0) or (journal.is_file() and _holds_pages(journal)):
        return set_aside(path)
    return None


def _holds_pages(journal: Path) -> bool:
    # Bytes 16 to 20 say how many pages the database had before. None: a log that was just being begun when
    # its process was killed, so there is nothing that could be lost.
    header = journal.read_bytes()[:_JOURNAL_HEADER]
    return len(header) == _JOURNAL_HEADER and any(header[16:20])


def _open_even_on_a_full_disk(path: Path, key: FoundKey) -> Database:
    # Alone with the log, SQLite keeps in memory what it shares with readers in a file otherwise. That file is
    # mapped, and where its pages have no room on the disk the system ends the program.
    alone = is_nearly_full(path)
    try:
        return _open_and_check(path, key, alone=alone)
    except DiskFullError:
        if alone:
            raise
        return _open_and_check(path, key, alone=True)


def _open_and_check(path: Path, key: FoundKey, *, alone: bool = False) -> Database:
    _make_owner_only(path)
    with connected(path, key, "rw", alone=alone) as connection:
        _known_form(path, connection)
        mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        if mode != "wal":
            raise LogFailedError(path, f"this disk can't keep a write-ahead log (mode {mode})")
        for setting in (
            "synchronous = FULL",
            "foreign_keys = ON",
            "temp_store = MEMORY",
            "secure_delete = ON",
            f"wal_autocheckpoint = {CHECKPOINT_PAGES}",
        ):
            connection.execute(f"PRAGMA {setting}")
        schema.migrate(connection)
        _check_pages(path, connection)
        return Database(path, connection)


@contextlib.contextmanager
def connected(path: Path, key: FoundKey, mode: str, *, alone: bool = False) -> Iterator[Any]:
    """A connection with its key given, for the block; the block closes it.

    Args:
        path: the file.
        key: its key.
        mode: ``"ro"`` or ``"rw"``.
        alone: nobody else can read it meanwhile.

    Raises:
        RecordsError: it could not be opened, or an error of the database's came out of the block.
    """
    connection = None
    try:
        connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=_WAIT_SECONDS
        )
        _unlock(path, connection, key, alone=alone)
        yield connection
    except dbapi2.Error as error:
        _close_quietly(connection)
        raise error_from_database(error, path) from error
    except BaseException:
        _close_quietly(connection)
        raise


def _unlock(path: Path, connection: Any, key: FoundKey, *, alone: bool) -> None:
    # Its own messages go to the terminal; ours say what matters.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.secret}'\"")
    # Plain SQLite knows neither pragma: it gives no row, and would write plain text.
    if connection.execute("PRAGMA cipher_status").fetchone() != ("1",):
        raise NotEncryptedError(path)
    if alone:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    # Nothing is read before this: here a wrong key or a foreign file shows.
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def _close_quietly(connection: Any) -> None:
    if connection is not None:
        with contextlib.suppress(dbapi2.Error):
            connection.close()


def _known_form(path: Path, connection: Any) -> int:
    found, known = schema.form(connection), len(schema.MIGRATIONS)
    if found > known:
        raise NewerLogError(path, found, known)
    return found


def _check_pages(path: Path, connection: Any) -> None:
    # Through SQLite's own check, which sees pages as the write-ahead log has them. SQLCipher's would look at
    # the file alone, and call a checkpoint that a power cut tore damaged although nothing is lost.
    wanted = _check_mark(path).exists()
    if not wanted and path.stat().st_size > SMALL_ENOUGH_TO_CHECK:
        return
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise DamagedLogError(path)
    if wanted:
        _check_mark(path).unlink(missing_ok=True)


def _check_mark(path: Path) -> Path:
    return path.with_suffix(".check")


def _want_check(path: Path) -> None:
    with contextlib.suppress(OSError):
        os.close(open_owner_only(_check_mark(path), os.O_RDWR))


def _make_owner_only(path: Path) -> None:
    if path.exists():
        return
    try:
        os.close(open_owner_only(path, os.O_RDWR))
    except OSError as error:
        raise error_from_system(error, path) from error


def _write_ahead_again(connection: Any) -> None:
    # As in opening: what is shared with readers has no room either.
    with contextlib.suppress(dbapi2.Error):
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return
    # A journal on the disk, of whichever kind: one in memory is for what has no room alone.
    with contextlib.suppress(dbapi2.Error):
        connection.execute("PRAGMA journal_mode = DELETE")
