"""Names that are text in files and have words for people."""

from enum import StrEnum
from typing import Self


class Worded(StrEnum):
    """An enumeration whose members may say how a person sees them: ``ROOM = "room", "The room"``.

    Without words of its own a member is seen as its value, capitalised.
    """

    words: str

    def __new__(cls, value: str, words: str = "") -> Self:
        """A member with its words."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words or value.replace("-", " ").capitalize()
        return member
