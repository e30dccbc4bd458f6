"""Slowing speech without lowering it: waveform-similarity overlap-add.

After Verhelst and Roelands (ICASSP 1993), with one change: vowels give way more than consonants, as they do
when a person speaks slowly, so that the onsets of words stay crisp.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

WINDOW_SECONDS: Final = 0.030
"""Three periods of a voice at 100 Hz: the usual choice for speech."""

SEARCH_SECONDS: Final = 0.0065
"""Half a period of a voice at 80 Hz, so that a match is always in range."""

_FRAME_SECONDS: Final = 0.010
_UNSTEADY_DB: Final = 6.0
_STIFFEST: Final = 0.25


def stretched(samples: Samples, rate: int, ratio: float) -> Samples:
    """Samples made ``ratio`` times as long, at the same pitch.

    Args:
        samples: mono.
        rate: in hertz.
        ratio: from 0.5 to 2; the length of the result is exact.
    """
    wanted = round(len(samples) * ratio)
    half = int(rate * WINDOW_SECONDS) // 2
    reach = int(rate * SEARCH_SECONDS)
    if wanted == len(samples) or len(samples) < 4 * half:
        return np.array(samples, np.float32)
    places = _places(samples, rate, wanted, half)
    source = _Source(samples, half, reach)
    out = np.zeros((len(places) + 1) * half, np.float32)
    window = np.asarray(np.hanning(2 * half + 1)[:-1], np.float32)
    chosen = 0
    for index, ideal in enumerate(places.tolist()):
        if index:
            chosen = source.best(chosen + half, ideal)
        begin = index * half
        out[begin : begin + 2 * half] += window * source.windows[chosen]
    # The first window is centred on the first sample, half a window into the output.
    return out[half : half + wanted]


def _places(samples: Samples, rate: int, wanted: int, half: int) -> NDArray[np.int64]:
    """For every half window of the output, the sample of the input that should be heard there."""
    width = int(rate * _FRAME_SECONDS)
    stretchability = _stretchability(samples, width)
    extra = (wanted - len(samples)) / (width * float(np.sum(stretchability)))
    spans = width * (1.0 + extra * stretchability)
    output = np.concatenate([[0.0], np.cumsum(spans)])
    output *= wanted / output[-1]
    given = np.linspace(0, len(samples), len(output))
    steps = np.arange(wanted // half + 2) * half
    return np.asarray(np.rint(np.interp(steps, output, given)), np.int64)


def _stretchability(samples: Samples, width: int) -> NDArray[np.float64]:
    """How far each frame may be stretched: 1 in steady sound, near 0 where the level jumps."""
    count = max(2, len(samples) // width)
    level = np.sqrt([float(np.mean(part**2)) for part in np.array_split(samples, count)])
    decibel = 20 * np.log10(np.maximum(level, float(level.max()) * 1e-3 + 1e-9))
    change = np.abs(np.gradient(decibel))
    return np.asarray(np.maximum(_STIFFEST, 1.0 - change / _UNSTEADY_DB), np.float64)


class _Source:
    """The samples, with precomputed values for the search for matching windows."""

    def __init__(self, samples: Samples, half: int, reach: int) -> None:
        # Padded so that every place up to the last sample has its window and search range.
        padded = np.pad(samples, (half, 3 * half))
        self._padded = padded
        self._reach = reach
        self._width = 2 * half
        self.windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * half)
        energy = np.concatenate([[0.0], np.cumsum(padded.astype(np.float64) ** 2)])
        power = np.maximum(energy[2 * half :] - energy[: -2 * half], 1e-9)
        self._per_level = np.asarray(1.0 / np.sqrt(power), np.float32)
        # Between equally good places (in silence) the nearest to the ideal one keeps the timing.
        self._farness = np.asarray(1e-6 * np.abs(np.arange(-reach, reach + 1)), np.float32)

    def best(self, follows: int, ideal: int) -> int:
        """The place near ``ideal`` whose sound is most like what would have followed the last window."""
        last = len(self.windows) - 1
        template = self.windows[min(follows, last)]
        low, high = max(0, ideal - self._reach), min(ideal + self._reach, last)
        match = np.correlate(self._padded[low : high + self._width], template, mode="valid")
        match *= self._per_level[low : high + 1]
        centre = low - ideal + self._reach
        match -= self._farness[centre : centre + len(match)]
        return low + int(match.argmax())
