"""What is placed in one go, and when a word about options had better come before it."""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from player.practice.planner.groups import Part
from player.practice.planner.measure import Hush, Measure, Measured
from player.practice.script.model import Role


class Unit(NamedTuple):
    """A passage, or a rest with all its passages: nothing is put inside it.

    Attributes:
        made: its passages, measured.
        part: where it belongs.
        first: whether its phase begins with it.
        length: seconds, without those for writing.
        contact: seconds of contact in it.
        chance: seconds to the first word about options in it, or the first place for one; or its length.
        offers: seconds to the first word about options of the author's; infinite if there is none.
    """

    made: tuple[Measured, ...]
    part: Part
    first: bool
    length: float
    contact: float
    chance: float
    offers: float

    @property
    def rests(self) -> bool:
        """Whether it is a rest on an anchor."""
        return self.part.context.role is Role.ANCHOR

    @property
    def joined(self) -> bool:
        """Whether only as a last resort a line comes before it."""
        return self.made[0].passage.joined


def units_of(part: Part, measure: Measure, hush: Hush) -> list[Unit]:
    """The units of a part, in order."""
    made = measure.phase(part.passages, hush)
    if part.context.role is Role.ANCHOR:
        return [rest_of(made, part)] if made else []
    return [
        Unit((one,), part, not number, one.length - one.stated, one.contact, one.chance, one.offers)
        for number, one in enumerate(made)
    ]


def rest_of(made: Sequence[Measured], part: Part) -> Unit:
    """A rest as one unit, from its passages."""
    length = 0.0
    offers = inf
    for one in made:
        offers = min(offers, length + one.offers)
        length += one.length - one.stated
    contact = sum([one.contact for one in made])
    return Unit(tuple(made), part, first=True, length=length, contact=contact, chance=min(offers, length), offers=offers)


def wanted_here(ahead: Sequence[Unit], since: float, every: float, *, in_contact: bool) -> bool:
    """Whether a word about options had better come before the first of these units than anywhere later.

    It comes where none of the author's comes in time, and of all places in time where it disturbs least: not
    in contact, not within half the interval of one of the author's, at a phase's beginning, and late.

    Args:
        ahead: what is still to come.
        since: seconds since the last word about options.
        every: the longest from one to the next.
        in_contact: whether the last line was contact.
    """
    if since < every / 2:
        return False
    places: list[tuple[float, Unit, bool]] = []
    time, before, own = 0.0, in_contact, inf
    for unit in ahead:
        if since + time <= every:
            places.append((time, unit, before and unit.contact > 0))
            if since + time + unit.offers <= every:
                return False
        if unit.offers < inf:
            own = time + unit.offers
            break
        time += unit.length
        before = unit.contact > 0
        if since + time > every * 2:
            break
    else:
        if since + time <= every:
            return False
    best = min(
        range(len(places)),
        key=lambda number: _disturbs(*places[number], own, every),
        default=0,
    )
    return best == 0


def _disturbs(
    time: float, unit: Unit, in_contact: bool, own: float, every: float
) -> tuple[bool, bool, bool, bool, float]:
    return in_contact, own - time < every / 2, unit.joined, not unit.first, -time
