"""One entry of the journal: saved as it is typed, with what it said before."""

from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Final

from player.language.catalogue import _
from player.language.system_faults import system_words
from player.practice.files_said import THERE_ALREADY, file_said
from player.records.errors import DeletionNotEndedError, RecordsError
from player.records.journal.entries import JournalEntry, JournalId, JournalKind, JournalVersion
from player.system.files import write_whole
from player.system.paths import exists, with_ending
from player.window.entry.describe import NOW, entry_view
from player.window.entry.page_to_take import as_page, as_text
from player.window.entry.state import (
    CloseEntry,
    DeleteEntry,
    EntryCopied,
    EntryView,
    KeepAsPage,
    ShowVersion,
    UseVersion,
)
from player.window.intents import ConfirmDelete, Destination, Intent, KeepIt, OpenJournal
from player.window.parts import Clocks, LogAccess, Messages
from player.window.shared.writing import Writing
from player.window.shared.writing_described import writing_view
from player.window.shared.writing_state import Write
from player.window.shell.report_pdf import report_pdf

_names = count()

_COPIED: Final = _("Copied. Other programs can read it until something else is copied.")

_ASKED: Final = _(
    "Delete this entry, with all its earlier versions? It is deleted from the backups too, and can't be "
    "brought back."
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
        self._done = ""
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
            text=as_text(made.title, self._day(), writing),
            html=as_page(made.title, self._day(), writing),
            file_name=f"{made.title.lower()} {self._day()}.pdf".replace(" ", "-"),
            done=self._done,
            messages=self._messages.shown,
        )

    def handle(self, intent: Intent) -> Destination | None:
        """Writing, earlier versions, deleting, leaving."""
        match intent:
            case Write(part, text) if self._version == NOW:
                self._writing.write(part, text)
                self._done = ""
            case KeepAsPage(path):
                self._keep_as_page(Path(path))
            case EntryCopied():
                self._done = _COPIED
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

    def _day(self) -> date:
        """The day on which the entry was begun."""
        return self._history[0].saved.date() if self._history else self._clocks.now().date()

    def _keep_as_page(self, path: Path) -> None:
        view, named = self.view(), path
        path = with_ending(path, ".pdf")
        if path != named and exists(path):
            self._messages.say("journal", THERE_ALREADY.format(name=path.name))
            return
        try:
            write_whole(path, report_pdf(view.html, view.title, pages=0))
        except OSError as error:
            reason = system_words(error)
            self._messages.say(
                "journal",
                _("Nothing could be written to {path}: {reason}.").format(
                    path=file_said(path), reason=reason
                ),
            )
            return
        self._done = _("Saved: {path}. It is not encrypted, so anybody who has it can read it.").format(
            path=file_said(path)
        )

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
        except DeletionNotEndedError as error:
            # It is gone from the log all the same.
            self._messages.say("journal", str(error))
        except RecordsError as error:
            self._messages.say("journal", str(error))
            return None
        # What is typed and not saved yet goes with it.
        self._writing = Writing(self._clocks, self._messages, self._session_log, self._writing.kind)
        return OpenJournal()

    def leave(self) -> None:
        """Keep what was typed. Called however the screen is left, closing the window included."""
        self._writing.leave()

    def tick(self) -> Destination | None:
        """Save what was typed."""
        self._writing.tick()
        return None
