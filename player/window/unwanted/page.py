"""Something unwanted: a note about a sitting, if a person wants to write one. It changes nothing else."""

from player.language.catalogue import _
from player.records.errors import DeletionNotEndedError, RecordsError
from player.records.store.entries import NoteKind, NoteRecord, SittingId
from player.window.destinations import Back
from player.window.intents import ConfirmDelete, Destination, Intent, KeepIt
from player.window.parts import LogAccess, Messages
from player.window.shared.unwanted_note import DeleteUnwanted
from player.window.unwanted.describe import unwanted_view
from player.window.unwanted.state import DropUnwanted, KeepUnwanted, UnwantedView, WriteUnwanted

_KEY = "unwanted"


class UnwantedPage:
    """Room to write, and what was written before about the same sitting.

    Args:
        messages: said in the window.
        session_log: the session log, if it is open.
        sitting: the sitting it is about.
        about: that sitting in words.
    """

    def __init__(self, messages: Messages, session_log: LogAccess, sitting: SittingId, about: str) -> None:
        self._messages = messages
        self._session_log = session_log
        self._sitting = sitting
        self._about = about
        self._text = ""
        self._deleting = ""
        self._notes: tuple[NoteRecord, ...] = ()
        self._shown: UnwantedView | None = None
        self._read()

    def _read(self) -> None:
        log = self._session_log.open
        if log is None:
            return
        try:
            self._notes = log.sitting(self._sitting).notes
        except RecordsError as error:
            self._messages.say(_KEY, str(error))

    def view(self) -> UnwantedView:
        """The screen as it is now."""
        messages = self._messages.shown
        if self._shown is None or self._shown.messages != messages:
            self._shown = unwanted_view(self._about, self._text, self._notes, self._deleting, messages)
        return self._shown

    def handle(self, intent: Intent) -> Destination | None:
        """Typing, storing it or not, deleting an earlier note."""
        self._shown = None
        match intent:
            case WriteUnwanted(text):
                self._text = text
            case KeepUnwanted():
                return Back() if self._keep() else None
            case DropUnwanted():
                self._text = ""
                return Back()
            case DeleteUnwanted(note):
                self._deleting = note
            case KeepIt():
                self._deleting = ""
            case ConfirmDelete() if self._deleting:
                self._delete()
        return None

    def _keep(self) -> bool:
        """Store what was typed; False, with a message, if that fails. Blank text isn't stored."""
        text, log = self._text, self._session_log.open
        if not text.strip():
            return True
        if log is None:
            self._messages.say(_KEY, _("The log is not open, so this can't be kept."))
            return False
        try:
            log.reflect(self._sitting, text, NoteKind.UNWANTED_EFFECT)
        except RecordsError as error:
            self._messages.say(_KEY, str(error))
            return False
        self._text = ""
        return True

    def _delete(self) -> None:
        log = self._session_log.open
        if log is None:
            return
        try:
            log.retention.delete_note(self._deleting)
        except DeletionNotEndedError as error:
            # It is gone from the log all the same.
            self._messages.say(_KEY, str(error))
        except RecordsError as error:
            self._messages.say(_KEY, str(error))
            return
        self._deleting = ""
        self._read()

    def leave(self) -> None:
        """The page was left another way, by easing back or closing the window: store what was written."""
        self._keep()

    def tick(self) -> Destination | None:
        """Nothing happens by itself here."""
        return None
