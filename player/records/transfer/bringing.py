"""Brings back what was taken to another computer; what stands in its place is set aside, not overwritten.

Everything is first extracted and verified in a folder of its own. Then the log is put in place, encrypted
with this computer's key, and after it the files, one by one. If that is interrupted, the next start goes on.
"""

import errno
import json
import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from filecmp import cmp
from pathlib import Path
from typing import Final

from player.language.catalogue import _
from player.language.system_faults import system_words
from player.practice.errors import NotUsableError
from player.practice.plain_words import joined
from player.records.errors import (
    NotAllBroughtError,
    NotATransferError,
    RecordsError,
    TransferFailedError,
)
from player.records.reading import LOG_NAME
from player.records.retention.backups import Backup, finish_restoring, is_incoming, restore_backup
from player.records.store.clock import file_stamp
from player.records.store.keys import Keys
from player.records.store.lock import WriterLock
from player.records.store.log_files import holds_something, set_aside
from player.records.store.translate import error_from_system
from player.records.transfer.container import Container, open_container
from player.records.transfer.contents import LOG, place_of
from player.system.files import discard, read_bounded, unfinished, write_whole
from player.system.folders import Folders, make_owner_only
from player.system.local_time import local_now
from player.system.paths import is_file, is_folder, is_there

_READY: Final = "ready"
_PLACING: Final = "placing"
"""Stands in the folder once the log is ready to take its place."""
_LARGEST: Final = 16 * 1024 * 1024
_SECRET: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Staged:
    """What was extracted and waits to be put in place.

    Attributes:
        taken: when it was taken, as ISO 8601 with the offset.
        sittings: how many sittings the log has.
        files: how many files there are beside the log.
        secrets: keys of the log and of logs that were set aside. Never shown.
    """

    taken: str
    sittings: int
    files: int
    secrets: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Staged(taken={self.taken!r}, sittings={self.sittings}, files={self.files})"


@dataclass(frozen=True)
class Brought:
    """What was put in place.

    Attributes:
        log_aside: where the log is that was here before; None if there was none.
        files_aside: the folder with the files that were replaced; None if none were.
    """

    log_aside: Path | None
    files_aside: Path | None


def stage(path: Path, passphrase: str, folders: Folders) -> Staged:
    """Extract and verify everything, without changing anything that is here.

    Raises:
        NotATransferError: another passphrase opens it, it is damaged, or is something else.
        TransferFailedError: it can't be read, or there is no room for it.
    """
    staging = folders.bringing_back
    try:
        _remove(staging)
        make_owner_only(staging)
        with open_container(path, passphrase) as container:
            return _extracted(container, path, folders, staging)
    except BaseException as error:
        _remove(staging)
        if isinstance(error, OSError):
            raise TransferFailedError(path, system_words(error)) from error
        raise


def put_in_place(staged: Staged, folders: Folders, keys: Keys) -> Brought:
    """Put what was staged in its places. The log must be closed.

    Raises:
        LogInUseError: another Kindpace has it open. Nothing was changed.
        RecordsError: it could not be put in place; the next start tries again.
    """
    log = folders.data / LOG_NAME
    lock = WriterLock(log)
    lock.take()
    try:
        log_aside = _put_log(staged, folders, keys)
        return Brought(log_aside, _put_files(folders))
    except OSError as error:
        raise error_from_system(error, log) from error
    finally:
        lock.release()


def finish_bringing(folders: Folders) -> Brought | None:
    """Finish an interrupted ``put_in_place``, or remove what an interrupted ``stage`` left. None if neither.

    Raises:
        LogInUseError: another Kindpace is at it.
        RecordsError: it could not be finished; the next start tries again.
    """
    staging = folders.bringing_back
    if not os.path.lexists(staging):
        return None
    lock = WriterLock(folders.data / LOG_NAME)
    lock.take()
    try:
        if _log_is_put(folders):
            return Brought(None, _put_files(folders))
        # Nothing has been changed yet.
        _remove(staging)
    except OSError as error:
        raise error_from_system(error, staging) from error
    finally:
        lock.release()
    return None


def in_words(brought: Brought) -> str:
    """The result in words for the person."""
    kept = [str(path) for path in (brought.log_aside, brought.files_aside) if path is not None]
    before = _(" What was here before is kept as {value}.").format(value=joined(kept)) if kept else ""
    return _("Everything was brought back.{before}").format(before=before)


def _extracted(container: Container, path: Path, folders: Folders, staging: Path) -> Staged:
    secrets = (container.noted("key"), *_list_of_texts(container.noted("former_keys")))
    if not all(_SECRET.fullmatch(secret) for secret in secrets):
        raise NotATransferError(path, _("the log's key isn't in it"))
    waiting = []
    for file in container.files():
        target = place_of(folders, file.name)
        if target is None:
            raise NotATransferError(path, _("a file in it leads out of Kindpace's folders"))
        if file.name == LOG:
            container.extract(file, staging / LOG_NAME)
        else:
            container.extract(file, staging / str(file.number))
            waiting.append([file.number, file.name.hex()])
    if not os.path.lexists(staging / LOG_NAME):
        raise NotATransferError(path, _("there is no log in it"))
    write_whole(staging / _READY, json.dumps(waiting).encode())
    return Staged(container.noted("taken_local"), int(container.noted("sittings")), len(waiting), secrets)


def _list_of_texts(text: str) -> list[str]:
    try:
        found = json.loads(text)
    except ValueError:
        return [""]
    return [str(name) for name in found] if isinstance(found, list) else [""]


def _log_is_put(folders: Folders) -> bool:
    """Whether the log that was brought has taken its place; it takes it now if only that was left to do."""
    staging, log = folders.bringing_back, folders.data / LOG_NAME
    if not os.path.lexists(staging / _READY):
        return False
    if os.path.lexists(staging / LOG_NAME):
        # With the log still there, what would replace it was not renamed either.
        if not os.path.lexists(staging / _PLACING) or (is_there(log) and is_incoming(log)):
            return False
        finish_restoring(log)
        (staging / LOG_NAME).unlink()
    return True


def _put_log(staged: Staged, folders: Folders, keys: Keys) -> Path | None:
    log, waiting = folders.data / LOG_NAME, folders.bringing_back / LOG_NAME
    stood = holds_something(log)
    aside = set_aside(log) if stood and keys.find(log) is None else None
    key = keys.remember(keys.find_or_make(log), staged.secrets)
    found, placing = Backup(waiting, local_now().date(), waiting.stat().st_size), waiting.parent / _PLACING
    try:
        replaced = restore_backup(found, log, key, lambda: write_whole(placing, b""))
    except (OSError, RecordsError):
        if is_there(log):
            # It could not be renamed, so nothing was changed.
            discard(placing)
        raise
    waiting.unlink()
    return aside or (replaced if stood else None)


def _put_files(folders: Folders) -> Path | None:
    staging = folders.bringing_back
    replaced = folders.data / f"set-aside-{file_stamp()}"
    failed: OSError | None = None
    for number, name in json.loads(_manifest(staging)):
        file, target = staging / str(int(number)), place_of(folders, bytes.fromhex(name))
        if target is not None and os.path.lexists(file):
            try:
                _put(file, target, replaced / os.fsdecode(bytes.fromhex(name)))
            except OSError as error:
                # It waits; all others get to their places.
                failed = failed or error
    if failed is not None:
        raise NotAllBroughtError(str(failed.filename or folders.data), system_words(failed)) from failed
    _remove(staging)
    return replaced if os.path.lexists(replaced) else None


def _manifest(staging: Path) -> bytes:
    try:
        return read_bounded(staging / _READY, _LARGEST)
    except NotUsableError as error:
        raise OSError(errno.EIO, error.problems[0].message, str(staging / _READY)) from error


def _put(file: Path, target: Path, aside: Path) -> None:
    # A link stays one: what it leads to is replaced. One that leads in a circle is set aside itself.
    target = Path(os.path.realpath(target)) if target.is_symlink() else target
    # What may not be read is another one, and is set aside unread.
    with suppress(PermissionError):
        if is_file(target) and cmp(file, target, shallow=False):
            return
    make_owner_only(target.parent)
    if os.path.lexists(target):
        make_owner_only(aside.parent)
        _move(target, aside)
    _move(file, target)


def _move(source: Path, target: Path) -> None:
    try:
        source.rename(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # On another disk: whole or not at all there too.
        part = unfinished(target)
        try:
            shutil.copy2(source, part)
            part.rename(target)
        finally:
            discard(part)
        source.unlink()


def _remove(staging: Path) -> None:
    with suppress(OSError):
        if is_folder(staging) and not staging.is_symlink():
            shutil.rmtree(staging)
        else:
            staging.unlink(missing_ok=True)
