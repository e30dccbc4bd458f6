"""Finds the pauses in a recording from a stream, keeping two bytes per 10 ms.

Levels are taken over 10 ms; onsets and ends within a frame are located to 1 ms. The threshold follows the
recording's own speech and noise, so hiss under a voice counts as quiet and a very soft voice as sound.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio.units import SAMPLE_RATE, Frames

Block = NDArray[np.float32]

SHORTEST_PAUSE: Final = 0.7
"""The shortest pause in seconds; shorter ones belong to the sentence (engineering.md)."""

BELOW_SPEECH: Final = 40.0
"""How far below the speech counts as quiet, in decibels, in a recording without noise (engineering.md)."""

ABOVE_NOISE: Final = 8.0
"""How far above the noise floor sound must be, in decibels: steady noise in 10 ms frames varies by 2 or 3."""

LEAST_RANGE: Final = 12.0
"""Levels within this many decibels of the speech never count as quiet: they are one long sound."""

INAUDIBLE: Final = -66.0
"""In dBFS; at or below it nothing counts as sound, however quiet the recording is."""

LONGEST_SLICE: Final = 12.0
"""Speech without a pause is split after this many seconds, at its quietest place, so that going back a line
never goes back far. The split is inaudible."""

_FRAME: Final = SAMPLE_RATE // 100
_PARTS: Final = 10
_PART: Final = _FRAME // _PARTS
_LOWEST: Final = -120.0
_STEP: Final = 0.5
_EDGE: Final = 0.1
_SPEECH_SHARE: Final = 0.95
_NOISE_SHARE: Final = 0.05
_LEAST_SOUND: Final = 3


@dataclass(frozen=True)
class Slice:
    """A stretch of sound in a recording.

    Attributes:
        start, end: the first frame, and the first one after it, at ``SAMPLE_RATE``.
    """

    start: Frames
    end: Frames


class PauseFinder:
    """Takes blocks as they arrive and reports at any time what it has found so far."""

    def __init__(self) -> None:
        self._levels = bytearray()
        self._edges = bytearray()
        self._carry = np.zeros((0, 1), np.float32)

    @property
    def length(self) -> Frames:
        """Frames taken in so far."""
        return Frames(len(self._levels) * _FRAME + len(self._carry))

    def add(self, block: Block) -> None:
        """Take in samples at ``SAMPLE_RATE``; shape (frames, channels)."""
        if len(self._carry):
            block = np.concatenate([self._carry, block])
        whole = len(block) - len(block) % _FRAME
        self._carry = block[whole:].copy()
        if whole:
            self._measure(block[:whole])

    @property
    def noise(self) -> float:
        """The noise floor so far, in decibels of full scale."""
        levels = np.frombuffer(bytes(self._levels), np.uint8)
        return _LOWEST if len(levels) == 0 else _LOWEST + _STEP * _share(levels, _NOISE_SHARE)

    def slices(self) -> tuple[Slice, ...]:
        """The stretches of sound; there is a pause between any two that don't touch."""
        levels = np.frombuffer(bytes(self._levels), np.uint8)
        sound = levels > _threshold(levels)
        runs = _joined(_runs(sound), round(SHORTEST_PAUSE * 100))
        found: list[Slice] = []
        for first, last in runs:
            found.extend(self._split(first, last, levels))
        return tuple(found)

    def _measure(self, block: Block) -> None:
        shaped = block.reshape(-1, _PARTS, _PART, block.shape[1])
        # Around the mean, so that a DC offset doesn't count as level.
        centred = shaped - shaped.mean(axis=(1, 2), keepdims=True)
        powers = np.max(np.mean(np.square(centred, dtype=np.float32), axis=2), axis=2)
        frames = np.mean(powers, axis=1)
        decibels = 10 * np.log10(np.maximum(frames, 1e-12))
        self._levels += np.clip((decibels - _LOWEST) / _STEP, 0, 255).astype(np.uint8).tobytes()
        sounding = powers >= _EDGE * frames[:, None]
        first = np.argmax(sounding, axis=1)
        last = _PARTS - 1 - np.argmax(sounding[:, ::-1], axis=1)
        self._edges += (first * 16 + last).astype(np.uint8).tobytes()

    def _split(self, first: int, last: int, levels: NDArray[np.uint8]) -> list[Slice]:
        start = first * _FRAME + (self._edges[first] >> 4) * _PART
        end = last * _FRAME + ((self._edges[last] & 15) + 1) * _PART
        cuts = [frame * _FRAME for frame in _split_points(levels, first, last)]
        bounds = [start, *cuts, end]
        return [Slice(Frames(a), Frames(b)) for a, b in pairwise(bounds)]


def _threshold(levels: NDArray[np.uint8]) -> int:
    """The level (in steps above the lowest) above which there is sound."""
    if len(levels) == 0:
        return 255
    noise = _share(levels, _NOISE_SHARE)
    above = levels[levels > noise + ABOVE_NOISE / _STEP]
    heard = len(above) >= _LEAST_SOUND
    speech = _share(above if heard else levels, _SPEECH_SHARE)
    least = int((INAUDIBLE - _LOWEST) / _STEP)
    quiet = min(noise + int(ABOVE_NOISE / _STEP), speech - int(LEAST_RANGE / _STEP))
    return max(least, quiet, speech - int(BELOW_SPEECH / _STEP))


def _share(levels: NDArray[np.uint8], share: float) -> int:
    counts = np.cumsum(np.bincount(levels, minlength=256))
    return int(np.searchsorted(counts, share * counts[-1], side="left"))


def _runs(sound: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """First and last frame of each stretch of sound."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], sound, [False]]).astype(np.int8)))
    return [(int(a), int(b) - 1) for a, b in edges.reshape(-1, 2)]


def _joined(runs: list[tuple[int, int]], shortest: int) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for first, last in runs:
        if joined and first - joined[-1][1] - 1 < shortest:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _split_points(levels: NDArray[np.uint8], first: int, last: int) -> list[int]:
    """Where a long stretch is split: at the quietest frame in the second half of each maximum length."""
    longest = round(LONGEST_SLICE * 100)
    cuts: list[int] = []
    while last - first > longest:
        middle = first + longest // 2
        first = middle + int(np.argmin(levels[middle : first + longest]))
        cuts.append(first)
    return cuts
