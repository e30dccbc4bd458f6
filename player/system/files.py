"""Reads files from anywhere safely, and writes files atomically."""

import errno
import itertools
import os
import stat
import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from player.language.catalogue import _
from player.language.system_faults import system_words
from player.practice.errors import NotUsableError, Place, Problem, Severity

OWNER_ONLY_FILE = 0o600

SPARSE_FROM: Final = 64 * 1024**2
"""Files of at least this many bytes must really occupy the disk, not only claim their size."""

LEAST_SHARE: Final = 64
"""At least a sixty-fourth of a large file must be on the disk. Compression leaves more: btrfs keeps at least
a block of 4 KiB for each 128 KiB of data, a thirty-second."""

_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    # If a pipe has replaced the file meanwhile, opening it doesn't block.
    | getattr(os, "O_NONBLOCK", 0)
)
_BLOCK: Final = 512
UNREADABLE: Final = "unreadable"
"""The code of the problem where the system doesn't give a file."""

_NO_SYNC: Final = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}

_NO_RIGHTS: Final = {errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}

_LONGEST: Final = 40
"""Letters of a file's own name in its temporary one: with all of a long one that would be too long."""


def read_bounded(path: Path, limit: int, inside: Path | None = None) -> bytes:
    """Read a whole regular file of at most ``limit`` bytes: used for every foreign file except sound.

    It is inspected before it is opened, so that no device, pipe or socket is ever touched, and opened only if
    still the same (sound files: ``audio.files.regular_file``).

    Args:
        path: the file.
        limit: its largest size in bytes; a larger file is not opened.
        inside: the folder that it must stay in, after following links; None for anywhere.

    Raises:
        NotUsableError: it is outside its folder, not a regular file, too big, mostly holes, or can't be read.
            It holds one problem.
    """
    with _opened(path, limit, inside) as handle:
        return _read_all(handle, path, limit)


def read_beginning(path: Path, most: int, inside: Path | None = None) -> bytes:
    """Read the first bytes of a regular file of any size, as safely as ``read_bounded``.

    Args:
        path: the file.
        most: so many bytes are read, or all that there are.
        inside: the folder that it must stay in, after following links; None for anywhere.

    Raises:
        NotUsableError: as ``read_bounded``, but for the size.
    """
    with _opened(path, sys.maxsize, inside) as handle:
        return _read_up_to(handle, most)


def read_in_parts(path: Path, part: int) -> Generator[bytes]:
    """Read a regular file of any size, as safely as ``read_bounded``, ``part`` bytes at a time.

    Raises:
        NotUsableError: as ``read_bounded``, but for the size.
    """
    with _opened(path, sys.maxsize, None) as handle:
        while found := _read_up_to(handle, part):
            yield found


@contextmanager
def _opened(path: Path, limit: int, inside: Path | None) -> Iterator[int]:
    try:
        # Follow links once, here, so that they can't change later.
        real = path.resolve() if inside is not None else path
        if inside is not None and not real.is_relative_to(inside.resolve()):
            raise _refused(
                path,
                "outside-folder",
                _("This leads out of its folder."),
                _("Copy it into {inside}.").format(inside=inside),
            )
        looked_at = real.stat()
        _refuse_unfit(path, looked_at, limit)
        handle = os.open(real, _FLAGS)
    except (OSError, RuntimeError, ValueError) as error:
        raise _unreadable(path, error) from error
    try:
        opened = os.fstat(handle)
        if not os.path.samestat(looked_at, opened):
            message = _("Another file took its place while this one was being opened.")
            raise _refused(path, UNREADABLE, message, _("Try again."))
        _refuse_unfit(path, opened, limit)
        yield handle
    except OSError as error:
        raise _unreadable(path, error) from error
    finally:
        os.close(handle)


def unfinished(path: Path) -> Path:
    """A temporary name beside a file's own, with the id of the process that writes it.

    What a kill leaves is told by it (``player.system.unfinished``). Named as in ``audio.files.unfinished``,
    which isn't imported before the window is painted.
    """
    return path.with_name(f".{path.name[:_LONGEST]}-{os.getpid()}-{os.urandom(4).hex()}.part")


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` atomically: a reader, or a power cut, finds the old file or the new one.

    The file is for its owner only.

    Raises:
        OSError: it could not be written; an existing file is unchanged.
    """
    temporary = unfinished(path)
    try:
        with os.fdopen(open_owner_only(temporary, os.O_WRONLY | os.O_EXCL), "wb") as file:
            file.write(data)
            file.flush()
            sync(file.fileno())
        temporary.replace(path)
    except BaseException:
        discard(temporary)
        raise
    sync_folder(path.parent)


def write_new(path: Path, data: bytes) -> None:
    """Write ``data`` to a file that isn't there yet, for its owner only.

    Raises:
        FileExistsError: something of that name is there; it is left alone.
        OSError: it could not be written; nothing of it is left.
    """
    handle = open_owner_only(path, os.O_WRONLY | os.O_EXCL)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    except OSError:
        # The incomplete file was made here, so it may be deleted.
        discard(path)
        raise


def discard(path: Path) -> None:
    """Delete a file that was made here. Never raises: what went wrong before it is to be said."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def open_owner_only(path: Path, flags: int) -> int:
    """Open a file, created if missing, for its owner only, regardless of the umask.

    Args:
        path: the file.
        flags: for ``os.open``; ``os.O_CREAT`` is added.

    Returns:
        The descriptor; close it.

    Raises:
        OSError: it could not be opened or made.
    """
    # A pipe in its place is refused, instead of waiting for a reader.
    handle = os.open(path, flags | os.O_CREAT | getattr(os, "O_NONBLOCK", 0), OWNER_ONLY_FILE)
    try:
        _owner_only(handle)
    except BaseException:
        os.close(handle)
        raise
    return handle


def _owner_only(handle: int) -> None:
    # A umask can also take away the owner's rights.
    found = os.fstat(handle)
    if not hasattr(os, "fchmod") or stat.S_IMODE(found.st_mode) == OWNER_ONLY_FILE:
        return
    try:
        os.fchmod(handle, OWNER_ONLY_FILE)
    except OSError as error:
        # On file systems without rights, as of many memory sticks, a file of one's own keeps what it has.
        if error.errno not in _NO_RIGHTS or found.st_uid != getattr(os, "geteuid", int)():
            raise


def sync(handle: int) -> None:
    """Make what was written there survive a power cut, if its file system can: some network shares can't.

    Raises:
        OSError: it could, and failed.
    """
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise


def sync_file(path: Path) -> None:
    """Make what was written to this file survive a power cut."""
    handle = os.open(path, os.O_RDWR)
    try:
        sync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Make a rename in this folder survive a power cut, if the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        sync(handle)
    finally:
        os.close(handle)


def unused_name(path: Path, stamp: str, endings: Sequence[str] = ("",)) -> Path:
    """An unused name beside ``path``, such as ``settings-set-aside-STAMP.toml``.

    Args:
        path: the file to be set aside.
        stamp: the time, for the name.
        endings: of side files, whose names must be unused too.
    """
    for count in itertools.count(1):
        suffix = "" if count == 1 else f"-{count}"
        free = path.with_name(f"{path.stem}-set-aside-{stamp}{suffix}{path.suffix}")
        if not any(os.path.lexists(f"{free}{ending}") for ending in endings):
            break
    return free


def _refuse_unfit(path: Path, found: os.stat_result, limit: int) -> None:
    if not stat.S_ISREG(found.st_mode):
        message = _("This is {kind}, not a file.").format(kind=_kind(found.st_mode))
        raise _refused(path, "not-a-file", message, _("Give a regular file."))
    if found.st_size > limit:
        raise _too_big(path, limit)
    # Windows doesn't report how much is on the disk.
    on_disk = getattr(found, "st_blocks", found.st_size) * _BLOCK
    if found.st_size >= SPARSE_FROM and on_disk < found.st_size // LEAST_SHARE:
        message = _("Of its {st_size} bytes only {on_disk} are on the disk.").format(
            st_size=found.st_size, on_disk=on_disk
        )
        raise _refused(path, "sparse", message, _("Copy it afresh from its source."))


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return _("a folder")
    if stat.S_ISFIFO(mode):
        return _("a named pipe")
    return _("a socket") if stat.S_ISSOCK(mode) else _("a device")


def _read_all(handle: int, path: Path, limit: int) -> bytes:
    # Don't trust the size: the file may grow while it is read.
    data = _read_up_to(handle, limit + 1)
    if len(data) > limit:
        raise _too_big(path, limit)
    return data


def _read_up_to(handle: int, most: int) -> bytes:
    parts: list[bytes] = []
    while most > 0 and (part := os.read(handle, min(most, 1 << 16))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def _too_big(path: Path, limit: int) -> NotUsableError:
    return _refused(
        path,
        "too-big",
        _("This file is too big to be read."),
        _("At most {limit} bytes.").format(limit=limit),
    )


def _refused(path: Path, code: str, message: str, expected: str) -> NotUsableError:
    return NotUsableError([Problem(Place(str(path), 1, 1), Severity.ERROR, code, message, "", expected)])


def _unreadable(path: Path, error: Exception) -> NotUsableError:
    why = system_words(error)
    message = _("This file can't be read: {why}.").format(why=why)
    return _refused(path, UNREADABLE, message, _("Check its name and who may read it."))
