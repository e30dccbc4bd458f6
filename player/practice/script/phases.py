"""Reads the phases of a script: headings, the blocks under them, and whether they make a whole practice."""

from dataclasses import dataclass
from itertools import groupby

from player.language.catalogue import _
from player.practice.errors import Place
from player.practice.script.alternatives import read_alternatives
from player.practice.script.blocks import BlockKind, RawBlock, split_blocks
from player.practice.script.headings import NO_HEADING, Heading, read_heading
from player.practice.script.marks import pieces_of, split_needs
from player.practice.script.model import (
    Alternatives,
    Block,
    Paragraph,
    Phase,
    Piece,
    Repeated,
    Sentence,
    Silence,
)
from player.practice.script.order import check_needs, check_order
from player.practice.script.source import Line, Passage, Problems, join_lines

LONGEST_BLOCK = 2000
"""In characters: about three minutes of speech in one paragraph."""


@dataclass
class _OpenPhase:
    """A phase whose blocks are still being read."""

    heading: Heading
    blocks: list[Block]
    needs: list[tuple[str, Place]]

    def closed(self) -> Phase:
        """The finished phase."""
        heading = self.heading
        return Phase(
            title=heading.title,
            role=heading.role,
            rung=heading.rung,
            contact=heading.contact,
            difficulty=heading.difficulty,
            optional=heading.optional,
            blocks=tuple(self.blocks),
            place=heading.place,
            wordings=heading.wordings,
            needs=tuple(title for title, _unused in heading.needs),
        )


def read_phases(lines: tuple[Line, ...], problems: Problems) -> tuple[Phase, ...]:
    """The phases of a script's body, in file order. Whatever is wrong is reported.

    Args:
        lines: the lines after the front matter.
        problems: collects what is wrong.
    """
    phases: list[_OpenPhase] = []
    before_first = _OpenPhase(NO_HEADING, [], [])
    for kind, group in groupby(split_blocks(lines, problems), key=lambda block: block.kind):
        blocks = [block for block in group if _short_enough(block, problems)]
        if kind is BlockKind.HEADING:
            headings = [read_heading(block.parts[0], problems) for block in blocks]
            phases += [_OpenPhase(heading, [], list(heading.needs)) for heading in headings]
        else:
            _read_blocks(kind, blocks, phases[-1] if phases else before_first, problems)
    if before_first.blocks:
        problems.error(
            before_first.blocks[0].place,
            "text-before-heading",
            _("There is text before the first heading."),
            "",
            _("Begin the body with a heading such as `## Arriving (orient)`."),
        )
    closed = tuple(phase.closed() for phase in phases)
    for phase in closed:
        _check_phase(phase, problems)
    check_order(closed, lines, problems)
    check_needs(closed, [needed for phase in phases for needed in phase.needs], problems)
    return closed


def _short_enough(block: RawBlock, problems: Problems) -> bool:
    length = sum(len(line.text) for line, _unused in block.parts)
    if length > LONGEST_BLOCK:
        problems.error(
            block.place,
            "too-long",
            _("This part has {length} characters; at most {longest_block} are read.").format(
                length=length, longest_block=LONGEST_BLOCK
            ),
            block.parts[0][0].text,
            _("Split it into paragraphs with blank lines."),
        )
    return length <= LONGEST_BLOCK


def _read_blocks(kind: BlockKind, blocks: list[RawBlock], phase: _OpenPhase, problems: Problems) -> None:
    if kind is BlockKind.ITEM and blocks:
        found = read_alternatives(blocks, problems)
        if found is not None:
            phase.blocks.append(found.block)
            phase.needs += found.needs
    elif kind is BlockKind.PHRASE and blocks:
        phrases = [
            piece for block in blocks for piece in _phrase(join_lines(problems.file, block.parts), problems)
        ]
        phase.blocks.append(Paragraph(tuple(phrases), blocks[0].place))
    elif kind is BlockKind.PARAGRAPH:
        for block in blocks:
            whole = join_lines(problems.file, block.parts)
            needs, text = split_needs(whole)
            titles = tuple(title for title, _unused in needs)
            phase.blocks.append(Paragraph(pieces_of(text, problems), whole.place(0), titles))
            phase.needs += needs


def _phrase(text: Passage, problems: Problems) -> tuple[Piece, ...]:
    pieces = pieces_of(text, problems)
    sentences = [piece for piece in pieces if isinstance(piece, Sentence)]
    if len(sentences) != 1:
        problems.error(
            text.place(0),
            "phrase-sentences",
            _("A phrase to repeat is one sentence; this line has {count}.").format(count=len(sentences)),
            text.text,
            _("Write one sentence to a > line."),
        )
    for piece in pieces:
        if not isinstance(piece, Sentence):
            place: Place = piece.sentence.place if isinstance(piece, Repeated) else piece.place
            problems.error(
                place,
                "phrase-mark",
                _("A phrase to repeat can't have a mark in it."),
                text.text,
                _("Put it on a line of its own."),
            )
    return tuple(Repeated(sentence) for sentence in sentences)


def _check_phase(phase: Phase, problems: Problems) -> None:
    if not any(_speaks(block) for block in phase.blocks):
        problems.error(
            phase.place,
            "empty-phase",
            _("Nothing is said in this phase."),
            phase.title,
            _("Write at least one sentence, or take the heading out."),
        )
        return
    for block in phase.blocks:
        if _speaks(block, before_silence=True):
            return
        silence = _first_silence(block)
        if silence:
            problems.error(
                silence.place,
                "silence-first",
                _("This silence comes before anything is said in its phase."),
                "",
                _("Say first what the silence is for."),
            )
            return


def _all_pieces(block: Block) -> tuple[tuple[Piece, ...], ...]:
    if isinstance(block, Alternatives):
        return tuple(option.pieces for option in block.options)
    return (block.pieces,)


def _speaks(block: Block, *, before_silence: bool = False) -> bool:
    """Whether the block, or one of its alternatives, says a word (before its first silence, if asked)."""
    for pieces in _all_pieces(block):
        for piece in pieces:
            if before_silence and isinstance(piece, Silence):
                break
            if _has_words(piece):
                return True
    return False


def _has_words(piece: Piece) -> bool:
    """Whether a piece is a sentence in which there is more than signs."""
    sentence = piece.sentence if isinstance(piece, Repeated) else piece
    return isinstance(sentence, Sentence) and any(character.isalnum() for character in sentence.text)


def _first_silence(block: Block) -> Silence | None:
    return next(
        (piece for pieces in _all_pieces(block) for piece in pieces if isinstance(piece, Silence)), None
    )
