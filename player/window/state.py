"""What the views of all screens have in common. Frozen values, without Qt."""

from enum import StrEnum
from typing import ClassVar, NamedTuple

from player.language.catalogue import _
from player.practice.plain_words import either
from player.settings.theme import Theme
from player.window.announcer import Announcement
from player.window.intents import Intent, Softer


class Place(StrEnum):
    """The entries of the sidebar, by their labels."""

    TODAY = _("Today")
    LOG = _("Log")
    JOURNAL = _("Journal")
    LEARN = _("Learn")
    CLINIC = _("Clinic")
    SETTINGS = _("Settings")
    SUPPORT = _("Support")


class Surroundings(StrEnum):
    """What the sidebar shows beside a screen."""

    PLACES = "places"
    """Everything: all places can be reached, also by their keys."""
    WAYS_OUT = "ways out"
    """Only Support, Ease back and the name: in a sitting."""
    NAMELESS = "nameless"
    """The same without the name."""


class Key(NamedTuple):
    """One key of the keyboard, and what it does.

    Attributes:
        keys: in Qt's portable form.
        shown: as it is written beside a label, such as ``"Left"``.
        intent: what it does.
        words: what it does, in words; empty where another key of the view stands for both.
    """

    keys: str
    shown: str
    intent: Intent
    words: str = ""


SOFTER: Key = Key("S", "S", Softer(), _("Softer"))
"""The same wherever a pacing can be made softer."""


class View:
    """The base of what each screen shows, each a frozen dataclass. All words are ready to read.

    Attributes:
        place: the sidebar's entry that is marked while it is shown; None for none.
        surroundings: what the sidebar shows beside it.
        keys: those that do something on this screen only.
    """

    place: ClassVar[Place | None] = None
    surroundings: ClassVar[Surroundings] = Surroundings.PLACES
    keys: ClassVar[tuple[Key, ...]] = ()

    @property
    def announced(self) -> tuple[Announcement, ...]:
        """What is so here and a screen reader says by itself, in this order; messages aside."""
        return ()


class Appearance(NamedTuple):
    """How everything looks, given to ``MainWindow.set_appearance``.

    Attributes:
        theme: light, dark, or whatever the system says.
        high_contrast: stronger lines and inks.
        text_scale: from 1.0 to 2.0.
        reduced_motion: no fades at all.
        plain_font: Atkinson Hyperlegible Next throughout, also for what is spoken.
    """

    theme: Theme = Theme.SYSTEM
    high_contrast: bool = False
    text_scale: float = 1.0
    reduced_motion: bool = False
    plain_font: bool = False


class Message(NamedTuple):
    """One line of plain words above a screen, never a pop-up.

    Attributes:
        text: what is wrong and what can be done.
        key: names it in ``DismissMessage``; empty if it can't be dismissed.
        details: what only some want to know, shown when asked for; empty for nothing.
    """

    text: str
    key: str = ""
    details: str = ""


class Option(NamedTuple):
    """One value among several: how the code names it, and how it reads."""

    value: str
    label: str


class OfferItem(NamedTuple):
    """A button that a rule offers: its words, and the intent that it emits."""

    label: str
    intent: Intent
    default: bool = False


def offered(words: str, offers: tuple[OfferItem, ...], subject: str = "offers") -> Announcement:
    """An offer as it is announced: its words, and what can be chosen."""
    said = f"{words} {either([offer.label for offer in offers])}" if offers else ""
    return Announcement(subject, said.strip())
