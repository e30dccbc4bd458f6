"""What a sitting asks to be done, as frozen values: the controller performs them in order."""

from dataclasses import dataclass
from enum import StrEnum

from player.practice.pacing.model import CheckInAt
from player.practice.units import Seconds


class Outcome(StrEnum):
    """How a sitting ended; the values stand in the log."""

    COMPLETED = "completed"
    STOPPED_BY_CHOICE = "stopped-by-choice"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True)
class PrepareLines:
    """Have the plan's lines spoken, first things first."""


@dataclass(frozen=True)
class StartLog:
    """Write "started" before the first sample."""


@dataclass(frozen=True)
class PlaySound:
    """Start or go on."""


@dataclass(frozen=True)
class PauseSound:
    """Ramp down over so many seconds and stand still."""

    fade: Seconds


@dataclass(frozen=True)
class SeekSound:
    """Go to a place in the plan."""

    position: Seconds


@dataclass(frozen=True)
class ReleaseSound:
    """Go on from the check-in."""


@dataclass(frozen=True)
class ExchangePlan:
    """Give the engine the timeline of the new plan. ``go_to``: a place in it; None to keep the place."""

    go_to: Seconds | None = None


@dataclass(frozen=True)
class PlanAnew:
    """Plan the steps from index ``keep`` on anew.

    Attributes:
        keep: how many steps stay.
        softened: how often "Softer" is in force.
        grounding_only: stay on the ground from here on.
        skip: leave out the rest of the phase, and go on right after the steps that stay.
    """

    keep: int
    softened: int
    grounding_only: bool
    skip: bool = False


@dataclass(frozen=True)
class LogEvent:
    """Add an event to the log, in neutral words."""

    kind: str
    at: Seconds
    detail: str = ""


@dataclass(frozen=True)
class LogProgress:
    """Add how far the sitting has come: a step was entered."""

    step: int
    at: Seconds


@dataclass(frozen=True)
class LogRating:
    """Add a rating; None for "Rather not say"."""

    moment: CheckInAt
    rating: int | None


@dataclass(frozen=True)
class FinishLog:
    """Write how it ended."""

    outcome: Outcome


Effect = (
    PrepareLines
    | StartLog
    | PlaySound
    | PauseSound
    | SeekSound
    | ReleaseSound
    | ExchangePlan
    | PlanAnew
    | LogEvent
    | LogProgress
    | LogRating
    | FinishLog
)
