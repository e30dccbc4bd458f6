"""What is being written into the journal: stored as it is typed."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from player.language.catalogue import _
from player.practice.units import Rung
from player.records.errors import RecordsError, UnknownEntryError
from player.records.journal.entries import JournalEntry, JournalId, JournalKind
from player.records.later_writes import PASSING, TRIED_AGAIN
from player.records.session_log import SessionLog
from player.records.store.entries import SittingId
from player.window.parts import Clocks, LogAccess, Messages
from player.window.shared.writing_described import saved_words, writing_view
from player.window.shared.writing_state import WritingView

SAVE_AFTER: Final = 1.0
"""Seconds after the first unsaved change: half of the two that a power cut may cost (issue 5)."""

NOT_OPEN: Final = _("The log could not be opened, so what you write can't be kept.")


class Writing:
    """One entry. It begins in the journal with its first letter; blank ones are never kept.

    Args:
        clocks: the time of day, and time that passes.
        messages: said in the window.
        session_log: the session log, if it is open.
        kind: what is being written.
        entry: an entry to go on with, or None for a new one.
        sitting: the sitting it is written in.
    """

    def __init__(
        self,
        clocks: Clocks,
        messages: Messages,
        session_log: LogAccess,
        kind: JournalKind,
        *,
        entry: JournalEntry | None = None,
        sitting: Callable[[], SittingId | None] = lambda: None,
    ) -> None:
        self._clocks = clocks
        self._messages = messages
        self._session_log = session_log
        self.kind = kind
        self.entry: JournalId | None = entry.id if entry is not None else None
        self.parts = {name: entry.now.parts[name] if entry is not None else "" for name in kind.parts}
        self._sitting = sitting
        self._unsaved_since: float | None = None
        self._begun: datetime | None = None
        self._saved = saved_words(entry.now.saved) if entry is not None else ""

    def write(self, part: str, text: str) -> None:
        """Take the text of a part; it is on disk within two seconds."""
        if part not in self.parts or self.parts[part] == text:
            return
        self.parts[part] = text
        if self._unsaved_since is None:
            self._unsaved_since = self._clocks.seconds()

    def tick(self) -> None:
        """Save if the last save is long enough ago."""
        if self._unsaved_since is not None and self._clocks.seconds() - self._unsaved_since >= SAVE_AFTER:
            self.save()

    def save(self) -> None:
        """Save now. What can't be saved is said, stays on the screen, and is tried again."""
        if self._unsaved_since is None:
            return
        log = self._session_log.open
        if log is None:
            self._messages.say("journal", NOT_OPEN)
            self._unsaved_since = None
            return
        later, now = self._session_log.later.get(), log.now()
        if self._worth_keeping:
            # The log may take it only later, even after more was written.
            self._begun = self._begun or now
        try:
            # What was written before comes before it.
            later.try_again()
            self._keep_here(log, now)
        except PASSING as error:
            self._messages.say("journal", f"{error} {TRIED_AGAIN}")
            self._unsaved_since = self._clocks.seconds()
        except RecordsError as error:
            self._messages.say("journal", str(error))
            self._unsaved_since = self._clocks.seconds()

    def leave(self) -> None:
        """Save now; what can't be saved is, once it can be, even though nobody is here any more."""
        self.save()
        log = self._session_log.open
        if self._unsaved_since is not None and log is not None:
            self._session_log.later.get().add(self._keep_later, log.now())

    def _keep_later(self, moment: datetime) -> None:
        log = self._session_log.open
        if log is not None and self._unsaved_since is not None:
            self._keep(log, moment)

    @property
    def _worth_keeping(self) -> bool:
        return self.entry is not None or any(text.strip() for text in self.parts.values())

    def _keep_here(self, log: SessionLog, now: datetime) -> None:
        try:
            self._keep(log, now)
        except UnknownEntryError:
            # It was begun in a log that another took the place of, or was deleted while this page was open.
            self.entry, self._begun = None, now
            self._keep(log, now)

    def _keep(self, log: SessionLog, moment: datetime) -> None:
        if self._worth_keeping:
            if self.entry is None:
                with log.at(self._begun or moment):
                    self.entry = log.journal.begin(self.kind, self._sitting())
            with log.at(moment):
                log.journal.save(self.entry, self.parts)
        self._unsaved_since = None
        self._saved = saved_words(self._clocks.now())

    def view(self, name: str, up_to: Rung = Rung.SELF_KINDNESS) -> WritingView:
        """The fields to write in, under a name that stays the same for this entry; no prompt above a rung."""
        saved = "" if self._unsaved_since is not None else self._saved
        return writing_view(self.kind, name, self.parts, saved, up_to)
