"""Which language a text is in, by its letters and words; of a few words also, or that it isn't clear."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from player.practice.language_words import LETTERS, WORDS

UNKNOWN: Final = "und"
"""The tag of a language that isn't known (BCP 47, RFC 5646, 4.1)."""

_OF_LETTERS: Final = {
    "ko": re.compile("[\uac00-\ud7a3]"),
    "th": re.compile("[\u0e01-\u0e2e\u0e40-\u0e46]"),
    "he": re.compile("[\u05d0-\u05ea]"),
    "ar": re.compile("[\u0620-\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc]"),
    "hi": re.compile("[\u0904-\u0939]"),
    "el": re.compile("[\u0370-\u03ff\u1f00-\u1fff]"),
    "ja": re.compile(
        "[\u3041-\u30fe\u4e00-\u9fff](?=[^\n]{0,40}[\u3041-\u3096])|(?<=[\u3041-\u3096])[\u3041-\u30fe\u4e00-\u9fff]"
    ),
    "zh": re.compile("[\u4e00-\u9fff]"),
}
_OF_PERSIAN: Final = re.compile("[\u067e\u0686\u0698\u06af]")
_MOST_OF_LETTERS: Final = 0.6

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_ENGLISH: Final = "en"
_OF_ENGLISH: Final = re.compile(
    r"(?:[a-z]{3,}(?:ing|ness|less|ful|ght|tch|ough|ly|ck|ee|ow)|(?:wh|kn|th|sh)[a-z]{2,})(?:['’]s)?"
)
"""How English words are built, and hardly any of the others."""

_BUILT: Final = 0.4
"""What such a word counts beside one that is known as 1 (our own)."""

_MOST_FOREIGN: Final = 0.1
"""Share of the words that may have letters of another language: names, words that are quoted."""

_LEAST: Final = 0.45
"""So many words, each divided by the languages that have it, tell a language at least (our own)."""

_CLEARLY: Final = 1.3
_LEAST_SHARE: Final = 0.1
"""By how much a language's words are above the next's, and their least share of all words (our own)."""

_ALONE: Final = 3
"""One of so many words is enough, where no other speaks for the language."""

_SHARED: Final = Counter(word for words in WORDS.values() for word in set(words.split()))
_WEIGHTS: Final = {tag: {word: 1 / _SHARED[word] for word in words.split()} for tag, words in WORDS.items()}
_LETTERS_SHARED: Final = Counter(letter for letters in LETTERS.values() for letter in letters)


def language_of(text: str) -> str:
    """The language that a text seems to be in, by its words and letters; empty where that isn't clear.

    Args:
        text: a few words, or more.
    """
    plain = unicodedata.normalize("NFC", text)
    written = _language_of_letters(plain)
    if written:
        return written
    words = [word.lower().replace("’", "'") for word in _WORD.findall(plain)]
    beyond = [letter for letter in plain.lower() if letter > "\x7f" and letter.isalpha()]
    found = {}
    for tag in WORDS:
        foreign = sum(_is_foreign(tag, word) for word in words)
        if foreign <= _MOST_FOREIGN * len(words):
            found[tag] = _said(tag, words) + _written(tag, beyond) - foreign
    # The first of two that fit as well is English.
    ranked = sorted(found, key=lambda tag: -found[tag])
    if not ranked or found[ranked[0]] < max(_LEAST, _LEAST_SHARE * len(words)):
        return ""
    first, second = ranked[0], ranked[1] if len(ranked) > 1 else ""
    tied = first == _ENGLISH and second and found[second] == found[first]
    clear = tied or not second or found[first] >= _CLEARLY * found[second]
    return first if clear and _tells_enough(first, words, beyond) else ""


def _tells_enough(tag: str, words: Sequence[str], beyond: Sequence[str]) -> bool:
    """Whether more than a single word among many speaks for a language."""
    distinct = set(words)
    known = sum(1.0 if word in _WEIGHTS[tag] else _of(tag, word) for word in distinct)
    return known > 1 or known * _ALONE >= len(distinct) or len(set(beyond)) > 1


def _language_of_letters(text: str) -> str:
    """The language that is nearly alone in writing with a text's letters; empty for letters of many."""
    letters = [character for character in text if character.isalpha()]
    for tag, pattern in _OF_LETTERS.items():
        if letters and len(pattern.findall(text)) > _MOST_OF_LETTERS * len(letters):
            return "fa" if tag == "ar" and _OF_PERSIAN.search(text) else tag
    return ""


def _is_foreign(tag: str, word: str) -> bool:
    """Whether a word has a letter that a language doesn't write."""
    return not word.isascii() and any(
        letter > "\x7f" and letter.isalpha() and letter not in LETTERS[tag] for letter in word
    )


def _said(tag: str, words: Iterable[str]) -> float:
    """How many of the words are a language's, each less the more languages have it."""
    return sum(_of(tag, word) for word in words)


def _of(tag: str, word: str) -> float:
    if tag == _ENGLISH and word not in _SHARED:
        return _BUILT if _OF_ENGLISH.fullmatch(word) else 0.0
    return _WEIGHTS[tag].get(word, 0.0)


def _written(tag: str, beyond: Iterable[str]) -> float:
    """How many letters are a language's, each once, and less the more languages have it."""
    return sum(1 / _LETTERS_SHARED[letter] for letter in set(beyond) if letter in LETTERS[tag])
