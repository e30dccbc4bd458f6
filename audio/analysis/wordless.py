"""Where in the sound of a recording nobody speaks: a bowl that rings, music before and after the words.

It is played as it is, but it is no voice: the longest silence counts it in, and lines may come over it.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from audio.analysis.bands import FRAMES_PER_SECOND, Levels
from audio.analysis.slices import Slice, joined
from audio.analysis.sounding import LIKELY, Mask, Run, frames_of_chunks, runs, said
from audio.units import SAMPLE_RATE, Frames

_LEAST: Final = 2 * FRAMES_PER_SECOND
_LEAST_OUTSIDE: Final = round(0.8 * FRAMES_PER_SECOND)
"""Frames for which nobody has to speak, among words, and before the first of a stretch or after its last."""

_BESIDE: Final = round(0.4 * FRAMES_PER_SECOND)
"""Frames next to words that are left to them, since the detector is late."""

_WORD: Final = FRAMES_PER_SECOND // 2
_APART: Final = FRAMES_PER_SECOND
_SURELY: Final = 250
"""Of 255: so likely it has to be where it is taken for speech for less than half a second, a second away from
other speech. A struck chord came to 242, and single words said alone to 251 and more."""

_FRAME: Final = SAMPLE_RATE // FRAMES_PER_SECOND


def wordless_in(slices: Sequence[Slice], music: Sequence[Slice], likely: Levels) -> tuple[Slice, ...]:
    """The parts of what is played as it is in which nobody speaks.

    Args:
        slices: the stretches of sound; those that touch belong together.
        music: the pauses between them that are played as they are.
        likely: how likely somebody speaks in each chunk, 0 to 255.
    """
    if not slices:
        return ()
    count = -(-slices[-1].end // _FRAME)
    heard = frames_of_chunks(likely, count)
    spoken = _without_chords(said(likely, count), heard)
    found: list[Slice] = []
    for stretch in joined(slices, music):
        start, end = stretch.start, stretch.end
        first, last = start // _FRAME, -(-end // _FRAME)
        if not spoken[first:last].any():
            # One short word may be too soft or too hoarse for the detector to be sure.
            if last - first >= _LEAST or int(np.max(heard[first:last])) < LIKELY:
                found.append(stretch)
            continue
        for begins, ends in runs(~spoken[first:last]):
            outside = not begins or first + ends == last
            if ends - begins >= (_LEAST_OUTSIDE if outside else _LEAST):
                begun = start if not begins else (first + begins + _BESIDE) * _FRAME
                until = end if first + ends == last else (first + ends - _BESIDE) * _FRAME
                found.append(Slice(Frames(begun), Frames(until)))
    return tuple(found)


def _without_chords(spoken: Mask, heard: Levels) -> Mask:
    """What is said, without what is more likely a struck chord."""
    found = spoken.copy()
    among: list[Run] = []
    for run in (*runs(spoken), (len(spoken) + _APART, len(spoken) + _APART)):
        if among and run[0] - among[-1][1] >= _APART:
            brief = sum(end - first for first, end in among) < _WORD
            if brief and max(int(heard[first:end].max()) for first, end in among) < _SURELY:
                found[among[0][0] : among[-1][1]] = False
            among = []
        among.append(run)
    return found
