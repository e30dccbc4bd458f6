"""What is at a path, where folders may be somebody else's: this room's ``player.system.paths``."""

import stat
from pathlib import Path
from typing import NamedTuple


class FileState(NamedTuple):
    """What tells whether a file is still as it was: bytes, and nanoseconds since 1970."""

    size: int
    changed: int


def state_of(path: Path) -> FileState | None:
    """The state of a file, links followed. None if that can't be told."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return FileState(status.st_size, status.st_mtime_ns)


def exists(path: Path) -> bool:
    """Whether something is there, links followed. False if that can't be told."""
    return _mode(path) is not None


def is_folder(path: Path) -> bool:
    """Whether a folder is there, links followed. False if that can't be told."""
    mode = _mode(path)
    return mode is not None and stat.S_ISDIR(mode)


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return None
