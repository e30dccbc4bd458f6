"""What can happen in a sitting, as frozen values."""

from dataclasses import dataclass

from player.practice.planner.steps import Plan
from player.practice.session.offer_rules import Offer
from player.practice.units import Seconds


@dataclass(frozen=True)
class Began:
    """The person pressed Begin; the plan is heard from ``position`` on, in seconds."""

    plan: Plan
    position: Seconds = Seconds(0.0)


@dataclass(frozen=True)
class FirstLinesReady:
    """Enough lines have been spoken for the sitting to start."""


@dataclass(frozen=True)
class Reached:
    """The engine has played this far, in seconds."""

    position: Seconds


@dataclass(frozen=True)
class HeldAtCheckIn:
    """The engine waits at the check-in of this step."""

    step: int


@dataclass(frozen=True)
class HeldToWrite:
    """The engine waits at the writing of this step."""

    step: int


@dataclass(frozen=True)
class WritingDone:
    """Writing is done. If ``at_once`` is False, the time that the script gives for it still passes."""

    at_once: bool = True


@dataclass(frozen=True)
class PlayedOut:
    """The engine has played everything."""


@dataclass(frozen=True)
class PauseAsked:
    """The person asked to pause."""


@dataclass(frozen=True)
class ResumeAsked:
    """The person asked to go on after a pause of ``away`` seconds."""

    away: Seconds


@dataclass(frozen=True)
class BackAsked:
    """The person asked to go back one line."""


@dataclass(frozen=True)
class SkipAsked:
    """The person asked to skip the rest of the phase, a check-in, or writing."""


@dataclass(frozen=True)
class SofterAsked:
    """The person asked for a softer sitting."""


@dataclass(frozen=True)
class AsBeforeAsked:
    """The person asked to undo all softening."""


@dataclass(frozen=True)
class Replanned:
    """The rest of the sitting was planned again.

    Attributes:
        plan: the new plan.
        go_to: where to play from, in seconds; None to stay at the current position.
    """

    plan: Plan
    go_to: Seconds | None = None


@dataclass(frozen=True)
class Answered:
    """A check-in was answered.

    Attributes:
        rating: from 0 to ``top``, or None for "Rather not say".
        top: the highest number of the scale, 10 or 100; the same throughout a sitting.
    """

    rating: int | None
    top: int = 10


@dataclass(frozen=True)
class LetPass:
    """A check-in's question was let pass, unanswered: rests on the anchor follow, and no contact."""


@dataclass(frozen=True)
class OfferTaken:
    """The person accepted one of the offers."""

    offer: Offer


@dataclass(frozen=True)
class EaseBackAsked:
    """The person asked to ease back, out of the sitting."""


@dataclass(frozen=True)
class CameBack:
    """The person left easing back again, for where they were: the sitting stands there, paused."""


@dataclass(frozen=True)
class SoundLost:
    """The sound device was lost; ``words`` say why and what to do."""

    words: str


@dataclass(frozen=True)
class HeldUp:
    """The program or the computer stalled, or is about to sleep; ``words`` say why nothing plays."""

    words: str


@dataclass(frozen=True)
class Left:
    """The person left the last screen of the sitting, or easing back for good: only then has it ended."""


Event = (
    Began
    | FirstLinesReady
    | Reached
    | HeldAtCheckIn
    | HeldToWrite
    | WritingDone
    | PlayedOut
    | PauseAsked
    | ResumeAsked
    | BackAsked
    | SkipAsked
    | SofterAsked
    | AsBeforeAsked
    | Replanned
    | Answered
    | LetPass
    | OfferTaken
    | EaseBackAsked
    | CameBack
    | SoundLost
    | HeldUp
    | Left
)
