"""One encrypted file that holds other files: an SQLCipher 4 database, opened with a passphrase.

SQLCipher derives the key from the passphrase with PBKDF2-HMAC-SHA512 (256,000 rounds) and authenticates each
page. ``docs/log-format.md`` describes the tables.
"""

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2

from player.language.catalogue import _
from player.language.system_faults import system_words
from player.records.errors import NotATransferError, NotEncryptedError, TransferFailedError
from player.records.store.log_files import address
from player.system.ending import stop_if_ending
from player.system.files import open_owner_only, sync, sync_file, sync_folder

FORM: Final = 1
PART_BYTES: Final = 1024 * 1024
"""A file is stored in parts of this size, so that a long recording never has to fit into memory."""

_APPLICATION: Final = 0x4B505452
"""``KPTR`` as SQLite's application id."""

_TABLES: Final = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """
    CREATE TABLE files (
        number INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE, size INTEGER NOT NULL, sha256 TEXT NOT NULL
    ) STRICT
    """,
    "CREATE TABLE parts (file INTEGER NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT",
    "CREATE INDEX parts_by_file ON parts (file, number)",
)


@dataclass(frozen=True)
class StoredFile:
    """A file in the container.

    Attributes:
        number: its number.
        name: its path as bytes, as its file system had it.
        size: bytes.
        sha256: of its content.
    """

    number: int
    name: bytes
    size: int
    sha256: str


class Container:
    """An open container. Use it from the thread that opened it.

    Args:
        path: its file, for messages.
        connection: its open connection.
    """

    def __init__(self, path: Path, connection: Any) -> None:
        self._path = path
        self._connection = connection

    def note(self, name: str, value: str) -> None:
        """Store a fact about the whole."""
        self._connection.execute("INSERT INTO meta (name, value) VALUES (?, ?)", (name, value))

    def noted(self, name: str) -> str:
        """A fact about the whole; empty if it was never stored."""
        row = self._connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return "" if row is None else str(row[0])

    def add(self, name: bytes, parts: Iterable[bytes]) -> int:
        """Store a file; whatever ``parts`` raises leaves the container without it. Returns its size.

        Raises:
            StoppedError: the program ends.
        """
        connection, digest, size = self._connection, hashlib.sha256(), 0
        connection.execute("BEGIN")
        try:
            row = connection.execute("INSERT INTO files (name, size, sha256) VALUES (?, 0, '')", (name,))
            file = row.lastrowid
            for number, part in enumerate(parts):
                stop_if_ending()
                connection.execute("INSERT INTO parts VALUES (?, ?, ?)", (file, number, part))
                digest.update(part)
                size += len(part)
            values = (size, digest.hexdigest(), file)
            connection.execute("UPDATE files SET size = ?, sha256 = ? WHERE number = ?", values)
            connection.execute("COMMIT")
        except BaseException:
            # SQLite has already rolled back on a full disk.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        return size

    def files(self) -> tuple[StoredFile, ...]:
        """All files, in the order in which they were stored."""
        rows = self._connection.execute("SELECT number, name, size, sha256 FROM files ORDER BY number")
        return tuple(StoredFile(*row) for row in rows)

    def extract(self, file: StoredFile, target: Path) -> None:
        """Write a file to ``target``, which must not exist, and compare it with its sum.

        Raises:
            NotATransferError: it is not what was stored.
            StoppedError: the program ends.
            OSError: it could not be written.
        """
        digest = hashlib.sha256()
        handle = open_owner_only(target, os.O_WRONLY | os.O_EXCL)
        with os.fdopen(handle, "wb") as written:
            parts = self._connection.execute(
                "SELECT bytes FROM parts WHERE file = ? ORDER BY number", (file.number,)
            )
            for (part,) in parts:
                stop_if_ending()
                digest.update(part)
                written.write(part)
            written.flush()
            sync(written.fileno())
        if digest.hexdigest() != file.sha256:
            raise NotATransferError(self._path, _("a file in it is not what was put in"))


@contextmanager
def new_container(target: Path, passphrase: str) -> Iterator[Container]:
    """A new container, in place under its name only when the block has ended without an error.

    Raises:
        TransferFailedError: it could not be written. Nothing is left of it.
    """
    part = target.with_name(f".{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        os.close(open_owner_only(part, os.O_RDWR | os.O_EXCL))
        with _connected(part, passphrase, "rw") as connection:
            for setting in ("journal_mode = MEMORY", "synchronous = OFF", "temp_store = MEMORY"):
                connection.execute(f"PRAGMA {setting}")
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {FORM}")
            for table in _TABLES:
                connection.execute(table)
            yield Container(target, connection)
        sync_file(part)
        part.replace(target)
        sync_folder(target.parent)
    except (OSError, dbapi2.Error) as error:
        raise TransferFailedError(target, _reason(error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@contextmanager
def open_container(path: Path, passphrase: str) -> Iterator[Container]:
    """A container, to read.

    Raises:
        NotATransferError: another passphrase opens it, it is damaged, or is something else.
        TransferFailedError: it can't be read.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotATransferError(path, _("it is not a file"))
        with _connected(path, passphrase, "ro") as connection:
            if connection.execute("PRAGMA application_id").fetchone() != (_APPLICATION,):
                raise NotATransferError(path, _("it holds something else"))
            if connection.execute("PRAGMA user_version").fetchone()[0] > FORM:
                raise NotATransferError(path, _("a newer Kindpace wrote it"))
            yield Container(path, connection)
    except dbapi2.DatabaseError as error:
        raise NotATransferError(path, _("this passphrase doesn't open it, or it is damaged")) from error
    except OSError as error:
        raise TransferFailedError(path, _reason(error)) from error


@contextmanager
def _connected(path: Path, passphrase: str, mode: str) -> Iterator[Any]:
    connection = dbapi2.connect(f"{address(path)}?mode={mode}", uri=True, isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = '{_in_hexadecimal(passphrase)}'")
        if connection.execute("PRAGMA cipher_status").fetchone() != ("1",):
            raise NotEncryptedError(path)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        yield connection
    finally:
        connection.close()


def _in_hexadecimal(passphrase: str) -> str:
    # In one normal form, because keyboards differ in how they write an accent; in digits, to need no quoting.
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass").hex()


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return system_words(error)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return _("its disk is full") if code == dbapi2.SQLITE_FULL else str(error)
