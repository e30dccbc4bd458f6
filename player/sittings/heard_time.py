"""How much of a sitting has been heard, by the frames that the engine says it has played."""

from typing import Final

from audio.engine.types import EngineStatus
from audio.units import seconds
from player.practice.units import Seconds

SEEK_PATIENCE: Final = Seconds(0.6)
"""Seconds after a seek during which the engine may still report its old position (our default)."""

HEARD_AT_ONCE: Final = Seconds(1.0)
"""Seconds. If the position moves further than this between two ticks, it was a jump and was not heard."""


class HeardTime:
    """Adds up what was heard. Jumps don't count, and neither do positions from before a seek.

    Attributes:
        seconds: heard so far.
    """

    def __init__(self) -> None:
        self.seconds = Seconds(0.0)
        self._last_position = Seconds(0.0)
        self._target: Seconds | None = None
        self._patient_until = 0.0

    def expect(self, position: Seconds, now: float) -> None:
        """The engine was sent to a position, at a time in seconds."""
        self._target = position
        self._patient_until = now + SEEK_PATIENCE

    def is_seeking(self, status: EngineStatus, now: float) -> bool:
        """Whether the engine still reports its position before a seek."""
        if self._target is None:
            return False
        arrived = 0.0 <= seconds(status.position) - self._target <= SEEK_PATIENCE
        if arrived or now > self._patient_until:
            self._last_position = Seconds(seconds(status.heard))
            self._target = None
        return self._target is not None

    def count(self, status: EngineStatus, most: Seconds = HEARD_AT_ONCE) -> None:
        """Add what was heard since the last call; nothing where that is more than ``most``."""
        position = Seconds(seconds(status.heard))
        elapsed = position - self._last_position
        if 0.0 < elapsed <= most:
            self.seconds = Seconds(self.seconds + elapsed)
        self._last_position = position
