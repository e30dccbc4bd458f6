"""Of what may be words, what are surely the recording's own, and what is in doubt or only far behind them.

The detector takes a child in the next room for a voice, laughter, and many a chord. Nobody is kept company by
those, but nothing may be cut there, nor left out: they may be words.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audio.analysis.bands import FRAMES_PER_SECOND, Bands, Levels, steps
from audio.analysis.sounding import DIGITAL, Mask, Run, frames_of_chunks, runs, said
from audio.analysis.speech.laughter import LONGEST, SHORTEST, laughs

_STRONG: Final = 250
"""Of 255: so likely the detector finds words over a bed now and again, for ``_HELD`` at least. Chords and sung
vowels come to it for a moment at most."""

_HELD: Final = 12
_REACH: Final = 60
"""Frames around those in which what is likely belongs to the same words."""

_BED: Final = steps(20.0)
"""A bed no further under the words may be what the detector hears. Over less the likelihood isn't asked: whispers
and words said slowly, one by one, rarely come to ``_STRONG``."""

_AROUND: Final = 2 * FRAMES_PER_SECOND
_BEHIND: Final = ((90, steps(12.0)), (70, steps(9.0)))
"""So far below the recording's own voice, as it is around there, is somebody else, or an aside."""

_NEAR: Final = 30 * FRAMES_PER_SECOND
_EVERY: Final = 5 * FRAMES_PER_SECOND
_LEAST: Final = 3 * FRAMES_PER_SECOND
"""How loud the voice is within half a minute to either side is asked every five seconds, where at least three
seconds are surely said; elsewhere that of the whole recording counts."""

_LOUD: Final = 90
"""Percentile of a voice's levels."""

_SYLLABLES: Final = 20
"""Frames to either side among which the loudest counts: between the syllables of loud words it is soft too."""

_SHORTEST_BEHIND: Final = 40
_JOINED: Final = 15
"""Frames: so near to each other is one utterance."""


class Said(NamedTuple):
    """What may be words, frame by frame.

    Attributes:
        likely: as the detector has it.
        sure: the part of it that is surely the recording's own voice.
        behind: the part of it that is a voice, or sounds like one, far behind that.
        doubt: how much of what isn't behind is in doubt for a bed as loud, 0 to 1.
    """

    likely: Mask
    sure: Mask
    behind: Mask
    doubt: float


def surely_said(bands: Bands, likely: Levels, narrow: Levels) -> Said:
    """What is surely said in a recording.

    Args:
        bands: of the recording, frame by frame.
        likely: how likely somebody speaks in each chunk, 0 to 255.
        narrow: shape (frames, bands), as ``audio.analysis.narrow_bands`` measures them.
    """
    levels = np.maximum(bands.vowels.levels, bands.sibilants.levels)
    spoken = said(likely, len(levels))
    utterances = _utterances(spoken)
    strong = _near_strong(frames_of_chunks(likely, len(levels)))
    sure = spoken.copy()
    for first, end in utterances:
        if not strong[first:end].all() and _over_a_bed(levels, spoken, (first, end)):
            sure[first:end] &= strong[first:end]
    doubted = spoken & ~sure
    for first, end in utterances:
        if SHORTEST <= end - first <= LONGEST and sure[first:end].any() and laughs(narrow[first:end]):
            sure[first:end] = False
    behind = _far_behind(levels, spoken, sure)
    doubt = float((doubted & ~behind).sum() / max(1, (spoken & ~behind).sum()))
    return Said(spoken, sure & ~behind, behind, doubt)


def _utterances(spoken: Mask) -> list[Run]:
    found: list[Run] = []
    for first, end in runs(spoken):
        if found and first - found[-1][1] < _JOINED:
            found[-1] = (found[-1][0], end)
        else:
            found.append((first, end))
    return found


def _near_strong(heard: Levels) -> Mask:
    found = np.zeros(len(heard), np.bool_)
    for first, end in runs(heard >= _STRONG):
        if end - first >= _HELD:
            found[max(0, first - _REACH) : end + _REACH] = True
    return found


def _over_a_bed(levels: Levels, spoken: Mask, run: Run) -> bool:
    """Whether what is beside words is loud enough to be taken for them."""
    first, end = run
    near = slice(max(0, first - _AROUND), end + _AROUND)
    beside = levels[near][~spoken[near]]
    beside = beside[beside > DIGITAL]
    if not len(beside):
        return False
    return int(np.median(beside)) > int(np.percentile(levels[first:end], _LOUD)) - _BED


def _far_behind(levels: Levels, spoken: Mask, sure: Mask) -> Mask:
    """What is said so far below the voice around it, for half a second at least."""
    behind = np.zeros(len(levels), np.bool_)
    loud = _loudest_around(levels)
    for share, below in _BEHIND:
        voice = sure & ~behind
        if not voice.any():
            break
        soft = spoken & (loud < _voice_levels(loud, voice, share) - below)
        for first, end in runs(soft):
            if end - first >= _SHORTEST_BEHIND:
                behind[first:end] = True
    return behind


def _loudest_around(levels: Levels) -> NDArray[np.int_]:
    wide = np.pad(levels, _SYLLABLES, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(wide, 2 * _SYLLABLES + 1)
    return windows.max(axis=1).astype(np.int_)


def _voice_levels(levels: NDArray[np.int_], sure: Mask, share: int) -> NDArray[np.int_]:
    """How loud the voice is around each frame."""
    usual = int(np.percentile(levels[sure], share))
    found = np.full(len(levels), usual, np.int_)
    for first in range(0, len(levels), _EVERY):
        near = slice(max(0, first - _NEAR), first + _EVERY + _NEAR)
        voice = levels[near][sure[near]]
        if len(voice) >= _LEAST:
            found[first : first + _EVERY] = int(np.percentile(voice, share))
    return found
