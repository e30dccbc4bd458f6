"""Commands from the window's process to the engine process, pickled through a pipe.

Each carries a number from the façade; the engine reports the last one it has carried out, so that a status
read in between is never mistaken for the answer.
"""

from dataclasses import dataclass

from audio.mix.buses import Bus
from audio.mix.timeline import Timeline
from audio.units import Frames, Seconds


@dataclass(frozen=True)
class Load:
    """Take a timeline; with a position, go there."""

    number: int
    timeline: Timeline
    position: Frames | None


@dataclass(frozen=True)
class Play:
    """Start or go on."""

    number: int


@dataclass(frozen=True)
class Pause:
    """Fade out, then stop."""

    number: int
    fade: Seconds


@dataclass(frozen=True)
class Seek:
    """Go to a frame."""

    number: int
    position: Frames


@dataclass(frozen=True)
class Release:
    """Go on from a hold."""

    number: int


@dataclass(frozen=True)
class SetBusVolume:
    """A bus's volume, 0.0 to 1.0."""

    number: int
    bus: Bus
    volume: float


@dataclass(frozen=True)
class Close:
    """Fade out and end the process."""

    number: int


Command = Load | Play | Pause | Seek | Release | SetBusVolume | Close
