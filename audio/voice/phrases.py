"""A line's words: cleaned for the voice, and counted."""

import re
import unicodedata
from typing import Final

_PRONUNCIATION: Final = re.compile(r"\[([^\[\]]*)\]\(/([^()/]*)/\)")
_WORD: Final = re.compile(r"[^\W_]")
_TRANSLATION: Final = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2010": "-", "\u2011": "-", "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "",
        "\u2026": "...",
        # Letters as wide as Chinese ones.
        **{chr(0xFEE0 + sign): chr(sign) for sign in range(0x21, 0x7F)},
    }
)  # fmt: skip
_DASH: Final = re.compile(r"\s*(?:[\u2012-\u2015]|\s-{1,3}\s|--+)\s*")


def without_marks(text: str) -> str:
    """The text as shown: ``[word](/phonemes/)`` becomes ``word``."""
    return _PRONUNCIATION.sub(r"\1", text)


def without_pronounced(text: str) -> str:
    """The text without the words whose pronunciation stands beside them."""
    return _PRONUNCIATION.sub(" ", text)


def word_count(text: str) -> int:
    """Words between white space, of the text as shown; those without a letter or digit don't count."""
    return sum(1 for word in without_marks(text).split() if _WORD.search(word))


def cleaned(text: str) -> str:
    """The text in the characters that the voice knows.

    Quotation marks, dashes and hyphens of every kind become the plain ones, a dash between phrases a comma;
    unspoken characters (emoji, zero-width, control) are removed; pronunciations stay as they are.
    """
    parts: list[str] = []
    place = 0
    for mark in _PRONUNCIATION.finditer(text):
        parts += [_cleaned_plain(text[place : mark.start()]), mark.group(0)]
        place = mark.end()
    parts.append(_cleaned_plain(text[place:]))
    return re.sub(r"\s+", " ", "".join(parts)).strip(" ,;:")


def _cleaned_plain(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).translate(_TRANSLATION)
    plain = _DASH.sub(", ", plain)
    return "".join(" " if unicodedata.category(sign) in _UNSPOKEN else sign for sign in plain)


_UNSPOKEN: Final = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "So", "Sk", "Zl", "Zp", "Mn"})
