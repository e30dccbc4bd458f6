"""Holds down what is sudden in a background or in a recording: a door, a bark, a gong.

What a file is like on the whole stays: only where it is far louder for a moment is it taken back, slowly
enough that nobody hears it done.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from audio.analysis.programme import decibels
from audio.units import SAMPLE_RATE

Block = NDArray[np.float32]
Decibels = NDArray[np.float64]
Mask = NDArray[np.bool_]

MOST_ABOVE: Final = 6.0
"""LU by which a moment may be louder than the whole: no more than a level may step (practice-brief.md, D)."""

PEAKS_ABOVE: Final = 20.0
"""Decibels by which a peak may stand above the loudness of the whole. Rain's drops stand 14 above it, and a
voice's peaks 15 above the voice, which is 16 LU louder; so the sharpest click stays 10 dB under a voice's."""

_TENTH_OF_VOICE: Final = 9.0
"""LU by which a tenth of a second may be louder than a recording's voice. Of 33 made recordings by 15 voices
the loudest tenth of their words stood 4 to 10 above it (in 31 up to 9), and the loudest 400 ms 2 to 9 (in 30
up to 6)."""

_BESIDE_VOICE: Final = 2.0
_TENTH_BESIDE_VOICE: Final = 4.0
"""The same where nobody speaks: no more than the voice's own louder words."""

_OUT_OF_QUIET: Final = 20.0
"""LU below the voice: what comes out of such quiet within a tenth of a second is held to that too. Of 1,052
sentences 28 begin louder, 24 of them by 1.5 or less; a door that slammed was 9 times of 9."""

_TENTH: Final = SAMPLE_RATE // 10
_WINDOW: Final = 4
"""Tenths of a second in a window of momentary loudness."""

_EASE: Final = 2
"""Tenths of a second before and after, over which it is taken back and comes again."""


def held_down(momentary: Decibels, peaks: Decibels, gain: float, whole: float) -> Decibels:
    """How much each tenth of a second is taken back, in decibels; 0 where nothing is.

    Args:
        momentary: loudness of windows of 400 ms, one each 100 ms.
        peaks: the highest sample of each tenth of a second, in decibels of full scale.
        gain: the linear gain that the sound is played with.
        whole: the loudness that the sound has with that gain.
    """
    raised = decibels(gain)
    least = np.minimum(0.0, whole + PEAKS_ABOVE - (peaks + raised))
    return _eased(least, np.minimum(0.0, whole + MOST_ABOVE - (momentary + raised)))


def held_beside_voice(tenths: Decibels, spoken: Mask, voice: float) -> Decibels:
    """How much each tenth of a second of a recording is taken back, in decibels; 0 where nothing is.

    At its ends it is right only where no more than 0.8 s of the sound are missing.

    Args:
        tenths: the loudness of each, in LUFS.
        spoken: whether somebody may speak in it.
        voice: the loudness of its voice, in LUFS.
    """
    energies = 10.0 ** (tenths / 10.0)
    momentary = 10.0 * np.log10(np.convolve(energies, np.full(_WINDOW, 1 / _WINDOW), mode="valid"))
    within = sliding_window_view(spoken, _WINDOW).any(axis=1)
    before = np.concatenate([[voice, voice], np.maximum(tenths[:-2], tenths[1:-1])])
    voiced = spoken & (before > voice - _OUT_OF_QUIET)
    least = np.minimum(0.0, voice + np.where(voiced, _TENTH_OF_VOICE, _TENTH_BESIDE_VOICE) - tenths)
    return _eased(least, np.minimum(0.0, voice + np.where(within, MOST_ABOVE, _BESIDE_VOICE) - momentary))


def _eased(least: Decibels, loud: Decibels) -> Decibels:
    """What tenths and windows of 400 ms are taken back by, together and without a step."""
    # A window that is too loud is taken back from its beginning to its end.
    for ahead in range(_WINDOW):
        part = least[ahead : ahead + len(loud)]
        np.minimum(part, loud[: len(part)], out=part)
    # The lowest of all around, then their mean: it eases in and out, and is low enough everywhere.
    around = np.pad(least, 2 * _EASE, mode="edge")
    lowest = sliding_window_view(around, 2 * _EASE + 1).min(axis=1)
    return np.asarray(sliding_window_view(lowest, 2 * _EASE + 1).mean(axis=1))


def with_gain(blocks: Iterable[Block], gain: float, held: Decibels) -> Iterator[Block]:
    """The sound with its gain, taken back where it is sudden.

    Args:
        blocks: the sound, shape (frames, channels).
        gain: linear.
        held: what ``held_down`` gave.
    """
    if not held.any():
        yield from (block * np.float32(gain) for block in blocks)
        return
    middles = (np.arange(len(held)) + 0.5) * _TENTH
    start = 0
    for block in blocks:
        places = np.arange(start, start + len(block))
        factor = gain * 10.0 ** (np.interp(places, middles, held) / 20.0)
        yield block * factor.astype(np.float32)[:, np.newaxis]
        start += len(block)
