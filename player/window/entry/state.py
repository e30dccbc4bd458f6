"""What an entry of the journal shows, and what can be done there."""

from dataclasses import dataclass
from typing import ClassVar

from player.window.intents import Intent
from player.window.shared.writing_state import WritingView
from player.window.state import Message, Option, Place, View


@dataclass(frozen=True)
class CloseEntry(Intent):
    """Leave an entry for the journal."""


@dataclass(frozen=True)
class ShowVersion(Intent):
    """Look at an earlier version of an entry, or at the one now (``"now"``)."""

    version: str


@dataclass(frozen=True)
class UseVersion(Intent):
    """Go on from the earlier version that is looked at."""


@dataclass(frozen=True)
class DeleteEntry(Intent):
    """Ask whether the entry may be deleted."""


@dataclass(frozen=True)
class KeepAsPage(Intent):
    """Write the entry as a page (PDF) to this file, which the person chose."""

    path: str


@dataclass(frozen=True)
class EntryCopied(Intent):
    """The entry's text was put where another program can take it from."""


@dataclass(frozen=True)
class EntryView(View):
    """One entry being written.

    Attributes:
        title, about: which practice, and a line on it.
        versions: earlier versions that can be looked at, newest first; the first is now.
        version: which is looked at.
        earlier: True while it is an earlier one, which can't be typed into.
        asked: the question before it is deleted; empty until that is wanted.
        can_delete: False while nothing is kept yet.
        text, html: the entry to copy, and as a page; empty while nothing is written.
        file_name: the name that is suggested for the page.
        done: what was taken out, and where it is; empty before that.
    """

    place: ClassVar = Place.JOURNAL

    title: str
    about: str
    writing: WritingView
    versions: tuple[Option, ...] = ()
    version: str = ""
    earlier: bool = False
    asked: str = ""
    can_delete: bool = False
    text: str = ""
    html: str = ""
    file_name: str = ""
    done: str = ""
    messages: tuple[Message, ...] = ()
