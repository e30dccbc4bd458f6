"""Which lines a narrator can say: those with words in its letters. Kindpace's own speak English."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from audio.voice.phrases import without_marks

LANGUAGE: Final = "en"
"""The language of Kindpace's own narrators, as a tag without a region. Those of other languages are named in
the languages' folders (``audio.voice.languages``)."""

Letters = tuple[str, ...]
"""What a narrator can say: names of ``LETTERS``."""

LETTERS: Final[Mapping[str, tuple[str, ...]]] = {
    "latin": ("LATIN ", "FULLWIDTH LATIN "),
    "cyrillic": ("CYRILLIC ",),
    "greek": ("GREEK ",),
    "armenian": ("ARMENIAN ",),
    "georgian": ("GEORGIAN ",),
}
"""How the names of letters begin in Unicode. Others aren't known: where vowels are marks above and below,
``audio.voice.phrases.cleaned`` would leave them out."""

LATIN: Final[Letters] = ("latin",)
"""What Kindpace's own narrators can say."""

_SIGN: Final = re.compile(r"[^\W_]")


@lru_cache(maxsize=4096)
def can_say(text: str, letters: Letters = LATIN) -> bool:
    """Whether a narrator can say this line, known before it is spoken.

    Not one of signs alone, and not one of whose letters and figures half or more are of other scripts than
    the narrator's: the voice would leave these out, or spell them.

    Args:
        text: the line.
        letters: what the narrator can say.
    """
    signs = _SIGN.findall(unicodedata.normalize("NFC", without_marks(text)))
    if not signs:
        return False
    foreign = sum(1 for sign in signs if sign.isalpha() and not _is_of(sign, letters))
    return foreign * 2 < len(signs)


def speaks(language: str) -> bool:
    """Whether Kindpace's own narrators speak the language of this tag."""
    return language.split("-", maxsplit=1)[0].lower() == LANGUAGE


def _is_of(letter: str, letters: Letters) -> bool:
    if letter.isascii() and letters == LATIN:
        return True
    return unicodedata.name(letter, "").startswith(
        tuple(start for name in letters for start in LETTERS[name])
    )
