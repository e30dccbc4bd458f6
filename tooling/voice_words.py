"""Which words a recogniser heard otherwise, and which it only spelt otherwise.

Both sides are brought to one spelling (numbers, hyphens, British and American); then what still differs is
compared by its sound, since "hear" for "here" is no fault of a voice.
"""

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import Final

SPELLING: Final = Path(__file__).with_name("voice_spelling.txt")
"""Pairs of spellings that no rule below finds."""

Sounds = Callable[[str], str]
"""The phonemes of some words."""

Misheard = tuple[str, str]
"""Words as they were meant, and as they were heard; either may be empty."""

_MARKS: Final = re.compile(r"\[([^\[\]]*)\]\(/[^()/]*/\)")
_NO_LETTERS: Final = re.compile(r"[^\w'\s]")
_UNITS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_RULES: Final = (
    (re.compile(r"(?<=\w\w)our(?=(?:s|ed|ing|ful|ite|ites|able|ly|hood|hoods)?$)"), "or"),
    (re.compile(r"(?<=\w\w[^aeiou])is(?=(?:e|es|ed|ing|er|ation)$)"), "iz"),
    (re.compile(r"(?<=\w\w[aeiou])ll(?=(?:ed|ing|er|ers)$)"), "l"),
    (re.compile(r"(?<=\w\w[bt])re(?=s?$)"), "er"),
    (re.compile(r"(?<=to)ward(?=$)|(?<=after)ward(?=$)"), "wards"),
)
"""British to American endings; "toward" to "towards"."""


def words_of(text: str) -> list[str]:
    """Words in small letters, in one spelling."""
    plain = _MARKS.sub(r"\1", text).lower().replace("\u2019", "'")
    plain = re.sub(r"\d+", lambda found: f" {number_words(int(found[0]))} ", plain)
    plain = f" {' '.join(_NO_LETTERS.sub(' ', plain).split())} "
    for said, same in _spellings():
        plain = plain.replace(f" {said} ", f" {same} ")
    return [_in_one_spelling(word) for word in plain.split()]


def number_words(number: int) -> str:
    """A number as it is said; its digits from 100 on."""
    if number < len(_UNITS):
        return _UNITS[number]
    if number < 100:  # noqa: PLR2004 - where hundreds begin
        tens, unit = divmod(number, 10)
        return _TENS[tens - 2] + (f" {_UNITS[unit]}" if unit else "")
    return " ".join(_UNITS[int(digit)] for digit in str(number))


def misheard(meant: Sequence[str], heard: Sequence[str], sounds: Sounds) -> list[Misheard]:
    """Where the words differ by more than their spelling.

    Args:
        meant: the script's words, as ``words_of`` gives them.
        heard: the recogniser's.
        sounds: gives the phonemes of words.
    """
    found = []
    for kind, a, b, c, d in SequenceMatcher(a=meant, b=heard, autojunk=False).get_opcodes():
        said, instead = " ".join(meant[a:b]), " ".join(heard[c:d])
        if kind != "equal" and not _alike(said, instead, sounds):
            found.append((said, instead))
    return found


def errors_in(found: Sequence[Misheard]) -> int:
    """How many words were put in, left out or changed."""
    return sum(max(len(said.split()), len(instead.split())) for said, instead in found)


def _alike(said: str, instead: str, sounds: Sounds) -> bool:
    if said.replace(" ", "") == instead.replace(" ", ""):
        return True
    return bool(said and instead) and _bare(sounds(said)) == _bare(sounds(instead))


def _bare(phonemes: str) -> str:
    """Without stress and word boundaries, which no recogniser writes."""
    return re.sub(r"[ˈˌ\s.]", "", phonemes)


def _in_one_spelling(word: str) -> str:
    for pattern, same in _RULES:
        word = pattern.sub(same, word)
    return word


@lru_cache(maxsize=1)
def _spellings() -> tuple[tuple[str, str], ...]:
    lines = (line.split("=", 1) for line in SPELLING.read_text(encoding="utf-8").splitlines() if "=" in line)
    return tuple((said.strip(), same.strip()) for said, same in lines)
