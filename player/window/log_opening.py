"""Opening the session log: at once, or once its passphrase is given; and looking after it then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.records.errors import RecordsError
from player.records.store.key_marker import behind_passphrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.records.session_log import SessionLog
    from player.system.folders import Folders


class LogOpening:
    """Opens the log of these folders; what is to be said about it is said in the window.

    Args:
        folders: where it lies, and its key.
        say: says something in the window, under a key.
    """

    def __init__(self, folders: Folders, say: Callable[[str, str], None]) -> None:
        self._folders = folders
        self._say = say

    @property
    def locked(self) -> bool:
        """Whether it is behind a passphrase."""
        try:
            return behind_passphrase(self._folders.config)
        except RecordsError:
            # Opening the log says what is the matter.
            return False

    def open(self) -> SessionLog | None:
        """The log; None, with a message, if it can't be opened, and without one while it is locked."""
        if self.locked:
            return None
        try:
            return self._open(None)
        except RecordsError as error:
            self._say("log", str(error))
            return None

    def unlocked(self, passphrase: str) -> SessionLog:
        """The log behind a passphrase.

        Raises:
            RecordsError: it is not this one, or the log can't be opened.
        """
        return self._open(passphrase)

    def _open(self, passphrase: str | None) -> SessionLog:
        # After the first paint: with the database, ciphers and the keyring.
        from player.records.session_log import SessionLog  # noqa: PLC0415
        from player.records.store.keys import Keys  # noqa: PLC0415

        keys = Keys(self._folders.config)
        log = SessionLog.open(
            self._folders.data, keys if passphrase is None else keys.with_passphrase(passphrase)
        )
        for number, notice in enumerate(log.opened.notices):
            self._say(f"log:{number}", notice)
        return log

    def look_after(self, log: SessionLog, keep_days: int) -> None:
        """Delete what is older than the person wants to keep, and make today's backup.

        Args:
            log: this log, open.
            keep_days: for how many days everything is kept; 0 for always.
        """
        works = (lambda: log.retention.delete_older_than(keep_days), log.retention.back_up_if_due)
        for number, work in enumerate(works):
            try:
                work()
            except RecordsError as error:
                self._say(f"keeping:{number}", str(error))
