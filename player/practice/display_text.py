r"""Words that may come from anywhere, made fit to be shown: on a terminal, in a window, in a sentence.

What is shown can't move a cursor, begin a line that looks like ours, or turn the direction of what stands
around it. Characters that would are shown as what they are: ``␛`` for an escape, ``\u202e`` for an override.
"""

import re
from functools import cache
from typing import Final

from player.language.catalogue import _

_FIRST, _LAST = "\u2068", "\u2069"
"""Around words in another direction (UAX 9, first strong isolate): they turn nothing outside."""

_PICTURES_FROM: Final = 0x2400
_DELETE: Final = 0x7F
_SPACE: Final = 0x20
_LONGEST_QUOTE: Final = 1000
_QUOTES: Final = re.compile('["“”„«»]')


def one_line(text: str) -> str:
    """The text as it may stand on one line of a terminal; a line end in it is shown as a sign."""
    if text.isprintable():
        return text
    return _unshowable().sub(_sign, text.replace(_FIRST, "").replace(_LAST, ""))


def in_window(text: str) -> str:
    """The text as it may stand in a widget: tabs, line ends and isolates stay."""
    if text.isprintable():
        return text
    kept = f"\t\n{_FIRST}{_LAST}"
    return _unshowable().sub(lambda found: found[0] if found[0] in kept else _sign(found), text)


def isolated(text: str) -> str:
    """Foreign words on one line, for use within a sentence: they don't turn the words around them."""
    plain = one_line(text)
    if plain.isascii():
        return plain
    # Its patterns take some milliseconds to compile, which the window's first words can do without.
    from player.practice.characters import from_the_right  # noqa: PLC0415

    return f"{_FIRST}{plain}{_LAST}" if from_the_right(plain) else plain


def quoted(text: str) -> str:
    """Foreign words in quotation marks that they can't leave, on one line and not endless."""
    short = text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
    return in_quotes(isolated(_QUOTES.sub("'", short)))


def in_quotes(text: str) -> str:
    """Our own words in the quotation marks of the language in use."""
    # For translators: your language's quotation marks, around what stands in braces.
    return _("“{}”").format(text)


@cache
def _unshowable() -> re.Pattern[str]:
    # Made when something needs it: nearly no text does, and compiling takes longer than all else here.
    return re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ud800-\udfff\ufff9-\ufffb]")


def _sign(found: re.Match[str]) -> str:
    number = ord(found[0])
    if number < _SPACE:
        return chr(_PICTURES_FROM + number)
    return "␡" if number == _DELETE else f"\\u{number:04x}"
