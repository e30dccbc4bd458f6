"""The encrypted connection: opening, checking, setting unreadable logs aside, and transactions."""

import contextlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from sqlcipher3 import dbapi2

from player.language.catalogue import _
from player.records.errors import (
    DamagedLogError,
    DiskFullError,
    KeyDiffersError,
    LogClosedError,
    LogFailedError,
    LogInUseError,
    NewerLogError,
    NotEncryptedError,
    OlderLogError,
    RecordsError,
)
from player.records.store import schema
from player.records.store.found_key import FoundKey
from player.records.store.key_places import KeyPlace
from player.records.store.lock import lacks_locks
from player.records.store.log_files import (
    address,
    holds_something,
    identity,
    refuse_special_file,
    set_aside,
    set_orphans_aside,
)
from player.records.store.page_check import check_mark, check_pages, refuse_unread, want_check
from player.records.store.page_key import has_another_key
from player.records.store.translate import (
    error_from_database,
    error_from_system,
    is_nearly_full,
    system_errors_as_ours,
)
from player.system.files import open_owner_only
from player.system.paths import is_there

CHECKPOINT_PAGES = 128
"""Of the write-ahead log at most, 512 KiB: few, so that the reserve covers it when the disk is full."""

_SAFELY = ("synchronous = FULL", "foreign_keys = ON", "temp_store = MEMORY", "secure_delete = ON")
WRITING = (*_SAFELY, f"wal_autocheckpoint = {CHECKPOINT_PAGES}")
"""The settings of every connection that writes."""

_WAIT_SECONDS = 1.0

Values = Sequence[object] | dict[str, object]


class Rows(Protocol):
    """Reads and writes rows of an open log."""

    def rows(self, statement: str, values: Values = ()) -> list[Any]:
        """All rows of a query. Raises RecordsError."""

    def transaction(self) -> contextlib.AbstractContextManager[Any]:
        """A transaction; on disk when its block ends, or not at all. Raises RecordsError."""


class Database:
    """One open, encrypted connection. Every error it raises is a RecordsError.

    Args:
        path: the log's file.
        connection: an open connection, already keyed.
    """

    def __init__(self, path: Path, connection: Any) -> None:
        self.path = path
        self._connection: Any = connection
        self._opened = identity(path)

    def rows(self, statement: str, values: Values = ()) -> list[Any]:
        """All rows of a query. Raises RecordsError."""
        with self._translated() as connection:
            found: list[Any] = connection.execute(statement, values).fetchall()
            return found

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Any]:
        """A transaction: on disk when the block ends, or not at all when it raises. Raises RecordsError."""
        with self._translated() as connection:
            self._refuse_moved()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                # SQLite has already rolled back on a full disk.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def empty_wal(self) -> bool:
        """Checkpoint the write-ahead log and truncate it to nothing.

        Returns:
            False if a reader blocked it.

        Raises:
            RecordsError: it could not be written.
        """
        with self._translated() as connection:
            busy: int = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return not busy

    @contextlib.contextmanager
    def in_place(self) -> Iterator[None]:
        """For the block, change pages in place without using disk space, as on a full disk.

        The rollback journal is only in memory: a kill or power cut while a transaction's pages are written
        (some milliseconds) can damage the file.

        Raises:
            LogInUseError: somebody is reading the log. Nothing was changed.
            RecordsError: the write-ahead log could not be checkpointed. Nothing was changed.
        """
        if not self.empty_wal():
            raise LogInUseError(self.path)
        with self._translated() as connection:
            if connection.execute("PRAGMA journal_mode = MEMORY").fetchone() != ("memory",):
                raise LogInUseError(self.path)
            # Write all pages at once, at the end of a transaction.
            connection.execute("PRAGMA cache_spill = OFF")
        try:
            yield
        finally:
            with self._translated() as connection:
                connection.execute("PRAGMA cache_spill = ON")
                _write_ahead_again(connection)

    def change_key(self, secret: str) -> None:
        """Re-encrypt with another key in one transaction: after a kill it has the old key or the new one.

        Close the connection after an error: it is uncertain which key it would write with.

        Raises:
            RecordsError: it may have failed.
        """
        with self._translated() as connection:
            done = connection.execute(f"PRAGMA rekey = \"x'{secret}'\"").fetchall()
            if done != [("ok",)]:
                raise LogFailedError(self.path, _("its key could not be changed"))
        # A checkpoint replaces the old key's pages; if a reader blocks it, a later one does.
        with contextlib.suppress(RecordsError):
            self.empty_wal()

    def close(self) -> None:
        """Close the connection; safe to repeat. Raises RecordsError."""
        if self._connection is None:
            return
        connection, self._connection = self._connection, None
        try:
            connection.close()
        except dbapi2.Error as error:
            raise error_from_database(error, self.path) from error

    @contextlib.contextmanager
    def connection(self) -> Iterator[Any]:
        """The open connection, for statements that can't run in a transaction. Raises RecordsError."""
        with self._translated() as connection:
            self._refuse_moved()
            try:
                yield connection
            except OSError as error:
                raise error_from_system(error, self.path) from error

    def _refuse_moved(self) -> None:
        """SQLite goes on writing into a file that was moved or deleted, where nobody finds it again."""
        if identity(self.path) != self._opened:
            raise LogFailedError(self.path, _("its file is no longer in its place"))

    @contextlib.contextmanager
    def _translated(self) -> Iterator[Any]:
        if self._connection is None:
            raise LogClosedError(self.path)
        try:
            yield self._connection
        except dbapi2.ProgrammingError:
            # A bug of ours, such as another thread's use, must not count as a damaged log.
            raise
        except dbapi2.Error as error:
            ours = error_from_database(error, self.path)
            if isinstance(ours, DamagedLogError):
                want_check(self.path)
            raise ours from error


@dataclass(frozen=True)
class OpenedDatabase:
    """An open database, and the name of a log that was set aside."""

    database: Database
    set_aside: Path | None


def open_for_writing(path: Path, key: FoundKey) -> OpenedDatabase:
    """Open the log, migrated and checked; an unreadable one is set aside and a new one begun.

    Raises:
        NewerLogError, ReadOnlyLogError, DiskFullError, NotEncryptedError, NotAFileError, LogFailedError,
            KeyDiffersError: nothing was set aside.
    """
    with system_errors_as_ours(path):
        aside = set_orphans_aside(path)
        for first in (True, False):
            try:
                return OpenedDatabase(_open_even_on_a_full_disk(path, key), aside)
            except DamagedLogError:
                if first:
                    # A page that the disk didn't give, this once, looks the same.
                    refuse_unread(path)
                    continue
                aside = set_aside(path)
                check_mark(path).unlink(missing_ok=True)
        return OpenedDatabase(_open_even_on_a_full_disk(path, key), aside)


def open_for_reading(path: Path, key: FoundKey) -> Database | None:
    """Open the log without changing it; None if nothing was ever written.

    Raises:
        NewerLogError, OlderLogError, DamagedLogError, KeyDiffersError, NotEncryptedError, LogFailedError.
    """
    refuse_special_file(path)
    alone = "rw"
    # What SQLite shares with a writer needs room on the disk: as in ``_open_even_on_a_full_disk``.
    with contextlib.suppress(DiskFullError):
        if is_there(Path(f"{path}-shm")) or not is_nearly_full(path):
            try:
                return _open_to_read(path, key, "ro")
            except (LogInUseError, LogFailedError) as error:
                if lacks_locks(path.parent):
                    # Nor can anybody write it there.
                    alone = "ro&vfs=unix-none"
                elif isinstance(error, LogInUseError):
                    raise
    # Only so words are read that a crash has left in the write-ahead log.
    if holds_something(Path(f"{path}-wal")):
        return _open_to_read(path, key, alone, alone=True)
    return _open_to_read(path, key, "ro&immutable=1")


def _open_to_read(path: Path, key: FoundKey, mode: str, *, alone: bool = False) -> Database | None:
    with connected(path, key, mode, alone=alone) as connection:
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
        LogFailedError, LogInUseError, ReadOnlyLogError: the file could not be read.
    """
    with system_errors_as_ours(path):
        refuse_special_file(path)
    for _unused in range(2):
        try:
            with (
                system_errors_as_ours(path),
                connected(path, FoundKey(secret, KeyPlace.FILE), "ro") as connection,
            ):
                connection.close()
        except KeyDiffersError:
            return False
        except DamagedLogError:
            # As above: keys are deleted by what is answered here.
            refuse_unread(path)
        else:
            return True
    return False


def _open_even_on_a_full_disk(path: Path, key: FoundKey) -> Database:
    # With exclusive access SQLite keeps in memory what it otherwise shares with readers in a mapped file.
    # When that file's pages have no room on the disk, the system kills the program.
    alone = is_nearly_full(path)
    try:
        return _open_and_check(path, key, alone=alone)
    except (DiskFullError, LogFailedError):
        # The latter where a file system can't share a mapped file, as that of many a virtual machine.
        if alone:
            raise
        return _open_and_check(path, key, alone=True)


def _open_and_check(path: Path, key: FoundKey, *, alone: bool = False) -> Database:
    _make_owner_only(path)
    with connected(path, key, "rw", alone=alone) as connection:
        _known_form(path, connection)
        mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        if mode != "wal":
            raise LogFailedError(path, _("this disk can't keep a write-ahead log"))
        for setting in WRITING:
            connection.execute(f"PRAGMA {setting}")
        schema.migrate(connection)
        check_pages(path, connection)
        return Database(path, connection)


@contextlib.contextmanager
def connected(path: Path, key: FoundKey, mode: str, *, alone: bool = False) -> Iterator[Any]:
    """A keyed connection for the block, closed at its end.

    Args:
        path: the file.
        key: its key.
        mode: SQLite's ``"ro"`` or ``"rw"``, and what else its address says.
        alone: whether to open it exclusively.

    Raises:
        RecordsError: it could not be opened, or the block raised a database error.
    """
    connection = None
    try:
        # Threads use it one after another: ``player.records.lending`` looks after that.
        connection = dbapi2.connect(
            f"{address(path)}?mode={mode}",
            uri=True,
            isolation_level=None,
            timeout=_WAIT_SECONDS,
            check_same_thread=False,
        )
        _unlock(path, connection, key, alone=alone)
        yield connection
    except dbapi2.Error as error:
        _close_quietly(connection)
        ours = error_from_database(error, path)
        if isinstance(ours, DamagedLogError) and has_another_key(path, key.secret):
            raise KeyDiffersError(path) from error
        raise ours from error
    except BaseException:
        _close_quietly(connection)
        raise


def _unlock(path: Path, connection: Any, key: FoundKey, *, alone: bool) -> None:
    # SQLCipher's log would go to the terminal.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.secret}'\"")
    # Plain SQLite ignores both pragmas: it returns no row, and would write plain text.
    if connection.execute("PRAGMA cipher_status").fetchone() != ("1",):
        raise NotEncryptedError(path)
    if alone:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    # The first read: a wrong key or a foreign file fails here.
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


def _make_owner_only(path: Path) -> None:
    if is_there(path):
        return
    try:
        os.close(open_owner_only(path, os.O_RDWR))
    except OSError as error:
        raise error_from_system(error, path) from error


def _write_ahead_again(connection: Any) -> None:
    # As in opening: the file shared with readers has no room either.
    with contextlib.suppress(dbapi2.Error):
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return
    # Back to a journal on the disk: one in memory is only for a full disk.
    with contextlib.suppress(dbapi2.Error):
        connection.execute("PRAGMA journal_mode = DELETE")
