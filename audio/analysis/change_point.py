"""Where a word begins after a pause whose bed is steady: a change point.

The pause tells how loud each narrow band of the bed is, how much it varies and where it is going; how far the
bands rise out of that tells of each frame whether it is still bed. The edge lies where the sum of these, from
the word's frames into the pause, is greatest (a change point by cumulative sums: Page, Biometrika 41, 1954),
weighed against how far the detector's own edge usually lies from the truth.

All constants were chosen on made-up recordings (docs/recordings.md). A trained network helps
(``audio.analysis.edge_network``).
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audio.analysis.bands import STEP, Levels, level_of_decibels

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

_BEFORE: Final = 12
_AFTER: Final = 10
"""Frames into the pause and into the word in which the edge is looked for."""

_BED: Final = 100
_LEAST_BED: Final = 10
"""Frames of bed before these that are learnt from, at most and at least."""

_BESIDE: Final = 8
"""Frames after the word on the pause's other side that tell nothing about the bed."""

_DIGITAL: Final = level_of_decibels(-105.0)
"""Up to here in every narrow band, a frame holds digital silence (an edit, a gate), which is no bed."""

_LEAST_SPREAD: Final = 2.0 / STEP
_MOST_DRIFT: Final = 20.0 / STEP
_ALIKE: Final = 3.0
"""So many neighbouring frames vary together: each says as much as a third of one."""

_FOLLOWED: Final = 0.2 / STEP
"""How far all bands may swell or fade in a frame and be bed still: 20 dB a second, as waves do."""

_SWELLING: Final = 40.0
"""The percentile of the bands that says how far all have swollen: a word's edge leaves as many alone."""

_RISEN: Final = 1.2
_MOST_RISEN: Final = 6.0
"""How many of its bed's spreads a band must rise for it to count, and above it the most that count."""

_SURE: Final = 2.0
_OF_WORD: Final = 0.05
"""A frame speaks for a word from so many of the bed's own spreads on, and this share of the word's."""

_INSIDE: Final = 5
"""Frames at the end of the search that are surely the word's."""

_SLOPE: Final = 1.5
_LEAST_COUNT: Final = -4.0
_MOST_COUNT: Final = 8.0
"""How much each spread counts, and the least and the most that a frame does."""

_LEAST_VARIED: Final = 0.5

_WEIGHT: Final = 8.0
_EARLIER: Final = 3.0
_LATER: Final = 2.4
"""How much it counts against an edge to lie so many frames into the pause, where the detector may be far
off, or into the word, where it is not."""


class Evidence(NamedTuple):
    """How much speaks for the word beginning in each of some frames; only differences mean something.

    Attributes:
        first: the first of these frames.
        scores: shape (frames,).
    """

    first: int
    scores: Floats

    @property
    def likeliest(self) -> int:
        """The frame for which most speaks."""
        return self.first + int(np.argmax(self.scores))


def evidence(levels: Levels, floor: int, start: int, centre: float) -> Evidence | None:
    """What the levels say of where a word begins after a pause; None where too little of its bed is heard.

    Args:
        levels: frame by frame, in the order in which the pause comes first.
        floor: the level under which nothing in a narrow band matters.
        start: the pause's first frame.
        centre: where the word begins by the detector.
    """
    begin = round(centre) - _BEFORE
    first, end = max(start + _BESIDE, begin - _BED), min(len(levels), round(centre) + _AFTER)
    if begin - first < _LEAST_BED or end <= begin + _BEFORE:
        return None
    bed = heard(levels[first:begin])
    if bed.sum() < _LEAST_BED:
        return None
    risen = _risen(np.maximum(levels[first:end], floor).astype(np.float64), bed)
    needed = _SURE + _OF_WORD * float(np.median(risen[-_INSIDE:]))
    counts = np.clip(_SLOPE * (risen - needed), _LEAST_COUNT, _MOST_COUNT)
    word = np.cumsum(counts[::-1])[::-1]
    off = np.asarray(np.arange(begin, end) - centre, np.float64)
    return Evidence(begin, np.asarray(word - _WEIGHT * _unusual(off)))


def heard(levels: Levels) -> Mask:
    """The frames that are not digital silence, nor beside it: their windows reach into it."""
    silent = np.concatenate([[False], levels.max(axis=1, initial=0) <= _DIGITAL, [False]])
    return np.asarray(~(silent[:-2] | silent[1:-1] | silent[2:]))


def _unusual(off: Floats) -> Floats:
    """How unusual it is that a word begins so many frames after the detector's place, or before it."""
    return np.asarray(np.where(off < 0, np.log1p(np.square(off / _EARLIER)), np.square(off / _LATER) / 2))


def _risen(levels: Floats, bed: Mask) -> Floats:
    """How far each frame after the bed rises out of it, in spreads of what its own frames do.

    Args:
        levels: shape (frames, bands).
        bed: for each frame before the word's whether it is bed; the others among them tell nothing.
    """
    before = len(bed)
    at = np.arange(len(levels)) - np.flatnonzero(bed).mean()
    of_bed, known = at[:before][bed], levels[:before][bed]
    swing = float(np.square(of_bed).sum())
    middle, drift = known.mean(axis=0), of_bed @ known / swing
    spread = np.maximum((known - middle - np.outer(of_bed, drift)).std(axis=0), _LEAST_SPREAD)
    # A drift no greater than chance would make it is none.
    drift = np.maximum(np.abs(drift) - spread * np.sqrt(_ALIKE / swing), 0.0) * np.sign(drift)
    above = levels - middle - np.clip(np.outer(at, drift), -_MOST_DRIFT, _MOST_DRIFT)
    own = _standing_out(above[:before][bed] / spread)
    wanted = _percentile(above, _SWELLING)
    wanted[:before][~bed] = 0.0
    swollen = _followed(wanted[max(0, before - _BEFORE) :])[-(len(levels) - before) :]
    later = _standing_out((above[before:] - swollen[:, None]) / spread)
    return np.asarray((later - own.mean()) / max(float(own.std()), _LEAST_VARIED))


def _percentile(values: Floats, share: float) -> Floats:
    """Of each row. ``np.percentile`` takes eight times as long for many short ones."""
    ordered = np.sort(values, axis=1)
    place = share / 100 * (values.shape[1] - 1)
    below = int(place)
    low, high = ordered[:, below], ordered[:, min(below + 1, values.shape[1] - 1)]
    return np.asarray(low + (high - low) * (place - below))


def _followed(wanted: Floats) -> Floats:
    """Values that follow others, but no faster than a bed swells."""
    found, now = np.zeros_like(wanted), 0.0
    for frame, value in enumerate(wanted):
        now += min(max(float(value) - now, -_FOLLOWED), _FOLLOWED)
        found[frame] = now
    return found


def _standing_out(spreads: Floats) -> Floats:
    return np.asarray(np.clip(spreads - _RISEN, 0.0, _MOST_RISEN).sum(axis=1))
