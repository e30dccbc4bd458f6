"""Units and the ladder, shared by everything in the practice room."""

from enum import IntEnum
from typing import Final, NewType

from player.language.catalogue import _, later

Seconds = NewType("Seconds", float)
"""A length of time or a place in a sitting, in seconds."""

ROUNDING_S: Final = 1e-6
"""Seconds by which a sum of lengths may miss the limit that it was made to meet: rounding of floats."""


class Rung(IntEnum):
    """How near to oneself compassion comes (practice brief, section 1)."""

    GROUNDING = 0
    MINDFULNESS = 1
    COMMON_HUMANITY = 2
    KINDNESS_TO_ANOTHER = 3
    RECEIVING_KINDNESS = 4
    SELF_KINDNESS = 5

    @property
    def words(self) -> str:
        """The rung in plain words, as the window shows it."""
        return _(_RUNG_WORDS[self])


_RUNG_WORDS = {
    Rung.GROUNDING: later("grounding"),
    Rung.MINDFULNESS: later("mindfulness"),
    Rung.COMMON_HUMANITY: later("common humanity"),
    Rung.KINDNESS_TO_ANOTHER: later("kindness to another"),
    Rung.RECEIVING_KINDNESS: later("receiving kindness"),
    Rung.SELF_KINDNESS: later("self-kindness"),
}
