"""Reading files that a person may have put anywhere, and writing files that must never be half there."""

import itertools
import os
import stat
import tempfile
from collections.abc import Sequence
from pathlib import Path

from player.practice.errors import NotUsableError, Place, Problem, Severity

OWNER_ONLY_FILE = 0o600


def read_bounded(path: Path, limit: int, inside: Path | None = None) -> bytes:
    """Read a whole regular file of at most ``limit`` bytes.

    Args:
        path: the file.
        limit: the most bytes it may hold; it is not read when it holds more.
        inside: the folder that it may not lead out of, symbolic links followed; None for anywhere.

    Raises:
        NotUsableError: it leads out of its folder, is no regular file (a pipe is not waited for), is too big,
            or can't be read. It holds one problem.
    """
    try:
        if inside is not None and not path.resolve().is_relative_to(inside.resolve()):
            raise _refused(path, "outside-folder", "This leads out of its folder.", f"Copy it into {inside}.")
        # Not blocking, so that a named pipe without a writer doesn't hold the window.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, RuntimeError, ValueError) as error:
        raise _unreadable(path, error) from error
    try:
        return _read_all(handle, path, limit)
    except OSError as error:
        raise _unreadable(path, error) from error
    finally:
        os.close(handle)


def write_whole(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` so that a reader, or a power cut, finds the old file or the new one, whole.

    The file is for its owner only.

    Raises:
        OSError: it could not be written; the old file, if any, is unchanged.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in this folder survive a power cut, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def unused_name(path: Path, stamp: str, endings: Sequence[str] = ("",)) -> Path:
    """Name a file beside ``path`` that does not exist yet, such as ``settings-set-aside-STAMP.toml``.

    Args:
        path: the file to be set aside.
        stamp: the time, for the name.
        endings: what other files are called after the same name; none of them exists either.
    """
    for count in itertools.count(1):
        suffix = "" if count == 1 else f"-{count}"
        free = path.with_name(f"{path.stem}-set-aside-{stamp}{suffix}{path.suffix}")
        if not any(os.path.lexists(f"{free}{ending}") for ending in endings):
            break
    return free


def _read_all(handle: int, path: Path, limit: int) -> bytes:
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        raise _refused(path, "not-a-file", "This is not a regular file.", "Give a text file.")
    parts: list[bytes] = []
    # The size is not trusted: the file may grow while it is read.
    left = limit + 1 if status.st_size <= limit else 0
    while left > 0 and (part := os.read(handle, min(left, 1 << 16))):
        parts.append(part)
        left -= len(part)
    if left <= 0:
        raise _refused(path, "too-big", "This file is too big to be read.", f"At most {limit} bytes.")
    return b"".join(parts)


def _refused(path: Path, code: str, message: str, expected: str) -> NotUsableError:
    return NotUsableError([Problem(Place(str(path), 1, 1), Severity.ERROR, code, message, "", expected)])


def _unreadable(path: Path, error: Exception) -> NotUsableError:
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    message = f"This file can't be read: {why}."
    return _refused(path, "unreadable", message, "Check its name and who may read it.")
