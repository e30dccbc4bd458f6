"""Words of a script that the narrator could read in two ways, where nothing beside them tells which."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from audio.voice.heteronyms import PRONUNCIATION, Heteronym, heteronyms
from player.language.catalogue import _
from player.practice.errors import Place, Problem, Severity
from player.practice.script.model import Alternatives, Block, Repeated, Script, Sentence

_LINE_END: Final = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class DoubtfulWord:
    """A word of a script that can be read in two ways.

    Attributes:
        place: where it stands in its file.
        found: the word in its sentence, with the two readings.
        sentence: as it is spoken.
    """

    place: Place
    found: Heteronym
    sentence: str

    def read_as(self, reading: int) -> str:
        """The sentence with the word's phonemes for the first reading, 0, or the second, 1."""
        word, start = self.found.word, self.found.start
        marked = f"[{word}](/{self.found.readings[reading].phonemes}/)"
        return self.sentence[:start] + marked + self.sentence[start + len(word) :]


def doubtful_words(script: Script, data: bytes) -> tuple[DoubtfulWord, ...]:
    """Each word with two readings that neither the words around it nor phonemes decide.

    Args:
        script: as parsed; in English, or nothing is looked at.
        data: the file it was parsed from, in which the places are found.
    """
    if script.language.split("-")[0].lower() != "en":
        return ()
    lines = _LINE_END.split(data.decode("utf-8-sig"))
    return tuple(
        DoubtfulWord(_place_of(found, sentence, lines), found, sentence.spoken)
        for sentence in sentences_of(script)
        for found in heteronyms(sentence.spoken)
        if found.decided is None
    )


def doubts_as_problems(script: Script, data: bytes) -> tuple[Problem, ...]:
    """A warning for each doubtful word."""
    return tuple(_problem(word.found, word.place) for word in doubtful_words(script, data))


def sentences_of(script: Script) -> Iterator[Sentence]:
    """Every sentence of a script, in the order of its file, with all wordings of each."""
    for phase in script.phases:
        for block in phase.blocks:
            for piece in _pieces(block):
                if isinstance(piece, Sentence):
                    yield piece
                elif isinstance(piece, Repeated):
                    yield piece.sentence


def _pieces(block: Block) -> Iterator[object]:
    if isinstance(block, Alternatives):
        for option in block.options:
            yield from option.pieces
    else:
        yield from block.pieces


def _place_of(found: Heteronym, sentence: Sentence, lines: list[str]) -> Place:
    """Where the word stands: as many of the same word after the sentence's start as stand before it there."""
    same = re.compile(rf"\b{re.escape(found.word)}\b")
    before = len(same.findall(PRONUNCIATION.sub(r"\1", sentence.spoken[: found.start])))
    start = sentence.place
    for number in range(start.line, len(lines) + 1):
        skipped = start.column - 1 if number == start.line else 0
        for match in same.finditer(lines[number - 1], skipped):
            if before == 0:
                return Place(start.file, number, match.start() + 1)
            before -= 1
    return start


def _problem(found: Heteronym, place: Place) -> Problem:
    first, second = found.readings
    word = found.word
    message = _(
        "The voice can read this word in two ways: /{phonemes}/ as in {example!r}, or "
        "/{phonemes_2}/ as in {example_2!r}."
    ).format(
        phonemes=first.phonemes, example=first.example, phonemes_2=second.phonemes, example_2=second.example
    )
    expected = _("Write [{word}](/{phonemes}/) or [{word}](/{phonemes_2}/).").format(
        word=word, phonemes=first.phonemes, phonemes_2=second.phonemes
    )
    return Problem(place, Severity.WARNING, "two-readings", message, word, expected)
