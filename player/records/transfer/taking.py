"""Takes everything to another computer: one encrypted file, with the log's key inside."""

import json
from dataclasses import dataclass
from pathlib import Path

from player import __version__
from player.language.catalogue import _
from player.practice.errors import NotUsableError
from player.records.errors import DiskFullError, PassphraseTooShortError, TransferFailedError
from player.records.retention.beside import copy, is_alone
from player.records.session_log import SHORTEST_PASSPHRASE, SessionLog
from player.records.store.clock import written
from player.records.store.found_key import FoundKey
from player.records.transfer.container import PART_BYTES, Container, new_container
from player.records.transfer.contents import LOG, files_to_take
from player.system.files import discard, read_in_parts
from player.system.folders import Folders
from player.system.local_time import local_now


@dataclass(frozen=True)
class Taken:
    """What was taken.

    Attributes:
        files: how many, with the log.
        size: bytes of all of them.
        left_out: sentences about files and folders that could not be read.
    """

    files: int
    size: int
    left_out: tuple[str, ...] = ()


class Taking:
    """Everything, ready to be written: ``write`` copies the log as well, and may run in any thread.

    Args:
        log: the open log.
        folders: where everything is.
        passphrase: opens the file on the other computer.

    Raises:
        PassphraseTooShortError: it protects nothing.
        RecordsError: the log can't be read.
    """

    def __init__(self, log: SessionLog, folders: Folders, passphrase: str) -> None:
        if len(passphrase) < SHORTEST_PASSPHRASE:
            raise PassphraseTooShortError(SHORTEST_PASSPHRASE)
        self._folders = folders
        self._passphrase = passphrase
        self._key: FoundKey = log.key
        self._sittings = log.count_sittings()
        self._log = log.path
        # No other connection may read it then.
        self._copied = log.retention.copy_for_transfer() if is_alone(log.database) else None

    def write(self, target: Path) -> Taken:
        """Write the file, for its owner only.

        Raises:
            TransferFailedError: it could not be written. Nothing is left of it.
            RecordsError: the log could not be copied.
        """
        copied = self._copied or self._copy()
        try:
            with new_container(target, self._passphrase) as container:
                self._note(container)
                return self._fill(container, copied, target)
        finally:
            discard(copied)

    def _copy(self) -> Path:
        try:
            return copy(self._log, self._key)
        except DiskFullError as error:
            reason = _("its disk has no room for the copy that is taken along")
            raise TransferFailedError(self._log, reason) from error

    def _note(self, container: Container) -> None:
        container.note("version", __version__)
        container.note("taken_local", written(local_now()))
        container.note("sittings", str(self._sittings))
        container.note("key", self._key.secret)
        container.note("former_keys", json.dumps(self._key.former))

    def _fill(self, container: Container, copied: Path, target: Path) -> Taken:
        size = container.add(LOG, read_in_parts(copied, PART_BYTES))
        left_out: list[str] = []
        unread: list[OSError] = []
        count = 1
        for file in files_to_take(self._folders, unread.append):
            if file.path == target:
                continue
            try:
                size += container.add(file.name, read_in_parts(file.path, PART_BYTES))
                count += 1
            except NotUsableError as error:
                left_out += [f"{problem.place.file}: {problem.message}" for problem in error.problems]
        return Taken(count, size, (*left_out, *map(_unread, unread)))


def _unread(error: OSError) -> str:
    message = _("This folder can't be read: {why}.").format(why=error.strerror)
    return f"{error.filename}: {message}"


def take_everything(log: SessionLog, folders: Folders, passphrase: str, target: Path) -> Taken:
    """Write everything to one encrypted file. Raises as ``Taking`` and ``Taking.write`` do."""
    return Taking(log, folders, passphrase).write(target)
