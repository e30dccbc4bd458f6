"""What is at a path, where folders may be somebody else's: this room's ``player.system.paths``."""

import stat
from pathlib import Path


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
