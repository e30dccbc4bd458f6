"""What the list of presets shows, and what can be done there."""

from dataclasses import dataclass, field
from typing import ClassVar

from player.window.intents import Intent
from player.window.state import Message, Place, View


@dataclass(frozen=True)
class SetPin(Intent):
    """Set a PIN, or change it."""

    new: str = field(repr=False)
    present: str = field(repr=False)


@dataclass(frozen=True)
class RemovePin(Intent):
    """Remove the PIN."""

    present: str = field(repr=False)


@dataclass(frozen=True)
class CountFromToday(Intent):
    """The latest day seen came from a wrong clock: go by the clock again."""


@dataclass(frozen=True)
class EditPreset(Intent):
    """Change an own preset, or make a new one like a built-in one."""

    preset_id: str


@dataclass(frozen=True)
class UsePreset(Intent):
    """Use this preset from now on."""

    preset_id: str


@dataclass(frozen=True)
class DeletePreset(Intent):
    """Delete one of the person's own presets, with its signature."""

    preset_id: str


@dataclass(frozen=True)
class LookAtPreset(Intent):
    """Look at the preset in this file before importing it."""

    path: str


@dataclass(frozen=True)
class ForgetAuthor(Intent):
    """Stop trusting an author."""

    key_id: str


@dataclass(frozen=True)
class PresetRow:
    """One preset in the clinic's list.

    Attributes:
        preset_id: names it in intents.
        name: such as ``"Gentle"``.
        about: who set it, when and why, or why it can't be in force.
        own: True for one that can be changed here; the others are copied.
        mine: True for a file of the person's own, which can be taken away.
        usable: whether it may be in force.
        in_force: whether it is.
    """

    preset_id: str
    name: str
    about: str
    own: bool
    mine: bool
    usable: bool
    in_force: bool


@dataclass(frozen=True)
class TrustedRow:
    """Somebody whose signatures count here, and the words of their key."""

    key_id: str
    name: str
    words: str
    since: str


@dataclass(frozen=True)
class ClinicView(View):
    """The clinic's first screen.

    Attributes:
        defaults: the sentence that numbers are defaults, never clinical claims.
        presets: all of them.
        trusted: whose signatures count.
        key: the words and number of the key made here; empty where there is none.
        pin_set: whether there is a PIN.
        pin_notice: what a PIN is for, and what it is not.
        pin_said: how setting one went, or empty.
        unsaved: the name of a preset that was left before it was saved, or empty.
        clock: what to say if the clock is behind a day that was seen here, or empty.
    """

    place: ClassVar = Place.CLINIC

    defaults: str
    presets: tuple[PresetRow, ...]
    trusted: tuple[TrustedRow, ...] = ()
    key: str = ""
    pin_set: bool = False
    pin_notice: str = ""
    pin_said: str = ""
    unsaved: str = ""
    clock: str = ""
    messages: tuple[Message, ...] = ()
