"""A line's sounds, sentence by sentence, with the marks that a voice phrases by."""

import re
from typing import Final

from audio.voice.heteronyms import PRONUNCIATION
from audio.voice.languages.espeak import TIE, phonemes

MARKS: Final = ".,;:!?"
_PHRASE: Final = re.compile(rf"(.+?)([{MARKS}]+|$)(?=\s|$)")
_ENDS: Final = ".!?"
_GIVEN: Final = (("'", "ˈ"), ("g", "ɡ"), (".", ""))
"""What authors write in IPA, and the sign for the same."""

_ONE_SIGN: Final = (
    ("t^s", "ʦ"), ("t^ʃ", "ʧ"), ("d^z", "ʣ"), ("d^ʒ", "ʤ"), ("a^ɪ", "I"), ("a^ʊ", "W"), ("e^ɪ", "A"),
    ("o^ʊ", "O"), ("ə^ʊ", "Q"), ("ɔ^ɪ", "Y"),
)  # fmt: skip
"""Sounds for which Kokoro's alphabet has one sign."""


def sentences(text: str, language: str) -> list[str]:
    """The sounds of each sentence of a line, with its marks; what holds no sound is left out.

    Args:
        text: cleaned (``audio.voice.phrases.cleaned``), perhaps with pronunciations.
        language: as espeak-ng calls it.

    Raises:
        VoiceFailedError: espeak-ng gave no sounds.
    """
    found = [""]
    for words, marks in _PHRASE.findall(text.replace('"', " ")):
        sounds = _sounds(words.strip(), language)
        if not sounds:
            continue
        found[-1] = f"{found[-1]} {sounds}{marks[-1:]}".strip()
        if marks[-1:] in _ENDS and marks:
            found.append("")
    return [sentence for sentence in found if sentence]


def in_kokoro_signs(sounds: str) -> str:
    """Sounds in the alphabet of Kokoro: one sign where it has one for two, and no ties or hyphens."""
    signs = sounds
    for two, one in _ONE_SIGN:
        signs = signs.replace(two, one)
    return signs.replace(TIE, "").replace("-", "")


def in_piper_signs(sounds: str) -> str:
    """Sounds in the alphabet of Piper: plain IPA."""
    return sounds.replace(TIE, "")


def _sounds(words: str, language: str) -> str:
    """The sounds of a phrase: of its pronunciations as the author gives them, of the rest as it is read."""
    parts, at = [], 0
    for mark in PRONUNCIATION.finditer(words):
        parts += [_read(words[at : mark.start()], language), _given(mark[2])]
        at = mark.end()
    parts.append(_read(words[at:], language))
    return " ".join(part for part in parts if part)


def _read(words: str, language: str) -> str:
    return phonemes(words, language) if any(sign.isalnum() for sign in words) else ""


def _given(ipa: str) -> str:
    signs = ipa
    for written, sign in _GIVEN:
        signs = signs.replace(written, sign)
    return signs.strip()
