"""Decides in which 10 ms of a recording there is sound that a pause may not contain.

Where somebody speaks, the detector says. Between, each quiet run is judged by its own bed: over a steady one
(a room, hiss, a drone, nothing at all) whatever rises out of it is sound, unless it is a click, a breath or
a pop; over a moving one (waves, music) only the detector counts. The same bed says where words begin and end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio.analysis.bands import FRAMES_PER_SECOND, RATE, Bands, Levels, level_of_decibels, steps
from audio.analysis.speech.speech_network import CHUNK

BELOW_SPEECH: Final = steps(40.0)
"""How far below the speech counts as quiet in a recording without noise (engineering.md)."""

ABOVE_BED: Final = steps(5.0)
"""How far above its bed a sound must rise: steady noise in 10 ms of these bands varies by 1 or 2 decibels."""

STILL_ABOVE: Final = steps(2.0)
"""How far above it the beginning and end of such a sound still are."""

STEADY: Final = steps(4.0)
"""A bed is steady while the louder part of it lies no further above the quieter."""

SHORT: Final = 40
"""Frames: shorter sounds don't end a silence if they lie ``FAR_BELOW`` the speech (clicks, breaths, pops)."""

FAR_BELOW: Final = steps(20.0)

UNSPOKEN_BELOW: Final = steps(15.0)
"""So far below the speech they may lie where the detector is sure that nobody speaks (a bird)."""

_UNSPOKEN: Final = 13
"""Up to here, of 255, it is sure of that: one in 20."""

_NEARLY_SPEECH: Final = steps(12.0)
_LEAST_BED: Final = 80
"""So near to the loud words is what may be a whisper; so many frames without it tell what the bed is."""

LEAST_RANGE: Final = steps(12.0)
"""Where nobody speaks: levels so near to the loud ones never count as quiet, they are one long sound."""

LIKELY: Final = 128
"""From here on somebody speaks, of 255 (Silero's own default, one half)."""

SURE: Final = 242
"""So likely (19 in 20) it must be where it is brief: a chord that is struck comes to nine tenths. Single
short words come to more than 0.97, over a room, waves or music."""

_BRIEF: Final = 10
"""Chunks: 0.3 s."""

_STILL: Final = 90
_SHORTEST_SPEECH: Final = 5
_SHORTEST_QUIET: Final = 40
DIGITAL: Final = level_of_decibels(-100.0)
"""Up to here a frame is digital silence (an edit, a gate), which is no bed."""

_INAUDIBLE: Final = level_of_decibels(-96.0)
_FAINTEST: Final = level_of_decibels(-66.0)
_LEAST_SPEECH: Final = 0.005
_REACH: Final = 25
"""Frames around the detector's edges in which a word's beginning or end is looked for over a steady bed."""

_EARLY: Final = 4
_LATE: Final = 10
"""The detector is late: words begin up to so many frames before it says so, and end up to so many before."""

_USUALLY_EARLY: Final = 1
_USUALLY_LATE: Final = 4
_SURE: Final = 1
"""Frames after the detector's word that somebody speaks: by then it is so."""

_CLICK: Final = 10
"""Frames: so short no word is, however loud."""

_MOSTLY_WHISPERED: Final = 0.4
"""Of so much of a run, where it is words. In made recordings that was at least 0.48 of whispers, and at most
0.26 beside a bell, waves or chords."""

_MUSICAL: Final = 0.3
_WELL_UNDER: Final = steps(12.0)
_JOINED: Final = 5
_BESIDE: Final = 15
_NEAR: Final = 60

Mask = NDArray[np.bool_]
Run = tuple[int, int]


def sounding(bands: Bands, likely: Levels) -> Mask:
    """Whether each frame holds sound.

    Args:
        bands: frame by frame.
        likely: how likely somebody speaks in each chunk, 0 to 255.
    """
    levels = bands.vowels.levels
    count = len(levels)
    spoken = said(likely, count)
    speech = _speech_level(levels, spoken)
    if speech is None:
        return _loud(np.maximum(levels, bands.sibilants.levels))
    sound = np.ones(count, np.bool_)
    heard = frames_of_chunks(likely, count)
    found = [_Run(run, bands, speech, heard) for run in runs(~spoken) if run[1] - run[0] >= _SHORTEST_QUIET]
    musical = sum(run.length for run in found if run.moves) > _MUSICAL * sum(run.length for run in found)
    for run in found:
        run.judge(sound, musical=musical)
    return sound


def quiet_level(bands: Bands, likely: Levels) -> int | None:
    """The level up to which a bed is as good as silence beside the speech; None where nobody speaks.

    Args:
        bands: as ``sounding`` takes them.
        likely: as ``sounding`` takes it.
    """
    levels = bands.vowels.levels
    speech = _speech_level(levels, said(likely, len(levels)))
    return None if speech is None else _quiet(speech)


def runs(mask: Mask) -> list[Run]:
    """First frame of each stretch of True, and the first one after it."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], mask, [False]]).astype(np.int8)))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]


def frames_of_chunks(likely: Levels, count: int) -> Levels:
    """The likelihood for each frame."""
    if len(likely) == 0:
        return np.zeros(count, np.uint8)
    middles = (np.arange(count) * 2 + 1) * (RATE // FRAMES_PER_SECOND) // 2
    return likely[np.minimum(middles // CHUNK, len(likely) - 1)]


def _speech_level(levels: Levels, spoken: Mask) -> int | None:
    if spoken.sum() <= max(_LEAST_SPEECH * len(levels), FRAMES_PER_SECOND / 2):
        return None
    return int(np.percentile(levels[spoken], 95))


def _quiet(speech: int) -> int:
    return max(speech - BELOW_SPEECH, _INAUDIBLE)


def said(likely: Levels, count: int) -> Mask:
    """Frames in which the detector hears speech: sure somewhere, and likely all along.

    Args:
        likely: how likely somebody speaks in each chunk, 0 to 255.
        count: how many frames there are.
    """
    found = np.zeros(len(likely), np.bool_)
    for first, end in runs(likely >= _STILL):
        needed = LIKELY if end - first >= _BRIEF else SURE
        if end - first >= _SHORTEST_SPEECH and likely[first:end].max() >= needed:
            found[first:end] = True
    return frames_of_chunks(found.astype(np.uint8), count).astype(np.bool_)


def _loud(levels: Levels) -> Mask:
    """By loudness alone, where nobody speaks."""
    noise = int(np.percentile(levels, 5)) if len(levels) else 0
    above = levels[levels > noise + ABOVE_BED + steps(2.0)]
    loudest = int(np.percentile(above if len(above) > 2 else levels, 95)) if len(levels) else 0  # noqa: PLR2004
    quiet = min(noise + ABOVE_BED + steps(2.0), loudest - LEAST_RANGE)
    return np.asarray(levels > max(_FAINTEST, quiet, loudest - BELOW_SPEECH))


class _Run:
    """A stretch in which nobody speaks, judged by its own bed.

    Args:
        run: its first frame and the first one after it.
        bands: of the whole recording.
        speech: the level of its speech.
        heard: how likely somebody speaks in each frame of the recording, 0 to 255.
    """

    def __init__(self, run: Run, bands: Bands, speech: int, heard: Levels) -> None:
        self._first, self._end = run
        self._levels = [band.levels for band in bands]
        self._speech = speech
        self._heard = heard
        self._quiet = _quiet(speech)
        # What may be a voice, and is nearly as loud as one, is no bed: a whisper.
        loud = np.max([levels[slice(*run)] for levels in self._levels[1:]], axis=0) > speech - _NEARLY_SPEECH
        whispers = (heard[slice(*run)] > _UNSPOKEN) & loud
        # Nor is what is right beside it, which may be softer, or unlikely for a moment.
        bed = np.convolve(whispers, np.ones(2 * _BESIDE + 1), mode="same")[: len(whispers)] < 1
        # Hardly anything else in it: words of a sentence of which the detector isn't sure.
        self._whispered = bed.sum() < min(_LEAST_BED, len(bed) / 2) and whispers.mean() > _MOSTLY_WHISPERED
        bed = bed if bed.sum() >= max(_LEAST_BED, len(bed) / 4) else np.ones_like(bed)
        self._beds = [_bed(levels[slice(*run)][bed]) for levels in self._levels]

        # Rumble is no sign of movement, nor of words.
        self._steady = _steady(self._beds[1:], self._quiet)
        self._lone = all(bed.steady or self._clean(bed) for bed in self._beds[1:])

    @property
    def length(self) -> int:
        """In frames."""
        return self._end - self._first

    @property
    def moves(self) -> bool:
        """Whether more sounds in it than one, such as a bell, or its bed itself."""
        return not (self._steady or self._whispered) and not (self._lone and len(self._sounds()) <= 1)

    def judge(self, sound: Mask, *, musical: bool) -> None:
        """Mark what sounds in it, and where the words around it end and begin.

        Args:
            sound: of the whole recording.
            musical: True where much of what is between the words moves: then a single sound is music too.
        """
        if self._whispered:
            return
        if self._steady or not (self.moves or musical):
            begin, above = self._above(len(self._levels[0]))
            if musical:
                # A chord that rises out of faded music is music too: away from words it ends no pause.
                within = slice(self._first + _REACH - begin, self._end - _REACH - begin)
                above[within] &= self._heard[self._first + _REACH : self._end - _REACH] >= _STILL
            sound[begin : begin + len(above)] &= above
        else:
            self._over_moving(sound)

    def _sounds(self) -> list[Run]:
        begin, above = self._above(len(self._levels[0]))
        return runs(above[self._first - begin + _BESIDE : self._end - begin - _BESIDE])

    def _clean(self, bed: "_Bed") -> bool:
        return bed.top <= self._quiet or bed.floor <= self._quiet - _WELL_UNDER

    def _above(self, count: int) -> tuple[int, Mask]:
        """Its first frame with the surroundings, and what rises out of its bed there."""
        begin, stop = max(0, self._first - _REACH), min(count, self._end + _REACH)
        surely = np.zeros(stop - begin, np.bool_)
        still = np.zeros(stop - begin, np.bool_)
        loudest = np.max([levels[begin:stop] for levels in self._levels[1:]], axis=0)
        for number, (levels, bed) in enumerate(zip(self._levels, self._beds, strict=True)):
            if number or self._clean(bed):
                base = bed.top if bed.steady else bed.floor
                surely |= levels[begin:stop] > max(self._quiet, base + ABOVE_BED)
                still |= levels[begin:stop] > max(self._quiet, base + STILL_ABOVE)
        words = np.zeros(stop - begin, np.bool_)
        if self._first:
            words[: max(0, self._first - _LATE - begin)] = True
        if self._end < count:
            words[self._end + _SURE - begin :] = True
        above = holding(still | surely | words, surely | words)
        below = np.where(self._heard[begin:stop] <= _UNSPOKEN, UNSPOKEN_BELOW, FAR_BELOW)
        return begin, _without_short(above, words, loudest < self._speech - below)

    def _over_moving(self, sound: Mask) -> None:
        first, end = self._first, self._end
        sound[first:end] = False
        if not first or end == len(sound):
            # Music or a bell that a recording begins or ends with is heard.
            loud = np.flatnonzero(np.max([one[first:end] for one in self._levels[1:]], axis=0) > self._quiet)
            if len(loud):
                begins = first or int(loud[0])
                sound[begins : end if not first else first + int(loud[-1]) + 1] = True
            return
        if first:
            before = max(0, first - _LATE)
            heard = self._rises(slice(before, first), slice(first + _BESIDE, first + _NEAR))
            last = np.flatnonzero(heard)
            ends = before + int(last[-1]) + 1 if len(last) else first - _USUALLY_LATE
            sound[ends:first] = False
        if end < len(sound):
            after = max(first, end - _EARLY)
            heard = self._rises(slice(after, end), slice(max(first, end - _NEAR), end - _BESIDE))
            begins = end - _USUALLY_EARLY if not heard.any() else after + int(np.argmax(heard))
            sound[begins:end] = True

    def _rises(self, here: slice, bed: slice) -> Mask:
        """Where the bands rise out of the bed beside."""
        found = np.zeros(here.stop - here.start, np.bool_)
        for levels in self._levels[1:]:
            beside = levels[bed]
            if len(beside):
                found |= levels[here] > max(int(np.percentile(beside, 90)) + STILL_ABOVE, self._quiet)
        return found


@dataclass(frozen=True)
class _Bed:
    """A run's own sound: the levels of its quieter and of its louder part."""

    floor: int
    top: int
    steady: bool


def _bed(levels: Levels) -> _Bed:
    """Digital silence is no bed, unless next to nothing else is there, nor next to the words."""
    inner = levels[_BESIDE : len(levels) - _BESIDE] if len(levels) > 4 * _BESIDE else levels
    heard = inner[inner > DIGITAL]
    beside = np.concatenate([inner[:_BESIDE], inner[-_BESIDE:]])
    if len(heard) * 10 < len(inner) and np.count_nonzero(beside > DIGITAL) < _BESIDE:
        return _Bed(0, 0, steady=True)
    # Sorted once: np.percentile takes a fifth of a millisecond, and there are thousands of beds in an hour.
    ordered = np.sort(heard)
    floor, top = _percentile(ordered, 25), _percentile(ordered, 80)
    return _Bed(floor, top, top - floor <= STEADY)


def _percentile(ordered: Levels, share: float) -> int:
    place = (len(ordered) - 1) * share / 100
    below = int(place)
    low, high = int(ordered[below]), int(ordered[min(below + 1, len(ordered) - 1)])
    return int(low + (high - low) * (place - below))


def _steady(beds: "Sequence[_Bed]", quiet: int) -> bool:
    return all(bed.steady or bed.top <= quiet for bed in beds)


def holding(wide: Mask, narrow: Mask) -> Mask:
    """The stretches of a mask that hold something of another."""
    found = np.zeros_like(wide)
    for first, end in runs(wide):
        found[first:end] = narrow[first:end].any()
    return found


def _without_short(above: Mask, words: Mask, soft: Mask) -> Mask:
    """Without sounds that are short and soft; what nearly touches counts as one sound."""
    joined = above.copy()
    for first, end in runs(~above):
        if end - first <= _JOINED and first and end < len(above):
            joined[first:end] = True
    for first, end in runs(joined):
        short = end - first <= _CLICK or (end - first < SHORT and soft[first:end].all())
        if short and not words[first:end].any():
            joined[first:end] = False
    return joined
