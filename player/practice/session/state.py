"""The state of a sitting as one frozen value."""

from dataclasses import dataclass
from enum import StrEnum

from player.practice.planner.steps import Plan
from player.practice.session.offer_rules import Offer
from player.practice.units import Seconds


class State(StrEnum):
    """The states of a sitting."""

    IDLE = "idle"
    PREPARING = "preparing"
    PLAYING = "playing"
    PAUSED = "paused"
    CHECKING_IN = "checking-in"
    WRITING = "writing"
    EASED_BACK = "eased-back"
    FINISHED = "finished"


@dataclass(frozen=True)
class Session:
    """One sitting, or none.

    Attributes:
        state: the state it is in.
        plan: the plan in force; None while idle.
        position: how far the plan was heard, in seconds.
        start_rating: the answer at the start, in the sitting's scale; None if not asked or skipped.
        offers: what is offered after the last answer; empty if nothing is.
        held_step: index of the check-in or the writing that the engine waits at; None if it doesn't wait.
        answered: indices of the check-ins already asked; none is asked again after going back.
        softened: how many steps softer than chosen at the beginning.
        grounding_only: True once the person accepted the offer of grounding only.
        message: words for the person (a lost device, say); empty if there are none.
    """

    state: State = State.IDLE
    plan: Plan | None = None
    position: Seconds = Seconds(0.0)
    start_rating: int | None = None
    offers: tuple[Offer, ...] = ()
    held_step: int | None = None
    answered: frozenset[int] = frozenset()
    softened: int = 0
    grounding_only: bool = False
    message: str = ""
