"""The file with crashes: kinds of errors, files and lines, and never a word that a person wrote."""

import os
import platform
import traceback
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from player import __version__
from player.language.catalogue import _
from player.practice.display_text import one_line
from player.system.files import open_owner_only
from player.system.folders import FolderError, find_folders

FILE_NAME: Final = "crashes.log"
KEEP_BYTES: Final = 200_000
"""Bytes. A larger file is started again, so that it never fills the disk."""

_ROOMS: Final = ("player", "audio", "site-packages")


def note_crash(error: BaseException) -> str:
    """Write the details to the file and return a short message that names it."""
    head = _("something went wrong that should not have ({name}).").format(name=type(error).__name__)
    try:
        path = _write(error)
    except (OSError, FolderError) as fault:
        return _("{head}\nThe details could not be written down ({fault}):\n{details}").format(
            head=head, fault=fault, details=_details(error)
        )
    return _("{head}\nThe details are in {path}. They stay on this computer.").format(head=head, path=path)


def _write(error: BaseException) -> Path:
    path = find_folders().make().log / FILE_NAME
    grown = False
    with suppress(OSError):
        grown = path.stat().st_size > KEEP_BYTES
    handle = open_owner_only(path, os.O_WRONLY | (os.O_TRUNC if grown else os.O_APPEND))
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(_details(error))
    return path


def _details(error: BaseException) -> str:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    lines = "".join(f"{one_line(line)}\n" for line in _lines(error))
    return f"{now} kindpace {__version__}, Python {platform.python_version()}\n{lines}\n"


def _lines(error: BaseException) -> Iterator[str]:
    """Kinds, files and lines. The messages stay away: they may quote what a person wrote, or their name."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield f"{type(cause).__module__}.{type(cause).__qualname__}"
        for frame in traceback.extract_tb(cause.__traceback__):
            yield _("    {place}:{lineno} in {name}").format(
                place=_place(frame.filename), lineno=frame.lineno, name=frame.name
            )
        cause = cause.__cause__ or cause.__context__


def _place(file: str) -> str:
    """A file's path from the package on: what is before it may have a person's name."""
    parts = Path(file).parts
    for room in _ROOMS:
        if room in parts[:-1]:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(room) :])
    return parts[-1] if parts else file
