"""What a path's screen shows, and what can be done there."""

from dataclasses import dataclass
from typing import ClassVar

from player.window.announcer import Announcement
from player.window.intents import Intent
from player.window.state import Message, Place, View


@dataclass(frozen=True)
class AskWhatNext(Intent):
    """Ask what could come next on the path."""


@dataclass(frozen=True)
class StepCard:
    """One practice of the path.

    Attributes:
        practice_id: names it in intents.
        title: its name.
        about: why it is at this place of the path, or what it is.
        meta: its minutes and rung in words, under the pacing in force.
        note: such as ``"Suggested for Monday"``; empty if there is nothing to say.
        available: False if it can't be opened under the pacing in force.
    """

    practice_id: str
    title: str
    about: str
    meta: str
    note: str = ""
    available: bool = True


@dataclass(frozen=True)
class PathsView(View):
    """A path.

    Attributes:
        title, about: its name, and what it is.
        steps: its practices in order.
        next_words: a sentence about what could come next; empty until somebody asks.
        next_step: what could come next; None until somebody asks, and where nothing is offered.
    """

    place: ClassVar = Place.TODAY

    title: str
    about: str
    steps: tuple[StepCard, ...]
    next_words: str = ""
    next_step: StepCard | None = None
    messages: tuple[Message, ...] = ()

    @property
    def answer(self) -> str:
        """What could come next, in a sentence; empty until somebody asks."""
        return " ".join((self.next_words, self.next_step.title if self.next_step else "")).strip()

    @property
    def announced(self) -> tuple[Announcement, ...]:
        """The answer when it comes."""
        return (Announcement("answer", self.answer),)
