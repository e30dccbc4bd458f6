"""Which lines a narrator can say: those with words in its letters. Kindpace's own speak English."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from audio.voice.other_languages import in_another_language
from audio.voice.phrases import without_marks, without_pronounced

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

ENGLISH: Final = None
"""What Kindpace's own narrators can say: Latin letters, in English."""

_AROUND_WORDS: Final = ".,;:!?…()[]{}<>“”‘’\"'«»„‚。、！？"
_SIGN: Final = re.compile(r"[^\W_]")


@lru_cache(maxsize=4096)
def can_say(text: str, letters: Letters | None = ENGLISH) -> bool:
    """Whether a narrator can say this line, known before it is spoken.

    Not one of signs alone, and not one of whose letters and figures half or more are of other scripts than
    the narrator's: the voice would leave these out, or spell them. Kindpace's own narrators also leave out
    one whose words are surely those of another language: they would read it as if it were English.

    Args:
        text: the line.
        letters: what the narrator can say.
    """
    shown = unicodedata.normalize("NFC", without_marks(text))
    signs = _SIGN.findall(shown)
    if not signs:
        return False
    foreign = sum(1 for sign in signs if sign.isalpha() and not _is_of(sign, letters or LATIN))
    return foreign * 2 < len(signs) and not (letters is ENGLISH and in_another_language(shown))


def words_in_other_letters(text: str, letters: Letters | None = ENGLISH) -> tuple[str, ...]:
    """The words of a line that a narrator leaves out, or reads as something else: those in other letters.

    Args:
        text: a line that can be said.
        letters: what the narrator can say.
    """
    shown = unicodedata.normalize("NFC", without_pronounced(text))
    words = (word.strip(_AROUND_WORDS) for word in shown.split())
    return tuple(
        word for word in words if any(sign.isalpha() and not _is_of(sign, letters or LATIN) for sign in word)
    )


def speaks(language: str) -> bool:
    """Whether Kindpace's own narrators speak the language of this tag."""
    return language.split("-", maxsplit=1)[0].lower() == LANGUAGE


def _is_of(letter: str, letters: Letters) -> bool:
    if letter.isascii() and letters == LATIN:
        return True
    return unicodedata.name(letter, "").startswith(
        tuple(start for name in letters for start in LETTERS[name])
    )
