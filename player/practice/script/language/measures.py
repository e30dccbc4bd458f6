"""Measures of plain language: the reading grade, sentence length, and sentences that open with an order."""

import re
from collections.abc import Sequence
from functools import cache

import pyphen

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_OPENING = re.compile(
    r"^[\"'“(\s]*(?:(?:and|then|now|next|so|please|gently|slowly|just|simply),? )*", re.IGNORECASE
)
_NOT_A_VERB = re.compile(r"(?:is|are|was|were|may|might|can|will|would|of|comes?|goes)\b", re.IGNORECASE)
_VERBS = frozenset(
    """
    accept add allow ask attend be become begin bring breathe call choose close come consider continue
    count do don't drop exhale feel find focus follow forget gather get give go have hear hold imagine
    inhale invite join keep lay lean leave let lie lift listen look lower make move name note notice
    observe offer open pause pay pick picture place press put raise read recall relax release remember
    repeat rest return say see send set settle shift shut sit smile soften stand start stay stop stretch
    surround take tell tense think touch trust try turn use visualise visualize wait watch welcome
    wiggle wish wrap write
    """.split()  # noqa: SIM905  a word list reads better without ninety quotes
)
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


def opens_with_order(sentence: str) -> bool:
    """True where a sentence opens with a bare imperative: "Notice the floor", "Now close the door"."""
    rest = sentence[_OPENING.match(sentence).end() :]  # type: ignore[union-attr]  # it matches the empty string
    first, _, after = rest.partition(" ")
    return first.lower().strip(".,;:!?") in _VERBS and not _NOT_A_VERB.match(after)
