"""Files that are being written: under a temporary name beside their own, so that nobody finds half of one."""

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Final
from uuid import uuid4

from audio.files.paths import is_folder

_NO_SYNC: Final = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


def unfinished(path: Path) -> Path:
    """A temporary name for a file; it contains the id of the process that writes it."""
    return path.with_name(f".{path.stem[:40]}-{os.getpid()}-{uuid4().hex[:8]}.part")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file atomically; its folder is made if missing.

    Raises:
        OSError: it can't be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = unfinished(path)
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def write_in_cache(path: Path, data: bytes) -> None:
    """As :func:`write_whole`, for a file in the cache: what stands in its way goes, as it is ours.

    Raises:
        OSError: it can't be written.
    """
    try:
        write_whole(path, data)
    except (FileExistsError, NotADirectoryError, IsADirectoryError, PermissionError):
        _clear_the_way(path)
        write_whole(path, data)


def _clear_the_way(path: Path) -> None:
    """Delete what stands in a file's way: all here is ours. Somebody else's (root's) folder is renamed."""
    folder = path.parent
    if not is_folder(folder):
        folder.unlink()
    elif is_folder(path):
        shutil.rmtree(path)
    elif not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        folder.rename(folder.with_name(f"{folder.name}-{uuid4().hex[:8]}"))


def remove_unfinished(folder: Path, process: int) -> Thread:
    """Remove what a process that was killed had begun to write anywhere in the folder.

    Returns at once, since a large cache takes some 50 ms. The program waits for the thread when it ends.
    """
    removing = Thread(target=_remove, args=(folder, process), name="unfinished files")
    try:
        removing.start()
    except RuntimeError:
        # The system has no thread to give.
        removing.run()
    return removing


def _remove(folder: Path, process: int) -> None:
    for place, _, names in os.walk(folder):
        for name in names:
            if name.endswith(".part") and f"-{process}-" in name:
                with suppress(OSError):
                    Path(place, name).unlink()


def make_lasting(path: Path) -> None:
    """Sync the file before it gets its name; a full disk fails here at the latest."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # A file system that can't, as on some network shares, is no fault (as in player.system.files).
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(descriptor)
