"""Names that are text in files and have words for people."""

from enum import StrEnum
from typing import Self


class Worded(StrEnum):
    """An enumeration whose members say how a person sees them: ``ROOM = "room", _("The room")``."""

    words: str

    def __new__(cls, value: str, words: str = "") -> Self:
        """A member with its words."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        return member
