"""What the journal shows, and what can be done there."""

from dataclasses import dataclass
from typing import ClassVar

from player.language.catalogue import _
from player.window.intents import Intent
from player.window.state import Message, Place, View


@dataclass(frozen=True)
class BeginEntry(Intent):
    """Begin an entry of a kind such as ``"kind-letter"``."""

    kind: str


@dataclass(frozen=True)
class OpenEntry(Intent):
    """Open an entry."""

    entry: str


@dataclass(frozen=True)
class SearchJournal(Intent):
    """Show only entries that contain these words. Empty shows all."""

    text: str


@dataclass(frozen=True)
class JournalKindView:
    """One way to write."""

    kind: str
    title: str
    about: str


@dataclass(frozen=True)
class EntryCard:
    """An entry in the list."""

    entry: str
    when: str
    title: str
    beginning: str


@dataclass(frozen=True)
class JournalView(View):
    """The journal: ways to write, and what was written, newest first."""

    place: ClassVar = Place.JOURNAL

    kinds: tuple[JournalKindView, ...]
    entries: tuple[EntryCard, ...] = ()
    search: str = ""
    empty_words: str = _("Nothing is written here yet. It can stay that way, or not.")
    messages: tuple[Message, ...] = ()
