"""The single-writer lock: a lock file that the system releases whenever the process ends."""

import contextlib
import errno
import os
import sys
import tempfile
from pathlib import Path
from typing import Final

from player.language.catalogue import _
from player.records.errors import LogInUseError, RecordsError
from player.system.files import open_owner_only

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            # The file is open, so nothing but another's lock refuses it. Wine leaves the error's number at 0.
            raise OSError(errno.EACCES, _("it is locked")) from error
else:
    import fcntl

    def _lock(handle: int) -> None:
        # A record lock: unlike with flock, child processes can't inherit it and outlive us with it.
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_NO_LOCKS: Final = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
"""Of a network share whose lock service doesn't run, for one."""


class NoLocksError(RecordsError):
    """The log's disk can't lock files, so that two programs could write at once."""

    def __init__(self, log: Path) -> None:
        super().__init__(
            _(
                "The log {path} can't be written: its disk has no locks, which keep two programs from "
                "writing at once. What is in it can be read. You might have Kindpace's folder on a disk of "
                "this computer."
            ).format(path=log)
        )


_held: set[Path] = set()
# Record locks belong to the process, so a second lock in the same process is refused here.


class WriterLock:
    """Held from ``take`` until ``release`` or the end of the process."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._path = log.with_suffix(".lock").absolute()
        self._handle: int | None = None

    def take(self) -> None:
        """Take the lock, without waiting.

        Raises:
            LogInUseError: another writer holds it.
            NoLocksError: its disk has no locks.
            ReadOnlyLogError, DiskFullError, LogFailedError: the lock file could not be made.
        """
        if self._path in _held:
            raise LogInUseError(self._log)
        handle = self._locked()
        while not _is_at(handle, self._path):
            # The holder has deleted everything meanwhile, including this file; lock the new one.
            os.close(handle)
            handle = self._locked()
        self._handle = handle
        _held.add(self._path)

    def release(self) -> None:
        """Release the lock. The file stays."""
        if self._handle is None:
            return
        with contextlib.suppress(OSError):
            os.close(self._handle)
        self._handle = None
        _held.discard(self._path)

    def _locked(self) -> int:
        try:
            handle = open_owner_only(self._path, os.O_RDWR)
        except OSError as error:
            raise _in_words(error, self._log) from error
        try:
            _lock(handle)
        except OSError as error:
            os.close(handle)
            if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
                raise LogInUseError(self._log) from error
            if error.errno in _NO_LOCKS:
                raise NoLocksError(self._log) from error
            raise _in_words(error, self._log) from error
        return handle


def lacks_locks(folder: Path) -> bool:
    """Whether files in this folder can't be locked; False where that can't be tried."""
    try:
        # A file of its own: to close one that is locked would free it.
        with tempfile.TemporaryFile(dir=folder) as tried:
            _lock(tried.fileno())
    except OSError as error:
        return error.errno in _NO_LOCKS
    return False


def _is_at(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _in_words(error: OSError, log: Path) -> RecordsError:
    # Imported here: it imports the database driver, and the window takes the lock first of all.
    from player.records.store.translate import error_from_system  # noqa: PLC0415

    return error_from_system(error, log)
