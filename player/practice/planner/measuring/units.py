"""What is placed in one go, and when a word about options had better come before it."""

from collections.abc import Sequence
from math import inf
from typing import Final, NamedTuple

from player.practice.planner.measuring.groups import Context, Passage
from player.practice.planner.measuring.measure import Measure
from player.practice.planner.measuring.measured import Hush, Link, Measured
from player.practice.script.model import Role


class Unit(NamedTuple):
    """A passage, or a rest with all its passages: nothing is put inside it.

    Attributes:
        made: its passages, measured.
        context: where it stands.
        first: whether its phase begins with it.
        rests: whether it is a rest on an anchor.
        length: seconds, without those for writing.
        contact: seconds of contact in it, and those that words about options may take in it.
        chance: seconds to the first word about options in it, or to the first place for one where it needs
            one; else its length.
        offers: seconds to the first word about options of the author's; infinite if there is none.
        plain: whether it is one passage, of lines with one pause each.
        joined: whether only as a last resort a line comes before it.
    """

    made: tuple[Measured, ...]
    context: Context
    first: bool
    rests: bool
    length: float
    contact: float
    chance: float
    offers: float
    plain: bool
    joined: bool


def units_of(context: Context, passages: Sequence[Passage], measure: Measure, hush: Hush) -> list[Unit]:
    """The units of a part, in order."""
    made = measure.phase(passages, hush)
    if context.role is Role.ANCHOR:
        return [rest_of(made, context)] if made else []
    return [_passage_unit(passage, measure, first=not number) for number, passage in enumerate(made)]


def _passage_unit(made: Measured, measure: Measure, *, first: bool) -> Unit:
    """A passage as a unit. One that has room behind a word about options needs none in its silences."""
    length = made.length - made.stated
    if made.passage.plain:
        chance, contact = made.chance, made.contact
    else:
        chance = min(made.offers, length) if length <= measure.longest_stretch else made.chance
        contact = made.contact + measure.parting(made) if made.contact else 0.0
    passage = made.passage
    return Unit(
        (made,),
        passage.context,
        first,
        False,
        length,
        contact,
        chance,
        made.offers,
        passage.plain,
        passage.joined,
    )


def rest_of(made: Sequence[Measured], context: Context) -> Unit:
    """A rest as one unit, from its passages."""
    length = 0.0
    offers = inf
    for passage in made:
        offers = min(offers, length + passage.offers)
        length += passage.length - passage.stated
    chance = min(offers, length)
    return Unit(tuple(made), context, True, True, length, 0.0, chance, offers, False, False)


def units_until_option(ahead: Sequence[Unit], since: float, every: float, *, in_contact: bool) -> int:
    """How many units come before a word about options had better come; none where it is best here.

    It comes where none of the author's comes in time, and of all places in time where it disturbs least: not
    in contact, not within half the interval of one of the author's, at a phase's beginning, and late.

    Args:
        ahead: what is still to come.
        since: seconds since the last word about options.
        every: the longest from one to the next.
        in_contact: whether the last line was contact.
    """
    half, time, before, own = every / 2, 0.0, in_contact, inf
    best, least = 0, _DISTURBS_MOST
    for number, unit in enumerate(ahead):
        now = since + time
        if now + unit.offers <= every:
            return number + 1
        if now > every:
            break
        if now >= half:
            disturbs = _disturbs(unit, in_contact=before and unit.contact > 0)
            if disturbs <= least:
                best, least = number, disturbs
        if unit.offers < inf:
            own = time + unit.offers
            break
        time += unit.length
        before = unit.contact > 0
    else:
        if since + time <= every:
            return len(ahead)
    return best if own == inf else _far_from(own - half, ahead[: best + 1], best, since, half)


_DISTURBS_MOST: Final = 8


def _disturbs(unit: Unit, *, in_contact: bool) -> int:
    """How much a word about options disturbs before a unit: most in contact, least at a phase's beginning."""
    return 4 * in_contact + 2 * unit.joined + (not unit.first)


def _far_from(latest: float, ahead: Sequence[Unit], best: int, since: float, half: float) -> int:
    """The best place, or the last that is far enough from a word of the author's, where there is one.

    Args:
        latest: seconds up to which it is far enough.
        ahead: the units up to the best place.
        best: the number of units before that place.
        since: seconds since the last word about options.
        half: the least that there should be between two.
    """
    time, found = 0.0, -1
    for number, unit in enumerate(ahead):
        if half <= since + time and time <= latest and (not unit.contact or unit.first):
            found = number
        time += unit.length
    return best if found < 0 else found


def to_next_chance(links: Sequence[Link], number: int, chances: Sequence[int]) -> float:
    """Seconds from a place in a passage to the next word about options in it, place for one, or its end."""
    until = 0.0
    for following in range(number, len(links)):
        if links[following].group.option or (following > number and following in chances):
            break
        until += links[following].length
    return until
