"""The pieces of a script with their running numbers, by which a plan knows where it has come from.

Numbering a script takes as long as laying a sitting out, and never comes out differently: it is done once for
each script.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from player.practice.errors import Place
from player.practice.planner.measuring.groups import Context, context_of
from player.practice.script.model import Alternatives, Block, Phase, Piece, Repeated, Script
from player.practice.units import Rung

_SCRIPTS_KEPT: Final = 64


@dataclass(frozen=True)
class Numbered:
    """A piece with its running number and that of its paragraph."""

    piece: Piece
    number: int
    paragraph: int


@dataclass(frozen=True, eq=False)
class Run:
    """Pieces that come one after the other: those of a paragraph, or of one alternative.

    It equals only itself, which makes it a key that costs nothing.

    Attributes:
        context: of their phase.
        entries: the pieces.
        repeats: whether a phrase to be repeated is among them, which takes as long as the voice does.
    """

    context: Context
    entries: tuple[Numbered, ...]
    repeats: bool


@dataclass(frozen=True, eq=False)
class NumberedBlock:
    """A block with its runs: one for a paragraph, one for each alternative of a list.

    Attributes:
        block: as the author wrote it.
        runs: in the author's order.
        first, after: the number of its first piece, and of the first piece behind it.
    """

    block: Block
    runs: tuple[Run, ...]
    first: int
    after: int

    def run_with(self, number: int) -> Run | None:
        """The run that holds a piece; ``None`` where none does."""
        if not self.first <= number < self.after:
            return None
        return next(run for run in self.runs if any(entry.number == number for entry in run.entries))


@dataclass(frozen=True, eq=False)
class Pieces:
    """All pieces of a script.

    Attributes:
        phases: the blocks of each phase.
        paragraphs: the paragraph number of each piece.
        homes: the index of the phase that each piece stands in.
    """

    phases: tuple[tuple[NumberedBlock, ...], ...]
    paragraphs: tuple[int, ...]
    homes: tuple[int, ...]


class _Same:
    """A script as a key that equals only the very same one: to hash all it holds takes too long."""

    __slots__ = ("script",)

    def __init__(self, script: Script) -> None:
        self.script = script

    def __hash__(self) -> int:
        return id(self.script)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.script is self.script


def pieces_of(script: Script) -> Pieces:
    """Every piece of the script with its number, in the author's order."""
    return _pieces_of(_Same(script))


@lru_cache(maxsize=_SCRIPTS_KEPT)
def _pieces_of(same: _Same) -> Pieces:
    numbering = _Numbering()
    phases = tuple(numbering.phase(phase) for phase in same.script.phases)
    homes = (
        index
        for index, blocks in enumerate(phases)
        for block in blocks
        for _ in range(block.first, block.after)
    )
    return Pieces(phases, tuple(numbering.paragraphs), tuple(homes))


class _Numbering:
    """Counts pieces and paragraphs on through a script."""

    def __init__(self) -> None:
        self.paragraphs: list[int] = []
        self._paragraph = -1

    def phase(self, phase: Phase) -> tuple[NumberedBlock, ...]:
        context = context_of(phase)
        return tuple(self._block(block, context) for block in phase.blocks)

    def _block(self, block: Block, context: Context) -> NumberedBlock:
        self._paragraph += 1
        first = len(self.paragraphs)
        runs = tuple(self._run(pieces, _on_its_rung(context, rung)) for pieces, rung in _runs(block))
        return NumberedBlock(block, runs, first, len(self.paragraphs))

    def _run(self, pieces: tuple[Piece, ...], context: Context) -> Run:
        entries = tuple(self._entry(piece) for piece in pieces)
        return Run(context, entries, any(isinstance(piece, Repeated) for piece in pieces))

    def _entry(self, piece: Piece) -> Numbered:
        self.paragraphs.append(self._paragraph)
        return Numbered(piece, len(self.paragraphs) - 1, self._paragraph)


def _runs(block: Block) -> tuple[tuple[tuple[Piece, ...], Rung | None], ...]:
    if isinstance(block, Alternatives):
        return tuple((option.pieces, option.rung) for option in block.options)
    return ((block.pieces, None),)


def _on_its_rung(context: Context, rung: Rung | None) -> Context:
    return context if rung is None else Context(context.title, context.role, rung, context.contact)


def phase_of_piece(script: Script, number: int) -> int:
    """The index of the phase that holds a piece."""
    return pieces_of(script).homes[number]


def phases_of_pieces(script: Script, numbers: Iterable[int]) -> set[int]:
    """The indices of the phases that hold any of some pieces."""
    homes = pieces_of(script).homes
    return {homes[number] for number in numbers}


def place_of_piece(script: Script, number: int) -> Place:
    """Where in its file a piece stands; the script's beginning for a number it does not have."""
    for blocks in pieces_of(script).phases:
        for block in blocks:
            run = block.run_with(number)
            if run is not None:
                piece = next(entry.piece for entry in run.entries if entry.number == number)
                return piece.sentence.place if isinstance(piece, Repeated) else piece.place
    return script.phases[0].place
