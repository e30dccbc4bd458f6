"""The ladder, by the person's hand: a step further, a step back, and what is offered after two stops.

Everything here is pure. Nothing in here, or anywhere else, raises a rung by itself: ``step_further`` only
names the rung that a person may choose, and going down is always open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from player.practice.choices import Choices
from player.practice.pacing.model import Pacing
from player.practice.pacing.resolved_choices import effective_choices
from player.practice.units import Rung

STOPS_RUNNING: Final = 2
"""After so many stops running a lower rung is offered, once (practice brief, section 3)."""


@dataclass(frozen=True)
class PastSitting:
    """What the ladder needs to know of a sitting in the log.

    Attributes:
        id: its own.
        stopped: True where the person stopped by choice.
        highest_rung: the highest in its plan; None where that isn't known.
    """

    id: str
    stopped: bool
    highest_rung: Rung | None


@dataclass(frozen=True)
class LowerRung:
    """A lower rung that is offered.

    Attributes:
        rung: it.
        run: names the run of stops that it is offered for; it is offered once for each.
    """

    rung: Rung
    run: str


def highest_now(pacing: Pacing, own: Rung | None) -> Rung:
    """The highest rung of a sitting that begins now.

    Args:
        pacing: in force.
        own: the highest rung the person chose for themselves; None if they never did.
    """
    return effective_choices(pacing, Choices(highest_rung=own)).highest_rung


def step_further(pacing: Pacing, own: Rung | None) -> Rung | None:
    """The rung that a person may choose as a step further; None at the preset's highest."""
    now = highest_now(pacing, own)
    return Rung(now + 1) if now < pacing.max_rung else None


def gentle_from(own: Rung | None) -> Rung | None:
    """From which rung on lines are spoken gently: rungs 4 and 5, once they were stepped up to by hand."""
    return Rung.RECEIVING_KINDNESS if own is not None and own >= Rung.RECEIVING_KINDNESS else None


def lower_rung_offered(newest_first: Sequence[PastSitting], now: Rung, offered_for: str) -> LowerRung | None:
    """The lower rung to offer after two stops running; None where there is nothing to offer.

    Args:
        newest_first: the sittings of the log.
        now: the highest rung of the sitting that is about to begin.
        offered_for: the run of stops for which it was offered last.
    """
    run = list(takewhile(lambda sitting: sitting.stopped, newest_first))
    if len(run) < STOPS_RUNNING or now is Rung.GROUNDING:
        return None
    # Further stops make the run longer; its second stop stays what it is known by.
    known_by = run[-STOPS_RUNNING].id
    if known_by == offered_for:
        return None
    reached = [sitting.highest_rung for sitting in run[:STOPS_RUNNING] if sitting.highest_rung is not None]
    below = min([now, *reached]) - 1
    return LowerRung(Rung(max(below, Rung.GROUNDING)), known_by)
