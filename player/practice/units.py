"""Units and the ladder, shared by everything in the practice room."""

from enum import IntEnum
from typing import NewType

from player.language.catalogue import _

Seconds = NewType("Seconds", float)
"""A length of time or a place in a sitting, in seconds."""

WordsPerMinute = NewType("WordsPerMinute", float)
"""How fast a sentence is spoken, counted within the sentence."""


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
        return _RUNG_WORDS[self]


_RUNG_WORDS = {
    Rung.GROUNDING: _("grounding"),
    Rung.MINDFULNESS: _("mindfulness"),
    Rung.COMMON_HUMANITY: _("common humanity"),
    Rung.KINDNESS_TO_ANOTHER: _("kindness to another"),
    Rung.RECEIVING_KINDNESS: _("receiving kindness"),
    Rung.SELF_KINDNESS: _("self-kindness"),
}
