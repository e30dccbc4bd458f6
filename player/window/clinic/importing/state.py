"""What importing a preset shows, and what can be done there."""

from dataclasses import dataclass
from typing import ClassVar

from player.window.intents import Intent
from player.window.state import Message, Place, View


@dataclass(frozen=True)
class GiveKeyFile(Intent):
    """The file of the key that is said to have signed it."""

    path: str


@dataclass(frozen=True)
class TrustAuthor(Intent):
    """The words are the same: trust the author under this name."""

    name: str


@dataclass(frozen=True)
class KeepPreset(Intent):
    """Keep the preset that was looked at."""


@dataclass(frozen=True)
class KeepOlderPreset(Intent):
    """Keep it although there is a newer one by its author."""


@dataclass(frozen=True)
class UseKept(Intent):
    """Use the preset that was just kept."""


@dataclass(frozen=True)
class ImportView(View):
    """A preset somebody gave, before it is kept.

    Attributes:
        title: its name, or its file's.
        found: what was found out about it: who set it and why, or what is wrong.
        does: what sittings are like with it, in a line; empty where it can't be kept.
        key_words, key_detail: of the key that signed it, where that is to be trusted first.
        key_name: the name that the key's file gives its owner.
        needs_key: True where the key's file is still to be given.
        can_keep: True where it may be kept.
        question: where it is older than one that is here, what is asked before it is kept, with both dates.
        kept: True once it is.
        said: what the last action led to, or empty.
    """

    place: ClassVar = Place.CLINIC

    title: str
    found: str
    does: str = ""
    key_words: str = ""
    key_detail: str = ""
    key_name: str = ""
    needs_key: bool = False
    can_keep: bool = False
    question: str = ""
    kept: bool = False
    said: str = ""
    messages: tuple[Message, ...] = ()
