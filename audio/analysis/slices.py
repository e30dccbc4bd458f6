"""Where in a recording something is. Without numpy, so that it is there at once."""

from dataclasses import dataclass

from audio.units import Frames


@dataclass(frozen=True)
class Slice:
    """A stretch of sound in a recording.

    Attributes:
        start, end: the first frame, and the first one after it, at ``SAMPLE_RATE``.
    """

    start: Frames
    end: Frames
