"""Programme loudness and true peak (EBU R128, ITU-R BS.1770-4), streaming and without scipy.

The two K-weighting filters are applied together as one finite impulse response: their
response has decayed below -120 dB by its end, and an FFT is faster than a recursion in Python.
"""

import math
from functools import lru_cache
from typing import Final

import numpy as np
import soxr
from numpy.typing import NDArray

from audio.analysis.programme import SILENT, decibels
from audio.units import CHANNELS, SAMPLE_RATE, Lufs

Block = NDArray[np.float32]

# BS.1770-4, tables 1 and 2: the shelf and the high pass at 48 kHz.
_SHELF: Final = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285),
    (-1.69065929318241, 0.73248077421585),
)
_HIGH_PASS: Final = ((1.0, -2.0, 1.0), (-1.99004745483398, 0.99007225036621))
_TAPS: Final = 16384
_TRANSFORM: Final = 65536
_STEP: Final = SAMPLE_RATE // 10
_WINDOW: Final = 4 * _STEP
_OFFSET: Final = -0.691
_RELATIVE_GATE: Final = 10.0
_OVERSAMPLING: Final = 4
_LOW_CUT: Final = 80.0
_LOW_CUT_QUALITIES: Final = (0.54119610, 1.3065630)
"""Of the two sections of a Butterworth filter of the fourth order."""

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
        self._response = _response(low_cut=low_cut)
        self._peaks: list[float] = []
        self._sides = CHANNELS if channels == 1 else 1
        self._carry = np.zeros((0, channels))
        self._history = np.zeros((_TAPS - 1, channels))
        self._energies: list[float] = []
        self._peak = 0.0
        self._upsampler = soxr.ResampleStream(
            SAMPLE_RATE, SAMPLE_RATE * _OVERSAMPLING, channels, dtype="float32", quality="MQ"
        )

    def add(self, block: Block) -> None:
        """Take in samples at ``SAMPLE_RATE``; shape (frames, channels) or (frames,) for one channel."""
        samples = block.reshape(len(block), -1)
        self._measure_peak(samples, last=False)
        self._carry = np.concatenate([self._carry, samples])
        span = _TRANSFORM - _TAPS + 1
        span -= span % _STEP
        while len(self._carry) >= span:
            self._weigh(self._carry[:span])
            self._carry = self._carry[span:]

    def finish(self) -> None:
        """Take in the buffered rest; call once after the last block.

        What is shorter than the shortest window is measured with silence behind it, else it had no loudness.
        """
        missing = _WINDOW - len(self._energies) * _STEP - len(self._carry)
        if 0 < missing < _WINDOW:
            self._carry = np.concatenate([self._carry, np.zeros((missing, self._carry.shape[1]))])
        whole = len(self._carry) - len(self._carry) % _STEP
        if whole:
            self._weigh(self._carry[:whole])
        self._carry = self._carry[whole:]
        self._measure_peak(np.zeros((0, self._carry.shape[1]), np.float32), last=True)

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
        return decibels(self._peak)

    def _windows(self, steps: int) -> NDArray[np.float64]:
        energies = np.asarray(self._energies)
        if len(energies) < steps:
            return np.zeros(0)
        return np.convolve(energies, np.full(steps, 1 / steps), mode="valid")

    def _weigh(self, samples: NDArray[np.float64]) -> None:
        highest = np.abs(samples).reshape(-1, _STEP * samples.shape[1]).max(axis=1)
        self._peaks.extend(highest.tolist())
        padded = np.concatenate([self._history, samples])
        spectrum = np.fft.rfft(padded, _TRANSFORM, axis=0) * self._response[:, None]
        weighted = np.fft.irfft(spectrum, _TRANSFORM, axis=0)[_TAPS - 1 : len(padded)]
        self._history = padded[-(_TAPS - 1) :]
        steps = weighted.reshape(-1, _STEP, weighted.shape[1])
        self._energies.extend((self._sides * np.sum(np.mean(steps**2, axis=1), axis=1)).tolist())

    def _measure_peak(self, samples: Block, *, last: bool) -> None:
        between = self._upsampler.resample_chunk(np.ascontiguousarray(samples, np.float32), last=last)
        for part in (samples, between):
            if len(part):
                # np.abs would copy the fourfold oversampled block.
                self._peak = max(self._peak, float(np.max(part)), -float(np.min(part)))


def loudness(samples: Block) -> Lufs:
    """Programme loudness of samples at ``SAMPLE_RATE``, shape (frames,) or (frames, channels)."""
    return measured(samples)[0]


def measured(samples: Block) -> tuple[Lufs, float]:
    """Programme loudness, and true peak in dBTP, of samples held in memory."""
    meter = LoudnessMeter(1 if samples.ndim == 1 else samples.shape[1])
    meter.add(samples)
    meter.finish()
    return meter.integrated(), meter.true_peak()


def _loudness(energies: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(_OFFSET + 10 * np.log10(np.maximum(energies, 1e-20)), np.float64)


def _gated(energies: NDArray[np.float64]) -> Lufs:
    loud = energies[_loudness(energies) > SILENT]
    if len(loud) == 0:
        return SILENT
    gate = float(_loudness(np.mean(loud, keepdims=True))[0]) - _RELATIVE_GATE
    kept = loud[_loudness(loud) > gate]
    return Lufs(float(_loudness(np.mean(kept, keepdims=True))[0]))


@lru_cache(maxsize=2)
def _response(*, low_cut: bool) -> NDArray[np.complex128]:
    impulse = np.zeros(_TAPS)
    impulse[0] = 1.0
    weighted = _recursion(_recursion(impulse.tolist(), *_SHELF), *_HIGH_PASS)
    for quality in _LOW_CUT_QUALITIES if low_cut else ():
        weighted = _recursion(weighted, *_butterworth(quality))
    return np.asarray(np.fft.rfft(weighted, _TRANSFORM))


def _butterworth(quality: float) -> tuple[tuple[float, float, float], tuple[float, float]]:
    """One section of a high pass at ``_LOW_CUT`` (Bristow-Johnson's cookbook)."""
    angle = 2 * math.pi * _LOW_CUT / SAMPLE_RATE
    alpha, cosine = math.sin(angle) / (2 * quality), math.cos(angle)
    scale = 1 / (1 + alpha)
    half = (1 + cosine) / 2 * scale
    return (half, -2 * half, half), (-2 * cosine * scale, (1 - alpha) * scale)


def _recursion(
    samples: list[float], forward: tuple[float, float, float], back: tuple[float, float]
) -> list[float]:
    first = second = 0.0
    found: list[float] = []
    for sample in samples:
        # Transposed direct form II: two values of state.
        value = forward[0] * sample + first
        first = forward[1] * sample - back[0] * value + second
        second = forward[2] * sample - back[1] * value
        found.append(value)
    return found
