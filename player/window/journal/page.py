"""The journal."""

from player.records.errors import RecordsError
from player.records.journal.entries import JournalEntry, JournalFilter, JournalKind
from player.window.destinations import WriteEntry
from player.window.intents import Destination, Intent
from player.window.journal.describe import journal_view
from player.window.journal.state import BeginEntry, JournalView, OpenEntry, SearchJournal
from player.window.parts import LogAccess, Messages


class JournalPage:
    """Ways to write, and what was written."""

    def __init__(self, messages: Messages, session_log: LogAccess) -> None:
        self._messages = messages
        self._session_log = session_log
        self._search = ""
        self._shown: JournalView | None = None
        self._entries: tuple[JournalEntry, ...] = ()
        self._read()

    def _read(self) -> None:
        self._shown = None
        log = self._session_log.open
        if log is None:
            return
        try:
            self._entries = log.journal.entries(only=JournalFilter(words=self._search))
        except RecordsError as error:
            self._messages.say("journal", str(error))

    def view(self) -> JournalView:
        """The journal as it is now."""
        messages = self._messages.shown
        if self._shown is None or self._shown.messages != messages:
            self._shown = journal_view(self._entries, self._search, messages)
        return self._shown

    def handle(self, intent: Intent) -> Destination | None:
        """Begin, open, search."""
        match intent:
            case BeginEntry(kind):
                return WriteEntry(JournalKind(kind))
            case OpenEntry(entry):
                return self._open(entry)
            case SearchJournal(text):
                self._search = text
                self._read()
        return None

    def _open(self, name: str) -> Destination | None:
        found = next((entry for entry in self._entries if entry.id == name), None)
        if found is None:
            return None
        return WriteEntry(found.kind, found)

    def tick(self) -> Destination | None:
        """Nothing happens by itself here."""
        return None
