"""Daily backups of the log, encrypted with its key, in the folder beside it; and restoring one."""

import contextlib
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from player.language.catalogue import _
from player.records.errors import BackupUnusableError, DiskFullError, RecordsError
from player.records.store.database import connected, opens
from player.records.store.found_key import FoundKey
from player.records.store.log_files import ENDINGS, address, set_aside
from player.records.store.translate import error_from_system
from player.system.ending import StoppedError
from player.system.files import open_owner_only, sync_file, sync_folder
from player.system.folders import make_owner_only
from player.system.paths import is_file, is_there

KEPT: Final = 7
"""Days of backups kept; our own choice."""

_NAME: Final = re.compile(r"sittings-(\d{4}-\d\d-\d\d)\.db")


@dataclass(frozen=True)
class Backup:
    """One backup.

    Attributes:
        path: its file.
        day: the local day on which it was made.
        size: bytes.
    """

    path: Path
    day: date
    size: int


@dataclass(frozen=True)
class BackupPreview:
    """A backup's contents, shown before restoring it.

    Attributes:
        sittings, entries: how many.
        first_day, last_day: of its sittings; None if it has none.
        lost_sittings: how many of the log's sittings it lacks.
    """

    backup: Backup
    sittings: int
    entries: int
    first_day: date | None
    last_day: date | None
    lost_sittings: int


def folder_of(log: Path) -> Path:
    """The folder of this log's backups."""
    return log.parent / "backups"


def list_backups(log: Path) -> tuple[Backup, ...]:
    """All backups, newest first; what is no file is none. Raises ReadOnlyLogError, LogFailedError."""
    found = []
    try:
        for path in folder_of(log).glob("sittings-*.db"):
            named = _NAME.fullmatch(path.name)
            with contextlib.suppress(ValueError):
                if named is not None and is_file(path):
                    found.append(Backup(path, date.fromisoformat(named[1]), path.stat().st_size))
    except OSError as error:
        raise error_from_system(error, log) from error
    return tuple(sorted(found, key=lambda backup: backup.day, reverse=True))


def drop_backups(log: Path) -> None:
    """Delete all backups, and the remains of any that a kill interrupted.

    Raises:
        OSError, RecordsError: one could not be deleted; the others were.
    """
    backups = [backup.path for backup in list_backups(log)]
    trouble: OSError | None = None
    for path in (*backups, *_parts(log), _leaving(log)):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            trouble = trouble or error
    if trouble is not None:
        raise trouble


def make_backup(connection: Any, log: Path, day: date, stopped: Callable[[], bool] = lambda: False) -> Backup:
    """Write a backup of an open log atomically, and delete the oldest beyond ``KEPT``.

    One of a day that is still to come was made while the clock was wrong: these go first, and the one just
    made never, or they would take the place of every new one.

    Args:
        connection: the open connection; the backup gets its key.
        log: the log's file.
        day: the local day; an earlier backup of it is replaced.
        stopped: whether to leave it after all, asked once it is written.

    Raises:
        StoppedError: it was left.
        OSError, dbapi2.Error: it could not be written; earlier ones are unchanged.
    """
    folder = folder_of(log)
    make_owner_only(folder)
    target = folder / f"sittings-{day.isoformat()}.db"

    def write(part: Path) -> None:
        connection.execute("VACUUM INTO ?", (address(part),))
        if stopped():
            raise StoppedError

    _write_whole(target, write)
    others = [backup for backup in list_backups(log) if backup.path != target]
    for old in sorted(others, key=lambda backup: backup.day > day)[KEPT - 1 :]:
        # One that can't be deleted, such as another user's, is tried again tomorrow.
        with contextlib.suppress(OSError):
            old.path.unlink(missing_ok=True)
    return Backup(target, day, target.stat().st_size)


def copy_log(connection: Any, log: Path) -> Path:
    """Copy an open log, with its key, to a file beside it that its caller deletes.

    Args:
        connection: an open connection; the copy gets its key.
        log: the log's file.

    Raises:
        OSError, dbapi2.Error: it could not be written.
    """
    copy = _leaving(log)
    _write_whole(copy, lambda part: connection.execute("VACUUM INTO ?", (address(part),)))
    return copy


def renew_backups(log: Path, key: FoundKey, stopped: Callable[[], bool] = lambda: False) -> None:
    """Re-encrypt backups that still have a former key with the current one, each atomically.

    One that can't be read stays as it is.

    Args:
        log: the log's file.
        key: its key.
        stopped: whether to leave those that are left.

    Raises:
        DiskFullError, OSError: one could not be written; it is unchanged.
    """
    for backup in list_backups(log):
        if stopped():
            return
        try:
            former = _key_of(backup.path, (key.secret, *key.former))
            if former is not None and former != key.secret:
                _renew(backup.path, FoundKey(former, key.place), key.secret)
        except DiskFullError:
            raise
        except RecordsError:
            continue


def inspect_backup(backup: Backup, key: FoundKey, uuids: Sequence[str]) -> BackupPreview:
    """Read a backup's contents.

    Args:
        backup: from ``list_backups``.
        key: the log's key.
        uuids: of the sittings in the log now.

    Raises:
        BackupUnusableError: it can't be read with this log's keys.
    """
    with _opened(backup, key) as connection:
        rows = connection.execute("SELECT uuid, day FROM sittings ORDER BY day").fetchall()
        has_journal = connection.execute("PRAGMA user_version").fetchone()[0] > 1
        entries = connection.execute("SELECT count(*) FROM journal").fetchone()[0] if has_journal else 0
    days = [date.fromisoformat(row[1]) for row in rows]
    lost = set(uuids) - {row[0] for row in rows}
    first, last = (days[0], days[-1]) if days else (None, None)
    return BackupPreview(backup, len(rows), int(entries), first, last, len(lost))


def restore_backup(
    backup: Backup, log: Path, key: FoundKey, placing: Callable[[], None] = lambda: None
) -> Path:
    """Replace the log, which must be closed, with a backup; the log is renamed, not overwritten.

    A kill in between leaves the log, or the backup in its place, or neither but the renamed log and the
    backup: ``finish_restoring`` completes that at the next start.

    Args:
        backup: from ``list_backups``.
        log: the log's file.
        key: the log's key.
        placing: called when nothing is left to do but to rename.

    Returns:
        The log's new name.

    Raises:
        BackupUnusableError: it can't be read. Nothing was changed.
        RecordsError: copying or renaming failed; the log is unchanged.
    """
    with _opened(backup, key) as connection:
        if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise BackupUnusableError(backup.path, _("part of it can't be read"))
        try:
            _write_whole(_incoming(log), lambda part: _copy(connection, part, key))
        except OSError as error:
            raise error_from_system(error, log) from error
    placing()
    aside = set_aside(log)
    _into_place(log)
    return aside


def finish_restoring(log: Path) -> None:
    """Finish an interrupted restore: an incoming backup takes the empty place, or is deleted.

    Raises:
        RecordsError: it could not be renamed.
    """
    if not is_incoming(log):
        return
    if is_there(log):
        # The log was not renamed yet, so nothing is lost, and the backup itself still exists.
        _incoming(log).unlink()
    else:
        _into_place(log)


def is_incoming(log: Path) -> bool:
    """Whether a backup is ready to take the log's place."""
    return is_file(_incoming(log))


def clear_up(log: Path) -> None:
    """Finish an interrupted restore, and delete what a kill left of copies of the log.

    Only while no other Kindpace writes.

    Raises:
        RecordsError: a restore could not be finished.
    """
    finish_restoring(log)
    for path in (_leaving(log), *_parts(log)):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _into_place(log: Path) -> None:
    try:
        _incoming(log).rename(log)
        sync_folder(log.parent)
    except OSError as error:
        raise error_from_system(error, log) from error


def _incoming(log: Path) -> Path:
    return log.with_suffix(".coming")


def _leaving(log: Path) -> Path:
    return log.with_suffix(".leaving")


def _part(target: Path) -> Path:
    return target.with_suffix(".part")


def _parts(log: Path) -> tuple[Path, ...]:
    """What a kill leaves of copies of the log, each with the journal that SQLite keeps beside it."""
    # The two copies beside the log have one name while they are written.
    beside = (Path(f"{_part(_incoming(log))}{ending}") for ending in ENDINGS)
    return (*folder_of(log).glob("*.part"), *folder_of(log).glob("*.part-*"), *beside)


def _write_whole(target: Path, write: Callable[[Path], object]) -> None:
    part = _part(target)
    try:
        # A journal that was left would be taken for that of the new one.
        _remove_part(part)
        # SQLite accepts an empty file as a new database; creating it first keeps it private.
        os.close(open_owner_only(part, os.O_RDWR | os.O_EXCL))
        write(part)
        sync_file(part)
        part.rename(target)
    except BaseException:
        _remove_part(part)
        raise
    sync_folder(target.parent)


def _remove_part(part: Path) -> None:
    for ending in ENDINGS:
        Path(f"{part}{ending}").unlink(missing_ok=True)


def _renew(path: Path, former: FoundKey, secret: str) -> None:
    with connected(path, former, "ro") as connection:
        _write_whole(path, lambda part: _copy(connection, part, FoundKey(secret, former.place)))
        connection.close()


def _copy(connection: Any, part: Path, key: FoundKey) -> None:
    # With the current key, whichever key the original has.
    connection.execute(f"ATTACH ? AS copy KEY \"x'{key.secret}'\"", (address(part),))
    connection.execute("SELECT sqlcipher_export('copy')")
    form = connection.execute("PRAGMA main.user_version").fetchone()[0]
    connection.execute(f"PRAGMA copy.user_version = {form}")
    connection.execute("DETACH copy")
    if not opens(part, key.secret):
        raise BackupUnusableError(part, _("its key could not be changed"))


def _key_of(path: Path, secrets: Sequence[str]) -> str | None:
    return next((secret for secret in secrets if opens(path, secret)), None)


@contextlib.contextmanager
def _opened(backup: Backup, key: FoundKey) -> Iterator[Any]:
    # The log's own once more: a backup may be given it, in another thread, just while it is looked for.
    secret = _key_of(backup.path, (key.secret, *key.former, key.secret))
    if secret is None:
        raise BackupUnusableError(backup.path, _("none of this log's keys opens it"))
    with connected(backup.path, FoundKey(secret, key.place), "ro") as connection:
        try:
            yield connection
        finally:
            connection.close()
