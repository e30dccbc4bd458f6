"""What a person wants to say on the first page: kept in the log as it is typed, until they delete it."""

from player.records.errors import RecordsError
from player.window.parts import Clocks, LogAccess, Messages
from player.window.shared.writing import NOT_OPEN, Unsaved


class KeptMessage:
    """The message as it stands, and in the log at most two seconds later.

    Args:
        clocks: time that passes.
        messages: said in the window.
        session_log: the session log, if it is open.
    """

    def __init__(self, clocks: Clocks, messages: Messages, session_log: LogAccess) -> None:
        self._messages = messages
        self._session_log = session_log
        self._unsaved = Unsaved(clocks, session_log)
        self.text = self._kept()

    def _kept(self) -> str:
        log = self._session_log.open
        if log is None:
            return ""
        try:
            return log.copy_message.text()
        except RecordsError as error:
            self._messages.say("export", str(error))
            return ""

    def write(self, text: str) -> None:
        """Take what stands there now."""
        if text == self.text:
            return
        self.text = text
        self._unsaved.typed()

    def tick(self) -> None:
        """Keep it if the first change is long enough ago."""
        if self._unsaved.due:
            self.save()

    def save(self) -> None:
        """Keep it now. What can't be kept is said, stays on the screen, and is tried again."""
        if not self._unsaved:
            return
        self._unsaved.stored()
        log = self._session_log.open
        if log is None:
            self._messages.say("export", NOT_OPEN)
            return
        try:
            log.copy_message.keep(self.text)
        except RecordsError as error:
            self._messages.say("export", str(error))
            self._unsaved.try_again()
