"""What each measure should come to, from the page on craft that the measures are from."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from player.language.catalogue import _
from player.practice.choices import Wording
from player.practice.pacing.model import Pacing
from player.practice.script.model import Ending
from player.practice.units import Rung


class MeasureName(StrEnum):
    """The measures; the values are their stable names in ``script listen --json`` and beside findings."""

    OWN_MIDDLE = "own-middle"
    PUT_IN = "put-in"
    COMMONEST_PAUSE = "commonest-pause"
    HEDGED = "hedged"
    ALIKE = "open-alike"
    WITHOUT_VOICE = "without-voice"
    CHECK_INS = "check-ins"
    EMPTY = "empty"
    SITTINGS_ALIKE = "sittings-alike"
    PRODUCT_LINE = "product-line"

    @property
    def words(self) -> str:
        """What it measures, in plain words."""
        return _WORDS[self]

    @property
    def is_share(self) -> bool:
        """Whether it is a share, 0 to 1; the others count lines, sittings or seconds."""
        return self in _SHARES

    @property
    def unit(self) -> str:
        """What it counts, where it is no share: ``s`` for seconds, else nothing."""
        return "s" if self is MeasureName.CHECK_INS else ""


_WORDS: Final[Mapping[MeasureName, str]] = {
    MeasureName.OWN_MIDDLE: _("spoken words that are the practice's own middle"),
    MeasureName.PUT_IN: _("lines put in by the planner"),
    MeasureName.COMMONEST_PAUSE: _("pauses that have the commonest length"),
    MeasureName.HEDGED: _("lines with a word that hedges, such as may or perhaps"),
    MeasureName.ALIKE: _("lines that open as the one before"),
    MeasureName.WITHOUT_VOICE: _("time without a voice"),
    MeasureName.CHECK_INS: _("shortest time between two questions"),
    MeasureName.EMPTY: _("lines and passages in which nothing is said"),
    MeasureName.SITTINGS_ALIKE: _("of thirty sittings, those that were heard before"),
    MeasureName.PRODUCT_LINE: _("most often that thirty sittings have one of the product's lines"),
}

_SHARES: Final = frozenset(
    {
        MeasureName.OWN_MIDDLE,
        MeasureName.PUT_IN,
        MeasureName.COMMONEST_PAUSE,
        MeasureName.HEDGED,
        MeasureName.WITHOUT_VOICE,
    }
)


@dataclass(frozen=True)
class Goal:
    """What a measure should come to: at least, at most, or between two values; None leaves a side open."""

    least: float | None = None
    most: float | None = None

    def met_by(self, value: float) -> bool:
        """Whether a value is within it, shares to a whole per cent, as they are shown."""
        shown = round(value, 2)
        return (self.least is None or shown >= self.least) and (
            self.most is None or shown <= round(self.most, 2)
        )


Goals = Mapping[MeasureName, Goal]

_EVERYWHERE: Final[Goals] = {
    MeasureName.COMMONEST_PAUSE: Goal(most=0.30),
    MeasureName.HEDGED: Goal(most=1 / 3),
    MeasureName.CHECK_INS: Goal(least=90.0),
    MeasureName.EMPTY: Goal(most=0),
    MeasureName.SITTINGS_ALIKE: Goal(most=0),
    MeasureName.PRODUCT_LINE: Goal(most=6),
}
"""Goals of every preset (craft, goals of part A, A5, B2)."""


def _goals(own: float, put_in: float, quiet: tuple[float, float]) -> Goals:
    return {
        MeasureName.OWN_MIDDLE: Goal(least=own),
        MeasureName.PUT_IN: Goal(most=put_in),
        MeasureName.WITHOUT_VOICE: Goal(*quiet),
        **_EVERYWHERE,
    }


GOALS: Final[Mapping[str, Goals]] = {
    "standard": _goals(0.60, 0.05, (0.50, 0.65)),
    "gentle": _goals(0.50, 0.12, (0.45, 0.60)),
    "low-sensory": _goals(0.50, 0.12, (0.45, 0.60)),
    "first-steps": _goals(0.35, 0.20, (0.45, 0.60)),
    "grounding-only": {MeasureName.WITHOUT_VOICE: Goal(least=0.45), **_EVERYWHERE},
}
"""By preset (craft, goals of part A, and A7 for time without a voice; Low-sensory and First steps as Gentle).

Grounding only is arriving and coming back: it has no middle of its own, and at least as much quiet as Gentle
(craft E5: a frightened person gets more quiet, not less)."""


def goals_for(pacing: Pacing, ending: Ending = Ending.DAY) -> Goals:
    """The goals of a preset; of one's own those of the built-in preset that it is most like.

    Args:
        pacing: the preset.
        ending: what the practice leads to. Towards sleep the voice grows sparser, so that there is no most to
            the time without it.
    """
    goals = GOALS.get(pacing.id) or GOALS[_nearest(pacing)]
    if ending is not Ending.SLEEP:
        return goals
    return {**goals, MeasureName.WITHOUT_VOICE: Goal(least=goals[MeasureName.WITHOUT_VOICE].least)}


def _nearest(pacing: Pacing) -> str:
    if pacing.max_rung == Rung.GROUNDING:
        return "grounding-only"
    if pacing.max_rung == Rung.MINDFULNESS and not pacing.rung_by_choice:
        return "first-steps"
    first = pacing.wording[0]
    if first is Wording.STANDARD:
        return "standard"
    return "low-sensory" if first is Wording.LITERAL else "gentle"
