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


@dataclass(frozen=True)
class SignPreset(Intent):
    """Sign, and write what to give into a folder: one file, or three.

    Attributes:
        passphrase: of the key; empty where the key was made a moment before.
        folder: where it goes.
        embed: True for one file, with the key and the signature within it.
    """

    passphrase: str = field(repr=False)
    folder: str
    embed: bool = True


@dataclass(frozen=True)
class KeepPersonPage(Intent):
    """Write the page for the person (PDF) to this file."""

    path: str


@dataclass(frozen=True)
class SignView(View):
    """Signing a preset and handing it over.

    Attributes:
        title: the preset's name.
        because: its reason, as the person will see it.
        has_key: whether there is a key here; without one it is made first.
        key_words: the key's words, to be read to the person; empty without a key.
        folder: where the files go.
        said: how it went: the files written, or what was wrong.
        done: True once it is signed.
        key_open: True where the key was made a moment before, so that its passphrase isn't asked for again.
        missing: fields that can't stay as they are, each with what to do.
        tried: how often a key was wanted or a signature; another number leads to the first of them.
        html, file_name: the page for the person, and the name suggested for it; empty before it is signed.
        busy: True while a key is being made or opened; only the button that goes back can be pressed.
    """

    place: ClassVar = Place.CLINIC

    title: str
    because: str
    has_key: bool
    key_words: str = ""
    folder: str = ""
    said: str = ""
    done: bool = False
    key_open: bool = False
    missing: tuple[tuple[str, str], ...] = ()
    tried: int = 0
    html: str = ""
    file_name: str = ""
    busy: bool = False
    messages: tuple[Message, ...] = ()
