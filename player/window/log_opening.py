"""Opening the session log: at once, or once its passphrase is given; and looking after it then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from player.records.errors import RecordsError
from player.records.store.key_marker import behind_passphrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.records.session_log import SessionLog
    from player.system.folders import Folders

_BACKUP: Final = "keeping:1"
"""Under which is said why there is no backup, or what may still hold what was deleted."""


class LogOpening:
    """Opens the log of these folders; what is to be said about it is said in the window.

    Args:
        folders: where it lies, and its key.
        say: says something in the window, under a key.
    """

    def __init__(self, folders: Folders, say: Callable[[str, str], None]) -> None:
        self._folders = folders
        self._say = say
        self._looked_after: SessionLog | None = None
        self._keep_days = 0

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
            self._folders.data,
            keys if passphrase is None else keys.with_passphrase(passphrase),
            beside=True,
        )
        for number, notice in enumerate(log.opened.notices):
            self._say(f"log:{number}", notice)
        return log

    def look_after(self, log: SessionLog, keep_days: int) -> None:
        """Delete what is older than the person wants to keep, and begin today's backup.

        Args:
            log: this log, open.
            keep_days: for how many days everything is kept; 0 for always.
        """
        self._looked_after, self._keep_days = log, keep_days
        if not log.busy:
            # Or else once an earlier deletion is ended, which the window would have to wait for.
            self._delete_older(log)
        self._try(_BACKUP, log.retention.begin_backup_if_due)

    def _delete_older(self, log: SessionLog) -> None:
        keep_days, self._keep_days = self._keep_days, 0
        self._try("keeping:0", lambda: log.retention.delete_older_than(keep_days))

    def heed_backup(self) -> None:
        """Say what came of a deletion or a backup that was ended meanwhile, if that is to be said."""
        log = self._looked_after
        # Until then it has no time for that.
        if log is None or log.lending.lent:
            return
        if self._keep_days and not log.busy:
            self._delete_older(log)
        self._try(_BACKUP, log.retention.heed_backup)

    def _try(self, key: str, work: Callable[[], object]) -> None:
        try:
            work()
        except RecordsError as error:
            self._say(key, str(error))
