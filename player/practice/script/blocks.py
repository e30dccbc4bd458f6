"""Splits the body of a script into raw blocks: headings, paragraphs, list items and phrases.

The body is read line by line rather than with a Markdown library: nothing recurses, two lists separated by a
blank line stay two lists (CommonMark joins them), and what is ambiguous in Markdown is refused, not guessed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from player.language.catalogue import _
from player.practice.errors import Place
from player.practice.script.source import Line, Problems


class BlockKind(StrEnum):
    """What a raw block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    PHRASE = "phrase"
    GAP = "gap"


@dataclass(frozen=True)
class RawBlock:
    """Lines that belong together, each with the index where its text begins.

    A ``GAP`` has no lines; it marks a blank line, which ends a list.
    """

    kind: BlockKind
    parts: tuple[tuple[Line, int], ...]
    place: Place


_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+) *$")
_HEADING = re.compile(r"##(?: +|$)")
_HASHES = re.compile(r" {0,3}#{1,6}")
_ITEM = re.compile(r"- +")
_OTHER_BULLET = re.compile(r" {0,3}(?:[*+] +|[0-9]{1,9}[.)] +|-$|- )")
_NESTED = re.compile(r" +(?:[-*+]|[0-9]{1,9}[.)]) +\S|[-*+] +[-*+] ")
_QUOTE = re.compile(r" {0,3}>+")
_INDENTED = re.compile(r" {4,}\S")

# Tried in this order; a line that matches none of them is text.
_REFUSED = (
    (
        _RULE,
        "rule",
        _("A rule (a line of signs) has no meaning here."),
        _("Take it out; a blank line separates paragraphs."),
    ),
    (
        _UNDERLINE,
        "underlined-heading",
        _("A heading is not underlined here."),
        _("Write it as `## Title (orient)`, or take the line out."),
    ),
    (
        _HASHES,
        "heading-level",
        _("Headings have exactly two # signs and a space, at the start of the line."),
        _(r"Write `## Title (rung 1)`, or \# for the sign."),
    ),
    (_NESTED, "nested", _("A list inside a list can't be spoken."), _("Keep one level.")),
    (
        _OTHER_BULLET,
        "bullet",
        _("Alternatives begin with - and a space, at the start of the line."),
        _("Write `- eyes open: …`, or put a backslash before the sign."),
    ),
    (
        _INDENTED,
        "indented",
        _("This line is indented, which Markdown takes for code."),
        _("Begin at the line's start."),
    ),
)


def split_blocks(lines: tuple[Line, ...], problems: Problems) -> tuple[RawBlock, ...]:
    """The raw blocks of a body, in file order. A line that fits no block is reported and left out."""
    blocks: list[RawBlock] = []
    open_parts: list[tuple[Line, int]] = []
    kind = BlockKind.GAP

    def close() -> None:
        nonlocal kind
        if open_parts:
            first, index = open_parts[0]
            blocks.append(RawBlock(kind, tuple(open_parts), problems.place(first.number, index + 1)))
            open_parts.clear()
        kind = BlockKind.GAP

    for line in _without_code(lines, problems):
        if not line.text.strip(" "):
            close()
            blocks.append(RawBlock(BlockKind.GAP, (), problems.place(line.number, 1)))
        elif kind is BlockKind.ITEM and line.text.startswith(" ") and not _NESTED.match(line.text):
            open_parts.append((line, 0))
        elif _is_refused(line, problems):
            close()
        else:
            found, index = _kind(line, problems)
            if found is BlockKind.PARAGRAPH and kind in (BlockKind.ITEM, BlockKind.PHRASE):
                _refuse_unclear_continuation(line, problems)
            if found is not BlockKind.PARAGRAPH or kind is not BlockKind.PARAGRAPH:
                close()
            open_parts.append((line, index))
            kind = found
    close()
    return tuple(blocks)


def _without_code(lines: tuple[Line, ...], problems: Problems) -> Iterable[Line]:
    """The lines outside fenced code, which is reported. A fence without an end hides only its own line."""
    fences = [index for index, line in enumerate(lines) if _FENCE.match(line.text)]
    hidden: set[int] = set(fences)
    for first, last in zip(fences[::2], fences[1::2], strict=False):
        hidden.update(range(first, last + 1))
    for index in fences[::2]:
        line = lines[index]
        problems.error(
            problems.place(line.number, 1),
            "code",
            _("Code can't be spoken."),
            line.text,
            _("Take the block out."),
        )
    return (line for index, line in enumerate(lines) if index not in hidden)


def _is_refused(line: Line, problems: Problems) -> bool:
    heading_or_item = _HEADING.match(line.text) or _ITEM.match(line.text)
    if heading_or_item and not _NESTED.match(line.text) and not _RULE.match(line.text):
        return False
    return _refuse_first(line, problems)


def _refuse_first(line: Line, problems: Problems) -> bool:
    for pattern, code, message, expected in _REFUSED:
        if pattern.match(line.text):
            column = len(line.text) - len(line.text.lstrip(" ")) + 1
            problems.error(problems.place(line.number, column), code, message, line.text.strip(" "), expected)
            return True
    return False


def _kind(line: Line, problems: Problems) -> tuple[BlockKind, int]:
    if heading := _HEADING.match(line.text):
        return BlockKind.HEADING, heading.end()
    if item := _ITEM.match(line.text):
        return BlockKind.ITEM, item.end()
    quote = _QUOTE.match(line.text)
    if not quote:
        return BlockKind.PARAGRAPH, 0
    inner = re.match(r"[> ]*>", line.text[quote.end() :])
    if inner or quote.group().count(">") > 1:
        problems.error(
            problems.place(line.number, quote.end() + (inner.end() if inner else 0)),
            "nested",
            _("A phrase inside a phrase can't be spoken."),
            line.text,
            _("Write one > at the start of the line."),
        )
    return BlockKind.PHRASE, quote.end() + (inner.end() if inner else 0)


def _refuse_unclear_continuation(line: Line, problems: Problems) -> None:
    problems.error(
        problems.place(line.number, 1),
        "no-blank-line",
        _("It is unclear whether this line belongs to the one above."),
        line.text,
        _("Indent it by two spaces if it goes on with an alternative; else leave a blank line before it."),
    )
