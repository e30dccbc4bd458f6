"""How a person moves on the ladder: a step further, a step back, and what is offered after two stops.

Everything here is pure. Nothing here or anywhere else raises a rung automatically: ``step_further`` only
names the rung that a person may choose. A lower rung can always be chosen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from player.practice.choices import Choices
from player.practice.pacing.model import Pacing
from player.practice.pacing.resolved_choices import effective_choices
from player.practice.units import Rung

STOPS_IN_A_ROW: Final = 2
"""After this many stops in a row a lower rung is offered, once (practice brief, section 3)."""


@dataclass(frozen=True)
class PastSitting:
    """A sitting in the log, as far as the ladder needs it.

    Attributes:
        id: the sitting's id.
        stopped: True where the person stopped by choice.
        highest_rung: the highest rung in its plan; None where that isn't known.
    """

    id: str
    stopped: bool
    highest_rung: Rung | None


@dataclass(frozen=True)
class LowerRung:
    """A lower rung that is offered.

    Attributes:
        rung: the rung.
        run: identifies the run of stops after which it is offered; it is offered once for each run.
    """

    rung: Rung
    run: str


def highest_now(pacing: Pacing, own: Rung | None) -> Rung:
    """The highest rung of a sitting that begins now.

    Args:
        pacing: the pacing in force.
        own: the highest rung that the person chose; None if they never chose one.
    """
    return effective_choices(pacing, Choices(highest_rung=own)).highest_rung


def step_further(pacing: Pacing, own: Rung | None) -> Rung | None:
    """The rung that a person may choose as a step further; None at the preset's highest."""
    highest = highest_now(pacing, own)
    return Rung(highest + 1) if highest < pacing.max_rung else None


def gentle_from(own: Rung | None) -> Rung | None:
    """The rung from which lines are gently worded: rung 4, if the person chose rung 4 or 5; else None."""
    return Rung.RECEIVING_KINDNESS if own is not None and own >= Rung.RECEIVING_KINDNESS else None


def lower_rung_offered(newest_first: Sequence[PastSitting], now: Rung, offered_for: str) -> LowerRung | None:
    """The lower rung to offer after two stops in a row; None where there is nothing to offer.

    Args:
        newest_first: the sittings in the log.
        now: the highest rung of the sitting that is about to begin.
        offered_for: the run of stops after which a lower rung was last offered.
    """
    run = list(takewhile(lambda sitting: sitting.stopped, newest_first))
    if len(run) < STOPS_IN_A_ROW or now is Rung.GROUNDING:
        return None
    # More stops make the run longer, so its second stop identifies it.
    run_id = run[-STOPS_IN_A_ROW].id
    if run_id == offered_for:
        return None
    reached = [sitting.highest_rung for sitting in run[:STOPS_IN_A_ROW] if sitting.highest_rung is not None]
    below = min([now, *reached]) - 1
    return LowerRung(Rung(max(below, Rung.GROUNDING)), run_id)
