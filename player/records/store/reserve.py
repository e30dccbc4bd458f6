"""Disk space reserved for deleting: released when the disk is full, reserved again once there is room."""

import contextlib
import os
from pathlib import Path
from typing import Final

from player.system.files import open_owner_only
from player.system.paths import is_file

RESERVE_BYTES: Final = 2 * 1024 * 1024
"""More than twice the write-ahead log's usual size (``CHECKPOINT_PAGES`` and a large transaction); our own
choice."""


def reserve_of(log: Path) -> Path:
    """The reserve file of this log."""
    return log.with_suffix(".reserve")


def keep_reserve(log: Path) -> None:
    """Reserve the space, unless it is already reserved or the disk is full. Never raises."""
    path = reserve_of(log)
    with contextlib.suppress(OSError):
        if is_file(path) and path.stat().st_size == RESERVE_BYTES:
            return
        try:
            _fill(path)
        except OSError:
            path.unlink(missing_ok=True)


def release_reserve(log: Path) -> None:
    """Release the space. Never raises."""
    with contextlib.suppress(OSError):
        reserve_of(log).unlink(missing_ok=True)


def _fill(path: Path) -> None:
    handle = open_owner_only(path, os.O_RDWR)
    try:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(handle, 0, RESERVE_BYTES)
        else:
            # Random bytes: some disks store zeros without using space.
            os.write(handle, os.urandom(RESERVE_BYTES))
    finally:
        os.close(handle)
