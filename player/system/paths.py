"""What is at a path: for folders that may be somebody else's, and names that need not be text.

``Path.exists`` and its kin raise where a folder above may not be entered. Every room asks here instead
(``tests/architecture/test_paths_asked.py``).
"""

import errno
import os
import re
import stat
from collections.abc import Collection
from pathlib import Path
from typing import Final

_ENDING: Final = re.compile(r"\.\w{1,7}")
"""``for Dr. Ruiz`` has none."""

_MISSING: Final = {errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG}

MOST_FILES: Final = 5000
"""Of one kind in one folder; our own choice, far above a shelf that anybody looks through."""

AnyPath = str | os.PathLike[str]


def exists(path: AnyPath) -> bool:
    """Whether something is there, links followed. False if that can't be told."""
    return _mode(path) is not None


def with_ending(path: Path, ending: str) -> Path:
    """A file's path, with an ending such as ``".pdf"`` where whoever named it left every ending out."""
    return path if _ENDING.fullmatch(path.suffix) else path.with_name(path.name + ending)


def is_file(path: AnyPath) -> bool:
    """Whether a regular file is there, links followed. False if that can't be told."""
    mode = _mode(path)
    return mode is not None and stat.S_ISREG(mode)


def is_folder(path: AnyPath) -> bool:
    """Whether a folder is there, links followed. False if that can't be told."""
    mode = _mode(path)
    return mode is not None and stat.S_ISDIR(mode)


def may_exist(path: AnyPath) -> bool:
    """Whether something is there, if only a link that leads nowhere. True if that can't be told.

    For files that hold something to be respected, such as settings or a PIN: reading them then says what is
    wrong.
    """
    try:
        os.lstat(path)
    except OSError as error:
        return error.errno not in _MISSING
    except ValueError:
        return False
    return True


def is_there(path: AnyPath) -> bool:
    """Whether something is there, links followed.

    Raises:
        OSError: that can't be told, so nothing may be made in its place.
    """
    try:
        Path(path).stat()
    except OSError as error:
        if error.errno in _MISSING:
            return False
        raise
    return True


def files_within(folder: Path) -> tuple[Path, ...]:
    """The regular files directly in a folder, links followed, by name: a thousand in a few milliseconds.

    Raises:
        OSError: the folder can't be read.
    """
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if _is_file(entry))
    return tuple(folder / name for name in names)


def names_within(folder: Path, endings: tuple[str, ...]) -> list[str]:
    """The names in a folder that end so and aren't hidden, in order.

    Nothing else is asked of the others: a hundred thousand of them take a twentieth of a second.

    Raises:
        OSError: the folder can't be read.
    """
    names = os.listdir(folder)  # noqa: PTH208 - of most of them no path is needed
    return sorted(name for name in names if name.endswith(endings) and not name.startswith("."))


def folders_within(folder: str | Path, left_out: Collection[str] = ()) -> tuple[int, tuple[str, ...]]:
    """How many files lie directly in a folder, and the folders in it; links to folders are neither.

    By its entries: for two thousand files, making a path of each would take a tenth of a second.

    Args:
        folder: where to look.
        left_out: paths that don't count.

    Raises:
        OSError: the folder can't be read.
    """
    with os.scandir(folder) as entries:
        found = [entry for entry in entries if entry.path not in left_out]
    folders = [entry for entry in found if entry.is_dir()]
    return len(found) - len(folders), tuple(entry.path for entry in folders if not entry.is_symlink())


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False


def _mode(path: AnyPath) -> int | None:
    try:
        return os.stat(path).st_mode  # noqa: PTH116 - a thousand recordings are asked for at once
    except (OSError, ValueError):
        return None
