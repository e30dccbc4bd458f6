"""The spoken lines of a script, each with the sentences near it, for the language rules."""

from collections.abc import Iterator
from dataclasses import dataclass

from player.practice.choices import Wording
from player.practice.errors import Place
from player.practice.script.model import (
    Alternative,
    Alternatives,
    Block,
    Piece,
    Repeated,
    Script,
    Sentence,
    Subject,
)

NEAR = 2
"""How many sentences before and after a line count as near."""

_BLOCKS_SEARCHED = 8
# Sentences near a line are looked for in this many blocks on either side: some hold only a silence.


@dataclass(frozen=True)
class SpokenLine:
    """One sentence.

    Attributes:
        text: with straight apostrophes.
        place: where it starts.
        gentle: spoken only where the gentle wording is picked.
        literal: spoken only where the literal wording may be picked.
        repeated: a phrase that the person repeats silently.
        near: what is heard within two sentences of it in the same phase, itself included.
        other_options: the texts of the other alternatives in its list; empty outside a list.
    """

    text: str
    place: Place
    gentle: bool
    literal: bool
    repeated: bool
    near: str
    other_options: tuple[str, ...]


def spoken_lines(script: Script) -> tuple[SpokenLine, ...]:
    """All lines of a script in the author's order, every alternative included."""
    return tuple(line for phase in script.phases for line in _phase_lines(phase.blocks))


def _phase_lines(blocks: tuple[Block, ...]) -> Iterator[SpokenLine]:
    for index, block in enumerate(blocks):
        before = _nearest_sentences(blocks[max(index - _BLOCKS_SEARCHED, 0) : index][::-1])[::-1]
        after = _nearest_sentences(blocks[index + 1 : index + 1 + _BLOCKS_SEARCHED], forwards=True)
        if isinstance(block, Alternatives):
            for option in block.options:
                others = tuple(
                    " ".join(_texts(alternative.pieces))
                    for alternative in block.options
                    if alternative is not option
                )
                wordings = _wordings(block, option)
                yield from _lines(option.pieces, before, after, wordings, others)
        else:
            yield from _lines(block.pieces, before, after, frozenset(), ())


def _nearest_sentences(blocks: tuple[Block, ...], *, forwards: bool = False) -> list[str]:
    """Up to ``NEAR`` sentences next to a block, nearest first.

    No alternative of a list is certain to be heard, so a list counts as one empty sentence.

    Args:
        blocks: the block's neighbours on one side, nearest first.
        forwards: True for the blocks after it, False for those before it.
    """
    found: list[str] = []
    for block in blocks:
        texts = [""] if isinstance(block, Alternatives) else _texts(block.pieces)
        found += texts if forwards else texts[::-1]
        if len(found) >= NEAR:
            break
    return found[:NEAR]


def _wordings(block: Alternatives, option: Alternative) -> frozenset[str]:
    if block.subject is not Subject.WORDING:
        return frozenset()
    named = {value for alternative in block.options for value in alternative.values}
    return frozenset(option.values) or frozenset(value.value for value in Wording) - named


def _sentences(pieces: tuple[Piece, ...]) -> list[tuple[Sentence, bool]]:
    found: list[tuple[Sentence, bool]] = []
    for piece in pieces:
        if isinstance(piece, Sentence):
            found.append((piece, False))
        elif isinstance(piece, Repeated):
            found.append((piece.sentence, True))
    return found


def _texts(pieces: tuple[Piece, ...]) -> list[str]:
    return [straight(sentence.text) for sentence, _ in _sentences(pieces)]


def straight(text: str) -> str:
    """The text with straight apostrophes, which the patterns expect."""
    return text.replace("’", "'").replace("‘", "'")


def _lines(
    pieces: tuple[Piece, ...],
    before: list[str],
    after: list[str],
    wordings: frozenset[str],
    others: tuple[str, ...],
) -> Iterator[SpokenLine]:
    texts = [*before, *_texts(pieces), *after]
    for index, (sentence, repeated) in enumerate(_sentences(pieces), start=len(before)):
        yield SpokenLine(
            text=straight(sentence.text),
            place=sentence.place,
            gentle=Wording.GENTLE in wordings and Wording.STANDARD not in wordings,
            literal=Wording.LITERAL in wordings,
            repeated=repeated,
            near=" ".join(texts[max(index - NEAR, 0) : index + NEAR + 1]),
            other_options=others,
        )
