"""An engine without sound, for text-only sittings: paced by a clock instead of frames played."""

from collections.abc import Callable
from dataclasses import replace

from audio.engine.stalls import HELD_UP, WINDOW_STALL, boot_seconds
from audio.engine.types import EngineState, EngineStatus
from audio.mix.buses import Bus
from audio.mix.timeline import Timeline
from audio.sentences import _, system_words
from audio.units import Frames, Seconds, frames


class SilentEngine:
    """Moves through a timeline in silence. See ``audio.engine.types.Engine``.

    Args:
        clock: monotonic seconds, counting while the computer sleeps. Time advances only when the status is
            read: after a gap of more than ``WINDOW_STALL`` it is paused at its last position.
    """

    def __init__(self, clock: Callable[[], float] = boot_seconds) -> None:
        self._clock = clock
        self._looked_at = clock()
        self._held_up = False
        self._timeline: Timeline | None = None
        self._wanted = False
        self._place = 0
        self._since = 0.0
        self._hold_floor = 0

    def load(self, timeline: Timeline, position: Frames | None = None) -> None:
        """Load this timeline; see ``Engine.load``."""
        self._stand_here()
        first = self._timeline is None
        self._timeline = timeline
        if first or position is not None:
            self._go_to(position or Frames(0))

    def play(self) -> None:
        """Start or resume."""
        self._stand_here()
        self._held_up = False
        self._wanted = self._timeline is not None

    def pause(self, fade: Seconds) -> None:  # noqa: ARG002 - there is nothing to fade
        """Pause at once."""
        self._stand_here()
        self._wanted = False

    def seek(self, position: Frames) -> None:
        """Go to a frame; playing or paused stays as it was."""
        self._look()
        self._go_to(position)

    def release(self) -> None:
        """Continue from a hold."""
        self._look()
        if self._at_hold():
            self._stand(self._now())
            self._hold_floor = self._place + 1

    def set_volume(self, volume: float) -> None:
        """There is nothing to hear, so nothing to set."""

    def set_bus_volume(self, bus: Bus, volume: float) -> None:
        """There is nothing to hear, so nothing to set."""

    def use_offered_device(self) -> None:
        """Silence goes to no device."""

    def status(self) -> EngineStatus:
        """What the engine is doing now."""
        self._look()
        position = Frames(self._now())
        return EngineStatus(
            state=self._state(position),
            position=position,
            heard=position,
            underruns=0,
            latency=Seconds(0.0),
            device="",
            error=HELD_UP if self._held_up else "",
            restarts=0,
            held_up=self._held_up,
        )

    def close(self) -> None:
        """Stop for good."""
        self.pause(Seconds(0.0))

    def _look(self) -> None:
        """Advance to now. After a gap, stay at the last position, paused."""
        now = self._clock()
        if self._wanted and now - self._looked_at > WINDOW_STALL:
            self._place = self._now()
            self._wanted, self._held_up = False, True
        self._looked_at = now

    def _now(self) -> int:
        if not self._wanted:
            return self._place
        moved = self._place + frames(self._looked_at - self._since)
        return max(self._place, min(moved, self._stop()))

    def _stop(self) -> int:
        if self._timeline is None:
            return 0
        return min(
            (hold for hold in self._timeline.holds if hold >= self._hold_floor), default=self._timeline.length
        )

    def _state(self, position: int) -> EngineState:
        if self._timeline is None:
            return EngineState.IDLE
        if position >= self._timeline.length:
            return EngineState.FINISHED
        if not self._wanted:
            return EngineState.PAUSED
        return EngineState.HOLDING if self._at_hold() else EngineState.PLAYING

    def _at_hold(self) -> bool:
        stop = self._stop()
        return self._timeline is not None and stop in self._timeline.holds and self._now() >= stop

    def _stand_here(self) -> None:
        self._look()
        self._stand(self._now())

    def _stand(self, position: int) -> None:
        self._place = position
        self._since = self._looked_at

    def _go_to(self, position: int) -> None:
        if self._timeline is not None:
            self._stand(min(max(0, position), self._timeline.length))
            self._hold_floor = self._place


class UnmadeEngine(SilentEngine):
    """Stands for an engine that the system would not start, and says why. It plays nothing.

    Args:
        fault: what the system said.
    """

    def __init__(self, fault: OSError) -> None:
        super().__init__()
        self._fault = fault

    def status(self) -> EngineStatus:
        """Failed from the beginning."""
        words = _(
            "Sound can't be played: {fault}. You might free some space or memory, or sit with text only."
        )
        error = words.format(fault=system_words(self._fault))
        return replace(super().status(), state=EngineState.FAILED, error=error)
