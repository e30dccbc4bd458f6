"""Writes the details of a crash to a file, for debugging."""

import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from player import __version__
from player.practice.display_text import one_line
from player.system.folders import FolderError, find_folders

FILE_NAME: Final = "crashes.log"
KEEP_BYTES: Final = 200_000
"""Bytes. A larger file is started again, so that it never fills the disk."""


def note_crash(error: BaseException) -> str:
    """Write the details to the file and return a short message that names it."""
    head = f"something went wrong that should not have ({type(error).__name__})."
    try:
        path = _write(error)
    except (OSError, FolderError) as fault:
        return f"{head}\nThe details could not be written down ({fault}):\n{_details(error)}"
    return f"{head}\nThe details are in {path}. They stay on this machine."


def _write(error: BaseException) -> Path:
    path = find_folders().make().log / FILE_NAME
    grown = path.exists() and path.stat().st_size > KEEP_BYTES
    with path.open("w" if grown else "a", encoding="utf-8") as file:
        file.write(_details(error))
    path.chmod(0o600)
    return path


def _details(error: BaseException) -> str:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    trace = "".join(traceback.format_exception(error))
    # It may be read on a terminal, and an error message may quote a file.
    trace = "".join(f"{one_line(line)}\n" for line in trace.splitlines())
    return f"{now} kindpace {__version__}, Python {platform.python_version()}\n{trace}\n"
