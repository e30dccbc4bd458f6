"""The engine's interface and the status that it reports to the window."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from audio.mix.buses import Bus
from audio.mix.timeline import Timeline
from audio.units import Frames, Seconds


class EngineState(StrEnum):
    """Where the engine is. ``FAILED`` means that no sound can be made; ``error`` says why."""

    STARTING = "starting"
    IDLE = "idle"
    PLAYING = "playing"
    PAUSED = "paused"
    HOLDING = "holding"
    FINISHED = "finished"
    FAILED = "failed"


@dataclass(frozen=True)
class EngineStatus:
    """A snapshot, cheap enough to poll sixty times a second.

    Attributes:
        state: where the engine is.
        position: frames of the timeline that have left the callback.
        heard: frames of the timeline that will have reached the ear by now (position less the latency).
        underruns: known dropouts: callbacks that found the ring short, a device that ran dry, time that the
            sound system lost (``audio.engine.dropouts``).
        latency: of the device, in seconds.
        device: the device's name; empty if none is open.
        error: what was wrong and what to do; empty if nothing is.
        restarts: how often the engine process was replaced. When it increases, the sitting has been paused at
            its position.
        backend: the library that reaches the device; empty if none is open.
        offered_device: the name of the system's new default output while sound still goes to another one;
            empty if there is none. ``Engine.use_offered_device`` switches to it.
        held_up: whether the engine paused because the computer, its own process or the window stalled
            (``audio.engine.stalls``); until the next ``play``.
    """

    state: EngineState
    position: Frames
    heard: Frames
    underruns: int
    latency: Seconds
    device: str
    error: str
    restarts: int
    backend: str = ""
    offered_device: str = ""
    held_up: bool = False


class Engine(Protocol):
    """Plays one timeline. No method blocks, and none raises for a fault of the sound system.

    Nothing resumes by itself after a stall: an engine that stalled while playing is paused at its position,
    and so is one whose ``status`` was not read for ``audio.engine.stalls.WINDOW_STALL``.
    """

    def load(self, timeline: Timeline, position: Frames | None = None) -> None:
        """Load this timeline.

        With ``position`` None, keep the current position: everything up to it must be unchanged, and what
        follows is replaced without a gap (re-planning while playing). With a position, go there with a
        ramp. The first load leaves the engine paused at the position.
        """

    def play(self) -> None:
        """Start or resume, with a ramp."""

    def pause(self, fade: Seconds) -> None:
        """Ramp to silence over ``fade`` seconds, then stop.

        A fade of half a second or more is easing back: a background then takes at least five seconds to
        fade, and the position stops after that.
        """

    def seek(self, position: Frames) -> None:
        """Go to a frame, ramped down and up; playing or paused stays as it was."""

    def release(self) -> None:
        """Continue from a hold."""

    def set_volume(self, volume: float) -> None:
        """Set the voice's volume, 0.0 to 1.0, ramped."""

    def set_bus_volume(self, bus: Bus, volume: float) -> None:
        """Set the volume of the voice, the bells or the background, 0.0 to 1.0, ramped."""

    def use_offered_device(self) -> None:
        """Switch to the system's new default output, paused until ``play``."""

    def status(self) -> EngineStatus:
        """What the engine is doing now."""

    def close(self) -> None:
        """End it, and its process."""
