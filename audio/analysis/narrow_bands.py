"""How loud 32 narrow bands of sound are, every 10 ms, from a stream: one byte a frame and band.

A word's beginning that is lost in a room or under music within a wide band stands out in some narrow ones:
between the tones of a chord, above a fan, where a vowel's own harmonics are.
"""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio.analysis.bands import FRAMES_PER_SECOND, LOWEST, RATE, STEP, Levels
from audio.analysis.products import product

Block = NDArray[np.float32]

BANDS: Final = 32

_LOWEST, _HIGHEST = 100.0, 7800.0
_FRAME: Final = RATE // FRAMES_PER_SECOND
_WINDOW: Final = 2 * _FRAME
_BEFORE: Final = (_WINDOW - _FRAME) // 2
_TRANSFORM: Final = 512
_AT_ONCE: Final = 64
"""Frames that are transformed together: their spectra are half a megabyte."""


class NarrowBands:
    """Measures samples at ``RATE`` as they come. Its frames are those of ``audio.analysis.bands``."""

    def __init__(self) -> None:
        # Each window reaches over its frame: silence before the file.
        self._carry = np.zeros(_BEFORE, np.float32)
        self._found = bytearray()

    def add(self, samples: Block) -> None:
        """Take in samples of shape (n,)."""
        self._carry = np.concatenate([self._carry, samples])
        whole = (len(self._carry) - _WINDOW) // _FRAME + 1
        done = 0
        while whole - done >= _AT_ONCE:
            self._found += _levels(self._carry[done * _FRAME :], _AT_ONCE).tobytes()
            done += _AT_ONCE
        # A copy: a view would keep all of it.
        self._carry = self._carry[done * _FRAME :].copy()

    def levels(self) -> Levels:
        """The levels so far, with what waits: ``STEP`` decibels each, counted from ``LOWEST``.

        Returns:
            Shape (frames, ``BANDS``).
        """
        waiting = max(0, len(self._carry) - _BEFORE) // _FRAME
        padded = np.concatenate([self._carry, np.zeros(_WINDOW, np.float32)])
        known = bytes(self._found) + (_levels(padded, waiting).tobytes() if waiting else b"")
        return np.frombuffer(known, np.uint8).reshape(-1, BANDS)


def _levels(samples: Block, count: int) -> Levels:
    frames = samples[: (count + 1) * _FRAME].reshape(-1, _FRAME)
    # In double precision, and padded here: NumPy 2.4 takes four times as long for many short transforms in
    # single, and half as long again where it pads.
    windows = np.zeros((count, _TRANSFORM))
    np.multiply(frames[:-1], _shape()[:_FRAME], out=windows[:, :_FRAME])
    np.multiply(frames[1:], _shape()[_FRAME:], out=windows[:, _FRAME:_WINDOW])
    spectra = np.fft.rfft(windows, axis=1)
    lines = (np.square(spectra.real) + np.square(spectra.imag)).astype(np.float32)
    powers = product(lines, _shares())
    found = (10 * np.log10(np.maximum(powers, 1e-12)) - LOWEST) / STEP
    return np.clip(np.round(found), 0, 255).astype(np.uint8)


@lru_cache(maxsize=1)
def _shape() -> NDArray[np.float64]:
    return np.hanning(_WINDOW)


@lru_cache(maxsize=1)
def _shares() -> Block:
    """How much of each line of the spectrum lies in each band; of shape (lines, ``BANDS``).

    Bands are as wide as the ear's (the mel scale). Their levels are of their samples' mean square (Parseval).
    """
    bounds = _of_mel(np.linspace(_mel(_LOWEST), _mel(_HIGHEST), BANDS + 1)) * _TRANSFORM / RATE + 0.5
    lines = np.arange(_TRANSFORM // 2 + 1)[:, None]
    under = np.clip(bounds - lines, 0.0, 1.0)
    scale = 2.0 / (_TRANSFORM * float(np.square(_shape()).sum()))
    return np.asarray(np.diff(under, axis=1) * scale, np.float32)


def _mel(hertz: float) -> float:
    # O'Shaughnessy, Speech Communication, 1987.
    return float(2595.0 * np.log10(1.0 + hertz / 700.0))


def _of_mel(mel: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(700.0 * (10.0 ** (mel / 2595.0) - 1.0), np.float64)
