"""Finds the pauses in a recording from a stream, keeping some 40 bytes per 10 ms.

``audio.analysis.sounding`` decides what is sound, ``audio.analysis.stretches`` where it begins and ends.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
import soxr
from numpy.typing import NDArray

from audio.analysis.bands import FRAMES_PER_SECOND, PARTS, RATE, BandLevels, steps
from audio.analysis.narrow_bands import NarrowBands
from audio.analysis.slices import Slice
from audio.analysis.sounding import LIKELY, frames_of_chunks
from audio.analysis.speech.speech_detector import SpeechDetector
from audio.analysis.speech.speech_network import CHUNK
from audio.analysis.stretches import stretches
from audio.analysis.tones import Tones
from audio.analysis.whose_voice.surely_said import Said, surely_said
from audio.analysis.wordless import wordless_in
from audio.units import SAMPLE_RATE, Frames

Block = NDArray[np.float32]

LONGEST_SLICE: Final = 12.0
"""Speech without a pause is split after this many seconds, at its quietest place, so that going back a line
never goes back far. The split is inaudible."""

_FRAME: Final = SAMPLE_RATE // FRAMES_PER_SECOND
_PART: Final = _FRAME // PARTS
_SPEAKING: Final = steps(40.0)
"""A place in which somebody speaks counts as so much louder, where a long stretch is split: more than chords
differ among each other."""

_BETWEEN_WORDS: Final = 25
"""Frames: it is split where it is quiet on the whole for a quarter of a second. A single quiet frame may lie
within a word, or in a chord that has faded."""

_BESIDE: Final = 15
"""Frames next to words that are left out where a pause's bed is looked at."""

_MUSIC: Final = steps(35.0)
_SIDES: Final = np.array([0.6, 0.4], np.float32)
"""Not half and half: a file whose one side is the other's mirror image would be silent."""


class PauseFinder:
    """Takes blocks as they arrive and reports at any time what it has found so far."""

    def __init__(self) -> None:
        self._bands = BandLevels()
        self._narrow = NarrowBands()
        self._detector = SpeechDetector()
        self._tones = Tones()
        self._down = soxr.ResampleStream(SAMPLE_RATE, RATE, 1, dtype="float32", quality="MQ")
        self._length = 0

    @property
    def length(self) -> Frames:
        """Frames taken in so far."""
        return Frames(self._length)

    def add(self, block: Block) -> None:
        """Take in samples at ``SAMPLE_RATE``; shape (frames, channels)."""
        self._length += len(block)
        mono = block[:, :1] if block.shape[1] == 1 else (block @ _SIDES)[:, None]
        self._measure(self._down.resample_chunk(np.ascontiguousarray(mono, np.float32))[:, 0])

    def finish(self) -> None:
        """Take in what the resampler still holds; call once after the last block."""
        self._measure(self._down.resample_chunk(np.zeros((0, 1), np.float32), last=True)[:, 0])

    def slices(self) -> tuple[Slice, ...]:
        """The stretches of sound; there is a pause between any two that don't touch."""
        bands = self._bands.bands()
        likely = self._detector.speech()
        found: list[Slice] = []
        loudness = np.maximum(bands.vowels.levels, bands.sibilants.levels).astype(np.int_)
        loudness += frames_of_chunks(likely, len(loudness)).astype(np.int_) * _SPEAKING // 255
        evened = _evened(loudness)
        for start, stop in stretches(bands, likely, self._narrow.levels()):
            cuts = [frame * _FRAME for frame in _split_points(evened, start // PARTS, -(-stop // PARTS))]
            places = [start * _PART, *cuts, stop * _PART]
            found.extend(Slice(Frames(a), Frames(b)) for a, b in pairwise(places))
        return tuple(found)

    def melodic(self, slices: Sequence[Slice]) -> tuple[Slice, ...]:
        """The pauses between these stretches whose bed is of tones, and so can't be continued or cut.

        Tones far below the speech, such as a mains hum, are no music.
        """
        bands = self._bands.bands()
        heard = np.maximum(bands.pitch.levels, bands.vowels.levels)
        loud = [heard[one.start // _FRAME : one.end // _FRAME] for one in slices]
        speech = int(np.percentile(np.concatenate(loud), 95)) if loud else 0
        found = []
        for before, after in pairwise(slices):
            first, end = before.end // _FRAME + _BESIDE, after.start // _FRAME - _BESIDE
            if end - first < _BESIDE:
                continue
            music = int(np.percentile(heard[first:end], 80)) > speech - _MUSIC
            if music and self._tones.tonal(first, end):
                found.append(Slice(before.end, after.start))
        return tuple(found)

    def wordless(self, slices: Sequence[Slice], music: Sequence[Slice]) -> tuple[Slice, ...]:
        """The parts of these stretches, and of the pauses over music between them, in which nobody speaks."""
        return wordless_in(slices, music, self._detector.speech())

    def said(self) -> Said:
        """What is said, and what of it surely by the recording's own voice."""
        return surely_said(self._bands.bands(), self._detector.speech(), self._narrow.levels())

    def speaking(self) -> NDArray[np.bool_]:
        """Whether somebody speaks, for each tenth of a second so far."""
        likely = self._detector.speech()
        tenths = np.arange(self._length // (SAMPLE_RATE // 10)) * 2 + 1
        chunks = tenths * (RATE // 20) // CHUNK
        return (
            np.asarray(likely[np.minimum(chunks, len(likely) - 1)] >= LIKELY) if len(likely) else chunks > 0
        )

    def _measure(self, samples: Block) -> None:
        self._bands.add(samples)
        self._narrow.add(samples)
        self._detector.add(samples)
        self._tones.add(samples)


def tenths_between(slices: Sequence[Slice], music: Sequence[Slice], length: int) -> NDArray[np.bool_]:
    """Whether each tenth of a second lies in a pause without music."""
    tenth = SAMPLE_RATE // 10
    quiet = np.zeros(length // tenth, np.bool_)
    for before, after in pairwise(slices):
        quiet[-(-before.end // tenth) : after.start // tenth] = True
    for pause in music:
        quiet[pause.start // tenth : -(-pause.end // tenth)] = False
    return quiet


def _evened(loudness: NDArray[np.int_]) -> NDArray[np.float64]:
    """The mean around each frame."""
    if len(loudness) < _BETWEEN_WORDS:
        return loudness.astype(np.float64)
    return np.convolve(loudness, np.full(_BETWEEN_WORDS, 1 / _BETWEEN_WORDS), mode="same")


def _split_points(loudness: NDArray[np.float64], first: int, end: int) -> list[int]:
    """Where a long stretch is split: at the quietest frame in the second half of each maximum length."""
    longest = round(LONGEST_SLICE * FRAMES_PER_SECOND)
    cuts: list[int] = []
    while end - first > longest:
        middle = first + longest // 2
        first = middle + int(np.argmin(loudness[middle : first + longest]))
        cuts.append(first)
    return cuts
