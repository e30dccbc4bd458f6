"""Where in a recording something is. Without numpy, so that it is there at once."""

from collections.abc import Sequence
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


def joined(slices: Sequence[Slice], music: Sequence[Slice]) -> list[Slice]:
    """What is played in one go.

    Args:
        slices: the stretches of sound; those that touch belong together.
        music: the pauses between them that are played as they are.
    """
    found: list[Slice] = []
    for part in sorted((*slices, *music), key=lambda part: part.start):
        if found and found[-1].end == part.start:
            found[-1] = Slice(found[-1].start, part.end)
        else:
            found.append(part)
    return found
