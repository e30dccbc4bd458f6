"""What the list of practices shows, and what can be done there."""

from dataclasses import dataclass
from typing import ClassVar

from player.window.intents import Intent
from player.window.state import SOFTER, Message, OfferItem, Option, Place, View


@dataclass(frozen=True)
class Search(Intent):
    """Show only practices that match ``text``. Empty shows all."""

    text: str


@dataclass(frozen=True)
class ChoosePreset(Intent):
    """Use the pacing of this name from now on, such as ``"gentle"``."""

    name: str


@dataclass(frozen=True)
class OpenRecording(Intent):
    """Open "Before you begin" for a recording of the person's own, at this path."""

    path: str


@dataclass(frozen=True)
class PacingBanner:
    """The pacing in force.

    Attributes:
        name: such as ``"Gentle pacing"``.
        summary: such as ``"Up to 8 minutes · no silence longer than 15 seconds"``.
        set_by: such as ``"The app's default"``, or a clinician's name and date.
        presets: all that can be changed to; empty if the pacing can't be changed here.
        selected: the value of the preset in force.
        can_soften: False when nothing softer is left.
    """

    name: str
    summary: str
    set_by: str = ""
    presets: tuple[Option, ...] = ()
    selected: str = ""
    can_soften: bool = True


@dataclass(frozen=True)
class PracticeCard:
    """One practice in the list.

    Attributes:
        practice_id: names it in intents.
        title, about: its name, and one line on what it asks.
        minutes: such as ``"3 min"``, under the pacing in force.
        rung: 0–5, for the colour; ``rung_words`` always stands with it.
        note: such as ``"Not in this pacing"``; empty if there is nothing to say.
        favourite: whether it has been marked.
        available: False if it can't be opened under the pacing in force.
    """

    practice_id: str
    title: str
    about: str
    minutes: str
    rung: int
    rung_words: str
    note: str = ""
    favourite: bool = False
    available: bool = True


@dataclass(frozen=True)
class PracticeSection:
    """The practices of one component, under its name."""

    title: str
    cards: tuple[PracticeCard, ...]


@dataclass(frozen=True)
class PathCard:
    """One path: its id, its name, and what it is."""

    path_id: str
    title: str
    about: str


@dataclass(frozen=True)
class PractiseView(View):
    """The list of practices.

    Attributes:
        empty_words: shown when no section has a card.
        offer_words, offers: a questionnaire that is due; may be left alone.
        paths: those there are; none beside what was searched for.
    """

    place: ClassVar = Place.PRACTISE
    keys: ClassVar = (SOFTER,)

    banner: PacingBanner
    sections: tuple[PracticeSection, ...]
    search: str = ""
    empty_words: str = "No practice matches those words."
    offer_words: str = ""
    offers: tuple[OfferItem, ...] = ()
    paths: tuple[PathCard, ...] = ()
    messages: tuple[Message, ...] = ()
