"""The writing practices and what was written, in words."""

from collections.abc import Sequence
from typing import Final

from player.language.catalogue import _
from player.practice.plain_words import moment_in_words
from player.records.journal.entries import JournalEntry
from player.window.journal.state import EntryCard, JournalKindView, JournalView
from player.window.shared.writing_described import WRITING_PRACTICES
from player.window.state import Message

_LONGEST_BEGINNING: Final = 140


def journal_view(entries: Sequence[JournalEntry], search: str, messages: tuple[Message, ...]) -> JournalView:
    """The ways to write, and what was written."""
    kinds = tuple(
        JournalKindView(kind.value, each.title, each.about) for kind, each in WRITING_PRACTICES.items()
    )
    nothing = _("Nothing is written here yet. It can stay that way, or not.")
    empty = _("No entry has those words.") if search else nothing
    return JournalView(kinds, tuple(_card(entry) for entry in entries), search, empty, messages)


def _card(entry: JournalEntry) -> EntryCard:
    written = " · ".join(text.strip() for text in entry.now.parts.values() if text.strip())
    beginning = " ".join(written.split())
    short = beginning if len(beginning) <= _LONGEST_BEGINNING else beginning[:_LONGEST_BEGINNING] + "…"
    return EntryCard(entry.id, moment_in_words(entry.begun), WRITING_PRACTICES[entry.kind].title, short)
