"""The journal, and one entry of it."""

from dataclasses import replace
from itertools import count
from typing import Final

from player.records.errors import RecordsError
from player.records.journal.entries import JournalEntry, JournalFilter, JournalId, JournalKind, JournalVersion
from player.window.entry.state import CloseEntry, DeleteEntry, EntryView, ShowVersion, UseVersion
from player.window.intents import ConfirmDelete, Intent, KeepIt, Write
from player.window.journal.describe import NOW, entry_view, journal_view, writing_view
from player.window.journal.state import BeginEntry, JournalView, OpenEntry, SearchJournal
from player.window.page import Page
from player.window.services import Services
from player.window.shared.writing import Writing

_names = count()
_ASKED: Final = (
    "Delete this entry, with everything it said before? It goes from the backups too, and can't be brought "
    "back."
)


class JournalPage:
    """Ways to write, and what was written."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._search = ""
        self._shown: JournalView | None = None
        self._entries: tuple[JournalEntry, ...] = ()
        self._read()

    def _read(self) -> None:
        self._shown = None
        log = self._services.log
        if log is None:
            return
        try:
            self._entries = log.journal.entries(only=JournalFilter(words=self._search))
        except RecordsError as error:
            self._services.say("journal", str(error))

    def view(self) -> JournalView:
        """The journal as it is now."""
        messages = self._services.messages
        if self._shown is None or self._shown.messages != messages:
            self._shown = journal_view(self._entries, self._search, messages)
        return self._shown

    def take(self, intent: Intent) -> Page | None:
        """Begin, open, search."""
        match intent:
            case BeginEntry(kind):
                return EntryPage(self._services, Writing(self._services, JournalKind(kind)))
            case OpenEntry(entry):
                return self._open(entry)
            case SearchJournal(text):
                self._search = text
                self._read()
        return None

    def _open(self, name: str) -> Page | None:
        found = next((one for one in self._entries if one.id == name), None)
        if found is None:
            return None
        return EntryPage(self._services, Writing(self._services, found.kind, found))

    def tick(self) -> Page | None:
        """Nothing happens by itself here."""
        return None


class EntryPage:
    """One entry: saved as it is typed, with what it said before."""

    def __init__(self, services: Services, writing: Writing) -> None:
        self._services = services
        self._writing = writing
        self._name = f"entry-{next(_names)}"
        self._version = NOW
        self._asked = False
        self._history: tuple[JournalVersion, ...] = ()
        self._read_history()

    def _read_history(self) -> None:
        log = self._services.log
        if log is None or self._writing.entry is None:
            return
        try:
            self._history = log.journal.history(self._writing.entry)
        except RecordsError as error:
            self._services.say("journal", str(error))

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
            messages=self._services.messages,
        )

    def take(self, intent: Intent) -> Page | None:
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
                return JournalPage(self._services)
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

    def _delete(self) -> Page | None:
        log, entry = self._services.log, self._writing.entry
        if log is None or entry is None:
            return JournalPage(self._services)
        try:
            log.keeping.delete_entry(JournalId(entry))
        except RecordsError as error:
            self._services.say("journal", str(error))
            return None
        # What is typed and not saved yet goes with it.
        self._writing = Writing(self._services, self._writing.kind)
        return JournalPage(self._services)

    def leave(self) -> None:
        """Keep what was typed. Called however the screen is left, closing the window included."""
        self._writing.save()

    def tick(self) -> Page | None:
        """Save what was typed."""
        self._writing.tick()
        return None
