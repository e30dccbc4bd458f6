"""How loud three bands of sound are, every 10 ms, from a stream: three bytes a frame and band.

The band of vowels (300 to 3,400 Hz, as telephones carry it) tells speech from traffic, hum and rumble; the
band of sibilants above it tells the beginning of an s from the room; the band of the voice's own pitch below
it tells the beginning of an m, where nothing else is there.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Block = NDArray[np.float32]
Levels = NDArray[np.uint8]

RATE: Final = 16_000
"""Hertz of the samples that are measured, and that the speech detector takes."""

FRAMES_PER_SECOND: Final = 100
LOWEST: Final = -120.0
"""Decibels of full scale that level 0 stands for."""

STEP: Final = 0.5
"""Decibels from one level to the next."""

PARTS: Final = 10
"""Places in a frame at which sound may begin or end: one each millisecond."""

_BOUNDS: Final = (80.0, 300.0, 3400.0)
_TAPS: Final = 129
_TRANSFORM: Final = 3_600
"""Samples. Several so short ones together take half the time of long ones: they stay in the cache."""

_AT_ONCE: Final = 16
_FRAME: Final = RATE // FRAMES_PER_SECOND
_HALF: Final = _TAPS // 2
_SPAN: Final = (_TRANSFORM - 2 * _HALF) // _FRAME * _FRAME
_EDGE: Final = 0.1
_SHARES: Final = tuple(np.full(count, 1 / count, np.float32) for count in (_FRAME // PARTS, PARTS))


def steps(decibels: float) -> int:
    """Decibels as a number of levels."""
    return round(decibels / STEP)


def level_of_decibels(decibels: float) -> int:
    """The level that stands for so many decibels of full scale."""
    return max(0, round((decibels - LOWEST) / STEP))


@dataclass(frozen=True)
class Band:
    """One band, frame by frame.

    Attributes:
        levels: shape (frames,): ``STEP`` decibels each, counted from ``LOWEST``.
        first, last: shape (frames,): the first and last millisecond of each frame with a tenth of its power.
    """

    levels: Levels
    first: Levels
    last: Levels


class Bands(NamedTuple):
    """All three."""

    pitch: Band
    vowels: Band
    sibilants: Band


class BandLevels:
    """Measures samples at ``RATE`` as they come."""

    def __init__(self) -> None:
        # Half a filter's length of silence before the file, so that its frames begin where the file does.
        self._carry = np.zeros(_HALF, np.float32)
        self._measured = (_Measured(), _Measured(), _Measured())

    def add(self, samples: Block) -> None:
        """Take in samples of shape (n,)."""
        self._carry = np.concatenate([self._carry, samples])
        while (spans := min(_AT_ONCE, (len(self._carry) - 2 * _HALF) // _SPAN)) > 0:
            windows = np.lib.stride_tricks.sliding_window_view(self._carry, _SPAN + 2 * _HALF)[::_SPAN]
            for kept, part in zip(self._measured, _filtered(windows[:spans]), strict=True):
                kept.add(_band(part))
            self._carry = self._carry[spans * _SPAN :]

    def bands(self) -> Bands:
        """The bands as far as they are known, with what waits for a whole span."""
        whole = (len(self._carry) - _HALF) // _FRAME * _FRAME
        if not whole:
            return Bands(*(kept.band() for kept in self._measured))
        after = self._carry[_HALF + whole : 2 * _HALF + whole]
        silence = np.zeros(_HALF - len(after), np.float32)
        parts = _filtered(np.concatenate([self._carry[: _HALF + whole], after, silence]))
        return Bands(*(kept.joined(_band(part)) for kept, part in zip(self._measured, parts, strict=True)))


class _Measured:
    def __init__(self) -> None:
        self._parts: tuple[bytearray, bytearray, bytearray] = (bytearray(), bytearray(), bytearray())

    def add(self, band: Band) -> None:
        for kept, new in zip(self._parts, (band.levels, band.first, band.last), strict=True):
            kept.extend(new.tobytes())

    def band(self) -> Band:
        return Band(*(np.frombuffer(bytes(part), np.uint8) for part in self._parts))

    def joined(self, after: Band) -> Band:
        known = self.band()
        return Band(
            np.concatenate([known.levels, after.levels]),
            np.concatenate([known.first, after.first]),
            np.concatenate([known.last, after.last]),
        )


def _filtered(samples: Block) -> list[Block]:
    """The bands of samples, shape (..., n), that have half a filter's length around what is wanted."""
    # In double precision, and padded here: NumPy 2.4 takes up to four times as long in single, and half as
    # long again where it pads.
    padded = np.zeros((*samples.shape[:-1], _TRANSFORM))
    padded[..., : samples.shape[-1]] = samples
    spectrum = np.fft.rfft(padded).astype(np.complex64)
    wanted = slice(2 * _HALF, samples.shape[-1])
    return [
        np.fft.irfft(spectrum * response, _TRANSFORM)[..., wanted].astype(np.float32, copy=False)
        for response in _responses()
    ]


def _band(samples: Block) -> Band:
    powers = (np.square(samples).reshape(-1, _FRAME // PARTS) @ _SHARES[0]).reshape(-1, PARTS)
    means = powers @ _SHARES[1]
    levels = (10 * np.log10(np.maximum(means, 1e-12)) - LOWEST) / STEP
    sounding = powers >= _EDGE * means[:, None]
    first = np.argmax(sounding, axis=1)
    last = PARTS - 1 - np.argmax(sounding[:, ::-1], axis=1)
    return Band(np.clip(levels, 0, 255).astype(np.uint8), first.astype(np.uint8), last.astype(np.uint8))


@lru_cache(maxsize=1)
def _responses() -> tuple[NDArray[np.complex64], ...]:
    places = np.arange(_TAPS) - _HALF
    cuts = [*(_low_pass(cut, places) for cut in _BOUNDS), (places == 0).astype(np.float64)]
    return tuple(
        np.asarray(np.fft.rfft(above - below, _TRANSFORM), np.complex64) for below, above in pairwise(cuts)
    )


def _low_pass(cut: float, places: NDArray[np.int_]) -> NDArray[np.float64]:
    taps = np.sinc(2 * cut / RATE * places) * np.hanning(_TAPS + 2)[1:-1]
    return np.asarray(taps / taps.sum(), np.float64)
