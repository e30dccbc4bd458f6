"""Room kept on the disk for deleting: given up when the disk is full, kept again once there is room."""

import contextlib
import os
from pathlib import Path
from typing import Final

from player.system.files import open_owner_only

RESERVE_BYTES: Final = 2 * 1024 * 1024
"""Over twice what the write-ahead log usually holds that isn't in the file yet (``CHECKPOINT_PAGES``, and a
large transaction); our own choice."""


def reserve_of(log: Path) -> Path:
    """Where the room of this log is kept."""
    return log.with_suffix(".reserve")


def keep_reserve(log: Path) -> None:
    """Keep the room, unless it is kept already or there is none. Never raises."""
    path = reserve_of(log)
    with contextlib.suppress(OSError):
        if path.is_file() and path.stat().st_size == RESERVE_BYTES:
            return
        try:
            _fill(path)
        except OSError:
            path.unlink(missing_ok=True)


def release_reserve(log: Path) -> None:
    """Give the room back to the disk. Never raises."""
    with contextlib.suppress(OSError):
        reserve_of(log).unlink(missing_ok=True)


def _fill(path: Path) -> None:
    handle = open_owner_only(path, os.O_RDWR)
    try:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(handle, 0, RESERVE_BYTES)
        else:
            # Noise: some disks keep zeros without any room.
            os.write(handle, os.urandom(RESERVE_BYTES))
    finally:
        os.close(handle)
