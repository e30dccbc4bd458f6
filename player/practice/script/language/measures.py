"""Measures of plain language: words, syllables and reading grades."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

import pyphen

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
# Letters at a word's end that are written and not spoken: "time", "moved", "takes".
_SILENT_END = re.compile(r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouylscgzx])es$")


def words(text: str) -> list[str]:
    """The words of a text, without numbers."""
    return _WORD.findall(text)


@cache
def _dictionary() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US")


@cache
def _syllables(word: str) -> int:
    spoken = _SILENT_END.sub("", word) or word
    return max(len(_dictionary().positions(word)) + 1, len(_VOWELS.findall(spoken)), 1)


def syllables(word: str) -> int:
    """About how many syllables an English word has.

    A hyphenation dictionary misses syllables of one letter (a-ny, o-pen); counting groups of vowels misses
    syllables whose vowels meet (qui-et, be-ing). The larger of the two counts is used.
    """
    return _syllables(word.lower())


def reading_grade(sentences: Sequence[str]) -> float:
    """The Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word − 15.59.

    Kincaid, Fishburne, Rogers & Chissom 1975, Derivation of new readability formulas, Research Branch
    Report 8-75. The package textstat would do this too, but it brings nltk with word lists downloaded at run
    time, and this program has no network.
    """
    counted = [word for sentence in sentences for word in words(sentence)]
    spoken = sum(1 for sentence in sentences if words(sentence))
    if not counted:
        return 0.0
    return 0.39 * len(counted) / spoken + 11.8 * sum(map(syllables, counted)) / len(counted) - 15.59


# Two letters that are one vowel in German: "sehen" has two syllables, "Feier" two, "Auge" two.
_GERMAN_VOWELS = re.compile(r"aa|ee|oo|ie|ei|ai|au|eu|äu|oi|[aeiouyäöü]", re.IGNORECASE)
_LONG_WORD: Final = 6
"""Letters; a longer word counts as long in the Wiener Sachtextformel."""
_MANY_SYLLABLES: Final = 3


def german_syllables(word: str) -> int:
    """About how many syllables a German word has: groups of vowels, double vowels counted once."""
    return max(1, len(_GERMAN_VOWELS.findall(word)))


def wiener_sachtextformel(sentences: Sequence[str]) -> float:
    """The first Wiener Sachtextformel, a school grade from 4 up.

    0.1935 words of three syllables or more + 0.1672 words a sentence + 0.1297 words of more than six letters
    − 0.0327 words of one syllable − 0.875, where the words are in per cent.

    Bamberger & Vanecek 1984, Lesen – Verstehen – Lernen – Schreiben. Flesch's formulas are for English words.
    """
    counted = [word for sentence in sentences for word in words(sentence)]
    spoken = sum(1 for sentence in sentences if words(sentence))
    if not counted:
        return 0.0
    syllables_of = [german_syllables(word) for word in counted]

    def per_cent(count: int) -> float:
        return 100 * count / len(counted)

    return (
        0.1935 * per_cent(sum(count >= _MANY_SYLLABLES for count in syllables_of))
        + 0.1672 * len(counted) / spoken
        + 0.1297 * per_cent(sum(len(word) > _LONG_WORD for word in counted))
        - 0.0327 * per_cent(syllables_of.count(1))
        - 0.875
    )
