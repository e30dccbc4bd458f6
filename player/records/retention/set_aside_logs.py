"""Logs that were set aside: which there are, whether a key opens them, and setting one aside on request."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from player.records.errors import RecordsError
from player.records.store.database import opens
from player.records.store.lock import WriterLock
from player.records.store.log_files import ENDINGS, refuse_special_file, set_aside
from player.records.store.translate import error_from_system
from player.system.folders import make_owner_only
from player.system.paths import exists

_STAMPED: Final = re.compile(r"-set-aside-(\d{8}T\d{6})(-\d+)?\.db")


@dataclass(frozen=True)
class SetAsideLog:
    """A log that was set aside.

    Attributes:
        path: its file.
        when: local time of setting it aside, without an offset.
        size: bytes, with its write-ahead log.
        opens: whether one of this log's keys opens it; None if no log is open, so that no key is known.
    """

    path: Path
    when: datetime
    size: int
    opens: bool | None


def logs_set_aside(log: Path, secrets: Sequence[str] | None = None) -> tuple[SetAsideLog, ...]:
    """The logs set aside beside this one, newest first. One that can't be looked at counts as not opened.

    Args:
        log: the log's file.
        secrets: the keys to try, or None for none.
    """
    try:
        paths = sorted(log.parent.glob(f"{log.stem}-set-aside-*.db"))
    except OSError:
        return ()
    found = [aside for path in paths if (aside := _looked_at(path, secrets)) is not None]
    return tuple(sorted(found, key=lambda aside: aside.when, reverse=True))


def set_log_aside(log: Path) -> Path:
    """Set a log aside that can't be opened, because the person asked for it; nothing in it is changed.

    Returns:
        Its new name.

    Raises:
        LogInUseError: another Kindpace has it open.
        RecordsError: it could not be renamed.
    """
    lock = WriterLock(log)
    try:
        make_owner_only(log.parent)
    except OSError as error:
        raise error_from_system(error, log) from error
    lock.take()
    try:
        return set_aside(log)
    finally:
        lock.release()


def remove_set_aside(path: Path) -> None:
    """Delete a log that was taken back, with the files beside it. Raises OSError."""
    for ending in ENDINGS:
        Path(f"{path}{ending}").unlink(missing_ok=True)


def _looked_at(path: Path, secrets: Sequence[str] | None) -> SetAsideLog | None:
    named = _STAMPED.search(path.name)
    if named is None:
        return None
    try:
        when = datetime.strptime(named[1], "%Y%m%dT%H%M%S")  # noqa: DTZ007  # local, as the name has it
        refuse_special_file(path)
        wal = Path(f"{path}-wal")
        size = path.stat().st_size + (wal.stat().st_size if exists(wal) else 0)
    except (OSError, ValueError, RecordsError):
        return None
    return SetAsideLog(path, when, size, None if secrets is None else _any_opens(path, secrets))


def _any_opens(path: Path, secrets: Sequence[str]) -> bool:
    try:
        return any(opens(path, secret) for secret in secrets)
    except RecordsError:
        return False
