"""Where a recording isn't without a voice, but it is in doubt whether that is its own.

Nothing is cut there and nothing left out, for it may be words. But the longest silence counts it in.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from audio.analysis.bands import FRAMES_PER_SECOND
from audio.analysis.slices import Slice, joined
from audio.analysis.sounding import Mask, Run, runs
from audio.analysis.whose_voice.surely_said import Said
from audio.units import SAMPLE_RATE, Frames

_LEAST: Final = 2 * FRAMES_PER_SECOND
_LEAST_OUTSIDE: Final = round(0.8 * FRAMES_PER_SECOND)
"""Frames without anything sure, among words, and before the first of a stretch or after its last."""

_BESIDE: Final = round(0.4 * FRAMES_PER_SECOND)
"""Frames next to sure words in which they may go on: no line of ours comes over them."""

_FRAME: Final = SAMPLE_RATE // FRAMES_PER_SECOND


class InDoubt(NamedTuple):
    """Parts of what is played, one after the other.

    Attributes:
        faint: in which a voice is heard far behind the recording's own, or may be, under a bed as loud.
        unsure: what may be words or music, laughter, and what lies beside words.
    """

    faint: tuple[Slice, ...]
    unsure: tuple[Slice, ...]


def in_doubt(
    slices: Sequence[Slice], music: Sequence[Slice], wordless: Sequence[Slice], said: Said
) -> InDoubt:
    """What is in doubt in the stretches of a recording.

    Args:
        slices: the stretches of sound; those that touch belong together.
        music: the pauses between them that are played as they are.
        wordless: the parts of both in which nobody speaks.
        said: what is said, frame by frame.
    """
    doubtful = np.zeros(len(said.sure), np.bool_)
    for stretch in joined(slices, music):
        first, end = _frames(stretch)
        if said.likely[first:end].any():
            for begins, ends in _unsaid(said.sure[first:end]):
                doubtful[first + begins : first + ends] = True
    silent = np.zeros_like(doubtful)
    for part in wordless:
        silent[slice(*_frames(part))] = True
    doubtful &= ~silent
    for part in music:
        silent[slice(*_frames(part))] = True
    played, stretches = joined(slices, music), joined(slices, ())
    behind = doubtful & _around(said.behind) & ~_around(said.sure)
    perhaps = silent & said.perhaps
    faint = (*_parts(behind, stretches), *_parts(perhaps, played))
    return InDoubt(tuple(sorted(faint, key=lambda part: part.start)), _parts(doubtful & ~behind, stretches))


def _frames(part: Slice) -> Run:
    return part.start // _FRAME, -(-part.end // _FRAME)


def _unsaid(sure: Mask) -> list[Run]:
    """Where in a stretch nothing is sure for so long that it matters."""
    found = []
    for first, end in runs(~sure):
        outside = not first or end == len(sure)
        if end - first >= (_LEAST_OUTSIDE if outside else _LEAST):
            found.append((first, end))
    return found


def _around(mask: Mask) -> Mask:
    found = mask.copy()
    for first, end in runs(mask):
        found[max(0, first - _BESIDE) : end + _BESIDE] = True
    return found


def _parts(mask: Mask, stretches: Sequence[Slice]) -> tuple[Slice, ...]:
    """What of each stretch a mask has: from its own first sample on, and to its last."""
    found = []
    for stretch in stretches:
        begin, until = _frames(stretch)
        for first, end in runs(mask[begin:until]):
            start = max(stretch.start, (begin + first) * _FRAME)
            stop = min(stretch.end, (begin + end) * _FRAME)
            if stop > start:
                found.append(Slice(Frames(start), Frames(stop)))
    return tuple(found)
