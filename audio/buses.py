"""The three buses that are mixed: the voice, the bells, and what sounds in the background.

A stretch of a timeline is rendered with the buses side by side, so that their volumes can be moved after the
ring: a volume is heard within the device's latency, however much is rendered ahead.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

WideBlock = NDArray[np.float32]
"""All buses, each in stereo and in one piece of memory: shape (``BUSES``, frames, 2)."""

StereoBlock = NDArray[np.float32]
"""Interleaved stereo, shape (frames, 2), at ``audio.units.SAMPLE_RATE``."""


class Bus(StrEnum):
    """What has a volume of its own."""

    NARRATION = "narration"
    BELLS = "bells"
    BACKGROUND = "background"


BUSES: Final = len(Bus)

PLACES: Final[Mapping[Bus, int]] = {bus: number for number, bus in enumerate(Bus)}
"""Where each bus stands in a wide block."""

FULL: Final[Mapping[Bus, float]] = dict.fromkeys(Bus, 1.0)
"""Every volume at its highest."""


def mixed(block: WideBlock, volumes: Mapping[Bus, float] = FULL) -> StereoBlock:
    """The sum of the buses at their volumes, shape (frames, 2)."""
    out = block[PLACES[Bus.NARRATION]] * np.float32(volumes.get(Bus.NARRATION, 1.0))
    for bus in (Bus.BELLS, Bus.BACKGROUND):
        out += block[PLACES[bus]] * np.float32(volumes.get(bus, 1.0))
    return np.asarray(out, np.float32)
