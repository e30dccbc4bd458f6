"""The files of a log: its own, and those that SQLite keeps beside it."""

import stat
from pathlib import Path
from typing import Final

from player.records.errors import NotAFileError

ENDINGS: Final = ("", "-wal", "-shm", "-journal")
"""What follows the log's name in theirs."""


def refuse_special_file(path: Path) -> None:
    """Look whether the log, and what SQLite keeps beside it, are files, where they are there.

    Raises:
        NotAFileError: one of them is a folder, a pipe, a socket or a device.
    """
    for ending in ENDINGS:
        found = Path(f"{path}{ending}")
        if found.exists() and not found.is_file():
            raise NotAFileError(found, _kind_of(found))


def _kind_of(path: Path) -> str:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        return "folder"
    return "pipe" if stat.S_ISFIFO(mode) else "socket" if stat.S_ISSOCK(mode) else "device"
