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


class Unsaved:
    """Whether something was typed that isn't stored yet, and since when.

    Args:
        clocks: time that passes.
        session_log: where it is to be stored.
    """

    def __init__(self, clocks: Clocks, session_log: LogAccess) -> None:
        self._clocks = clocks
        self._session_log = session_log
        self._since: float | None = None

    def __bool__(self) -> bool:
        return self._since is not None

    def typed(self) -> None:
        """Something was; what waits already goes on waiting from its first change on."""
        if self._since is None:
            self._since = self._clocks.seconds()

    def stored(self) -> None:
        """All of it is, or there is no place for it."""
        self._since = None

    def try_again(self) -> None:
        """It couldn't be stored now: it is due again after as long a wait."""
        self._since = self._clocks.seconds()

    @property
    def due(self) -> bool:
        """Whether it has waited for ``SAVE_AFTER``; not while the window would stand still for it."""
        waited = self._since is not None and self._clocks.seconds() - self._since >= SAVE_AFTER
        return waited and not self._session_log.busy


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
        self._unsaved = Unsaved(clocks, session_log)
        self._begun: datetime | None = None
        self._saved = saved_words(entry.now.saved) if entry is not None else ""

    def write(self, part: str, text: str) -> None:
        """Take the text of a part; it is on disk within two seconds."""
        if part not in self.parts or self.parts[part] == text:
            return
        self.parts[part] = text
        self._unsaved.typed()

    def tick(self) -> None:
        """Save if the last save is long enough ago."""
        if self._unsaved.due:
            self.save()

    def save(self) -> None:
        """Save now. What can't be saved is said, stays on the screen, and is tried again."""
        if not self._unsaved:
            return
        log = self._session_log.open
        if log is None:
            self._messages.say("journal", NOT_OPEN)
            self._unsaved.stored()
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
            self._unsaved.try_again()
        except RecordsError as error:
            self._messages.say("journal", str(error))
            self._unsaved.try_again()

    def leave(self, *, waits: bool = True) -> None:
        """Save now; what can't be saved is, once it can be, even though nobody is here any more.

        Args:
            waits: whether to wait for a log that another thread has.
        """
        if waits or not self._session_log.busy:
            self.save()
        log = self._session_log.open
        if self._unsaved and log is not None:
            self._session_log.later.get().add(self._keep_later, log.now())

    def _keep_later(self, moment: datetime) -> None:
        log = self._session_log.open
        if log is not None and self._unsaved:
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
        self._unsaved.stored()
        self._saved = saved_words(self._clocks.now())

    def view(self, name: str, up_to: Rung = Rung.SELF_KINDNESS) -> WritingView:
        """The fields to write in, under a name that stays the same for this entry; no prompt above a rung."""
        saved = "" if self._unsaved else self._saved
        return writing_view(self.kind, name, self.parts, saved, up_to)
