"""A rung further, or a lower one: only ever by the person's own choice."""

from dataclasses import dataclass

from player.window.intents import Intent


@dataclass(frozen=True)
class StepFurther(Intent):
    """From the next sitting on, one rung further."""


@dataclass(frozen=True)
class StayHere(Intent):
    """Stay on this rung: the offer goes away."""


@dataclass(frozen=True)
class TakeLowerRung(Intent):
    """Take the lower rung that is offered for this sitting."""


@dataclass(frozen=True)
class LeaveLowerRung(Intent):
    """Leave the lower rung that is offered, and begin as before."""
