"""Places where words end and begin beside a pause whose bed hides their edges from wide bands.

A second, finer look at each edge that ``audio.analysis.sounding`` has found. The detector says about where
the edge lies, a change point in the levels where in particular (``audio.analysis.change_point``). The frames
around it, each beside what the pause next to it tells about its bed, go through a small trained network as
well (``audio.analysis.edge_network``), which tells how likely the edge lies at each of them.
"""

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audio.analysis.bands import FRAMES_PER_SECOND, RATE, STEP, Levels
from audio.analysis.change_point import Evidence, evidence, heard
from audio.analysis.edge_network import AFTER, AROUND, BEFORE, Side, edge_in
from audio.analysis.speech.speech_network import CHUNK

Gap = tuple[int, int]
Floats = NDArray[np.float64]

_BED: Final = 100
_LEAST_BED: Final = 8
"""Frames of bed before those in which the edge is looked for: learnt from at most, and needed."""

_SCARCE: Final = 10
_NEAREST_BED: Final = 20
"""Where there are fewer than so many of it, so many nearest frames are taken, be they a word's echo."""

_BESIDE: Final = 8
_CLOSE: Final = 3
"""Frames after the word on the pause's other side that tell nothing about the bed; and where it is scarce."""

_LAST_OF_BED: Final = 12
"""Frames of it that tell how loud it is just before the edge, should it swell or fade."""

_SHARES: Final = {Side.BEGIN: 0.08, Side.END: 0.07}
"""How much a score of the change point counts beside the networks' logarithm of likelihood. Less is better
for voices that neither was made with; but on the recordings on which the change point's constants were
chosen it lets more edges be far off."""

_MOST_AGAINST: Final = 15.0
"""No more than so much of a score does it hold against a place: where it is wrong, it is wrong by a lot."""

_RANGES: Final = np.array([60.0, 8.0])
_SCALES: Final = np.array([3.0, 2.0])
"""How far under the highest score the network is shown it, coarsely and finely, and what that becomes."""

_LEAST_SPREAD: Final = 1.0
"""Decibels."""

_BEGINS: Final = 60
_ENDS: Final = 220
"""The detector's likelihood, of 255, by which words begin and end most nearly where they do."""

_LATE_AT_BEGINNINGS: Final = 2.25
_LATE_AT_ENDS: Final = 1.5
"""Frames by which these come late: 22 and 15 ms."""

_TRAILING: Final = 128
_LATE_AT_TRAILING: Final = 5.0
"""A last word that the detector is less sure of is followed to this likelihood, which comes 50 ms late."""

_FAR: Final = 20
"""Frames: further from an edge the detector's belongs to something else, and the edge is no word's."""


@dataclass(frozen=True)
class Listened:
    """What is known of a recording.

    Attributes:
        narrow: shape (frames, bands), as ``audio.analysis.narrow_bands`` measures them.
        likely: how likely somebody speaks in each chunk, 0 to 255.
        floor: the level under which nothing in a narrow band matters.
        spoken: shape (bands,): how loud each band is in the louder tenth of what is said, in decibels.
    """

    narrow: Levels
    likely: Levels
    floor: int
    spoken: Floats


@dataclass(frozen=True)
class Seen:
    """What tells where an edge lies.

    Attributes:
        features: shape (frames, ...), as ``audio.analysis.edge_network`` takes them, in the order in which
            the pause comes first.
        also: shape (``BEFORE + AFTER``,): the change point's score of each place, less the highest.
        centre: the frame about which the edge is looked for, counted in that order.
    """

    features: Floats
    also: Floats
    centre: int


def word_ends(listened: Listened, gap: Gap) -> float | None:
    """The frame in which the word before a gap ends, with a fraction; None where that can't be told better.

    Args:
        listened: to the recording.
        gap: the gap's first frame and the first one after it, as found by wide bands.
    """
    found = _edge(listened, gap, Side.END)
    return None if found is None else len(listened.narrow) - found


def word_begins(listened: Listened, gap: Gap) -> float | None:
    """The frame in which the word after a gap begins; as ``word_ends``."""
    return _edge(listened, gap, Side.BEGIN)


def _edge(listened: Listened, gap: Gap, side: Side) -> float | None:
    """The edge's frame in the order in which the pause comes first."""
    turned = _turned(listened, gap, side)
    if turned is None:
        return None
    known = evidence(turned.levels, listened.floor, turned.start, turned.detected)
    seen = _seen(listened, turned, known, side)
    if seen is None:
        return None if known is None else known.likeliest
    also = _SHARES[side] * np.maximum(seen.also, -_MOST_AGAINST)
    return seen.centre + edge_in(seen.features, side, also)


def _also(known: Evidence | None, centre: int) -> Floats:
    """What the levels say of each place that the network looks at; where they say nothing, the least."""
    if known is None:
        return np.zeros(BEFORE + AFTER)
    scores = np.full(BEFORE + AFTER, known.scores.min())
    first = known.first - (centre - BEFORE)
    scores[first : first + len(known.scores)] = known.scores
    return np.asarray(scores - scores.max())


class _Turned(NamedTuple):
    """Levels in the order in which the pause comes first, its first frame, and the detector's edge."""

    levels: Levels
    start: int
    detected: float


def _turned(listened: Listened, gap: Gap, side: Side) -> _Turned | None:
    """None where the detector hears no word there."""
    count, begins = len(listened.narrow), side is Side.BEGIN
    detected = _detected_begin(listened.likely, gap[1]) if begins else _detected_end(listened.likely, gap[0])
    if detected is None:
        return None
    if begins:
        return _Turned(listened.narrow, gap[0], detected)
    return _Turned(listened.narrow[::-1], count - gap[1], count - detected)


def seen_at(listened: Listened, gap: Gap, side: Side) -> Seen | None:
    """What tells where the word after a gap begins, or the one before it ends.

    Returns:
        None where the detector hears no word there, or too little is heard of the gap's bed.
    """
    turned = _turned(listened, gap, side)
    if turned is None:
        return None
    known = evidence(turned.levels, listened.floor, turned.start, turned.detected)
    return _seen(listened, turned, known, side)


def _seen(listened: Listened, turned: _Turned, known: Evidence | None, side: Side) -> Seen | None:
    count, centre = len(turned.levels), round(turned.detected)
    first, begin, end = centre - BEFORE - AROUND, centre - BEFORE, centre + AFTER + AROUND
    bed = _bed(turned.levels, turned.start, begin)
    if first < 0 or end > count or bed is None:
        return None
    shown = _decibels(turned.levels[first:end], listened.floor)
    at = np.arange(first, end) if side is Side.BEGIN else count - 1 - np.arange(first, end)
    also = _also(known, centre)
    features = _features(
        shown,
        _decibels(bed, listened.floor),
        listened.spoken,
        _likelihoods(listened.likely, at),
        _shown(also),
    )
    return Seen(features, also, centre)


def _shown(also: Floats) -> Floats:
    """The change point's scores as the network is shown them, coarse and fine; shape (frames, 2)."""
    shown = np.zeros((len(also) + 2 * AROUND, len(_RANGES)))
    shown[AROUND:-AROUND] = np.maximum(also[:, None], -_RANGES) / _RANGES * _SCALES
    return shown


def _bed(levels: Levels, start: int, begin: int) -> Levels | None:
    """The frames of a pause from which its bed is learnt; None where there are too few."""
    first = max(start + _BESIDE, begin - _BED)
    if begin - first < _SCARCE:
        first = max(start + _CLOSE, begin - _NEAREST_BED)
    if first < 0 or begin - first < _LEAST_BED:
        return None
    known = levels[first:begin]
    known = known[heard(known)]
    return known if len(known) >= _LEAST_BED else None


def _decibels(levels: Levels, floor: int) -> Floats:
    return np.maximum(levels, floor).astype(np.float64) * STEP


def _likelihoods(likely: Levels, frames: NDArray[np.int_]) -> Floats:
    """How likely somebody speaks in each frame, 0 to 1, between the middles of the chunks."""
    per_chunk = CHUNK * FRAMES_PER_SECOND / RATE
    # Of an hour's chunks only those around these frames matter.
    first, last = int(frames.min() / per_chunk) - 1, int(frames.max() / per_chunk) + 3
    chunks = np.arange(max(0, min(first, len(likely) - 1)), min(last, len(likely)))
    return np.asarray(np.interp(frames + 0.5, (chunks + 0.5) * per_chunk, likely[chunks] / 255))


def _features(levels: Floats, bed: Floats, spoken: Floats, likely: Floats, also: Floats) -> Floats:
    """What the network is shown of each frame.

    Of each band, how far it rises out of the bed, in the bed's spreads and in decibels, and how loud it and
    the bed are beside what is said; then how likely somebody speaks, and what the change point says.
    """
    middle, near = bed.mean(axis=0), bed[-_LAST_OF_BED:].mean(axis=0)
    spread = np.maximum(bed.std(axis=0), _LEAST_SPREAD)
    risen = np.clip((levels - middle) / spread, -3, 10) / 4
    above = np.clip(levels - near, -10, 30) / 12
    beside = np.clip(levels - spoken, -40, 10) / 15 + 1
    under = np.broadcast_to(np.clip(middle - spoken, -40, 10) / 15 + 1, levels.shape)
    odds = np.log((likely + 0.004) / (1.004 - likely)) / 4
    return np.concatenate([risen, above, beside, under, likely[:, None], odds[:, None], also], axis=1)


def _detected_begin(likely: Levels, frame: int) -> float | None:
    # Back from where it is sure: a chord just before may have looked like speech for a moment.
    sure = _reached(likely, range(_chunk(frame - _FAR), _chunk(frame + _FAR)), _ENDS)
    if sure is None:
        return None
    chunk = sure[0]
    while chunk > 1 and likely[chunk - 1] >= _BEGINS:
        chunk -= 1
    return _crossing(likely, chunk, chunk - 1, _BEGINS) - _LATE_AT_BEGINNINGS


def _detected_end(likely: Levels, frame: int) -> float | None:
    chunks = range(_chunk(frame + _FAR), _chunk(frame - _FAR), -1)
    sure, trailing = _reached(likely, chunks, _ENDS), _reached(likely, chunks, _TRAILING)
    if sure is None or trailing is None:
        return None
    return max(
        _crossing(likely, *sure, _ENDS) - _LATE_AT_ENDS,
        _crossing(likely, *trailing, _TRAILING) - _LATE_AT_TRAILING,
    )


def _reached(likely: Levels, chunks: range, level: int) -> tuple[int, int] | None:
    """The first of these chunks that is as likely, and the one before it that isn't."""
    for chunk in chunks:
        before = chunk - chunks.step
        if (
            min(chunk, before) >= 0
            and max(chunk, before) < len(likely)
            and likely[before] < level <= likely[chunk]
        ):
            return chunk, before
    return None


def _crossing(likely: Levels, chunk: int, before: int, level: int) -> float:
    """The frame at which the likelihood crosses a level, between the middles of two chunks."""
    here, there = float(likely[chunk]), float(likely[before])
    part = (here - level) / max(here - there, 1.0)
    return (chunk + (before - chunk) * part + 0.5) * CHUNK * FRAMES_PER_SECOND / RATE


def _chunk(frame: int) -> int:
    return frame * (RATE // FRAMES_PER_SECOND) // CHUNK
