"""Tells of edges that were found more than 30 ms off whether anything of the word could be heard there.

In a made-up recording the voice and its bed are known apart. Each is measured in the narrow bands of
``audio.analysis.narrow_bands``. A frame of the voice is *hidden* where in none of them it comes within 6 dB
of the bed: a tone in a noise of its own critical band is heard from some 2 to 6 dB under that on (Fastl and
Zwicker, Psychoacoustics). What lies 40 dB under the words counts as hidden too: beside words of
60 dB that is as soft as a quiet room. It *fades* where the voice alone, beyond ``MISSED`` from what was
found, only lies ``FADED`` under its words and lower: espeak-ng, for one, gives some of its voices an echo,
which stays at 25 to 31 dB under them for a tenth of a second and then ends at any of the places where a true
edge, 30 dB under them, is taken to lie.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import soxr

from audio.analysis.bands import FRAMES_PER_SECOND, RATE, STEP, BandLevels
from audio.analysis.narrow_bands import NarrowBands
from audio.units import SAMPLE_RATE

HIDDEN: Final = 6.0
"""Decibels under the bed, in every band."""

SOFTEST: Final = 40.0
"""Decibels under the words, in one band."""

FADED: Final = 24.0
"""Decibels under the mean power of the words: a true edge is taken 6 dB lower."""

MISSED: Final = 0.03
"""Seconds that an edge may be off."""

_STEP: Final = SAMPLE_RATE // 1000
_AROUND: Final = 5
"""Frames to either side over which the bed's power is averaged: the ear takes a tenth of a second as one."""

Floats = Any


@dataclass(frozen=True)
class Missed:
    """An edge that was found more than ``MISSED`` off.

    Attributes:
        outside: found in the pause; nothing of a word was lost.
        hidden: found in the word, and from ``MISSED`` beyond it on everything of the word is hidden.
        fades: found in the word, and from ``MISSED`` beyond it on only its fading is left.
        under: decibels by which the missed stretch of the word lies under the bed, from 300 to 3,400 Hz.
    """

    outside: bool
    hidden: bool
    fades: bool
    under: float

    @property
    def low(self) -> bool:
        """Whether it lies so far under the bed there that it counts as hidden by that measure alone."""
        return self.under >= HIDDEN


class Apart:
    """The voice and the bed of a recording, apart.

    Args:
        said: the voice alone, shape (frames,).
        sound: both, shape (frames, 1).
        spoken: start and end of each sentence, in seconds.
    """

    def __init__(self, said: Floats, sound: Floats, spoken: tuple[tuple[float, float], ...]) -> None:
        voice, bed = (soxr.resample(one, SAMPLE_RATE, RATE) for one in (said, sound[:, 0] - said))
        self._voice, self._bed = _narrow(voice), _narrow(bed)
        self._speech_band, self._bed_band = _speech_band(voice), _speech_band(bed)
        words = np.concatenate([said[round(a * SAMPLE_RATE) : round(b * SAMPLE_RATE)] for a, b in spoken])
        self._words = 10 * np.log10(np.mean(np.square(words)))
        steps = np.square(said[: len(said) // _STEP * _STEP]).reshape(-1, _STEP).mean(axis=1)
        self._alone = 10 * np.log10(np.maximum(steps, 1e-12))

    def missed(self, found: float, true: float, *, end: bool) -> Missed | None:
        """What was missed at an edge; None where it was found well enough.

        Args:
            found: where, in seconds.
            true: where it is.
            end: whether it is the end of words, or their beginning.
        """
        if round(abs(found - true), 6) <= MISSED:
            return None
        outside = found > true if end else found < true
        first, last = sorted((found, true))
        stretch = slice(round(first * FRAMES_PER_SECOND), max(round(last * FRAMES_PER_SECOND), 1))
        under = self._under(stretch)
        if outside:
            return Missed(outside=True, hidden=False, fades=False, under=under)
        # Where the last that is heard lies within MISSED of what was found, nobody hears that it is off.
        needed = (found + MISSED, true) if end else (true, found - MISSED)
        frames = slice(*(round(one * FRAMES_PER_SECOND) for one in needed))
        alone = self._alone[slice(*(round(one * 1000) for one in needed))]
        fades = not (alone > self._words - FADED).any()
        return Missed(outside=False, hidden=not self._heard()[frames].any(), fades=fades, under=under)

    def _heard(self) -> Floats:
        over_bed = self._voice > _smoothed(self._bed) - HIDDEN
        return (over_bed & (self._voice > self._words - SOFTEST)).any(axis=1)

    def _under(self, stretch: slice) -> float:
        voice, bed = (10 ** (one[stretch] / 10) for one in (self._speech_band, self._bed_band))
        return float(10 * np.log10(bed.mean() / voice.mean()))


def _narrow(sound: Floats) -> Floats:
    """Decibels of full scale in each narrow band, frame by frame."""
    measured = NarrowBands()
    measured.add(sound.astype(np.float32))
    return measured.levels() * STEP - 120.0


def _speech_band(sound: Floats) -> Floats:
    measured = BandLevels()
    measured.add(sound.astype(np.float32))
    return measured.bands().vowels.levels * STEP - 120.0


def _smoothed(levels: Floats) -> Floats:
    powers = np.pad(10 ** (levels / 10), ((_AROUND, _AROUND), (0, 0)), mode="edge")
    near = np.lib.stride_tricks.sliding_window_view(powers, 2 * _AROUND + 1, axis=0)
    return 10 * np.log10(near.mean(axis=2))
