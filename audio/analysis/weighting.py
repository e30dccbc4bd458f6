"""The K-weighting of ITU-R BS.1770-4 as a filter for long sounds, streaming and without scipy.

A recursion goes from sample to sample, which Python does slowly. Here it goes from one block to the next:
what a block of samples becomes is a product of matrices, and so is what it leaves of the filter's state. An
hour takes some 2 s, where one long impulse response by way of transforms takes 5.
"""

import math
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audio.analysis.products import product
from audio.units import SAMPLE_RATE

Floats = NDArray[np.float64]

TENTH: Final = SAMPLE_RATE // 10
"""Frames whose mean square is told."""

_BLOCK: Final = 120
_BLOCKS: Final = TENTH // _BLOCK


class _Section(NamedTuple):
    """A filter of the second order: how input and earlier output count."""

    forward: tuple[float, float, float]
    back: tuple[float, float]


# BS.1770-4, tables 1 and 2: the shelf and the high pass at 48 kHz.
_SHELF: Final = _Section(
    (1.53512485958697, -2.69169618940638, 1.19839281085285), (-1.69065929318241, 0.73248077421585)
)
_HIGH_PASS: Final = _Section((1.0, -2.0, 1.0), (-1.99004745483398, 0.99007225036621))
_LOW_CUT: Final = 80.0
_LOW_CUT_QUALITIES: Final = (0.54119610, 1.3065630)
"""Of the two sections of a Butterworth filter of the fourth order."""


class Weighting:
    """Weighs one channel.

    Args:
        low_cut: leave out what is under 80 Hz.
    """

    def __init__(self, *, low_cut: bool = False) -> None:
        self._filter = _filter(low_cut=low_cut)
        self._state = np.zeros(len(self._filter.kept))

    def mean_squares(self, samples: NDArray[np.float32]) -> Floats:
        """The mean square of each tenth of a second of what comes next, weighted.

        Args:
            samples: at ``SAMPLE_RATE``, shape (n * ``TENTH``,).

        Returns:
            Shape (n,).
        """
        known = self._filter
        blocks = samples.reshape(-1, _BLOCK)
        each = product(blocks.astype(np.float64), known.left).reshape(-1, _BLOCKS * len(self._state))
        left = product(each, known.joined)
        states = np.empty((len(left), len(self._state)))
        for number, share in enumerate(left[:, -len(self._state) :]):
            states[number] = self._state
            self._state = known.kept @ self._state + share
        before = (product(states, known.recalled) + left[:, : -len(self._state)]).reshape(len(blocks), -1)
        known_before = np.concatenate([blocks, before.astype(np.float32)], axis=1)
        weighted = product(known_before, known.heard).reshape(-1, TENTH)
        return np.asarray(np.einsum("ij,ij->i", weighted, weighted) / TENTH, np.float64)


class _Filter(NamedTuple):
    """The products that a tenth of a second takes; ``order`` numbers are the filter's state.

    Attributes:
        heard: shape (``_BLOCK + order``, ``_BLOCK``): what a block and the state before it become.
        left: shape (``_BLOCK``, order): what it leaves of the state.
        joined: shape (``_BLOCKS * order``, ``(_BLOCKS + 1) * order``): what the blocks before leave together
            for each block of a tenth, and for the next tenth.
        recalled: shape (order, ``_BLOCKS * order``): what the state before the tenth is before each block.
        kept: shape (order, order): what it becomes after the tenth.
    """

    heard: NDArray[np.float32]
    left: Floats
    joined: Floats
    recalled: Floats
    kept: Floats


class _System(NamedTuple):
    """A filter: ``state @ told + sample * direct`` is heard, then ``state @ turned + sample * entered``."""

    turned: Floats
    entered: Floats
    told: Floats
    direct: float


@lru_cache(maxsize=2)
def _filter(*, low_cut: bool) -> _Filter:
    sections = [_SHELF, _HIGH_PASS, *(_butterworth(quality) for quality in _LOW_CUT_QUALITIES if low_cut)]
    system = _system(sections[0])
    for section in sections[1:]:
        system = _after(system, _system(section))
    powers = _powers(system.turned, _BLOCK)
    shown = np.stack([power @ system.told for power in powers[:-1]], axis=1)
    response = np.concatenate([[system.direct], system.entered @ shown[:, :-1]])
    delays = np.arange(_BLOCK)[None, :] - np.arange(_BLOCK)[:, None]
    heard = np.where(delays >= 0, response[delays], 0.0)
    left = np.stack([system.entered @ power for power in powers[-2::-1]])
    over = _powers(powers[-1], _BLOCKS)
    order = len(system.told)
    joined = np.zeros((_BLOCKS, order, _BLOCKS + 1, order))
    for block in range(_BLOCKS):
        for later in range(block + 1, _BLOCKS + 1):
            joined[block, :, later] = over[later - block - 1]
    return _Filter(
        np.concatenate([heard, shown]).astype(np.float32),
        left,
        joined.reshape(_BLOCKS * order, -1),
        np.concatenate(over[:-1], axis=1),
        over[-1].T.copy(),
    )


def _powers(turned: Floats, count: int) -> list[Floats]:
    """From the power of 0, which changes nothing, to that of ``count``."""
    found = [np.eye(len(turned))]
    for _ in range(count):
        found.append(found[-1] @ turned)
    return found


def _system(section: _Section) -> _System:
    """Transposed direct form II: two values of state."""
    (first, second, third), (one, two) = section
    turned = np.array([[-one, -two], [1.0, 0.0]])
    entered = np.array([second - one * first, third - two * first])
    return _System(turned, entered, np.array([1.0, 0.0]), first)


def _after(one: _System, other: _System) -> _System:
    """What one filter gives goes through the other."""
    turned = np.block(
        [
            [one.turned, np.outer(one.told, other.entered)],
            [np.zeros((len(other.told), len(one.told))), other.turned],
        ]
    )
    entered = np.concatenate([one.entered, one.direct * other.entered])
    told = np.concatenate([one.told * other.direct, other.told])
    return _System(turned, entered, told, one.direct * other.direct)


def _butterworth(quality: float) -> _Section:
    """One section of a high pass at ``_LOW_CUT`` (Bristow-Johnson's cookbook)."""
    angle = 2 * math.pi * _LOW_CUT / SAMPLE_RATE
    alpha, cosine = math.sin(angle) / (2 * quality), math.cos(angle)
    scale = 1 / (1 + alpha)
    half = (1 + cosine) / 2 * scale
    return _Section((half, -2 * half, half), (-2 * cosine * scale, (1 - alpha) * scale))
