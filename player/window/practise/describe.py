"""The list of practices under the pacing in force."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from player.language.catalogue import _
from player.practice.plain_words import minutes_short
from player.practice.units import Rung, Seconds
from player.window.pictures.state import Motif
from player.window.practise.state import PacingBanner, PathCard, PracticeCard, PracticeSection, PractiseView
from player.window.state import Message

SECTIONS = (
    ("mindfulness", _("Mindfulness"), Motif.WATER),
    ("common-humanity", _("Common humanity"), Motif.HOUSES),
    ("self-kindness", _("Self-kindness"), Motif.TREE),
    ("learn", _("Learning"), None),
)
"""The values of ``Component`` with their headings and pictures. Scripts needn't be read for them."""


class Listed(NamedTuple):
    """What the list says of a practice and of its plan under the pacing in force.

    Attributes:
        id, title, about, asks, minutes: as in its script.
        components: as in its script; empty for a recording.
        highest: the highest rung in its script.
        reached: the highest rung of its plan.
        duration: of its plan, in seconds.
        why_not: why it isn't offered under this pacing, in a plain sentence; empty where it is.
    """

    id: str
    title: str
    about: str
    asks: str
    components: tuple[str, ...]
    minutes: float
    highest: Rung
    reached: Rung
    duration: Seconds
    why_not: str = ""


class PractiseList(NamedTuple):
    """What can be practised.

    Attributes:
        banner: the pacing in force.
        practices: scripts and quiet time; recordings aren't stored with the list.
        suggested: the ids that the pacing assigns, in its order, each with its words.
        asks: whether the pacing assigns questionnaires.
        problems: what is wrong in files that can't be used: a key, the words, and details.
        until: the last day on which the pacing holds, as an ISO date; empty for good.
        paths: those there are under the pacing.
    """

    banner: PacingBanner
    practices: tuple[Listed, ...]
    suggested: tuple[tuple[str, str], ...] = ()
    asks: bool = False
    problems: tuple[tuple[str, str, str], ...] = ()
    until: str = ""
    paths: tuple[PathCard, ...] = ()


def practise_view(
    practices: Sequence[Listed],
    banner: PacingBanner,
    search: str,
    favourites: Sequence[str],
    messages: tuple[Message, ...],
    *,
    suggested: Mapping[str, str],
) -> PractiseView:
    """Practices by component, suggested ones and favourites first, those that match the search.

    Args:
        practices: all of them.
        banner: the pacing in force.
        search: words to be found; empty for all.
        favourites: the ids of those kept at hand.
        messages: what else there is to say.
        suggested: the ids that the pacing assigns, in its order, each with its words.
    """
    places = {name: at for at, name in enumerate(suggested)}
    matching = [practice for practice in practices if _matches(practice, search)]
    matching.sort(
        key=lambda practice: (
            places.get(practice.id, len(places)),
            bool(practice.why_not),
            practice.id not in favourites,
            practice.minutes,
            practice.title,
        )
    )
    # A practice of several components stands under the last it names; a recording has none that we know of.
    sections = tuple(
        PracticeSection(
            title,
            tuple(
                practice_card(practice, favourites, suggested)
                for practice in matching
                if practice.components and practice.components[-1] == name
            ),
            motif,
        )
        for name, title, motif in SECTIONS
    )
    recordings = tuple(
        practice_card(practice, favourites, suggested) for practice in matching if not practice.components
    )
    return PractiseView(
        banner=banner,
        sections=tuple(section for section in sections if section.cards),
        recordings=PracticeSection(_("Your recordings"), recordings),
        search=search,
        messages=messages,
    )


def _matches(practice: Listed, search: str) -> bool:
    words = f"{practice.title} {practice.about} {practice.asks} {' '.join(practice.components)}".casefold()
    return all(word in words for word in search.casefold().split())


def practice_card(practice: Listed, favourites: Sequence[str], suggested: Mapping[str, str]) -> PracticeCard:
    """A practice's card, with a quiet word on what goes further than the pacing."""
    shorter = (
        _("Goes as far as {words} in this pacing").format(words=practice.reached.words)
        if practice.reached < practice.highest
        else ""
    )
    return PracticeCard(
        practice_id=practice.id,
        title=practice.title,
        about=practice.about,
        minutes=minutes_short(practice.duration),
        rung=int(practice.reached),
        rung_words=practice.reached.words,
        note=suggested.get(practice.id, ""),
        limit=_("Not in this pacing. {why_not}").format(why_not=practice.why_not)
        if practice.why_not
        else shorter,
        favourite=practice.id in favourites,
        available=not practice.why_not,
    )
