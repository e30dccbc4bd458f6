"""Translates errors of the system and the database into ours."""

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from player.language.catalogue import _
from player.language.system_faults import system_words
from player.records.errors import (
    DamagedLogError,
    DiskFullError,
    LogFailedError,
    LogInUseError,
    NotAFileError,
    ReadOnlyLogError,
    RecordsError,
)
from player.system.paths import exists

_LITTLE_ROOM = 256 * 1024
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# The last where no file may grow further (ulimit).
_FULL_WORDS = "disk is full"
_BY_CODE: dict[int, Callable[[Path], RecordsError]] = {
    dbapi2.SQLITE_FULL: DiskFullError,
    dbapi2.SQLITE_READONLY: ReadOnlyLogError,
    dbapi2.SQLITE_PERM: ReadOnlyLogError,
    dbapi2.SQLITE_CORRUPT: DamagedLogError,
    dbapi2.SQLITE_NOTADB: DamagedLogError,
    dbapi2.SQLITE_BUSY: LogInUseError,
    dbapi2.SQLITE_LOCKED: LogInUseError,
}


def error_from_system(error: OSError, path: Path) -> RecordsError:
    """Our error for a system error."""
    where = Path(error.filename) if isinstance(error.filename, str) else path
    # In another folder it is the key's, and not the log that may not be written.
    if error.errno in _READ_ONLY and (where.parent == path.parent or where in path.parents):
        return ReadOnlyLogError(path)
    if error.errno in _FULL:
        return DiskFullError(path)
    if error.errno == errno.EISDIR:
        return NotAFileError(where, _("folder"))
    reason = system_words(error)
    return LogFailedError(path, reason if where == path else f"{reason} ({where})")


@contextmanager
def system_errors_as_ours(path: Path) -> Iterator[None]:
    """For the block, errors of the system are ours, about the log at this path."""
    try:
        yield
    except OSError as error:
        raise error_from_system(error, path) from error


def error_from_database(error: Exception, path: Path) -> RecordsError:
    """Our error for a database error, by its primary result code."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == dbapi2.SQLITE_ERROR and _FULL_WORDS in str(error):
        # SQLCipher's own functions report a full disk without a code.
        return DiskFullError(path)
    if code in _BY_CODE:
        return _BY_CODE[code](path)
    if code == dbapi2.SQLITE_CANTOPEN and exists(path) and not os.access(path, os.R_OK):
        return LogFailedError(path, system_words(PermissionError(errno.EACCES, "")))
    if code in (dbapi2.SQLITE_IOERR, dbapi2.SQLITE_CANTOPEN):
        # SQLite doesn't report why it could not create or extend a file beside the log.
        if not os.access(path.parent, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
            return ReadOnlyLogError(path)
        if is_nearly_full(path) or _no_room(path):
            return DiskFullError(path)
    return LogFailedError(path, str(error))


def is_nearly_full(path: Path) -> bool:
    """Whether the disk that holds this file has almost no free space."""
    try:
        return shutil.disk_usage(path.parent).free < _LITTLE_ROOM
    except OSError:
        return False


def _no_room(path: Path) -> bool:
    # A quota: the disk itself may have plenty of space.
    try:
        with tempfile.TemporaryFile(dir=path.parent) as probe:
            probe.write(bytes(_LITTLE_ROOM))
            probe.flush()
    except OSError as error:
        return error.errno in _FULL
    return False
