"""AsciiDoc, line for line as Markdown."""

import re
from collections.abc import Sequence
from typing import Final

from player.library.documents.markup.lines import heading, packed, row, rule, unsaid

_HEADING: Final = re.compile(r"(={1,6}) +(.+)")
_UNSAID: Final = re.compile(
    r"(?::!?[\w-]+!?:(?: |$)|//|(?:-{4,}|={4,}|\*{4,}|_{4,}|\.{4,}|\+{4,}|'{3,})$|<<<|\[\[[^\[\]]*\]\]$)"
)
_COMMENT: Final = re.compile(r"/{4,}\s*$")
_FENCE: Final = re.compile(r"(?P<sign>[-=*_.+])(?P=sign){3,}\s*$")
_NOTES: Final = re.compile(
    r"\[(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|comment|source|listing|example|sidebar)\b[^\]]*\]\s*$",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(
    r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s|\.[A-Z]|(?:image|video|audio|include|toc)::\S*\["
)
_NOTE: Final = re.compile(r"footnote(?:ref)?:\w*\[([^\[\]]*)\]")
_PICTURE: Final = re.compile(r"(?<!\w)(?:image|icon|kbd|btn):\S*\[([^\[\]]*)\]")
_LINK: Final = re.compile(
    r"(?<!\w)(?:link:|xref:|mailto:|https?://)[^\s\[\]]*\[([^\[\]]+)\]|<<[^<>,]+,\s*([^<>]+)>>"
)
_LISTED: Final = re.compile(r"^(?:\*{1,5}|\.{1,5}|-)\s+(?:\[[ x*]\]\s+)?(?=\S)")
_STANDS_FOR: Final = re.compile(r"\{(?:nbsp|sp|empty|zwsp)\}")
_LINE_END: Final = re.compile(r" \+\s*$")
_TABLE: Final = re.compile(r"\|={3,}\s*$")
_CELL: Final = re.compile(r"(?<!\\)\|")
_HEAD: Final = 3
"""Lines of a document's head: its title, who wrote it, and which version it is."""


def of_adoc(lines: list[str]) -> list[str]:
    """Headings, and words without marks; what only programs read is left out, or stands in brackets."""
    lines = _with_tables(lines)
    found, closed = list[str](), False
    noted = _places_of_notes(lines)
    begun = next((at for at, line in enumerate(lines) if line.strip()), 0)
    in_head = bool(lines) and lines[begun].startswith("= ")
    for at, line in enumerate(lines):
        begins = _HEADING.match(line)
        fenced = _COMMENT.match(line) is not None
        in_head = in_head and (at <= begun or bool(line.strip())) and at < begun + _HEAD
        if begins:
            found.append(heading(len(begins[1]), begins[2]))
        elif fenced or _UNSAID.match(line.rstrip()):
            found.append("")
        elif closed or in_head or at in noted or _TOLD.match(line):
            found.append(unsaid(line))
        else:
            found.append(_plain(line))
        closed = closed != fenced
    return found


def _plain(line: str) -> str:
    said = _LINE_END.sub("", _STANDS_FOR.sub(" ", _NOTE.sub(r" [\1]", _PICTURE.sub(r" [\1] ", line))))
    return _LISTED.sub("- ", _LINK.sub(lambda link: link[1] or link[2], said))


def _places_of_notes(lines: Sequence[str]) -> set[int]:
    """The places of lines in a block that is called a note, or of a paragraph below that name."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if not _NOTES.match(line) or at + 1 >= len(lines):
            continue
        fence = _FENCE.match(lines[at + 1])
        for below in range(at + 1, len(lines)):
            ends = below > at + 1 and lines[below].rstrip() == lines[at + 1].rstrip()
            if ends if fence else not lines[below].strip():
                break
            found.add(below)
    return found


def _with_tables(lines: Sequence[str]) -> list[str]:
    """The lines, with tables as Markdown has them, each row on the line where it begins."""
    found = list(lines)
    edges = [at for at, line in enumerate(lines) if _TABLE.match(line)]
    for begin, end in zip(edges[::2], edges[1::2], strict=False):
        found[begin] = found[end] = ""
        filled = [at for at in range(begin + 1, end) if lines[at].strip()]
        cells = [(at, cell.strip()) for at in filled for cell in _CELL.split(lines[at])[1:]]
        wide = len(_CELL.split(lines[filled[0]])) - 1 if filled else 0
        if not wide:
            continue
        for at in filled:
            found[at] = ""
        for first in range(0, len(cells), wide):
            found[cells[first][0]] = row([cell for _, cell in cells[first : first + wide]])
        if begin + 1 < filled[0] + 1 < end and not lines[filled[0] + 1].strip():
            found[filled[0] + 1] = rule(wide)
        packed(found, begin + 1, end)
    return found
