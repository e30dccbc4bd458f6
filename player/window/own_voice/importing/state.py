"""What bringing in a recorded practice shows, and what can be done there."""

from dataclasses import dataclass
from typing import ClassVar

from player.window.intents import Intent
from player.window.state import Message, Place, View


@dataclass(frozen=True)
class GiveVoiceKey(Intent):
    """The file of the key that is said to have signed it."""

    path: str


@dataclass(frozen=True)
class TrustSpeaker(Intent):
    """The words are the same: trust the author under this name."""

    name: str


class BringVoiceIn(Intent):
    """Bring its lines and its preset in."""


class BringVoiceInAnyway(Intent):
    """Yes, do what was asked about: put them in the place of another voice, or take an older preset."""


class UseVoicesPreset(Intent):
    """Use the preset that came with it from now on."""


@dataclass(frozen=True)
class ImportVoiceView(View):
    """A practice that somebody recorded, before it is kept.

    Attributes:
        title: of the practice, or the file's name.
        found: what was found: who signed it and what is in it, or what is wrong.
        key_words, key_detail: of the key that signed it, where that is to be trusted first.
        key_name: the name that the key's file gives its owner.
        needs_key: True where the key's file is still to be given.
        can_keep: True where it may be brought in.
        question: what is asked before it is; empty otherwise.
        kept: True once it is here.
        said: what the last action led to, or empty.
        busy: True while it is looked through.
    """

    place: ClassVar = Place.CLINIC

    title: str
    found: str
    key_words: str = ""
    key_detail: str = ""
    key_name: str = ""
    needs_key: bool = False
    can_keep: bool = False
    question: str = ""
    kept: bool = False
    said: str = ""
    busy: bool = False
    messages: tuple[Message, ...] = ()
