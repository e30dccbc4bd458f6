"""Small networks that tell in which frame a word begins after a pause, or ends before one.

For each side three networks of three layers: what stands in a frame, what stands in the frames around it, and
how likely the edge lies there; all places together are as likely as one. Their weights lie beside this
module, in ``edge_network.npz`` (206 kB); ``tooling/train_edge_network.py`` makes them again from made-up
recordings.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audio.analysis.products import product
from audio.files.regular_file import read_regular

Floats = NDArray[np.float64]
Weights = NDArray[np.float32]

BEFORE: Final = 26
AFTER: Final = 18
"""Frames into the pause and into the word in which the edge is looked for."""

AROUND: Final = 12
"""Frames to either side of each of them that tell about it."""

WINDOW: Final = 2 * AROUND + 1
_WINDOWS: Final = np.arange(BEFORE + AFTER)[:, None] + np.arange(WINDOW)
"""The frames that tell about each place."""

_NEAR: Final = 3
"""Frames: the edge is taken to lie where it is likeliest within so many to either side (30 ms are wanted)."""

_ALL_NEAR: Final = np.ones(2 * _NEAR + 1)

NETWORKS: Final = 3
"""Of each side, trained from different seeds: together they are off less often than each."""

_TRUST: Final = 0.5
"""What their logarithms of likelihood count: they are surer than they are right."""

_MOST_OF_BYTE: Final = 127

_LEAST: Final = 1e-6
"""No place is held for less likely."""


class Side(StrEnum):
    """Of a word."""

    BEGIN = "begin"
    END = "end"


class Layers(NamedTuple):
    """The weights of one network.

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
    both = agreed(features.astype(np.float32), _weights(side)) + also
    weighed = np.exp(both - both.max())
    return place_of(np.asarray(weighed / weighed.sum()))


def agreed(features: NDArray[np.float32], networks: Sequence[Layers]) -> Floats:
    """The logarithm of how likely the edge lies at each place, by several networks; flatter than theirs.

    Args:
        features: as ``edge_in`` takes them.
        networks: of one side.
    """
    each = np.stack([likelihoods(features, layers) for layers in networks])
    return np.asarray(_TRUST / len(networks) * np.log(each + _LEAST).sum(axis=0))


def likelihoods(features: NDArray[np.float32], layers: Layers) -> Floats:
    """How likely the edge lies at each of the ``BEFORE + AFTER`` frames; all together 1."""
    frames = np.maximum(product(features, layers.frame) + layers.frame_bias, 0.0)
    windows = frames[_WINDOWS].reshape(len(_WINDOWS), -1)
    around = layers.around.reshape(-1, len(layers.around_bias))
    joined = np.maximum(product(windows, around) + layers.around_bias, 0.0)
    judged = (joined @ layers.judged + layers.place).astype(np.float64)
    found = np.exp(judged - judged.max())
    return np.asarray(found / found.sum())


def place_of(likely: Floats) -> float:
    """The likeliest place, as ``edge_in`` counts it."""
    best = int(np.argmax(np.convolve(likely, _ALL_NEAR, "same")))
    places = np.arange(max(0, best - _NEAR), min(best + _NEAR + 1, len(likely)))
    near = likely[places]
    return float(near @ places / near.sum()) - BEFORE


def weights_place() -> Path:
    """Where the weights lie."""
    return Path(__file__).with_name("edge_network.npz")


def packed(side: Side, number: int, layers: Layers) -> dict[str, NDArray[Any]]:
    """One network as it is kept: its greatest layer in bytes, each column to a scale of its own."""
    scale = np.maximum(np.abs(layers.around).max(axis=(0, 1)), 1e-9) / _MOST_OF_BYTE
    kept = {name: one.astype(np.float16) for name, one in layers._asdict().items()}
    kept["around"] = np.round(layers.around / scale).astype(np.int8)
    kept["scale"] = scale.astype(np.float32)
    return {f"{side}_{number}_{name}": one for name, one in kept.items()}


def unpacked(kept: Mapping[str, NDArray[Any]], side: Side, number: int) -> Layers:
    """One network as ``packed`` keeps it."""
    layers = Layers(*(kept[f"{side}_{number}_{name}"].astype(np.float32) for name in Layers._fields))
    return layers._replace(around=layers.around * kept[f"{side}_{number}_scale"])


@lru_cache(maxsize=2)
def _weights(side: Side) -> tuple[Layers, ...]:
    with np.load(BytesIO(read_regular(weights_place())), allow_pickle=False) as kept:
        return tuple(unpacked(kept, side, number) for number in range(NETWORKS))
