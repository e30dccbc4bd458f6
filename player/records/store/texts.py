"""Cleans what a person writes before it is stored."""

import re
from typing import Final

from player.practice.characters import HALVES, without_hidden

LONGEST_NOTE = 100_000
"""Characters."""

_LINE_ENDS: Final = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Line ends of other programs, in pasted text."""


def name_text(name: str) -> str:
    r"""A name as the database can hold it: a byte of a file's name that is no UTF-8 becomes ``\xff``."""
    if name.isascii():
        return name
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def clean_text(text: str) -> str:
    """The text without invisible characters, so that an export of it can be imported.

    A lone surrogate, which some input methods leave behind, becomes a "?" rather than losing the text.
    Line ends are normalised.
    """
    if text.isprintable():
        return text
    return without_hidden(_LINE_ENDS.sub("\n", HALVES.sub("?", text)))
