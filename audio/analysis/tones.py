"""Tells a bed of tones (music, a drone, mains hum) from one of noise (a room, hiss, waves), from a stream.

Noise can be played on from any place to any other. Tones can't: a note would break off, a chord would come in
at the wrong time. So a pause over tones is left as it is.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio.analysis.bands import FRAMES_PER_SECOND, RATE

Block = NDArray[np.float32]

STEP: Final = 2048
"""Samples at ``RATE`` that are looked at together: 128 ms, lines of 8 Hz."""

STEPS_PER_SECOND: Final = RATE / STEP

_LOWEST, _HIGHEST = 10, 522
"""Lines from 80 to 4,080 Hz."""

_GROUP: Final = 16
_ABOVE: Final = 8.0
"""A line so many times above the middle one of its group is a tone; of noise one in 250 is."""

_TONAL: Final = 0.5
_SHAPE: Final = np.hanning(STEP)
_PER_FRAME: Final = STEPS_PER_SECOND / FRAMES_PER_SECOND


class Tones:
    """Takes samples at ``RATE`` as they come and keeps one byte for each step."""

    def __init__(self) -> None:
        self._carry = np.zeros(0, np.float32)
        self._found = bytearray()

    def add(self, samples: Block) -> None:
        """Take in samples of shape (n,)."""
        self._carry = np.concatenate([self._carry, samples])
        whole = len(self._carry) // STEP * STEP
        if whole:
            self._found += (_shares(self._carry[:whole].reshape(-1, STEP)) * 255).astype(np.uint8).tobytes()
            self._carry = self._carry[whole:]

    def tonal(self, first: int, end: int) -> bool:
        """Whether tones make up most of what is heard between two frames of ``FRAMES_PER_SECOND``."""
        steps = np.frombuffer(
            bytes(self._found[round(first * _PER_FRAME) : round(end * _PER_FRAME)]), np.uint8
        )
        return len(steps) > 0 and float(np.median(steps)) > _TONAL * 255


def _shares(blocks: Block) -> NDArray[np.float64]:
    """How much of each block's power lies in tones, 0 to 1."""
    windowed = blocks * _SHAPE
    spectra = np.fft.rfft(windowed, axis=1)[:, _LOWEST:_HIGHEST]
    powers = np.square(spectra.real) + np.square(spectra.imag)
    groups = powers.reshape(len(blocks), -1, _GROUP)
    # What np.median does, without its look for what isn't a number; to order 16 is quicker than to part them.
    ordered = np.sort(groups, axis=2)
    middles = (ordered[..., _GROUP // 2 - 1, None] + ordered[..., _GROUP // 2, None]) / 2
    tones = np.where(groups > _ABOVE * middles, groups, 0.0)
    return np.asarray(tones.sum(axis=(1, 2)) / np.maximum(powers.sum(axis=1), 1e-20))
