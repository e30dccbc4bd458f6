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
        JournalKindView(kind.value, practice.title, practice.about)
        for kind, practice in WRITING_PRACTICES.items()
    )
    nothing = _("Nothing is written here yet. It can stay that way, or not.")
    empty = _("No entry has those words.") if search else nothing
    return JournalView(kinds, tuple(_card(entry) for entry in entries), search, empty, messages)


def _card(entry: JournalEntry) -> EntryCard:
    written = " · ".join(text.strip() for text in entry.now.parts.values() if text.strip())
    beginning = " ".join(written.split())
    title = WRITING_PRACTICES[entry.kind].title
    return EntryCard(entry.id, moment_in_words(entry.begun), title, _cut(beginning))


def _cut(words: str) -> str:
    """The beginning of a longer text, up to the end of a word, or of one very long word."""
    if len(words) <= _LONGEST_BEGINNING:
        return words
    cut = words[:_LONGEST_BEGINNING]
    whole = cut.rpartition(" ")[0].rstrip(" ·,;:") if words[_LONGEST_BEGINNING] != " " else cut
    return f"{whole or cut}…"
