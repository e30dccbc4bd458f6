"""Units of sound."""

from typing import Final, NewType

Frames = NewType("Frames", int)
"""A count of sample frames at ``SAMPLE_RATE``."""

Seconds = NewType("Seconds", float)
"""A length of time in seconds."""

Lufs = NewType("Lufs", float)
"""Programme loudness (EBU R128)."""

ClipName = NewType("ClipName", str)
"""The name of a clip in the cache: its key, without a folder or an ending."""

SAMPLE_RATE: Final = 48_000
"""Frames a second in every timeline, clip and device stream of the engine (Opus decodes at it)."""

CHANNELS: Final = 2
"""Everything is rendered in stereo; clips may be mono."""


def frames(seconds: float) -> Frames:
    """Seconds in frames, rounded to the nearest."""
    return Frames(round(seconds * SAMPLE_RATE))


def seconds(count: int) -> Seconds:
    """Frames in seconds."""
    return Seconds(count / SAMPLE_RATE)
