"""Lines of a script that the narrators can't say, known before anything is spoken."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from audio.voice.sayable import ENGLISH, Letters, can_say, speaks, words_in_other_letters
from player.language.catalogue import _, counted
from player.library.doubtful_words import sentences_of
from player.library.languages.languages import primary
from player.practice.errors import Place, Problem, Severity
from player.practice.language_guess import UNKNOWN
from player.practice.plain_words import joined
from player.practice.script.model import Script

if TYPE_CHECKING:
    from audio.voice.languages.language_narrator import NamedNarrator

NARRATOR_SPEAKS: Final = _("The narrator speaks English.")
TEXT_ONLY: Final = _(
    "No narrator speaks the language of this practice yet, so it is there to read, with the same quiet."
)
LANGUAGE_UNKNOWN: Final = _(
    "Which language this practice is in isn't known, so it is there to read, with the same quiet. To have it "
    "read aloud, open it under “Try a script” and choose its language."
)
ENGLISH_LINES: Final = _("Where Kindpace adds a line of its own, that line is in English.")
LETTERS: Final = {
    "latin": _("Latin"),
    "cyrillic": _("Cyrillic"),
    "greek": _("Greek"),
    "armenian": _("Armenian"),
    "georgian": _("Georgian"),
}


def spoken_here(language: str, named: "NamedNarrator | None") -> bool:
    """Whether a narrator speaks a language on this machine.

    Args:
        language: as a tag.
        named: who is named for it; None where nobody is.
    """
    return speaks(language) or (named is not None and not named.missing)


def unsayable_lines(script: Script, named: "NamedNarrator | None" = None) -> tuple[Problem, ...]:
    """A warning for each line that would be quiet, and one for a script that nobody speaks here.

    In such a script every line is quiet already, so only those without a word are named.

    Args:
        script: the script.
        named: who is named for its language; None where nobody is.
    """
    other = tuple(_other_language(script, named))
    quiet = ((place, text) for place, text in _unsayable(script, named) if not other or not _has_words(text))
    return (*other, *(_problem(place, text, named) for place, text in quiet), *_left_out(script, named))


def _left_out(script: Script, named: "NamedNarrator | None") -> Iterator[Problem]:
    """A warning for each line that is said but for some of its words."""
    if not spoken_here(script.language, named):
        return
    for sentence in sentences_of(script):
        words = words_in_other_letters(sentence.spoken, _letters(named))
        if words and can_say(sentence.spoken, _letters(named)):
            message = _(
                "{narrator_speaks} It can't say “{words}”: that is left out, or read as something else."
            ).format(narrator_speaks=_what_it_reads(named), words=" ".join(words))
            expected = _(
                "Write it in the letters that are spoken, or say beside it how it sounds: [word](/wɜrd/)."
            )
            yield Problem(
                sentence.place, Severity.WARNING, "words-not-said", message, sentence.spoken, expected
            )


def text_only_in_words(script: Script, lines: str, named: "NamedNarrator | None" = None) -> str:
    """What a person should know of a script that no narrator speaks; empty for all others.

    Args:
        script: which is to begin.
        lines: the language of the product's own lines that come with it.
        named: who is named for the script's language; None where nobody is.
    """
    if spoken_here(script.language, named):
        return ""
    if named is not None:
        return _(
            "{name} could read this practice aloud, but can't on this computer: {missing}. So it is there to "
            "read, with the same quiet."
        ).format(name=named.narrator.name, missing=named.missing)
    if script.language == UNKNOWN:
        return f"{LANGUAGE_UNKNOWN} {ENGLISH_LINES}"
    return TEXT_ONLY if primary(lines) == primary(script.language) else f"{TEXT_ONLY} {ENGLISH_LINES}"


def unsayable_count(script: Script, named: "NamedNarrator | None" = None) -> int:
    """How many lines a narrator leaves out of a script that is spoken here; 0 for all others.

    Args:
        script: which is to begin.
        named: who is named for its language; None where nobody is.
    """
    return sum(1 for _unused in _unsayable(script, named)) if spoken_here(script.language, named) else 0


def unsayable_in_words(script: Script, named: "NamedNarrator | None" = None) -> str:
    """How many lines a narrator leaves out, in one sentence; empty if it is none.

    Args:
        script: which is to begin.
        named: who is named for its language; None where nobody is.
    """
    count = unsayable_count(script, named)
    if not count:
        return ""
    return counted(
        "{narrator_speaks} {number} line here can't be spoken: it is shown as text, in quiet.",
        "{narrator_speaks} {number} lines here can't be spoken: they are shown as text, in quiet.",
        count,
        narrator_speaks=_what_it_reads(named),
    )


def letters_in_words(letters: Letters) -> str:
    """What a narrator can say, such as "Latin and Greek"."""
    return joined([LETTERS[name] for name in letters])


def _letters(named: "NamedNarrator | None") -> Letters | None:
    return ENGLISH if named is None else named.narrator.letters


def _what_it_reads(named: "NamedNarrator | None") -> str:
    if named is None:
        return NARRATOR_SPEAKS
    letters = letters_in_words(named.narrator.letters)
    return _("{name} reads {letters} letters.").format(name=named.narrator.name, letters=letters)


def _unsayable(script: Script, named: "NamedNarrator | None") -> Iterator[tuple[Place, str]]:
    for sentence in sentences_of(script):
        if not can_say(sentence.spoken, _letters(named)):
            yield sentence.place, sentence.spoken


def _other_language(script: Script, named: "NamedNarrator | None") -> Iterator[Problem]:
    if spoken_here(script.language, named):
        return
    if named is None:
        message = _("{narrator_speaks} This script is in {language!r}.").format(
            narrator_speaks=NARRATOR_SPEAKS, language=script.language
        )
    else:
        message = _("{name} can't speak here: {missing}.").format(
            name=named.narrator.name, missing=named.missing
        )
    place = Place(script.file, 1, 1)
    expected = _("It is there to read, without the voice, unless somebody records it line by line.")
    if script.language == UNKNOWN:
        message = _("Which language this script is in isn't known.")
        expected = _("Write its tag into the front matter, such as “language: en”.")
    yield Problem(place, Severity.WARNING, "other-language", message, script.language, expected)


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _problem(place: Place, text: str, named: "NamedNarrator | None") -> Problem:
    if not _has_words(text):
        message = _("There is no word here to say: it is shown as text, and that counts as silence.")
        return Problem(
            place, Severity.WARNING, "nothing-to-say", message, text, _("Write words, or take it out.")
        )
    message = _(
        "{narrator_speaks} It can't say this line: it will be quiet there, and that counts as silence."
    ).format(narrator_speaks=_what_it_reads(named))
    if named is None:
        expected = _("Write it in English, or sit this practice as text only.")
    else:
        expected = _("Write it in {letters} letters, or sit this practice as text only.").format(
            letters=letters_in_words(named.narrator.letters)
        )
    return Problem(place, Severity.WARNING, "cannot-be-said", message, text, expected)
