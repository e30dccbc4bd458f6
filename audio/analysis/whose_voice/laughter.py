"""Tells laughter from words: one syllable over and over, several times a second, which no sentence is."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio.analysis.bands import STEP, Levels

SHORTEST: Final = 40
LONGEST: Final = 400
"""Frames of what may be a laugh: 0.4 to 4 s. A chant that goes on is heard as words."""

_SOFTER: Final = 25.0
"""Decibels under its loud frames that still belong to it."""

_FLOOR: Final = 30.0
_SOONEST, _LATEST = 8, 36
"""Frames from one syllable to the next: three to twelve a second."""

_TIMES: Final = 3
"""At least so many have to be in it."""

_ALIKE: Final = 0.5
"""From here on the sound is like itself a syllable later. Of 3,400 sentences, alone and over beds, none came
to more than 0.36, and 15 laughs (by two engines, and made of vowels and breath) to 0.52 and more."""

_APART: Final = 0.35
"""So much less it must be like itself between two syllables: what changes slowly is always like itself."""

_EVEN: Final = 0.4
"""The same of its loudness alone, which is asked first since it is quicker; of those laughs 0.57 and more."""


def laughs(narrow: Levels) -> bool:
    """Whether what sounds is laughter.

    Args:
        narrow: of it alone; shape (frames, bands), as ``audio.analysis.narrow_bands`` measures them.
    """
    decibels = narrow.astype(np.float64) * STEP
    loudest = decibels.max(axis=1)
    loud = float(np.percentile(loudest, 90))
    within = np.flatnonzero(loudest > loud - _SOFTER)
    if not SHORTEST <= within[-1] + 1 - within[0] <= LONGEST:
        return False
    shape = np.maximum(decibels[within[0] : within[-1] + 1], loud - _FLOOR)
    shape -= shape.mean(axis=0)
    return _alike(shape.mean(axis=1, keepdims=True)) >= _EVEN and _alike(shape) >= _ALIKE


def _alike(shape: NDArray[np.float64]) -> float:
    """How much it is like itself one syllable later, 0 to 1."""
    count = len(shape)
    spectra = np.fft.rfft(shape, 2 * count, axis=0)
    powers = np.square(spectra.real) + np.square(spectra.imag)
    products = np.fft.irfft(powers.sum(axis=1), 2 * count)[:count]
    power = np.concatenate([[0.0], np.cumsum(np.square(shape).sum(axis=1))])
    later = np.arange(count)
    found = products / np.sqrt(power[count - later] * (power[count] - power[later]) + 1e-9)
    best = 0.0
    for lag in range(_SOONEST, min(_LATEST + 1, count // _TIMES, count - 1)):
        peak = found[lag] >= max(found[lag - 1], found[lag + 1])
        if peak and float(found[:lag].min()) < found[lag] - _APART:
            best = max(best, float(found[lag]))
    return best
