"""A small network that tells in which frame a word begins after a pause, or ends before one.

For each side one network of three layers: what stands in a frame, what stands in the frames around it, and
how likely the edge lies there; all places together are as likely as one. Its weights lie beside this module,
in ``edge_network.npz`` (120 kB); ``tooling/train_edge_network.py`` makes them again from made-up recordings.
"""

from enum import StrEnum
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audio.files.regular_file import read_regular

Floats = NDArray[np.float64]
Weights = NDArray[np.float32]

BEFORE: Final = 26
AFTER: Final = 18
"""Frames into the pause and into the word in which the edge is looked for."""

AROUND: Final = 12
"""Frames to either side of each of them that tell about it."""

WINDOW: Final = 2 * AROUND + 1

_NEAR: Final = 2
"""Frames: the edge is taken to lie where it is likeliest within so many to either side (30 ms are wanted)."""


_LEAST: Final = 1e-6
"""No place is held for less likely."""


class Side(StrEnum):
    """Of a word."""

    BEGIN = "begin"
    END = "end"


class Layers(NamedTuple):
    """The weights of one side.

    Attributes:
        frame: shape (features, hidden), of each frame.
        frame_bias: shape (hidden,).
        around: shape (``WINDOW``, hidden, joined), of the frames around.
        around_bias: shape (joined,).
        judged: shape (joined,).
        place: shape (``BEFORE + AFTER``,): how usual each place is.
    """

    frame: Weights
    frame_bias: Weights
    around: Weights
    around_bias: Weights
    judged: Weights
    place: Weights


def edge_in(features: Floats, side: Side, also: Floats) -> float:
    """Frames from the middle of what is looked at to the edge; less than 0 in the pause.

    Args:
        features: shape (``BEFORE + AFTER + 2 * AROUND``, ...), the pause first.
        side: of the word.
        also: shape (``BEFORE + AFTER``,): what else speaks for each place, as a logarithm of its likelihood.
    """
    likely = likelihoods(features.astype(np.float32), _weights(side))
    both = np.log(likely + _LEAST) + also
    weighed = np.exp(both - both.max())
    return place_of(np.asarray(weighed / weighed.sum()))


def likelihoods(features: NDArray[np.float32], layers: Layers) -> Floats:
    """How likely the edge lies at each of the ``BEFORE + AFTER`` frames; all together 1."""
    frames = np.maximum(features @ layers.frame + layers.frame_bias, 0.0)
    count = len(frames) - WINDOW + 1
    # One frame's share after the other: one large product of matrices would wake a thread on every core.
    joined = np.maximum(
        sum(frames[at : at + count] @ share for at, share in enumerate(layers.around)) + layers.around_bias,
        0.0,
    )
    judged = (joined @ layers.judged + layers.place).astype(np.float64)
    found = np.exp(judged - judged.max())
    return np.asarray(found / found.sum())


def place_of(likely: Floats) -> float:
    """The likeliest place, as ``edge_in`` counts it."""
    padded = np.pad(likely, _NEAR)
    near = np.lib.stride_tricks.sliding_window_view(padded, 2 * _NEAR + 1)
    best = int(np.argmax(near.sum(axis=1)))
    places = np.arange(best - _NEAR, best + _NEAR + 1)
    return float(near[best] @ places / near[best].sum()) - BEFORE


def weights_place() -> Path:
    """Where the weights lie."""
    return Path(__file__).with_name("edge_network.npz")


@lru_cache(maxsize=2)
def _weights(side: Side) -> Layers:
    with np.load(BytesIO(read_regular(weights_place())), allow_pickle=False) as kept:
        return Layers(*(kept[f"{side}_{name}"].astype(np.float32) for name in Layers._fields))
