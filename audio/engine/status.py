"""Reads the status that the window sees from the shared counters."""

from audio.engine.counters import Count, Counters, Text
from audio.engine.types import EngineState, EngineStatus
from audio.units import Frames, Seconds, frames

STATES = tuple(EngineState)
"""In the order of their numbers in ``Count.STATE``."""


def read_status(counters: Counters, now: int) -> EngineStatus:
    """The status in the counters.

    Args:
        counters: of the running engine.
        now: monotonic nanoseconds.
    """
    position, advanced_at = _moment(counters)
    latency = Seconds(counters[Count.LATENCY] / 1e6)
    return EngineStatus(
        state=STATES[counters[Count.STATE]],
        position=Frames(position),
        heard=Frames(heard(position, counters[Count.BASE], latency, (now - advanced_at) / 1e9)),
        underruns=counters[Count.UNDERRUNS] + counters[Count.DROPOUTS],
        latency=latency,
        device=counters.text(Text.DEVICE),
        error=counters.text(Text.ERROR),
        restarts=0,
        backend=counters.text(Text.BACKEND),
        offered_device=counters.text(Text.OFFERED),
        held_up=bool(counters[Count.HELD_UP]),
    )


def heard(position: int, base: int, latency: float, since: float) -> int:
    """The position that has reached the ear, from frames given to the device ``since`` seconds ago.

    The last frame given is heard a latency later. Nothing before ``base``, where sound last
    began, counts.
    """
    under_way = frames(min(latency, max(0.0, latency - since)))
    return max(min(base, position), position - under_way)


def _moment(counters: Counters) -> tuple[int, int]:
    """A position and its time, from the same callback."""
    while True:
        advanced_at = counters[Count.ADVANCED_AT]
        position = counters[Count.POSITION]
        if counters[Count.ADVANCED_AT] == advanced_at:
            return position, advanced_at
