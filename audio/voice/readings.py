"""Mends how the engine reads a text: abbreviations that are words, words in quotation marks, heteronyms.

Only what is given to the voice changes; the text that is shown stays as it is.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from audio.voice.british import british
from audio.voice.heteronyms import PRONUNCIATION, heteronyms

_GUESSED_WRONG: Final = re.compile(r"\bwho've\b", re.IGNORECASE)
"""A word that the engine's lexicon lacks and its guess gets wrong: it rhymes with "of"."""

_WORDS_TAKEN_FOR_SHORT: Final[Mapping[str, str]] = {
    "no": "ˈnoʊ", "nos": "ˈnoʊz", "fig": "ˈfɪɡ", "ed": "ˈɛd", "Sun": "ˈsʌn", "Sat": "ˈsæt", "Mon": "ˈmɑn",
    "Mar": "ˈmɑr", "Gen": "ˈdʒɛn", "Sen": "ˈsɛn", "Rep": "ˈrɛp", "Col": "ˈkɑl", "Co": "ˈkoʊ", "Ch": "ˈtʃ",
}  # fmt: skip
"""Words and names that the engine takes for abbreviations where a full stop follows ("no." for number)."""

_SHORT: Final = re.compile(
    rf"(?<![\w.\[])({'|'.join(_WORDS_TAKEN_FOR_SHORT)})\.(?=\s*$|[\"')\]]|\s+[\"'(]?[A-Z\[])(?!\s*\d)"
)
# The engine guesses at the sound of a word that touches a double quotation mark ("none" becomes non).
_DOUBLE_QUOTE: Final = re.compile(r'\s*"\s*(?=[.,;:!?])|"')
_SINGLE_QUOTES: Final = re.compile(r"(?<![\w'])'((?:[^'\s]|'(?=\w)|\s(?!'))+)'(?!\w)")

_IPA: Final = (
    ("tʃ", "ʧ"), ("dʒ", "ʤ"), ("aɪ", "I"), ("eɪ", "A"), ("oʊ", "O"), ("əʊ", "O"), ("aʊ", "W"), ("ɔɪ", "Y"),
    ("ɚ", "əɹ"), ("ɝ", "ɜɹ"), ("r", "ɹ"), ("g", "ɡ"), ("'", "ˈ"), (".", ""),
)  # fmt: skip
"""IPA as dictionaries print it, and the engine's signs for the same."""

_VOWELS: Final = "AIOQWYaeiouæɑɒɔəɛɜɪʊʌᵻɐ"
_STRESS: Final = re.compile(rf"([ˈˌ])([^{_VOWELS}ˈˌ\s]+)(?=[{_VOWELS}])")


def mended(text: str, *, in_british: bool = False) -> str:
    """A cleaned text as it is given to the engine: each word in it is read as it is meant.

    Args:
        text: in plain quotation marks (``audio.voice.phrases.cleaned``); marked pronunciations are kept.
        in_british: whether a British narrator reads it.
    """
    plain = _outside_marks(text, lambda part: _DOUBLE_QUOTE.sub("", part))
    plain = _SINGLE_QUOTES.sub(r"\1", plain)
    plain = _outside_marks(plain, _words_marked)
    return PRONUNCIATION.sub(_in_british_signs if in_british else _in_engine_signs, _decided(plain))


def engine_phonemes(ipa: str) -> str:
    """IPA in the engine's signs: one sign for each diphthong, stress straight before its vowel."""
    signs = ipa
    for printed, engine in _IPA:
        signs = signs.replace(printed, engine)
    return _STRESS.sub(r"\2\1", signs)


def _words_marked(text: str) -> str:
    known = _GUESSED_WRONG.sub(lambda match: f"[{match[0]}](/ˈhuv/)", text)
    return _SHORT.sub(lambda match: f"[{match[1]}](/{_WORDS_TAKEN_FOR_SHORT[match[1]]}/).", known)


def _decided(text: str) -> str:
    """The text with phonemes beside each heteronym whose reading the words around it tell."""
    parts, at = [], 0
    for found in heteronyms(text):
        if found.decided is None:
            continue
        parts += [text[at : found.start], f"[{found.word}](/{found.readings[found.decided].phonemes}/)"]
        at = found.start + len(found.word)
    return "".join([*parts, text[at:]])


def _outside_marks(text: str, change: Callable[[str], str]) -> str:
    parts, at = [], 0
    for mark in PRONUNCIATION.finditer(text):
        parts += [change(text[at : mark.start()]), mark.group()]
        at = mark.end()
    return "".join([*parts, change(text[at:])])


def _in_engine_signs(match: re.Match[str]) -> str:
    return f"[{match[1]}](/{engine_phonemes(match[2])}/)"


def _in_british_signs(match: re.Match[str]) -> str:
    return f"[{match[1]}](/{british(engine_phonemes(match[2]))}/)"
