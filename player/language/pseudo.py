"""A made-up language, to see whether every sentence goes through the catalogue and has room for a longer one.

Each sentence is put in brackets, its letters get accents, and it becomes two fifths longer, which is about
what German and Finnish need beside English.
"""

import re
from gettext import NullTranslations
from typing import Final

LONGER: Final = 0.4
"""How much longer a sentence becomes, as a share of its letters."""

OPENING, CLOSING = "⟦", "⟧"

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_WITH_ACCENTS: Final = "ÀƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽàƀçðéƒĝĥîĵķļṁñöþǫŕšţûṽŵẋýž"
_ACCENTED: Final = str.maketrans(_LETTERS, _WITH_ACCENTS)
_PLAIN: Final = str.maketrans(_WITH_ACCENTS, _LETTERS)


_KEPT: Final = re.compile(r"(\{[^}]*\}|<[^>]*>|%\(\w+\)[rs]|%[rs]\b)")
"""What is filled in, and tags."""


class PseudoTranslations(NullTranslations):
    """Makes every sentence unmistakable; what is filled in and tags stay as they are."""

    def gettext(self, message: str) -> str:
        """The sentence in the made-up language."""
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The sentence for this number in the made-up language."""
        return pseudo(msgid1 if n == 1 else msgid2)


def pseudo(sentence: str) -> str:
    """A sentence in the made-up language."""
    if not any(letter.isalpha() for letter in sentence):
        return sentence
    said = "".join(
        part if number % 2 else part.translate(_ACCENTED) for number, part in enumerate(_KEPT.split(sentence))
    )
    longer = "~" * max(1, round(len(sentence) * LONGER) - len(OPENING + CLOSING))
    return f"{OPENING}{said}{_in_words(longer)}{CLOSING}"


def plain(sentence: str) -> str:
    """What a sentence in the made-up language says in English."""
    return sentence.translate(_PLAIN).replace(OPENING, "").replace(CLOSING, "").replace("~", "")


def _in_words(filling: str, word: int = 6) -> str:
    # With places to break a line at, as words have.
    return "".join(f" {filling[at : at + word]}" for at in range(0, len(filling), word))


def made_up_letters(text: str) -> frozenset[str]:
    """The letters of the made-up language in a text."""
    return frozenset(text) & frozenset(_WITH_ACCENTS)
