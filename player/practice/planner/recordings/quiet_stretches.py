"""Where quiet time is parted: time to settle, and the stretches from bell to bell. Pure."""

from dataclasses import dataclass
from typing import Final

from player.practice.planner.measuring.limits import Limits
from player.practice.planner.steps import Step, StepKind
from player.practice.units import Seconds

LONGEST_SETTLING: Final = Seconds(180.0)
"""Seconds. Nobody waits longer for quiet time to begin (our default)."""

SHORTEST_BETWEEN_BELLS: Final = Seconds(60.0)
"""Seconds. Bells closer together would be no quiet (our default)."""

_SETTLING_SHARE: Final = 0.5
"""The share of quiet time that settling takes at most (our default)."""

_SHORTEST_SETTLING: Final = 5.0
"""Seconds. Less is not worth a line of company (our default)."""

_SHORTEST_TAIL: Final = 30.0
"""Seconds. A last stretch that would be shorter joins the one before (our default)."""

_EDGES_LONGER: Final = 12.0
"""Seconds that opening and return take more than they have to, and the line before the first bell."""

_DUE: Final = 8.0
"""Seconds before its time at which a bell counts as due, since company and pauses moved it (our default)."""


@dataclass(frozen=True)
class Begun:
    """How far quiet time has come. Each in seconds.

    Attributes:
        settled: spent settling.
        since_bell: since the last bell, or since the quiet began where there was none; None where it hasn't.
    """

    settled: Seconds = Seconds(0.0)
    since_bell: Seconds | None = None


@dataclass(frozen=True)
class Stretches:
    """How the time is parted. Each in seconds.

    Attributes:
        settling: still to be spent settling; 0 for none.
        between: the stretches of quiet, from the beginning of one bell to that of the next.
        bell_first: whether a bell comes before the first of them.
    """

    settling: Seconds
    between: tuple[Seconds, ...]
    bell_first: bool


def longest_apart(limits: Limits, settle: Seconds) -> Seconds:
    """The longest distance at which a bell comes between the first and the last one.

    Args:
        limits: of the plan.
        settle: wished for settling.
    """
    quiet = limits.total - limits.orient - limits.returning - _EDGES_LONGER
    settling = min(settle, LONGEST_SETTLING, quiet * _SETTLING_SHARE)
    return Seconds(quiet - settling - _SHORTEST_TAIL)


def begun_of(kept: tuple[Step, ...], settling: str, quiet: str) -> Begun:
    """How far a plan has come.

    Args:
        kept: its steps so far.
        settling: the title of the time to settle.
        quiet: the title of quiet time itself.
    """
    settled = Seconds(sum(step.duration for step in kept if step.phase == settling))
    # Before the first bell there may already be company, words about options, and the pauses after them.
    inside = [step for step in kept if step.phase == quiet and step.kind is StepKind.SILENCE]
    bells = [step for step in kept if step.kind is StepKind.BELL]
    first = bells[-1:] or inside[:1]
    return Begun(settled, Seconds(kept[-1].end - first[0].start) if first else None)


def stretches(length: Seconds, settle: Seconds, every: Seconds | None, begun: Begun) -> Stretches:
    """How so much time is parted: bells and company are inside it.

    Args:
        length: of all of it.
        settle: wished for settling, of which at most half of the time is taken.
        every: wished from bell to bell; None for no bell in between.
        begun: what of it is already over.
    """
    since = begun.since_bell
    left = 0.0 if since is not None else min(settle, LONGEST_SETTLING) - begun.settled
    settling = min(left, (length + begun.settled) * _SETTLING_SHARE - begun.settled)
    settling = settling if settling >= _SHORTEST_SETTLING else 0.0
    quiet = length - settling
    if every is None:
        return Stretches(Seconds(settling), (Seconds(quiet),), since is None)
    apart = max(every, SHORTEST_BETWEEN_BELLS)
    due = since is not None and since + _DUE >= apart
    first = apart if since is None or due else apart - since
    found = [min(first, quiet)]
    while quiet - sum(found) > 0:
        found.append(min(apart, quiet - sum(found)))
    if len(found) > 1 and found[-1] < _SHORTEST_TAIL:
        tail = found.pop()
        found[-1] += tail
    return Stretches(Seconds(settling), tuple(map(Seconds, found)), since is None or due)
