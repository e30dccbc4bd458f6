"""The lines of caption files, one block a caption, however the file parts them.

Players and video sites write captions in many ways: with lines of a space in them, without the empty lines
between, with two line ends for one, with other arrows.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

ARROW: Final = re.compile(
    r"-->|(?<=\d)\s*(?:(?:-{1,3}|[–—−]) ?>|[→⟶])\s*(?=\d)"
    r"|(?<=[.,]\d{3})\s*(?:-{1,3}|[–—−à\uf0e0])\s*(?=\d{1,2}:\d\d(?::\d\d)?[.,]\d{3}\s*$)"
)
"""Between two times; what only looks like WebVTT's arrow must stand between digits, and a mere dash, or what
word processors make of the arrow, between thousandths."""

REMARK: Final = re.compile(
    r"(NOTE|STYLE|REGION)(\s|$)|::cue(?:-region)?\b|\}\s*$"
    r"|\s*(?:color|background|font|text|white-space|outline|opacity|visibility|line-height)[-a-z]*\s*:[^;{}]*[;}]"
)
"""Begins a block of WebVTT that is no caption; a style may go on behind an empty line."""

_AT: Final = r"\d{1,3}(?::\d{1,2}){1,2}(?:[.,:]\d+)?"
_ON_ONE_LINE: Final = re.compile(
    rf"\s*(?:\[\s*(?P<start>{_AT})\s*-->\s*(?P<end>{_AT})\s*\]"
    rf"|\d{{1,6}}[ \t]+(?P<first>{_AT})\s*-->\s*(?P<last>{_AT})(?=[ \t]+[^\W\d_]+[^:\w]))[ \t]*(?P<words>.*)"
)
"""Times and words on one line, as Whisper writes them on a terminal, or with the caption's number before."""

_LATER: Final = re.compile(rf"\s*-?\d[\d:;., ]*(?:{ARROW.pattern})")
_COUNTED: Final = re.compile(r"\s*\d{1,6}\s*")
_BLANK: Final = " \t\u00a0\u200b\ufeff"
_ENDS: Final = re.compile("\r*\n|\r")


@dataclass(frozen=True)
class Line:
    """A line, and its number from 1."""

    number: int
    text: str


Block = tuple[Line, ...]
"""Lines that belong together, none of them blank; at least one."""


def blocks_of(text: str) -> tuple[Block, ...]:
    """The captions, remarks and stray words of a file, in its order."""
    lines = [
        line for number, given in enumerate(_ENDS.split(text), start=1) for line in _lines(number, given)
    ]
    # WebVTT says that an empty line ends a caption; SubRip's are often written with some in them.
    strict = text.lstrip(_BLANK + "\r\n").startswith("WEBVTT")
    return tuple(_joined(_parted(_separated(lines)), strict=strict))


def _lines(number: int, given: str) -> Iterator[Line]:
    found = _ON_ONE_LINE.match(given)
    if found is None:
        yield Line(number, given)
        return
    yield Line(number, f"{found['start'] or found['first']} --> {found['end'] or found['last']}")
    if found["words"].strip():
        yield Line(number, found["words"])


def times_at(block: Block) -> int:
    """Which line of a block has its times; -1 where none has."""
    return next((at for at, line in enumerate(block) if ARROW.search(line.text)), -1)


def _separated(lines: list[Line]) -> Iterator[Block]:
    block: list[Line] = []
    for at, line in enumerate(lines):
        if line.text.strip(_BLANK):
            block.append(line)
        elif block and _parts(lines, at):
            yield tuple(block)
            block = []
    if block:
        yield tuple(block)


def _parts(lines: list[Line], at: int) -> bool:
    """Whether a blank line parts two blocks; one with a space in it may stand within a caption."""
    if not lines[at].text:
        return True
    following = [line.text for line in lines[at + 1 : at + 3]]
    if not following or _LATER.match(following[0]) or REMARK.match(following[0]):
        return True
    return len(following) > 1 and bool(_COUNTED.fullmatch(following[0]) and _LATER.match(following[1]))


def _parted(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with those parted that hold several captions."""
    counted = False
    for block in blocks:
        first = 0 if REMARK.match(block[0].text) else times_at(block)
        begin = 0
        for at in range(first + 1, len(block)) if first >= 0 and not REMARK.match(block[0].text) else ():
            if _LATER.match(block[at].text):
                counted = counted or (first > 0 and bool(_COUNTED.fullmatch(block[first - 1].text)))
                end = at - 1 if counted and _COUNTED.fullmatch(block[at - 1].text) else at
                if end > begin:
                    yield block[begin:end]
                begin = end
        yield block[begin:]


def _joined(blocks: Iterable[Block], *, strict: bool) -> Iterator[Block]:
    """The blocks, with what an empty line parted from its times put beside them again.

    Args:
        blocks: in their order.
        strict: whether an empty line ends a caption that has words.
    """
    held: Block = ()
    for block in blocks:
        times = times_at(block)
        if held and _belongs(held, block, strict=strict):
            held += block
            continue
        # A number with nothing but times behind it counts captions.
        if held and not (len(held) == 1 and _COUNTED.fullmatch(held[0].text) and times == 0):
            yield held
        held = block
    if held:
        yield held


def _belongs(held: Block, block: Block, *, strict: bool) -> bool:
    """Whether a block has the words of a caption that has none yet, or more of them."""
    begun = times_at(held)
    if times_at(block) >= 0 or REMARK.match(block[0].text):
        return False
    counted = _COUNTED.fullmatch(block[0].text) is not None
    if begun == len(held) - 1:
        return not (counted and len(block) == 1)
    # Behind a number the next caption begins, whatever its times look like.
    return not strict and begun >= 0 and not counted
