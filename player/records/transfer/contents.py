"""Which files belong to everything, and under which names they are carried."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from player.records.reading import LOG_NAME
from player.records.retention.backups import folder_of
from player.records.store.log_files import ENDINGS
from player.system.folders import Folders

LOG: Final = f"data/{LOG_NAME}".encode()
"""The name under which the log is carried."""

_PASSING: Final = (".lock", ".reserve", ".check", ".coming", ".leaving", ".part")
"""Endings of files that mean something on this computer only."""

_KEY_FILES: Final = "log-key"


@dataclass(frozen=True)
class OwnFile:
    """A file that is carried: where it is, and its name in the container."""

    path: Path
    name: bytes


def files_to_take(folders: Folders, unread: Callable[[OSError], None]) -> Iterator[OwnFile]:
    """All files in the data and config folders, but for the log itself, its backups and its key.

    Links to files are carried as what they lead to; links to folders are not followed.

    Args:
        folders: where everything is.
        unread: called for each folder that can't be read; nothing in it is among the files.
    """
    skipped = {folder_of(folders.data / LOG_NAME), folders.bringing_back, folders.deletion}
    skipped |= {Path(f"{folders.data / LOG_NAME}{ending}") for ending in ENDINGS}
    seen = set()
    for role, top in _tops(folders):
        for place, inner, names in os.walk(top, onerror=unread):
            inner[:] = sorted(name for name in inner if Path(place, name) not in skipped)
            for name in sorted(names):
                path = Path(place, name)
                if path in seen or path in skipped or not _is_kept(path):
                    continue
                seen.add(path)
                inside = path.relative_to(top).as_posix()
                yield OwnFile(path, os.fsencode(f"{role}/{inside}"))


def place_of(folders: Folders, name: bytes) -> Path | None:
    """Where a carried file belongs here; None if its name leads anywhere else."""
    role, *inside = PurePosixPath(os.fsdecode(name)).parts
    top = dict(_tops(folders)).get(role)
    if top is None or not inside or any(part in ("..", "/") or "\0" in part for part in inside):
        return None
    return top.joinpath(*inside)


def _tops(folders: Folders) -> tuple[tuple[str, Path], ...]:
    return ("data", folders.data), ("config", folders.config)


def _is_kept(path: Path) -> bool:
    # A socket or pipe belongs to a running program.
    # SQLite's journal beside a copy that a kill cut short is one too.
    passing = path.suffix.partition("-")[0] in _PASSING or path.name.startswith(_KEY_FILES)
    return not passing and not path.is_socket() and not path.is_fifo()
