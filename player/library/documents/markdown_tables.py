"""Tables in Markdown: people write a talk as one, with a row a line and a column for the pauses.

Each row becomes the words of one line, so that what is reported of a text has the line it has there.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from player.library.documents.table_columns import said_rows

_RULE: Final = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?\|?\s*")
_PART: Final = re.compile(r"(?<!\\)\|")


def without_tables(text: str) -> str:
    """The text with the words and pauses of its tables in the places of their rows.

    Which columns these are: ``table_columns``. Their names, in brackets, are left for the draft to report.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    at = 0
    while at + 1 < len(lines):
        if _begins_table(lines, at):
            rows = list(_rows(lines, at))
            names = _cells(lines[at])
            lines[at] = f"[{', '.join(name for name in names if name)}]"
            lines[at + 1] = ""
            lines[at + 2 : at + 2 + len(rows)] = said_rows(names, rows)
            at += len(rows)
        at += 1
    return "\n".join(lines)


def _begins_table(lines: Sequence[str], at: int) -> bool:
    rule = lines[at + 1]
    return (
        "|" in lines[at] and _RULE.fullmatch(rule) is not None and len(_cells(lines[at])) == len(_cells(rule))
    )


def _rows(lines: Sequence[str], at: int) -> Iterator[list[str]]:
    for line in lines[at + 2 :]:
        if "|" not in line:
            return
        yield _cells(line)


def _cells(line: str) -> list[str]:
    inside = line.strip().removeprefix("|")
    inside = inside[:-1] if inside.endswith("|") and not inside.endswith("\\|") else inside
    return [cell.strip().replace("\\|", "|") for cell in _PART.split(inside)]
