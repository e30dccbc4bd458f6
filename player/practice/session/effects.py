"""The effects of session events, as frozen values: what ``Sitting`` has to do, in order."""

from dataclasses import dataclass
from enum import StrEnum

from player.practice.pacing.model import CheckInAt
from player.practice.units import Seconds


class Outcome(StrEnum):
    """How a sitting ended. The values are in the log, so they are stable."""

    COMPLETED = "completed"
    STOPPED_BY_CHOICE = "stopped-by-choice"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True)
class PrepareLines:
    """Have the plan's lines spoken, in the order in which they are heard."""


@dataclass(frozen=True)
class StartLog:
    """Write "started" before the first sample."""


@dataclass(frozen=True)
class PlaySound:
    """Start or resume playing."""


@dataclass(frozen=True)
class PauseSound:
    """Fade out over ``fade`` seconds and pause."""

    fade: Seconds


@dataclass(frozen=True)
class UnloadSound:
    """Something else may have been played meanwhile: load the plan again before it is next heard."""


@dataclass(frozen=True)
class SeekSound:
    """Go to ``position`` in the plan, in seconds."""

    position: Seconds


@dataclass(frozen=True)
class ReleaseSound:
    """Go on from a check-in or from writing."""


@dataclass(frozen=True)
class ExchangePlan:
    """Give the engine the timeline of the new plan.

    Attributes:
        go_to: where to play from, in seconds; None to stay at the current position.
    """

    go_to: Seconds | None = None


@dataclass(frozen=True)
class Replan:
    """Plan the steps from index ``keep`` on again.

    Attributes:
        keep: how many steps stay as they are.
        softened: how many steps softer than chosen at the beginning.
        grounding_only: only grounding from here on.
        skip: leave out the rest of the phase, and go on right after the steps that stay.
    """

    keep: int
    softened: int
    grounding_only: bool
    skip: bool = False


@dataclass(frozen=True)
class LogEvent:
    """Add an event to the log, in neutral words. ``at`` is the position in seconds."""

    kind: str
    at: Seconds
    detail: str = ""


@dataclass(frozen=True)
class LogProgress:
    """Add to the log that a step was reached. ``at`` is the position in seconds."""

    step: int
    at: Seconds


@dataclass(frozen=True)
class LogRating:
    """Add a rating to the log; None for "Rather not say"."""

    moment: CheckInAt
    rating: int | None


@dataclass(frozen=True)
class FinishLog:
    """Write to the log how the sitting ended."""

    outcome: Outcome


Effect = (
    PrepareLines
    | StartLog
    | PlaySound
    | PauseSound
    | UnloadSound
    | SeekSound
    | ReleaseSound
    | ExchangePlan
    | Replan
    | LogEvent
    | LogProgress
    | LogRating
    | FinishLog
)
