"""What a person writes, made fit to be kept."""

import re
from typing import Final

from player.practice.characters import HALVES, without_hidden

LONGEST_NOTE = 100_000
"""Characters."""

_LINE_ENDS: Final = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Other programs' line ends, as pasted text has them."""


def clean_text(text: str) -> str:
    """The text without characters that nobody sees, so that an export of it can be read back.

    A half character, as some input methods leave behind, becomes a "?": it must not lose the rest. Every
    other line end becomes ours.
    """
    if text.isprintable():
        return text
    return without_hidden(_LINE_ENDS.sub("\n", HALVES.sub("?", text)))
