"""Keeps the sum of all buses under -2 dBTP, without clicks and without changing anything quieter.

Every clip by itself is under the limit (``audio.analysis.programme``); a bell on a voice's peak, or a
part of a recording that is not measured yet, may not be. The limiter looks ahead: the gain goes down before
a peak and up after it along a smooth curve, 20 ms on either side, the same for all buses and both channels.
Sound that needs no limiting passes bit by bit. The gain at a frame depends only on the frames around it, so
block boundaries make no difference, and a file holds the same samples as a sitting.

The volumes of the buses are applied later. So the peak that counts is the highest possible with any
volumes up to full: the sum of all positive values at a moment, or of all negative ones.
"""

from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from audio.analysis.programme import CLIP_PEAK, TRUE_PEAK_LIMIT, factor
from audio.mix.blocks import WideBlock
from audio.mix.buses import BUSES

LIMIT: Final = factor((TRUE_PEAK_LIMIT + CLIP_PEAK) / 2)
"""Between the peak of a single clip, which stays untouched, and the limit."""

SMOOTHING: Final = 480
"""Frames around a peak for which the gain is held, and again over which it is smoothed: 10 ms each."""

_SEGMENT: Final = 64

REACH: Final = 2 * SMOOTHING + 2 * _SEGMENT
"""Frames needed on either side to limit a frame."""

_NEARLY: Final = factor(-3.0)
"""What is so much lower than the limit, or than what is beside it, needs no closer look."""

_BESIDE: Final = _SEGMENT // 2
"""Frames to either side: gains move so little over them that the highest peak in them counts for all."""

_UNSURE: Final = 1.0
"""Of what low passes disagree on, so much is added to the highest. Full-band noise (ten times twenty seconds,
up to 23 or 24 kHz, held down by 5 to 13 dB) stays within -2.06 dBTP by soxr's very high quality, eight times
oversampled (-1.87 by an endless low pass, which nothing has); with half of it within -2.01, with none at
about -1.9."""

Gains = NDArray[np.float64]
Filters = NDArray[np.float32]


class _LowPass(NamedTuple):
    """Interpolates between samples.

    Attributes:
        cutoffs: where it ends, as shares of half of the rate. Near that, a peak is what the listener's
            converter makes of it, and a low pass below can raise it; so several are asked.
        oversampling: places looked at for each frame.
        half: taps to either side.
        kaiser: the window's shape.
    """

    cutoffs: tuple[float, ...]
    oversampling: int
    half: int
    kaiser: float


_COARSE: Final = _LowPass((1.0,), oversampling=4, half=8, kaiser=5.0)
"""Of noise up to 20 kHz its peaks are within 0.2 dB of those that soxr finds; up to 24 kHz within 1.6."""

_FINE: Final = _LowPass((1.0, 0.96, 0.92, 0.88), oversampling=8, half=32, kaiser=4.0)
"""Of noise up to 22 kHz its peaks are within 0.06 dB of those that soxr finds."""


def limited(block: WideBlock, count: int, heard: int = BUSES) -> WideBlock:
    """Limit the frames between ``REACH`` and ``REACH + count`` of a block.

    Args:
        block: shape (``BUSES``, n, 2), n from ``padded_length``.
        count: frames wanted.
        heard: how many buses may hold sound; the rest are silent.

    Returns:
        Shape (``BUSES``, count, 2): a view of the block if nothing exceeds the limit.
    """
    inside = block[:, REACH : REACH + count]
    sounding = block[:heard]
    hot = _hot_segments(sounding)
    if len(hot) == 0:
        return inside
    needed = np.ones(block.shape[1])
    places = (hot[:, np.newaxis] * _SEGMENT + np.arange(_SEGMENT)).ravel()
    needed[places] = LIMIT / np.maximum(_highest_true_peaks(sounding, places), LIMIT)
    if needed.min() >= 1.0:
        return inside
    return inside * _smooth(needed, count).astype(np.float32)[:, np.newaxis]


def padded_length(count: int) -> int:
    """The block length that ``limited`` needs for ``count`` frames."""
    return -(-(count + 2 * REACH) // _SEGMENT) * _SEGMENT


def _peaks(block: WideBlock) -> Gains:
    """The largest sample of each bus in each segment, shape (buses, segments)."""
    parts = block.reshape(block.shape[0], -1, _SEGMENT * block.shape[2])
    return np.asarray(np.maximum(parts.max(axis=2), -parts.min(axis=2)), np.float64)


def _around(peaks: Gains) -> Gains:
    return np.asarray(np.maximum(peaks[1:-1], np.maximum(peaks[:-2], peaks[2:])))


def _hot_segments(block: WideBlock) -> NDArray[np.intp]:
    """The segments, except the outer two, whose peaks between samples could exceed the limit.

    Strictly: interpolation differs from a straight line between two samples by at most ``_overshoot`` times
    the largest nearby second difference, which is at most four times the largest sample.
    """
    peaks = _around(_peaks(block).sum(axis=0))
    likely = np.flatnonzero(peaks * (1.0 + 4.0 * _overshoot()) > LIMIT)
    if len(likely) == 0:
        return likely
    first, last = int(likely[0]), int(likely[-1]) + 1
    differences = _around(
        _peaks(_second_differences(block[:, first * _SEGMENT : (last + 2) * _SEGMENT])).sum(axis=0)
    )
    return np.flatnonzero(peaks[first:last] + _overshoot() * differences > LIMIT) + first + 1


def _second_differences(block: WideBlock) -> WideBlock:
    """Second differences, zero at the ends."""
    differences = np.zeros_like(block)
    inner = differences[:, 1:-1]
    np.subtract(block[:, 2:], block[:, 1:-1], out=inner)
    inner -= block[:, 1:-1]
    inner += block[:, :-2]
    return differences


def _highest_true_peaks(block: WideBlock, places: NDArray[np.intp]) -> Gains:
    """The highest true peak at these frames, up to the next ones, with any volumes.

    Closely where it is about the highest, for all that decides how far the gain goes down.
    """
    peaks = _peaks_between(block, places, _COARSE)
    beside = np.zeros(block.shape[1])
    beside[places] = peaks
    beside[_BESIDE:-_BESIDE] = -_lowest(-beside, 2 * _BESIDE + 1)
    close = peaks > _NEARLY * np.maximum(beside[places], LIMIT)
    if close.any():
        peaks[close] = _peaks_between(block, places[close], _FINE)
    return peaks


def _peaks_between(block: WideBlock, places: NDArray[np.intp], low_pass: _LowPass) -> Gains:
    """The highest of each of these places, by one kind of low pass."""
    sides = [_highest_of_side(block[:, :, side], places, low_pass) for side in range(block.shape[2])]
    cutoffs = len(low_pass.cutoffs)
    each = np.maximum.reduce(sides).reshape(len(places), cutoffs, -1)
    by_cutoff = [each[:, one].max(axis=1) for one in range(cutoffs)]
    most, least = np.maximum.reduce(by_cutoff), np.minimum.reduce(by_cutoff)
    return np.asarray(most + _UNSURE * (most - least), np.float64)


def _highest_of_side(
    buses: NDArray[np.float32], places: NDArray[np.intp], low_pass: _LowPass
) -> NDArray[np.float32]:
    """Shape (places, filters)."""
    filters, first = _filters(low_pass), 1 - low_pass.half
    above = np.zeros((len(places), len(filters)), np.float32)
    below = np.zeros_like(above)
    for bus in buses:
        around = sliding_window_view(np.ascontiguousarray(bus), filters.shape[1])[places + first]
        # Not a matrix product: the package's NumPy has no library for these, and its own loops are slow.
        between = np.einsum("pt,ft->pf", around, filters)
        above += np.maximum(between, 0.0)
        below -= np.minimum(between, 0.0)
    return np.maximum(above, below)


def _smooth(needed: Gains, count: int) -> Gains:
    """The gain at each frame wanted: never above what any nearby frame needs, and smooth."""
    lowest = _lowest(needed[REACH - 2 * SMOOTHING : REACH + count + 2 * SMOOTHING], 2 * SMOOTHING + 1)
    gains = np.ones(count)
    places = np.flatnonzero(lowest < 1.0)
    if len(places):
        first, last = max(0, places[0] - 2 * SMOOTHING), min(count, places[-1] + 1)
        gains[first:last] = np.convolve(
            lowest[first : last + 2 * SMOOTHING], _smoothing_window(), mode="valid"
        )
    return gains


def _lowest(values: Gains, length: int) -> Gains:
    """The lowest of each row of so many values, shape (n - length + 1,)."""
    lowest, span = values, 1
    while 2 * span <= length:
        lowest = np.minimum(lowest[:-span], lowest[span:])
        span *= 2
    return np.minimum(lowest[: len(lowest) - (length - span)], lowest[length - span :])


@lru_cache(maxsize=1)
def _smoothing_window() -> Gains:
    """Weights that add up to one."""
    weights = np.hanning(2 * SMOOTHING + 3)[1:-1]
    return np.asarray(weights / weights.sum(), np.float64)


@lru_cache(maxsize=2)
def _filters(low_pass: _LowPass) -> Filters:
    """For the sample itself and the places up to the next one, shape (cutoffs * oversampling, taps)."""
    half, kaiser = low_pass.half, low_pass.kaiser
    into = np.arange(low_pass.oversampling)[:, np.newaxis] / low_pass.oversampling
    places = np.arange(1 - half, half + 1) - into
    window = np.i0(kaiser * np.sqrt(np.maximum(0.0, 1.0 - (places / half) ** 2)))
    each = np.concatenate([np.sinc(cutoff * places) * window for cutoff in low_pass.cutoffs])
    return np.asarray(each / each.sum(axis=1, keepdims=True), np.float32)


@lru_cache(maxsize=1)
def _overshoot() -> float:
    """The finer filters' largest deviation from a straight line, as a factor of the second difference.

    A filter minus the straight line is zero on straight lines, so it is a filter of second differences; its
    weights follow by summing twice.
    """
    half, filters = _FINE.half, _filters(_FINE)
    into = np.tile(np.arange(_FINE.oversampling) / _FINE.oversampling, len(_FINE.cutoffs))
    line = np.zeros(filters.shape)
    line[:, half - 1], line[:, half] = 1.0 - into, into
    weights = np.cumsum(np.cumsum(filters.astype(np.float64) - line, axis=1), axis=1)
    return float(np.abs(weights).sum(axis=1).max())
