r"""Characters that can't be seen, and that change how what stands around them is read or shown.

They are looked for after decoding, so that an escape (``\u202e`` in YAML or JSON, ``&#8238;`` in captions) is
no way around. The sets follow the Unicode Standard 16.0 (chapter 23, UAX 9, UTS 39 and UTS 51).
"""

import re
import unicodedata
from typing import Final

from player.language.catalogue import _

_JOINING: Final = (
    # Arabic, Syriac and their neighbours; the scripts of India and South-East Asia; Mongolian.
    "\u0600-\u08ff\u0900-\u109f\u1780-\u18af\u1a20-\u1aaf\u1b00-\u1bff\u1cd0-\u1cff\ua800-\ua82f\ua840-\ua8ff"
    "\ua980-\uaa7f\uaae0-\uaaff\uabc0-\uabff\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e95f"
)
"""Scripts in which joiners and invisible spaces belong to the spelling."""

_PICTURES: Final = (
    "\u00a9\u00ae\u203c\u2049\u20e3\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
"""Signs that can be part of an emoji."""

_HIDDEN: Final = re.compile(
    # Control characters but tab and line ends, the other line ends of Unicode, halves of characters.
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff"
    # What turns the direction of writing, deprecated formats, annotations, and musical formats.
    "\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\U0001d173-\U0001d17a]"
    # Tags, but behind a flag.
    "|(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0000-\U000e007f]+"
    # Joiners outside the scripts that have them, and between anything but the parts of an emoji.
    f"|(?<![{_JOINING}])[\u200c\u180e]"
    f"|(?<![{_JOINING}{_PICTURES}\ufe0f])\u200d|(?<![{_JOINING}])\u200d(?![{_PICTURES}])"
)

_MARKS: Final = re.compile("[\u061c\u200e\u200f]")
"""Direction marks: they turn nothing round, and belong to lines with letters written from right to left."""

_BLANK: Final = "\u034f\u17b4\u17b5\u2800\u3164\uffa0"
"""Letters and signs without any ink, which Python counts as printable."""

_BLANKS: Final = re.compile(f"[{_BLANK}]")
_INVISIBLE: Final = re.compile(f"[\u00ad\u2060-\u2064\ufeff{_BLANK}]|(?<![{_JOINING}])\u200b")
"""Soft hyphens, joiners of words and spaces without width: they harm nothing and are said by no voice."""

_FROM_THE_RIGHT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

HALVES: Final = re.compile("[\ud800-\udfff]")
"""Halves of characters: UTF-8 has none, escapes may."""


def find_hidden(text: str) -> int:
    """Where the first character stands that nobody sees and that deceives; -1 where there is none."""
    if text.isprintable():
        return -1
    found = _HIDDEN.search(text)
    mark = None if from_the_right(text) else _MARKS.search(text)
    places = [match.start() for match in (found, mark) if match]
    return min(places, default=-1)


def find_invisible(text: str) -> int:
    """As ``find_hidden``, and also characters that merely can't be seen, such as a soft hyphen."""
    if text.isprintable() and (text.isascii() or not _BLANKS.search(text)):
        return -1
    harmless = _INVISIBLE.search(text)
    hidden = find_hidden(text)
    places = [place for place in (hidden, harmless.start() if harmless else -1) if place >= 0]
    return min(places, default=-1)


def without_hidden(text: str, instead: str = "") -> str:
    """The text with something else in the place of what ``find_hidden`` finds."""
    # What stands behind something that goes may only then be out of its place.
    while find_hidden(text) >= 0:
        text = _HIDDEN.sub(instead, text)
        text = text if from_the_right(text) else _MARKS.sub(instead, text)
    return text


def without_invisible(text: str, instead: str = "") -> str:
    """The text with something else in the place of soft hyphens and the like; what deceives stays."""
    return _INVISIBLE.sub(instead, text)


def from_the_right(text: str) -> bool:
    """Whether any letter in it is written from right to left."""
    return _FROM_THE_RIGHT.search(text) is not None


def named(character: str) -> str:
    """A character's number and name, such as ``U+202E, right-to-left override``."""
    if HALVES.match(character):
        name = _("half of a character")
    else:
        name = unicodedata.name(character, _("control character")).lower()
    return f"U+{ord(character):04X}, {name}"
