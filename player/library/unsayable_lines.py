"""Lines of a script that the narrators can't say, known before anything is spoken."""

from collections.abc import Iterator
from typing import Final

from audio.voice.sayable import can_say, speaks
from player.language.catalogue import _, counted
from player.library.doubtful_words import sentences_of
from player.practice.errors import Place, Problem, Severity
from player.practice.script.model import Script

NARRATOR_SPEAKS: Final = _("The narrator speaks English.")


def unsayable_lines(script: Script) -> tuple[Problem, ...]:
    """A warning for each line that would be quiet, and one for a script in another language."""
    return (*_other_language(script), *(_problem(place, text) for place, text in _unsayable(script)))


def unsayable_in_words(script: Script) -> str:
    """What a person should know before they begin, in one sentence; empty if there is nothing."""
    if not speaks(script.language):
        return _(
            "{narrator_speaks} This practice is in another language ({language}): as text only "
            "it may be easier to follow."
        ).format(narrator_speaks=NARRATOR_SPEAKS, language=script.language)
    count = sum(1 for _unused in _unsayable(script))
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
        expected = _("It is best sat as text only, without the voice.")
        yield Problem(place, Severity.WARNING, "other-language", message, script.language, expected)


def _problem(place: Place, text: str) -> Problem:
    message = _(
        "{narrator_speaks} It can't say this line: it will be quiet there, and that counts as silence."
    ).format(narrator_speaks=NARRATOR_SPEAKS)
    expected = _("Write it in Latin letters, or sit this practice as text only.")
    return Problem(place, Severity.WARNING, "cannot-be-said", message, text, expected)
