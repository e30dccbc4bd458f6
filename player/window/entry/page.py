"""One entry of the journal: saved as it is typed, with what it said before."""

from dataclasses import replace
from itertools import count
from typing import Final

from player.records.errors import RecordsError
from player.records.journal.entries import JournalEntry, JournalId, JournalKind, JournalVersion
from player.window.entry.describe import NOW, entry_view
from player.window.entry.state import CloseEntry, DeleteEntry, EntryView, ShowVersion, UseVersion
from player.window.intents import ConfirmDelete, Destination, Intent, KeepIt, OpenJournal, Write
from player.window.parts import Clocks, LogAccess, Messages
from player.window.shared.writing import Writing
from player.window.shared.writing_described import writing_view

_names = count()

_ASKED: Final = (
    "Delete this entry, with everything it said before? It goes from the backups too, and can't be brought "
    "back."
)


class EntryPage:
    """One entry.

    Args:
        clocks: the time of day, and time that passes.
        messages: said in the window.
        session_log: the session log, as far as it is open.
        kind: what is being written.
        entry: an entry to go on with, or None for a new one.
    """

    def __init__(
        self,
        clocks: Clocks,
        messages: Messages,
        session_log: LogAccess,
        kind: JournalKind,
        entry: JournalEntry | None = None,
    ) -> None:
        self._clocks = clocks
        self._messages = messages
        self._session_log = session_log
        self._writing = Writing(clocks, messages, session_log, kind, entry=entry)
        self._name = f"entry-{next(_names)}"
        self._version = NOW
        self._asked = False
        self._history: tuple[JournalVersion, ...] = ()
        self._read_history()

    def _read_history(self) -> None:
        log = self._session_log.open
        if log is None or self._writing.entry is None:
            return
        try:
            self._history = log.journal.history(self._writing.entry)
        except RecordsError as error:
            self._messages.say("journal", str(error))

    def view(self) -> EntryView:
        """The entry as it is now, or as it was."""
        writing = self._writing.view(self._name)
        if self._version != NOW:
            then = self._history[int(self._version)]
            writing = writing_view(self._writing.kind, f"{self._name}-{self._version}", then.parts)
        made = entry_view(self._writing.kind, writing, self._history, self._version)
        return replace(
            made,
            asked=_ASKED if self._asked else "",
            can_delete=self._writing.entry is not None,
            messages=self._messages.shown,
        )

    def handle(self, intent: Intent) -> Destination | None:
        """Writing, earlier versions, deleting, leaving."""
        match intent:
            case Write(part, text) if self._version == NOW:
                self._writing.write(part, text)
            case ShowVersion(version):
                self._look_at(version)
            case UseVersion() if self._version != NOW:
                self._go_on_from(self._history[int(self._version)])
            case DeleteEntry():
                self._asked = True
            case KeepIt():
                self._asked = False
            case ConfirmDelete() if self._asked:
                return self._delete()
            case CloseEntry():
                self.leave()
                return OpenJournal()
        return None

    def _look_at(self, version: str) -> None:
        self._writing.save()
        self._read_history()
        known = version.isdecimal() and int(version) < len(self._history) - 1
        self._version = version if known else NOW

    def _go_on_from(self, then: JournalVersion) -> None:
        for part, text in then.parts.items():
            self._writing.write(part, text)
        self._writing.save()
        self._version, self._name = NOW, f"entry-{next(_names)}"
        self._read_history()

    def _delete(self) -> Destination | None:
        log, entry = self._session_log.open, self._writing.entry
        if log is None or entry is None:
            return OpenJournal()
        try:
            log.retention.delete_entry(JournalId(entry))
        except RecordsError as error:
            self._messages.say("journal", str(error))
            return None
        # What is typed and not saved yet goes with it.
        self._writing = Writing(self._clocks, self._messages, self._session_log, self._writing.kind)
        return OpenJournal()

    def leave(self) -> None:
        """Keep what was typed. Called however the screen is left, closing the window included."""
        self._writing.save()

    def tick(self) -> Destination | None:
        """Save what was typed."""
        self._writing.tick()
        return None
