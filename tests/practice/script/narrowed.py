"""A block or a piece of a read script, known to be the one kind that a test expects."""

from player.practice.script.model import Alternatives, Paragraph, Piece, Sentence


def passage(block: Paragraph | Alternatives) -> Paragraph:
    assert isinstance(block, Paragraph)

    return block


def turns_of(block: Paragraph | Alternatives) -> Alternatives:
    assert isinstance(block, Alternatives)

    return block


def sentence(piece: Piece) -> Sentence:
    assert isinstance(piece, Sentence)

    return piece
