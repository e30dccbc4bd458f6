"""Where speech starts, ends and rests, found from the loudness of short frames."""

from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

FRAME_SECONDS: Final = 0.005
"""Onsets are found to within one frame: five milliseconds, a quarter of the 20 ms that a test allows."""

BELOW_PEAK_DB: Final = 42.0
"""A frame this far below the loudest one is silence: soft fricatives stand at about -35 dB, the voice's own
noise floor below -60 dB."""

GUARD_SECONDS: Final = 0.008
"""Kept before and after the speech, so that soft onsets aren't cut."""

FADE_SECONDS: Final = 0.004
"""The length of the ramps at cut edges: short beside a consonant, long beside a click."""


def frame_levels(samples: Samples, rate: int) -> NDArray[np.float32]:
    """Root mean square of each whole frame of ``FRAME_SECONDS``; shape (frames,)."""
    width = int(rate * FRAME_SECONDS)
    count = len(samples) // width
    levels = np.sqrt(np.mean(samples[: count * width].reshape(count, width) ** 2, axis=1))
    return np.asarray(levels, np.float32)


def speech_mask(samples: Samples, rate: int) -> NDArray[np.bool_]:
    """For each frame, whether it holds speech; all False where there is only silence."""
    levels = frame_levels(samples, rate)
    if len(levels) == 0:
        return np.zeros(0, np.bool_)
    loudest = float(levels.max())
    return np.asarray(levels > max(loudest * 10 ** (-BELOW_PEAK_DB / 20), 1e-5), np.bool_)


def speech_bounds(samples: Samples, rate: int) -> tuple[int, int]:
    """First sample of the speech and the first one after it; (0, 0) where there is none."""
    width = int(rate * FRAME_SECONDS)
    speaking = np.flatnonzero(speech_mask(samples, rate))
    if len(speaking) == 0:
        return 0, 0
    guard = int(rate * GUARD_SECONDS)
    start = int(speaking[0]) * width - guard
    end = (int(speaking[-1]) + 1) * width + guard
    return max(0, start), min(len(samples), end)


def trim(samples: Samples, rate: int) -> Samples:
    """The speech without the silence around it, its edges ramped; empty where there is none."""
    start, end = speech_bounds(samples, rate)
    return with_soft_edges(samples[start:end], rate)


def rests(samples: Samples, rate: int, shortest: float) -> tuple[tuple[int, int], ...]:
    """Silences inside the speech, at least ``shortest`` seconds long, as (start, end) in samples."""
    width = int(rate * FRAME_SECONDS)
    speaking = np.flatnonzero(speech_mask(samples, rate))
    found: list[tuple[int, int]] = []
    for before, after in pairwise(speaking.tolist()):
        if (after - before - 1) * FRAME_SECONDS >= shortest:
            found.append(((before + 1) * width, after * width))
    return tuple(found)


def with_soft_edges(samples: Samples, rate: int) -> Samples:
    """A copy that fades in and out over its first and last milliseconds."""
    shaped = np.array(samples, np.float32)
    length = min(int(rate * FADE_SECONDS), len(shaped) // 2)
    if length == 0:
        return shaped
    ramp = np.sin(np.linspace(0.0, np.pi / 2, length, endpoint=False, dtype=np.float32)) ** 2
    shaped[:length] *= ramp
    shaped[-length:] *= ramp[::-1]
    return shaped
