"""What a picture shows. No Qt."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from player.practice.units import Rung

if TYPE_CHECKING:
    from datetime import datetime

_MORNING, _DAY, _EVENING, _NIGHT = 5, 10, 17, 21


class Stage(StrEnum):
    """Where a sitting stands, as far as its picture shows it."""

    ARRIVING = "arriving"
    PRACTICE = "practice"
    REST = "rest"
    RETURN = "return"


class PartOfDay(StrEnum):
    """The light of the picture."""

    MORNING = "morning"
    DAY = "day"
    EVENING = "evening"
    NIGHT = "night"


class Motif(StrEnum):
    """What a small picture is of."""

    WATER = "water"
    HOUSES = "houses"
    TREE = "tree"
    STONES = "stones"
    SHORE = "shore"


MOTIFS: Final = {
    Rung.GROUNDING: Motif.STONES,
    Rung.MINDFULNESS: Motif.WATER,
    Rung.COMMON_HUMANITY: Motif.HOUSES,
    Rung.KINDNESS_TO_ANOTHER: Motif.TREE,
    Rung.RECEIVING_KINDNESS: Motif.TREE,
    Rung.SELF_KINDNESS: Motif.TREE,
}
"""By the rung that a practice reaches."""


class LandscapeView(NamedTuple):
    """The picture of a sitting.

    Attributes:
        stage: where the sitting stands.
        part_of_day: the light, the same for a whole sitting.
        left: how much of a silence is left, from 1 to 0; None while the voice speaks, or if that is hidden.
        dusk: how dark it has become on the way to sleep, from 0 to 1.
    """

    stage: Stage
    part_of_day: PartOfDay
    left: float | None = None
    dusk: float = 0.0


def part_of_day(now: datetime) -> PartOfDay:
    """Which light it is by the clock."""
    if _MORNING <= now.hour < _DAY:
        return PartOfDay.MORNING
    if _DAY <= now.hour < _EVENING:
        return PartOfDay.DAY
    return PartOfDay.EVENING if _EVENING <= now.hour < _NIGHT else PartOfDay.NIGHT
