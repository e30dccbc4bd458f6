"""The narrators that languages' folders name, for ``kindpace narrators``."""

from typing import Final

from audio.voice.languages.language_narrator import LanguageNarrator, NamedNarrator
from audio.voice.protocol import VoiceError
from player.cli.errors import CommandError, Exit
from player.cli.terminal import say, tell
from player.language.catalogue import _
from player.library.catalog import Library
from player.library.languages.languages import Languages
from player.practice.script.model import Sentence
from player.practice.script.phrasebook import Phrasebook
from player.sittings.narration import SAMPLE_PACE
from player.system.folders import find_folders

_MOST: Final = 24
"""Lines that are spoken to measure a voice."""


def named_here() -> tuple[NamedNarrator, ...]:
    """All that are named, by language; what is wrong with a language's file is said."""
    languages = Library(find_folders()).languages
    found = tuple(each for tag in languages.with_narrators() for each in languages.narrators(tag))
    tell(*map(str, languages.problems))
    return found


def in_one_line(narrator: LanguageNarrator) -> str:
    """Who it is, for a table."""
    return _("{name}: reads {language} ({engine})").format(
        name=narrator.name, language=narrator.language, engine=narrator.engine.value
    )


def document_of(each: NamedNarrator) -> dict[str, object]:
    """One of them as ``narrators --json`` shows it."""
    narrator = each.narrator
    return {
        "name": narrator.name,
        "language": narrator.language,
        "words": in_one_line(narrator),
        "ready": not each.missing,
        "missing": each.missing,
    }


def sample_of(tag: str) -> tuple[LanguageNarrator, str, float] | None:
    """Who reads a language, what a sample says, and its pace; None where it is no language with a narrator.

    Raises:
        CommandError: the language's narrator can't speak here, or its file has mistakes.
    """
    languages = Library(find_folders()).languages
    if tag not in languages.with_narrators():
        return None
    narrator, book = _narrator(languages, tag), languages.phrasebook(tag)
    return narrator, " ".join((*book.orient[:1], *book.options[:1])), SAMPLE_PACE * book.pace


def print_measured(tag: str) -> None:
    """Measure the narrator of a language, and print what belongs into its file.

    Raises:
        CommandError: there is none, it can't speak here, or its file has mistakes.
    """
    # The engine and its network.
    from audio.voice.languages.measuring import measure  # noqa: PLC0415

    languages = Library(find_folders()).languages
    narrator = _narrator(languages, tag)
    lines = _lines(languages.phrasebook(tag))
    try:
        found = measure(narrator, lines, lambda number: tell(f"{number}/{len(lines)}"))
    except VoiceError as error:
        raise CommandError(str(error), Exit.ATTENTION) from error
    say(
        "    measured:",
        f"      words_per_minute: {found.words_per_minute:g}",
        f"      letter_seconds: {found.letter_seconds:g}",
        f"      line_seconds: {found.line_seconds:g}",
        f"      loudness: {found.loudness:g}",
    )


def _narrator(languages: Languages, tag: str) -> LanguageNarrator:
    named = languages.narrator(tag)
    if named is None:
        words = _("No narrator is named for the language {tag}. docs/languages.md says how to name one.")
        problems = [str(problem) for problem in languages.problems]
        raise CommandError(words.format(tag=tag), Exit.BAD_INPUT, problems)
    if named.here is None:
        words = _("{name} can't speak here: {missing}.")
        message = words.format(name=named.narrator.name, missing=named.missing)
        raise CommandError(message, Exit.ATTENTION)
    return named.here


def _lines(book: Phrasebook) -> tuple[str, ...]:
    """Lines of many lengths, from all over the language's own."""
    rests = (
        piece.spoken
        for anchor in book.rests.values()
        for rest in anchor
        for piece in rest.pieces
        if isinstance(piece, Sentence)
    )
    every = tuple(dict.fromkeys((*book.orient, *book.options, *book.returning, *rests)))
    return every[:: max(1, len(every) // _MOST)][:_MOST]
