"""Something unwanted: a note about a sitting, if a person wants to write one. It changes nothing else."""

import uuid
from datetime import datetime
from functools import partial

from player.language.catalogue import _
from player.records.errors import DeletionNotEndedError, RecordsError
from player.records.later_writes import PASSING, TRIED_AGAIN
from player.records.session_log import SessionLog
from player.records.store.entries import NoteKind, NoteRecord, SittingId
from player.window.destinations import Back
from player.window.intents import ConfirmDelete, Destination, Intent, KeepIt
from player.window.parts import Clocks, LogAccess, Messages
from player.window.shared.unwanted_note import DeleteUnwanted
from player.window.shared.writing import Unsaved
from player.window.unwanted.describe import unwanted_view
from player.window.unwanted.state import DropUnwanted, KeepUnwanted, UnwantedView, WriteUnwanted

_KEY = "unwanted"


class UnwantedPage:
    """Room to write, and what was written before about the same sitting.

    Args:
        clocks: time that passes.
        messages: said in the window.
        session_log: the session log, if it is open.
        sitting: the sitting it is about.
        about: that sitting in words.
    """

    def __init__(
        self, clocks: Clocks, messages: Messages, session_log: LogAccess, sitting: SittingId, about: str
    ) -> None:
        self._messages = messages
        self._session_log = session_log
        self._sitting = sitting
        self._about = about
        self._text, self._kept = "", ""
        self._unsaved = Unsaved(clocks, session_log)
        self._note = str(uuid.uuid4())
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
                self._unsaved.typed()
            case KeepUnwanted():
                return Back() if self._keep() else None
            case DropUnwanted():
                self._text = ""
                self._keep()
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
        log = self._session_log.open
        self._unsaved.stored()
        if self._wanted == self._kept:
            return True
        if log is None:
            self._messages.say(_KEY, _("The log is not open, so this can't be kept."))
            return False
        try:
            self._session_log.later.get().write(partial(self._write, log), log.now())
        except PASSING as error:
            self._messages.say(_KEY, f"{error} {TRIED_AGAIN}")
            return False
        except RecordsError as error:
            self._messages.say(_KEY, str(error))
            return False
        return True

    @property
    def _wanted(self) -> str:
        return self._text if self._text.strip() else ""

    def _write(self, log: SessionLog, moment: datetime) -> None:
        # The log may take it only later, when it says something else or has been dropped.
        if self._wanted == self._kept:
            return
        if self._wanted:
            with log.at(moment):
                log.reflect(self._sitting, self._wanted, NoteKind.UNWANTED_EFFECT, self._note)
        else:
            log.retention.delete_note(self._note)
        self._kept = self._wanted

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
        """Store what was typed, in time for a power cut."""
        if self._unsaved.due:
            self._keep()
        return None
