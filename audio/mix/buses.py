"""The three buses that are mixed: the voice, the bells, and what sounds in the background.

A stretch of a timeline is rendered with the buses side by side, so that their volumes can be moved after
the ring: a volume is heard within the device's latency, however much is rendered ahead.

The window names buses and never sees a sample; what is done with samples, with numpy, is in
``audio.mix.blocks``.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


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
