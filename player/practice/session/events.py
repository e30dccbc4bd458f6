"""What can happen in a sitting, as frozen values."""

from dataclasses import dataclass

from player.practice.planner.steps import Plan
from player.practice.session.offer_rules import Offer
from player.practice.units import Seconds


@dataclass(frozen=True)
class Began:
    """The person pressed Begin on this plan, which is heard from ``position`` on, in seconds."""

    plan: Plan
    position: Seconds = Seconds(0.0)


@dataclass(frozen=True)
class FirstLinesReady:
    """Enough is spoken for the sitting to start."""


@dataclass(frozen=True)
class Reached:
    """The engine has played this far, in seconds."""

    position: Seconds


@dataclass(frozen=True)
class HeldAtCheckIn:
    """The engine stands at a check-in: the index of its step."""

    step: int


@dataclass(frozen=True)
class HeldToWrite:
    """The engine stands where the person writes: the index of that step."""

    step: int


@dataclass(frozen=True)
class WritingDone:
    """Go on from writing. ``at_once`` is False to leave the time that its author states."""

    at_once: bool = True


@dataclass(frozen=True)
class PlayedOut:
    """The engine has played everything."""


@dataclass(frozen=True)
class PauseAsked:
    """Pause."""


@dataclass(frozen=True)
class ResumeAsked:
    """Go on, after so many seconds away."""

    away: Seconds


@dataclass(frozen=True)
class BackAsked:
    """Back a line."""


@dataclass(frozen=True)
class SkipAsked:
    """Skip this."""


@dataclass(frozen=True)
class SofterAsked:
    """Softer."""


@dataclass(frozen=True)
class AsBeforeAsked:
    """Undo all softening."""


@dataclass(frozen=True)
class Replanned:
    """The rest was planned anew. ``go_to``: where to go on or begin in it, in seconds; None for as it is."""

    plan: Plan
    go_to: Seconds | None = None


@dataclass(frozen=True)
class Answered:
    """A check-in was answered.

    Attributes:
        rating: from 0 to ``top``, or None for "Rather not say".
        top: the highest number of the scale, 10 or 100; one sitting keeps to one.
    """

    rating: int | None
    top: int = 10


@dataclass(frozen=True)
class OfferTaken:
    """The person took one of the offers."""

    offer: Offer


@dataclass(frozen=True)
class EaseBackAsked:
    """Ease back: the way out."""


@dataclass(frozen=True)
class SoundLost:
    """The sound went away; ``words`` say why and what to do."""

    words: str


@dataclass(frozen=True)
class HeldUp:
    """Everything stood still for a while, or is about to; ``words`` say why nothing plays."""

    words: str


@dataclass(frozen=True)
class Left:
    """The person left the last screen of the sitting."""


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
    | OfferTaken
    | EaseBackAsked
    | SoundLost
    | HeldUp
    | Left
)
