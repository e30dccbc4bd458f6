"""What signing a preset shows, and what can be done there."""

from dataclasses import dataclass, field
from typing import ClassVar

from player.window.intents import Intent
from player.window.state import Message, Place, View


@dataclass(frozen=True)
class MakeKey(Intent):
    """Make a key to sign with, kept under a passphrase."""

    author: str
    passphrase: str = field(repr=False)
    again: str = field(repr=False)


@dataclass(frozen=True)
class SignPreset(Intent):
    """Sign, and write the files to give into a folder; the signature beside the preset or within it."""

    passphrase: str = field(repr=False)
    folder: str
    embed: bool = False


@dataclass(frozen=True)
class SignView(View):
    """Signing a preset and handing it over.

    Attributes:
        title: the preset's name.
        because: its reason, as the person will see it.
        has_key: whether there is a key here; without one it is made first.
        key_words: the key's words, to be read to the person; empty without a key.
        key_detail: the key's number and fingerprint.
        folder: where the files go.
        said: how it went: the files written, or what was wrong.
        done: True once it is signed.
        busy: True while a key is being made or opened; only the button that goes back can be pressed.
    """

    place: ClassVar = Place.CLINIC

    title: str
    because: str
    has_key: bool
    key_words: str = ""
    key_detail: str = ""
    folder: str = ""
    said: str = ""
    done: bool = False
    busy: bool = False
    messages: tuple[Message, ...] = ()
