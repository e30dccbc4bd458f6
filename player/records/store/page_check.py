"""Whether a log's pages are whole: looked at when it is opened, where it is small or something was wrong."""

import contextlib
import os
import re
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from player.language.catalogue import _
from player.practice.errors import NotUsableError
from player.records.errors import DamagedLogError, LogFailedError
from player.system.files import open_owner_only, read_in_parts
from player.system.paths import is_there

SMALL_ENOUGH_TO_CHECK = 4 * 1024 * 1024
"""Bytes. Up to this size every page is checked at opening, in some milliseconds; a larger log only after a
page could not be read."""

_PART = 1024 * 1024


def check_pages(path: Path, connection: Any) -> None:
    """Check every page, where that is due.

    Raises:
        DamagedLogError: one is damaged.
        LogFailedError: one could not be read now. Another time it may be, so the log isn't damaged.
    """
    # SQLite's own check includes the write-ahead log. SQLCipher's reads only the file, and would report a
    # checkpoint torn by a power cut as damage although nothing is lost.
    wanted = is_there(check_mark(path))
    if not wanted and path.stat().st_size > SMALL_ENOUGH_TO_CHECK:
        return
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise (
            LogFailedError(path, _("its disk could not be read")) if _unread(found) else DamagedLogError(path)
        )
    if wanted:
        check_mark(path).unlink(missing_ok=True)


def _unread(found: str) -> bool:
    """Whether what was found is that the system didn't give a page."""
    code = re.search(r"error code=(\d+)", found)
    return code is not None and int(code[1]) & 0xFF not in (dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_NOTADB)


def refuse_unread(path: Path) -> None:
    """Check that the disk gives all of a log's bytes, before they are judged.

    Raises:
        LogFailedError: it doesn't.
    """
    for file in (path, Path(f"{path}-wal")):
        if not is_there(file):
            continue
        try:
            for _part in read_in_parts(file, _PART):
                pass
        except NotUsableError as error:
            raise LogFailedError(path, _("its disk could not be read")) from error


def check_mark(path: Path) -> Path:
    """Stands beside a log of which every page is to be checked at the next opening."""
    return path.with_suffix(".check")


def want_check(path: Path) -> None:
    """Have every page checked at the next opening."""
    with contextlib.suppress(OSError):
        os.close(open_owner_only(check_mark(path), os.O_RDWR))
