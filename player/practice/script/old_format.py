"""Checks that a script of format 1 uses nothing that came with format 2. Format 1 can still be read."""

from collections.abc import Iterator
from typing import Final

from player.language.catalogue import _
from player.practice.errors import Place
from player.practice.script.front_matter import FrontMatter
from player.practice.script.model import (
    Alternative,
    Block,
    Comment,
    Ending,
    Paragraph,
    Phase,
    Piece,
    Sentence,
    Subject,
    Writing,
)
from player.practice.script.source import Problems

NEWEST_FORMAT: Final = 2


def check_old_format(
    front: FrontMatter, phases: tuple[Phase, ...], comments: tuple[Comment, ...], problems: Problems
) -> None:
    """Report the first thing in a script of format 1 that only format 2 has.

    Args:
        front: the script's front matter.
        phases: the script's phases.
        comments: the comments in the script's body.
        problems: collects what is wrong.
    """
    first = next(_newer(front, phases, problems), None)
    if first is None and comments:
        first = comments[0].place, _("A comment")
    if first is not None:
        place, what = first
        problems.error(
            place,
            "newer-format",
            _("{what} belongs to format {newest_format}, and this script says format {value}.").format(
                what=what, newest_format=NEWEST_FORMAT, value=front.format
            ),
            "",
            _("Write `format: {newest_format}` in the front matter.").format(newest_format=NEWEST_FORMAT),
        )


def _newer(front: FrontMatter, phases: tuple[Phase, ...], problems: Problems) -> Iterator[tuple[Place, str]]:
    if front.anchor is not None or front.ending is not Ending.DAY:
        yield problems.place(1, 1), _("A practice's own anchor or ending")
    titles: set[str] = set()
    for phase in phases:
        if phase.needs or phase.wordings or phase.title in titles:
            yield phase.place, _("A phase with variants or needs")
        titles.add(phase.title)
        for block in phase.blocks:
            yield from _in_block(block)


def _in_block(block: Block) -> Iterator[tuple[Place, str]]:
    if isinstance(block, Paragraph):
        yield from _in_passage(block)
        return
    if block.subject is Subject.ONE_OF:
        yield block.place, _("A list of which one item is heard in turn")
    for option in block.options:
        if option.rung is not None:
            yield option.place, _("An alternative with a rung of its own")
        yield from _in_passage(option)


def _in_passage(passage: Paragraph | Alternative) -> Iterator[tuple[Place, str]]:
    if passage.needs:
        yield passage.place, _("A passage that needs a phase")
    if any(_is_newer(piece) for piece in passage.pieces):
        yield passage.place, _("A mark [option], [time] or [writing]")


def _is_newer(piece: Piece) -> bool:
    if isinstance(piece, Sentence):
        return piece.option or piece.wants_time
    return isinstance(piece, Writing)
