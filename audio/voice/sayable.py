"""Which lines the narrators can say: those with words in Latin letters, in English."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from audio.voice.other_languages import in_another_language
from audio.voice.phrases import without_marks

LANGUAGE: Final = "en"
"""The language of every narrator, as a tag without a region."""

_SIGN: Final = re.compile(r"[^\W_]")


@lru_cache(maxsize=4096)
def can_say(text: str) -> bool:
    """Whether a narrator can say this line, known before it is spoken.

    Not one of signs alone, not one of whose letters and figures half or more are of other scripts than
    the Latin one (the voice would leave these out, or spell them), and not one whose words are surely those
    of another language (it would be read as if it were English).
    """
    shown = unicodedata.normalize("NFC", without_marks(text))
    signs = _SIGN.findall(shown)
    foreign = sum(1 for sign in signs if sign.isalpha() and not _is_latin(sign))
    return foreign * 2 < len(signs) and not in_another_language(shown)


def speaks(language: str) -> bool:
    """Whether the narrators speak the language of this tag."""
    return language.split("-", maxsplit=1)[0].lower() == LANGUAGE


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith(("LATIN ", "FULLWIDTH LATIN "))
