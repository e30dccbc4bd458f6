"""Lines of a script that the narrators can't say, known before anything is spoken."""

from collections.abc import Iterator
from typing import Final

from audio.voice.sayable import can_say, speaks
from player.language.catalogue import _, counted
from player.library.doubtful_words import sentences_of
from player.library.languages.languages import primary
from player.practice.errors import Place, Problem, Severity
from player.practice.script.model import Script

NARRATOR_SPEAKS: Final = _("The narrator speaks English.")


def unsayable_lines(script: Script) -> tuple[Problem, ...]:
    """A warning for each line that would be quiet, and one for a script in another language.

    In such a script every line is quiet already, so only those without a word are named.
    """
    other = tuple(_other_language(script))
    named = ((place, text) for place, text in _unsayable(script) if not other or not _has_words(text))
    return (*other, *(_problem(place, text) for place, text in named))


TEXT_ONLY: Final = _(
    "No narrator speaks the language of this practice yet, so it is there to read, with the same quiet."
)
ENGLISH_LINES: Final = _("Where Kindpace adds a line of its own, that line is in English.")


def text_only_in_words(script: Script, lines: str) -> str:
    """What a person should know of a script that no narrator speaks; empty for all others.

    Args:
        script: which is to begin.
        lines: the language of the product's own lines that come with it.
    """
    if speaks(script.language):
        return ""
    return TEXT_ONLY if primary(lines) == primary(script.language) else f"{TEXT_ONLY} {ENGLISH_LINES}"


def unsayable_count(script: Script) -> int:
    """How many lines a narrator leaves out of a script in its own language; 0 for all others."""
    return sum(1 for _unused in _unsayable(script)) if speaks(script.language) else 0


def unsayable_in_words(script: Script) -> str:
    """How many lines a narrator leaves out, in one sentence; empty if it is none."""
    count = unsayable_count(script)
    if not count:
        return ""
    return counted(
        "{narrator_speaks} {number} line here can't be spoken: it is shown as text, in quiet.",
        "{narrator_speaks} {number} lines here can't be spoken: they are shown as text, in quiet.",
        count,
        narrator_speaks=NARRATOR_SPEAKS,
    )


def _unsayable(script: Script) -> Iterator[tuple[Place, str]]:
    for sentence in sentences_of(script):
        if not can_say(sentence.spoken):
            yield sentence.place, sentence.spoken


def _other_language(script: Script) -> Iterator[Problem]:
    if not speaks(script.language):
        message = _("{narrator_speaks} This script is in {language!r}.").format(
            narrator_speaks=NARRATOR_SPEAKS, language=script.language
        )
        place = Place(script.file, 1, 1)
        expected = _("It is there to read, without the voice, unless somebody records it line by line.")
        yield Problem(place, Severity.WARNING, "other-language", message, script.language, expected)


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _problem(place: Place, text: str) -> Problem:
    if not _has_words(text):
        message = _("There is no word here to say: it is shown as text, and that counts as silence.")
        return Problem(
            place, Severity.WARNING, "nothing-to-say", message, text, _("Write words, or take it out.")
        )
    message = _(
        "{narrator_speaks} It can't say this line: it will be quiet there, and that counts as silence."
    ).format(narrator_speaks=NARRATOR_SPEAKS)
    expected = _("Write it in English, or sit this practice as text only.")
    return Problem(place, Severity.WARNING, "cannot-be-said", message, text, expected)
