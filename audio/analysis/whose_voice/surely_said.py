"""Of what may be words, what are surely the recording's own, and what is in doubt or only far behind them.

The detector takes a child in the next room for a voice, laughter, and many a chord. Nobody is kept company by
those, but nothing may be cut there, nor left out: they may be words.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audio.analysis.bands import FRAMES_PER_SECOND, Bands, Levels, steps
from audio.analysis.sounding import DIGITAL, STEADY, Mask, Run, frames_of_chunks, holding, runs, said
from audio.analysis.whose_voice.laughter import LONGEST, SHORTEST, laughs

_STRONG: Final = 250
"""Of 255: so likely the detector finds words over a bed now and again, for ``_HELD`` at least. Chords and
sung vowels come to it for a moment at most."""

_HELD: Final = 12
_REACH: Final = 60
"""Frames around those in which what is likely belongs to the same words."""

_BED: Final = steps(20.0)
"""A bed that moves, no further under the words, may be what the detector hears. Over others it isn't
asked: whispers and words said slowly, one by one, rarely come to ``_STRONG``."""

_RARELY: Final = 1 / 3
"""Where less of what is likely comes to that, though no bed is as loud, the voice is a whisper throughout."""

_DOUBTED: Final = 0.05
_PERHAPS: Final = 30
_PERHAPS_NEAR: Final = 30
"""Where a bed is as loud, and more than that share of what is likely isn't sure, what is likely by so much of
255 may be words, and what is so many frames beside it. Of words that the detector missed under music three to
twelve decibels louder, that were 87 to 99 %, and of the music alone a third."""

_AROUND: Final = 2 * FRAMES_PER_SECOND
_BEHIND: Final = ((90, steps(11.0)), (70, steps(10.0)))
"""So far below this percentile of a voice, as loud as it is around there, is somebody else, or an aside. It
is asked twice, since the first time what is behind is among the voice."""

_STILL_BEHIND: Final = steps(7.0)
"""What goes on with it is behind too, as long as it is so far below. Of 104 minutes of sentences by some 30
voices that is half a second; of a child, a whisper and a television 16 to 24 decibels behind nine tenths."""

_AS_LOUD: Final = steps(5.0)
"""So near to the voice a bed is about as loud: then nobody can be told to be far behind. A café ten decibels
under the words comes to 8.5, music six under them to 5.5, and music as loud to 2.5 and less."""

_NEAR: Final = 30 * FRAMES_PER_SECOND
_EVERY: Final = 5 * FRAMES_PER_SECOND
_LEAST: Final = 3 * FRAMES_PER_SECOND
"""How loud the voice is within half a minute to either side is asked every five seconds, where at least three
seconds are surely said; elsewhere that of the whole recording counts."""

_LOUD: Final = 90
"""Percentile of a voice's levels."""

_SYLLABLES: Final = 20
"""Frames to either side among which the loudest counts: between syllables loud words are soft too."""

_SHORTEST_BEHIND: Final = 40
_JOINED: Final = 15
"""Frames: so near to each other is one utterance."""


class Said(NamedTuple):
    """What may be words, frame by frame.

    Attributes:
        likely: as the detector has it.
        sure: the part of it that is surely the recording's own voice.
        behind: the part of it that is a voice, or sounds like one, far behind that.
        perhaps: where a bed about as loud may hide words, what may be words though it isn't likely.
        drowned: whether a bed does: then much of what is likely isn't sure.
    """

    likely: Mask
    sure: Mask
    behind: Mask
    perhaps: Mask
    drowned: bool


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
    heard = frames_of_chunks(likely, len(levels))
    strong = _near(heard, _STRONG, _HELD, _REACH)
    sure = spoken.copy()
    for first, end in utterances:
        if not strong[first:end].all() and _over_a_bed(levels, spoken, (first, end)):
            sure[first:end] &= strong[first:end]
    voices = np.maximum(levels, bands.pitch.levels)
    loud = _bed_is_loud(voices, spoken, sure)
    drowned = loud and bool((spoken & ~sure).sum() > _DOUBTED * spoken.sum())
    if not loud and sure.sum() < _RARELY * spoken.sum():
        sure = spoken.copy()
    for first, end in utterances:
        if SHORTEST <= end - first <= LONGEST and sure[first:end].any() and laughs(narrow[first:end]):
            sure[first:end] = False
    behind = np.zeros_like(sure) if loud else _far_behind(voices, spoken, sure)
    perhaps = _near(heard, _PERHAPS, 1, _PERHAPS_NEAR) if drowned else np.zeros_like(sure)
    return Said(spoken, sure & ~behind, behind, perhaps, drowned)


def _utterances(spoken: Mask) -> list[Run]:
    found: list[Run] = []
    for first, end in runs(spoken):
        if found and first - found[-1][1] < _JOINED:
            found[-1] = (found[-1][0], end)
        else:
            found.append((first, end))
    return found


def _near(heard: Levels, likely: int, held: int, reach: int) -> Mask:
    """What is so likely for so many frames, and so many around it."""
    found = np.zeros(len(heard), np.bool_)
    for first, end in runs(heard >= likely):
        if end - first >= held:
            found[max(0, first - reach) : end + reach] = True
    return found


def _over_a_bed(levels: Levels, spoken: Mask, run: Run) -> bool:
    """Whether what is beside words moves, and is loud enough to be taken for them."""
    first, end = run
    near = slice(max(0, first - _AROUND), end + _AROUND)
    beside = levels[near][~spoken[near]]
    beside = beside[beside > DIGITAL]
    if not len(beside):
        return False
    floor, middle, top = np.percentile(beside, (25, 50, 80))
    return bool(top - floor > STEADY and middle > _loud(levels[first:end]) - _BED)


def _far_behind(levels: Levels, spoken: Mask, sure: Mask) -> Mask:
    """What is said so far below the voice around it."""
    behind = np.zeros(len(levels), np.bool_)
    if not sure.any():
        return behind
    loud = _loudest_around(levels)
    for share, below in _BEHIND:
        voice = sure & ~behind
        if not voice.any():
            break
        usual = _voice_levels(loud, voice, share)
        surely = np.zeros_like(behind)
        for first, end in runs(spoken & (loud < usual - below)):
            if end - first >= _SHORTEST_BEHIND:
                surely[first:end] = True
        # The louder syllables of the same voice are behind too.
        behind |= holding(spoken & (loud < usual - _STILL_BEHIND), surely)
    return behind


def _bed_is_loud(levels: Levels, spoken: Mask, sure: Mask) -> bool:
    bed = levels[~spoken]
    bed = bed[bed > DIGITAL]
    return len(bed) > 0 and bool(sure.any()) and _loud(bed) > _loud(levels[sure]) - _AS_LOUD


def _loud(levels: Levels) -> int:
    return int(np.percentile(levels, _LOUD))


def _loudest_around(levels: Levels) -> NDArray[np.int_]:
    wide = np.pad(levels, _SYLLABLES, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(wide, 2 * _SYLLABLES + 1)
    return np.asarray(windows.max(axis=1), np.int_)


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
