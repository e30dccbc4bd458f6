"""Caches the list of practices, so that the window can paint it at once.

It is used only while everything it was made from is unchanged (docs/adr/0012-start.md): each file's name,
size and times, and whatever else the caller lists. A stale, damaged or other version counts as missing.
"""

import json
import os
import stat
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from player import __version__
from player.language.catalogue import language
from player.practice.errors import NotUsableError
from player.system.files import open_owner_only, read_bounded
from player.system.paths import MOST_FILES, names_within

FORMAT: Final = 3
SCRIPTS: Final = (".md",)
SIGNATURE: Final = ".minisig"
PRESETS: Final = (".pacing", ".yaml", SIGNATURE)
"""How the names of presets and of their signatures end. ``player.clinic.signature`` and ``preset_inspection``
say the same; before the first picture neither is imported."""

_MOST: Final = 2 * MOST_FILES
"""A preset may have its signature beside it."""

_LARGEST: Final = 8 * 1024 * 1024
"""Bytes: a thousand scripts take half a million."""


def stamp_of(path: Path) -> str:
    """A file's path, size and times, which change whenever the file changes."""
    try:
        return _stamp(str(path), path.stat())
    except (OSError, ValueError):
        return _stamp(str(path), None)


def stamps_ending(endings: tuple[str, ...], *folders: Path) -> tuple[str, ...]:
    """The stamps of the files in these folders whose names end so, by name, as far as they are read.

    Other files aren't asked about: with a hundred thousand of them *Today* stood still for seconds.
    """
    stamps: list[str] = []
    for folder in folders:
        try:
            names = names_within(folder, endings)
        except OSError as error:
            stamps.append(f"{folder} {error.errno}")
            continue
        stamps.extend(stamp_of(folder / name) for name in names[:_MOST])
    return tuple(stamps)


def stamps_in(*folders: Path) -> tuple[str, ...]:
    """The stamps of all files in these folders, by name, without subfolders."""
    stamps: list[str] = []
    for folder in folders:
        try:
            with os.scandir(folder) as entries:
                found = sorted((entry.path, _looked_at(entry)) for entry in entries)
        except OSError as error:
            stamps.append(f"{folder} {error.errno}")
            continue
        stamps.extend(_stamp(path, at) for path, at in found if at is None or not stat.S_ISDIR(at.st_mode))
    return tuple(stamps)


def _looked_at(entry: os.DirEntry[str]) -> os.stat_result | None:
    # Asked once for each file: at every start there are a hundred.
    try:
        return entry.stat()
    except OSError:
        return None


def _stamp(path: str, found: os.stat_result | None) -> str:
    # ctime can't be set back, unlike mtime.
    times = "-" if found is None else f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"
    return f"{path} {times}"


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
            head, _end, listed = read_bounded(self.path, _LARGEST).partition(b"\n")
            if json.loads(head) != _head(made_from, listed):
                return None
            found: dict[str, Any] = json.loads(listed)
        except (NotUsableError, ValueError, RecursionError):
            return None
        return found

    def write(self, made_from: Sequence[str], kept: dict[str, Any]) -> None:
        """Store the list. If that fails, the next start takes a little longer."""
        listed = json.dumps(kept).encode()
        head = json.dumps(_head(made_from, listed)).encode()
        # Only one window at a time writes here.
        temporary = self.path.with_name(f".{self.path.name}-{os.getpid()}")
        try:
            with os.fdopen(open_owner_only(temporary, os.O_WRONLY | os.O_TRUNC), "wb") as file:
                file.write(head + b"\n" + listed)
            # Not synced: after a power cut the checksum shows a partial file.
            temporary.replace(self.path)
        except OSError:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _head(made_from: Sequence[str], listed: bytes) -> list[Any]:
    """The first line of the file: what the second, the list, was made from, and the list's checksum."""
    return [FORMAT, __version__, language(), zlib.crc32(listed), *made_from]
