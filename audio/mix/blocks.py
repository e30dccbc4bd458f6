"""Blocks of samples, with the buses side by side or mixed."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from audio.mix.buses import FULL, PLACES, Bus

WideBlock = NDArray[np.float32]
"""All buses, each in stereo and contiguous: shape (``BUSES``, frames, 2)."""

StereoBlock = NDArray[np.float32]
"""Interleaved stereo, shape (frames, 2), at ``audio.units.SAMPLE_RATE``."""


def mixed(block: WideBlock, volumes: Mapping[Bus, float] = FULL) -> StereoBlock:
    """The sum of the buses at their volumes, shape (frames, 2)."""
    out = block[PLACES[Bus.NARRATION]] * np.float32(volumes.get(Bus.NARRATION, 1.0))
    for bus in (Bus.BELLS, Bus.BACKGROUND):
        out += block[PLACES[bus]] * np.float32(volumes.get(bus, 1.0))
    return np.asarray(out, np.float32)
