"""What is shown on the very first visit, and what can be done there."""

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from player.window.intents import Intent
from player.window.state import Key, Message, Option, Surroundings, View


class FirstStep(Enum):
    """The three screens, in order."""

    ABOUT = 1
    PACING = 2
    VOICE = 3


@dataclass(frozen=True)
class GoOn(Intent):
    """On to the next screen, or to Today after the last."""


@dataclass(frozen=True)
class PassOver(Intent):
    """Not now: the same, with nothing chosen."""


@dataclass(frozen=True)
class TakePacing(Intent):
    """Use the preset of this name from now on, such as ``"gentle"``."""

    name: str


@dataclass(frozen=True)
class OpenGivenPreset(Intent):
    """Look at a preset's file that somebody gave, at this path."""

    path: str


@dataclass(frozen=True)
class HearVoice(Intent):
    """Have the sentence spoken."""


@dataclass(frozen=True)
class RatherRead(Intent):
    """Show the lines as text, and speak none."""


@dataclass(frozen=True)
class PacingItem:
    """One pacing, as a person might say it of themselves, and what that means here."""

    name: str
    says: str
    means: str


@dataclass(frozen=True)
class FirstVisitView(View):
    """One of the three screens.

    Attributes:
        step: which.
        title: what it is about.
        lines: what is said on it, one short paragraph each.
        pacings: those to choose from.
        sentence: what the voice says.
        hearing: what the voice is doing, or why nothing can be heard; may be empty.
        volume: of the voice, in percent.
        outputs, output: where sound can be heard, and where it is.
    """

    surroundings: ClassVar = Surroundings.WAYS_OUT
    keys: ClassVar = (Key("Esc", "Esc", PassOver()),)

    step: FirstStep
    title: str
    lines: tuple[str, ...] = ()
    pacings: tuple[PacingItem, ...] = ()
    sentence: str = ""
    hearing: str = ""
    volume: int = 0
    outputs: tuple[Option, ...] = ()
    output: str = ""
    messages: tuple[Message, ...] = ()
