"""What the list of practices shows, and what can be done there."""

from dataclasses import dataclass
from typing import ClassVar, Final, NamedTuple

from player.language.catalogue import _
from player.window.announcer import Announcement
from player.window.intents import Intent
from player.window.pictures.state import Motif
from player.window.state import SOFTER, Message, OfferItem, Option, Place, View, offered


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
class AddRecordings(Intent):
    """Take in these files and folders; a single recording is opened at once."""

    paths: tuple[str, ...]


class OpenToday(Intent):
    """Open what stands on the large card, whatever that is once the log has been read."""


class PacingBanner(NamedTuple):
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


class PracticeCard(NamedTuple):
    """One practice in the list.

    Attributes:
        practice_id: names it in intents.
        title, about: its name, and one line on what it asks.
        minutes: such as ``"3 min"``, under the pacing in force.
        rung: 0–5, for the colour; ``rung_words`` always stands with it.
        note: such as ``"Suggested for Monday"``; empty if there is nothing to say.
        limit: such as ``"Not in this pacing"``, a quiet word; empty where it goes as far as it would.
        favourite: whether it has been marked.
        available: False if it can't be opened under the pacing in force.
        opens: what a press does; None for the practice.
    """

    practice_id: str
    title: str
    about: str
    minutes: str
    rung: int
    rung_words: str
    note: str = ""
    limit: str = ""
    favourite: bool = False
    available: bool = True
    opens: Intent | None = None


class PracticeSection(NamedTuple):
    """The practices of one component, under its name.

    Attributes:
        title: the name.
        cards: of the practices.
        motif: what the picture beside the name is of; None for none.
    """

    title: str
    cards: tuple[PracticeCard, ...]
    motif: Motif | None = None


class PathCard(NamedTuple):
    """One path: its id, its name, what it is, and the ids of its practices in order."""

    path_id: str
    title: str
    about: str
    steps: tuple[str, ...] = ()


class TodayCard(NamedTuple):
    """The one practice to begin with, or to go on with.

    Attributes:
        eyebrow: why it stands here, such as ``"Start here"``.
        title, about: its name, and one line on it.
        meta: how long, and how far, such as ``"About two minutes · grounding"``.
        opens: what a press does.
        motif: what its picture is of.
    """

    eyebrow: str
    title: str
    about: str
    meta: str
    opens: Intent
    motif: Motif = Motif.SHORE


_AT_HAND: Final = PracticeSection(_("For you now"), ())
_RECORDINGS: Final = PracticeSection(_("Your recordings"), ())


@dataclass(frozen=True)
class PractiseView(View):
    """Today: one practice to begin with, and the list of all.

    Attributes:
        greeting: by the time of day.
        today: the practice to begin with; None beside what was searched for.
        at_hand: favourites and what was sat lately; without cards there are none.
        recordings: the person's own; the place to drop some is always there, but beside a search.
        copies: whether what is dropped is copied.
        empty_words: shown when no section has a card.
        offer_words, offers: a questionnaire that is due; may be left alone.
        paths: those there are; none beside what was searched for.
    """

    place: ClassVar = Place.TODAY
    keys: ClassVar = (SOFTER,)

    banner: PacingBanner
    sections: tuple[PracticeSection, ...]
    search: str = ""
    empty_words: str = _("No practice matches those words.")
    offer_words: str = ""
    offers: tuple[OfferItem, ...] = ()
    paths: tuple[PathCard, ...] = ()
    greeting: str = _("Today")
    today: TodayCard | None = None
    at_hand: PracticeSection = _AT_HAND
    recordings: PracticeSection = _RECORDINGS
    copies: bool = False
    messages: tuple[Message, ...] = ()

    @property
    def announced(self) -> tuple[Announcement, ...]:
        """A questionnaire that is due."""
        return (offered(self.offer_words, self.offers),)
