"""The three buses that are mixed: the voice, the bells, and what sounds in the background.

A stretch of a timeline is rendered with the buses side by side, so that their volumes are applied after
the ring: a change is heard within the device's latency, however much is rendered ahead.

The window only names buses and never handles samples; those, and numpy, are in ``audio.mix.blocks``.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Bus(StrEnum):
    """A part of the mix with its own volume."""

    NARRATION = "narration"
    BELLS = "bells"
    BACKGROUND = "background"


BUSES: Final = len(Bus)

PLACES: Final[Mapping[Bus, int]] = {bus: number for number, bus in enumerate(Bus)}
"""The index of each bus in a wide block."""

FULL: Final[Mapping[Bus, float]] = dict.fromkeys(Bus, 1.0)
"""Full volume for every bus."""
