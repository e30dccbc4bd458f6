"""Caches the list of practices, so that the window can paint it at once.

It is used only while everything it was made from is unchanged (docs/adr/0012-start.md): each file's name,
size and times, and whatever else the caller lists. A stale, damaged or other version counts as missing.
"""

import json
import os
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from player import __version__
from player.language.catalogue import language
from player.practice.errors import NotUsableError
from player.system.files import open_owner_only, read_bounded
from player.system.paths import is_folder

FORMAT: Final = 2
_LARGEST: Final = 8 * 1024 * 1024
"""Bytes: a thousand scripts take half a million."""


def stamp_of(path: Path) -> str:
    """A file's path, size and times, which change whenever the file changes."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return f"{path} -"
    # ctime can't be set back, unlike mtime.
    return f"{path} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"


def stamps_in(*folders: Path) -> tuple[str, ...]:
    """The stamps of all files in these folders, by name, without subfolders."""
    stamps: list[str] = []
    for folder in folders:
        try:
            names = sorted(entry.path for entry in os.scandir(folder) if not is_folder(entry))
        except OSError as error:
            names = []
            stamps.append(f"{folder} {error.errno}")
        stamps.extend(stamp_of(Path(name)) for name in names)
    return tuple(stamps)


class PracticeListCache:
    """The cached list in its file.

    Args:
        folder: of the cache; it may be deleted at any time.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "practises.json"

    def read(self, made_from: Sequence[str]) -> dict[str, Any] | None:
        """The list, if it was made from exactly this; else None. Never raises.

        Args:
            made_from: the stamps of everything that went into it.
        """
        try:
            content = json.loads(read_bounded(self.path, _LARGEST))
            if content["head"] != _head(made_from) or content["sum"] != _sum(json.dumps(content["list"])):
                return None
        except (NotUsableError, ValueError, KeyError, TypeError, RecursionError):
            return None
        found: dict[str, Any] = content["list"]
        return found

    def write(self, made_from: Sequence[str], kept: dict[str, Any]) -> None:
        """Store the list. If that fails, the next start takes a little longer."""
        listed = json.dumps(kept)
        head = json.dumps({"head": _head(made_from), "sum": _sum(listed)})
        # Only one window at a time writes here.
        temporary = self.path.with_name(f".{self.path.name}-{os.getpid()}")
        try:
            with os.fdopen(open_owner_only(temporary, os.O_WRONLY | os.O_TRUNC), "wb") as file:
                file.write(f'{head[:-1]}, "list": {listed}}}'.encode())
            # Not synced: after a power cut the checksum shows a partial file.
            temporary.replace(self.path)
        except OSError:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _head(made_from: Sequence[str]) -> list[Any]:
    return [FORMAT, __version__, language(), *made_from]


def _sum(listed: str) -> int:
    return zlib.crc32(listed.encode())
