"""Programme loudness and true peak (EBU R128, ITU-R BS.1770-4), streaming and without scipy."""

from typing import Final

import numpy as np
import soxr
from numpy.typing import NDArray

from audio.analysis.programme import SILENT, decibels
from audio.analysis.weighting import TENTH, Weighting
from audio.units import CHANNELS, SAMPLE_RATE, Lufs

Block = NDArray[np.float32]

_WINDOW: Final = 4 * TENTH
_OFFSET: Final = -0.691
_RELATIVE_GATE: Final = 10.0

_OVERSAMPLING: Final = 4
_BETWEEN: Final = 2.8
"""Between samples a sound is at most so many times as high as at any around: the weights of soxr's filter
add up to 2.77. So only what lies within 9 dB of the highest place so far is looked at between the samples."""

_STEP: Final = 480
"""Frames that are looked at together, or not; and as many to either side, of which the filter takes in 75."""

_WHOLLY: Final = 0.99
_MOSTLY: Final = 0.7
"""So much of a window has to be chosen: three of its four tenths."""


class LoudnessMeter:
    """Measures blocks as they come, in bounded memory (8 bytes for each tenth of a second).

    Args:
        channels: of every block; channels weigh the same, as left and right do in BS.1770. A single one is
            played on both sides and counts twice, 3.01 LU (as in ffmpeg's ebur128 with ``dualmono``).
        low_cut: leave out what is under 80 Hz, where a voice has nothing and a microphone's stand has much.
    """

    def __init__(self, channels: int, *, low_cut: bool = False) -> None:
        self._peaks: list[float] = []
        self._sides = CHANNELS if channels == 1 else 1
        self._carry = np.zeros((0, channels), np.float32)
        self._weightings = [Weighting(low_cut=low_cut) for _ in range(channels)]
        self._energies: list[float] = []
        self._highest = _TruePeak(channels)

    def add(self, block: Block) -> None:
        """Take in samples at ``SAMPLE_RATE``; shape (frames, channels) or (frames,) for one channel."""
        samples = np.asarray(block.reshape(len(block), -1), np.float32)
        self._highest.add(samples)
        self._carry = np.concatenate([self._carry, samples])
        self._weigh()

    def finish(self) -> None:
        """Take in the buffered rest; call once after the last block.

        What is shorter than the shortest window is measured with silence behind it, else it had no loudness.
        """
        missing = _WINDOW - len(self._energies) * TENTH - len(self._carry)
        if 0 < missing < _WINDOW:
            self._carry = np.concatenate([self._carry, np.zeros((missing, self._carry.shape[1]), np.float32)])
        self._weigh()
        self._highest.finish()

    def integrated(self) -> Lufs:
        """Gated programme loudness; ``SILENT`` if nothing passes the absolute gate."""
        return _gated(self._windows(4))

    def gated(self, chosen: NDArray[np.bool_]) -> Lufs:
        """Loudness of the windows that lie in chosen tenths of a second; ``SILENT`` if there are none.

        Args:
            chosen: one for each tenth, those missing at its end not chosen.
        """
        return _gated(self._chosen(chosen, _MOSTLY))

    def momentary_in(self, chosen: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Loudness of the windows that lie wholly in chosen tenths of a second."""
        return _loudness(self._chosen(chosen, _WHOLLY))

    def _chosen(self, chosen: NDArray[np.bool_], least: float) -> NDArray[np.float64]:
        windows = self._windows(4)
        inside = np.zeros(len(windows) + 3, np.bool_)
        inside[: len(chosen)] = chosen[: len(inside)]
        shares = np.convolve(inside.astype(np.float64), np.full(4, 0.25), mode="valid")
        return windows[shares[: len(windows)] > least]

    def peaks(self) -> NDArray[np.float64]:
        """The highest sample of each tenth of a second, in decibels of full scale."""
        return np.asarray(20 * np.log10(np.maximum(self._peaks, 1e-10)), np.float64)

    def momentary(self) -> NDArray[np.float64]:
        """Loudness of 400 ms windows, one every 100 ms."""
        return _loudness(self._windows(4))

    def true_peak(self) -> float:
        """The true peak in dBTP, four times oversampled."""
        return decibels(self._highest.found)

    def _windows(self, steps: int) -> NDArray[np.float64]:
        energies = np.asarray(self._energies)
        if len(energies) < steps:
            return np.zeros(0)
        return np.convolve(energies, np.full(steps, 1 / steps), mode="valid")

    def _weigh(self) -> None:
        whole = len(self._carry) - len(self._carry) % TENTH
        if not whole:
            return
        samples, self._carry = self._carry[:whole], self._carry[whole:]
        tenths = samples.reshape(-1, TENTH * samples.shape[1])
        self._peaks += np.maximum(tenths.max(axis=1), -tenths.min(axis=1)).tolist()
        channels = zip(self._weightings, samples.T, strict=True)
        squares = [one.mean_squares(np.ascontiguousarray(channel)) for one, channel in channels]
        self._energies += (self._sides * np.sum(squares, axis=0)).tolist()


class _TruePeak:
    """The highest place of a sound, between its samples too.

    Attributes:
        found: the highest so far, of full scale.
    """

    def __init__(self, channels: int) -> None:
        self.found = 0.0
        # Silence before the sound, so that its first samples have neighbours.
        self._carry = np.zeros((2 * _STEP, channels), np.float32)

    def add(self, samples: Block) -> None:
        """Take in samples of shape (frames, channels)."""
        heard = np.concatenate([self._carry, samples])
        steps = len(heard) // _STEP - 2
        rows = self._near_the_highest(heard, steps)
        if rows:
            self._look_between([heard[first * _STEP : end * _STEP + 2 * _STEP] for first, end in rows])
        self._carry = heard[steps * _STEP :].copy()

    def finish(self) -> None:
        """Take in that nothing follows."""
        self.add(np.zeros((2 * _STEP + _STEP, self._carry.shape[1]), np.float32))

    def _near_the_highest(self, heard: Block, count: int) -> list[tuple[int, int]]:
        """The first of each row of steps that may hold a higher place, and the one after its last."""
        whole = heard[: (count + 2) * _STEP].reshape(count + 2, -1)
        # np.abs would copy all of it.
        highest = np.maximum(whole.max(axis=1), -whole.min(axis=1))
        self.found = max(self.found, float(highest.max()))
        around = np.maximum(np.maximum(highest[:-2], highest[1:-1]), highest[2:])
        edges = np.flatnonzero(np.diff(np.concatenate([[0], around * _BETWEEN > self.found, [0]])))
        return [(int(first), int(end)) for first, end in edges.reshape(-1, 2)]

    def _look_between(self, rows: list[Block]) -> None:
        # All at once: each call takes some time of its own. Where they are joined nothing is looked at.
        joined = np.concatenate(rows)
        between = soxr.resample(joined, SAMPLE_RATE, SAMPLE_RATE * _OVERSAMPLING, quality="MQ")
        end = 0
        for row in rows:
            begin, end = end, end + _OVERSAMPLING * len(row)
            inner = between[begin + _OVERSAMPLING * _STEP : end - _OVERSAMPLING * _STEP]
            self.found = max(self.found, float(np.max(inner)), -float(np.min(inner)))


def measured(samples: Block) -> tuple[Lufs, float]:
    """Programme loudness, and true peak in dBTP, of samples at ``SAMPLE_RATE``.

    Args:
        samples: shape (frames,) or (frames, channels).
    """
    meter = LoudnessMeter(1 if samples.ndim == 1 else samples.shape[1])
    meter.add(samples)
    meter.finish()
    return meter.integrated(), meter.true_peak()


def tenths_of(samples: Block) -> NDArray[np.float64]:
    """Loudness of each tenth of a second, in LUFS, without what is below 80 Hz.

    Args:
        samples: at ``SAMPLE_RATE``, shape (n * ``TENTH``, channels).
    """
    sides = CHANNELS if samples.shape[1] == 1 else 1
    channels = (np.ascontiguousarray(channel) for channel in samples.T)
    return _loudness(sides * np.sum([Weighting(low_cut=True).mean_squares(one) for one in channels], axis=0))


def _loudness(energies: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(_OFFSET + 10 * np.log10(np.maximum(energies, 1e-20)), np.float64)


def _gated(energies: NDArray[np.float64]) -> Lufs:
    loud = energies[_loudness(energies) > SILENT]
    if len(loud) == 0:
        return SILENT
    gate = float(_loudness(np.mean(loud, keepdims=True))[0]) - _RELATIVE_GATE
    kept = loud[_loudness(loud) > gate]
    return Lufs(float(_loudness(np.mean(kept, keepdims=True))[0]))
