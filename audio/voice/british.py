"""American phonemes in a British reading, in the engine's signs.

The lexicon of a British narrator has British readings of its own. This is for words that are given with their
phonemes: heteronyms, and what an author marks, which are American here unless they were written otherwise.
"""

import re
from collections.abc import Mapping
from typing import Final

_OTHERWISE: Final[Mapping[str, str]] = {
    "ɹˈɛkəɹd": "ɹˈɛkɔːd", "pɹˈɑɡɹɛs": "pɹˈQɡɹɛs", "pɹˈOdus": "pɹˈɒdjuːs", "bəfˈA": "bˈʊfA",
    "ɹˈɛzəmA": "ɹˈɛzjʊmA", "ˈɔltəɹnət": "ɔːltˈɜːnət", "kˈOl": "kˈɒl",
}  # fmt: skip
"""Readings that differ by more than the sounds below, or where these would be wrong."""

_VOWEL: Final = "AIQOWYaeiouæɑɒɔəɛɜɪʊʌᵻɐ"
_BEFORE_NO_VOWEL: Final = rf"ɹ(?![ˈˌ]?[{_VOWEL}])"
_LONG: Final = rf"(?!ː)(?![ˈˌ]?[{_VOWEL}])"

_RULES: Final = tuple(
    (re.compile(pattern), british)
    for pattern, british in (
        ("O", "Q"),
        # Without the r: car, north, bird, better, here, there, tour.
        (rf"([ɑɔɜɛ]){_BEFORE_NO_VOWEL}", r"\1ː"),
        (rf"ə{_BEFORE_NO_VOWEL}", "ə"),
        (rf"([ɪʊIW]){_BEFORE_NO_VOWEL}", r"\1ə"),
        # Lot; bath; trap.
        ("ɑ(?!ː)", "ɒ"),
        ("æ(?=st|ns|θ)", "ɑː"),
        ("æ", "a"),
        # Duke, new; goose; fleece, but not the end of happy.
        (r"(?<=[dtnz])([ˈˌ]?)u", r"j\1u"),
        (rf"u{_LONG}", "uː"),
        (rf"i{_LONG}(?=.)", "iː"),
        (rf"([ˈˌ])i{_LONG}", r"\1iː"),
    )
)


def british(phonemes: str) -> str:
    """A word's phonemes as a British narrator says it; what is British already stays.

    Args:
        phonemes: in the engine's signs (``audio.voice.readings.engine_phonemes``).
    """
    known = _OTHERWISE.get(phonemes)
    if known is not None:
        return known
    said = phonemes
    for pattern, there in _RULES:
        said = pattern.sub(there, said)
    return said
