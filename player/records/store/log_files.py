"""A log's files: its own, and SQLite's beside it."""

import os
import stat
from pathlib import Path
from typing import Final

from player.language.catalogue import _
from player.practice.errors import NotUsableError
from player.records.errors import NotAFileError
from player.records.store.clock import file_stamp
from player.records.store.translate import error_from_system
from player.system.files import read_beginning, sync_folder, unused_name
from player.system.paths import is_file, is_there

ENDINGS: Final = ("", "-wal", "-shm", "-journal")
"""The endings of their names after the log's name."""

_JOURNAL_HEADER: Final = 28
"""Bytes (SQLite's file format, section 3)."""


def address(path: Path) -> str:
    """A file as SQLite is told of it: a name that is no text can't be given otherwise."""
    return path.absolute().as_uri()


def refuse_special_file(path: Path) -> None:
    """Check that the log and SQLite's files beside it, where they exist, are regular files.

    Raises:
        NotAFileError: one of them is a folder, a pipe, a socket or a device.
    """
    for ending in ENDINGS:
        found = Path(f"{path}{ending}")
        if is_there(found) and not is_file(found):
            raise NotAFileError(found, _kind_of(found))


def identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from every other one, as long as it is open; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def set_aside(path: Path) -> Path:
    """Rename the log and its side files, overwriting nothing.

    Raises:
        RecordsError: it could not be renamed.
    """
    aside = unused_name(path, file_stamp(), ENDINGS)
    try:
        for ending in ENDINGS:
            if os.path.lexists(f"{path}{ending}"):
                Path(f"{path}{ending}").rename(f"{aside}{ending}")
        sync_folder(path.parent)
    except OSError as error:
        raise error_from_system(error, path) from error
    return aside


def set_orphans_aside(path: Path) -> Path | None:
    """Rename what lies beside a log that is empty or isn't there.

    Returns:
        Its new name; None where nothing lies there.

    Raises:
        RecordsError, OSError: it could not be renamed, or looked at.
    """
    # SQLite deletes a journal without a database. It may hold a person's data, so it is renamed.
    refuse_special_file(path)
    if holds_something(path):
        return None
    journal = Path(f"{path}-journal")
    if holds_something(Path(f"{path}-wal")) or (is_file(journal) and holds_pages(journal)):
        return set_aside(path)
    return None


def holds_something(log: Path) -> bool:
    """Whether there is a log, or a file beside it, and not only an empty one. Raises OSError."""
    return is_there(log) and log.stat().st_size > 0


def _kind_of(path: Path) -> str:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        return _("folder")
    return _("pipe") if stat.S_ISFIFO(mode) else _("socket") if stat.S_ISSOCK(mode) else _("device")


def holds_pages(journal: Path) -> bool:
    """Whether a rollback journal may hold what a person logged."""
    # Bytes 16 to 20 hold the earlier page count. Zero means a new log whose process was killed, so nothing
    # can be lost.
    try:
        header = read_beginning(journal, _JOURNAL_HEADER)
    except NotUsableError:
        # It may hold something: it is set aside, not deleted.
        return True
    return len(header) == _JOURNAL_HEADER and any(header[16:20])
