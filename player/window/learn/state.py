"""What the short pages show, and what can be done there."""

from dataclasses import dataclass
from typing import ClassVar

from player.window.intents import Intent
from player.window.state import Message, Place, View


@dataclass(frozen=True)
class OpenLearnPage(Intent):
    """Open one of the short pages."""

    page: str


@dataclass(frozen=True)
class LearnPageCard:
    """One page in the list."""

    page: str
    title: str
    about: str


@dataclass(frozen=True)
class SourceNote:
    """What a key in the text stands for, in words: ``[Ferrari 2019]`` has the key ``Ferrari 2019``."""

    key: str
    words: str


@dataclass(frozen=True)
class LearnView(View):
    """The short pages.

    Attributes:
        pages: all of them.
        page: the id of the open one, or empty.
        body: its text in plain Markdown: headings, paragraphs, lists, emphasis. No links. Sources stand in
            brackets where they are claimed.
        notes: a note for each key in the text.
    """

    place: ClassVar = Place.LEARN

    pages: tuple[LearnPageCard, ...]
    page: str = ""
    body: str = ""
    notes: tuple[SourceNote, ...] = ()
    messages: tuple[Message, ...] = ()
