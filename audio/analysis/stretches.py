"""Where stretches of sound begin and end, to the millisecond or as near as their bed lets tell.

Beside silence the levels of wide bands place an edge. Beside a bed that is heard, the edges of words get a
second, finer look (``audio.analysis.word_edges``).
"""

from math import log10
from typing import Final

import numpy as np

from audio.analysis.bands import FRAMES_PER_SECOND, PARTS, STEP, Band, Bands, Levels, steps
from audio.analysis.sounding import DIGITAL, Run, quiet_level, runs, said, sounding
from audio.analysis.word_edges import Listened, word_begins, word_ends

SHORTEST_PAUSE: Final = 0.7
"""The shortest pause in seconds; shorter ones belong to the sentence (engineering.md)."""

_SECOND: Final = FRAMES_PER_SECOND * PARTS

_NEARLY: Final = round(0.5 * FRAMES_PER_SECOND)
"""Frames: what wide bands find so short may still be a pause, as they may be 0.1 s off at either edge."""

_LEAST_STRETCH: Final = 12
"""Frames: what stands alone and is shorter is no stretch to play, such as the attack of music."""

_BESIDE: Final = 15
_BED: Final = 100
"""Frames beside an edge that tell nothing about its bed, and as far as which they do."""

_HEARD: Final = 0.2
_LEAST_BED: Final = 10
"""A bed is heard where so many of its frames aren't digital silence, and more of these than that share are
above what counts as quiet."""

_UNHEARD: Final = steps(35.0)
"""So far below that quiet nothing in a narrow band matters."""

_SOME: Final = 20_000
_LOUDER: Final = 90.0
"""So many frames of what is said, and the percentile of each band in them, tell how loud the speech is."""

Span = tuple[int, int]


def stretches(bands: Bands, likely: Levels, narrow: Levels) -> list[Span]:
    """First millisecond of each stretch of sound, and the first one after it.

    Args:
        bands: of the recording, frame by frame.
        likely: how likely somebody speaks in each chunk, 0 to 255.
        narrow: shape (frames, bands), as ``audio.analysis.narrow_bands`` measures them.
    """
    found = about(bands, likely)
    quiet = quiet_level(bands, likely)
    finer = None if quiet is None else _Finer(bands, quiet, likely, narrow)
    ends = [0, *(end for _, end in found)]
    firsts = [*(first for first, _ in found), len(bands.vowels.levels)]
    placed = []
    for number, (first, end) in enumerate(found):
        start, stop = _first(bands, first), _end(bands, end)
        if finer is not None:
            start = finer.begin((ends[number], first), start)
            stop = finer.end((end, firsts[number + 1]), stop)
        placed.append((start, stop) if stop > start else (_first(bands, first), _end(bands, end)))
    return _joined(placed, round(SHORTEST_PAUSE * _SECOND))


def about(bands: Bands, likely: Levels) -> list[Run]:
    """First frame of each stretch of sound, and the first one after it, as far as wide bands tell.

    Args:
        bands: as ``stretches`` takes them.
        likely: as ``stretches`` takes it.
    """
    joined = _joined(runs(sounding(bands, likely)), _NEARLY)
    return [(first, end) for first, end in joined if end - first > _LEAST_STRETCH]


class _Finer:
    """The second look, where a bed is heard."""

    def __init__(self, bands: Bands, quiet: int, likely: Levels, narrow: Levels) -> None:
        self._listened = listened_to(narrow, likely, quiet)
        self._bands = bands
        self._levels = np.maximum(bands.vowels.levels, bands.sibilants.levels)
        self._quiet = quiet

    def begin(self, gap: Run, otherwise: int) -> int:
        """The millisecond in which the word after a gap begins."""
        if not self._over(gap[1] - _BED, gap[1] - _BESIDE, gap):
            return self._within(gap[1] - 1, end=False) or otherwise
        found = word_begins(self._listened, gap)
        return otherwise if found is None else round(found * PARTS)

    def end(self, gap: Run, otherwise: int) -> int:
        """The first millisecond after the word before a gap."""
        if not self._over(gap[0] + _BESIDE, gap[0] + _BED, gap):
            return self._within(gap[0], end=True) or otherwise
        found = word_ends(self._listened, gap)
        return otherwise if found is None else round(found * PARTS)

    def _within(self, frame: int, *, end: bool) -> int:
        """The millisecond of a quiet frame beside words in which they begin or end after all; 0 for none.

        What sounds for one millisecond of ten has a tenth of its power in the mean.
        """
        if not 0 <= frame < len(self._levels):
            return 0
        band = _loudest(self._bands, frame)
        part = int(band.last[frame]) + 1 if end else int(band.first[frame])
        sounding = part if end else PARTS - part
        level = int(band.levels[frame])
        loudest = level + steps(10 * log10(PARTS / sounding))
        return frame * PARTS + part if level <= self._quiet < loudest else 0

    def _over(self, first: int, end: int, gap: Run) -> bool:
        beside = self._levels[max(first, gap[0]) : max(0, min(end, gap[1]))]
        bed = beside[beside > DIGITAL]
        return len(bed) >= _LEAST_BED and float((bed > self._quiet).mean()) > _HEARD


def listened_to(narrow: Levels, likely: Levels, quiet: int) -> Listened:
    """What the second look needs to know of a whole recording.

    Args:
        narrow: as ``stretches`` takes them.
        likely: as ``stretches`` takes it.
        quiet: the level up to which a bed is as good as silence.
    """
    floor = max(0, quiet - _UNHEARD)
    spoken = narrow[said(likely, len(narrow))]
    # Of an hour some of it tells as much.
    some = np.maximum(spoken[:: max(1, len(spoken) // _SOME)], floor) * STEP
    return Listened(narrow, likely, floor, np.percentile(some, _LOUDER, axis=0))


def _first(bands: Bands, frame: int) -> int:
    return frame * PARTS + int(_loudest(bands, frame).first[frame])


def _end(bands: Bands, frame: int) -> int:
    return (frame - 1) * PARTS + int(_loudest(bands, frame - 1).last[frame - 1]) + 1


def _loudest(bands: Bands, frame: int) -> Band:
    return max(bands, key=lambda band: int(band.levels[frame]))


def _joined(found: list[Span], shortest: int) -> list[Span]:
    joined: list[Span] = []
    for first, end in found:
        if joined and first - joined[-1][1] < shortest:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((first, end))
    return joined
