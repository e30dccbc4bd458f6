"""Tables in Markdown: people write a talk as one, with a row a line and a column for the pauses.

Each row becomes the words of one line, so that what is reported of a text has the line it has there.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from player.library.documents.data_text import is_quiet, is_said, pause_in_words, tells

_RULE: Final = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?\|?\s*")
_PART: Final = re.compile(r"(?<!\\)\|")


def without_tables(text: str) -> str:
    """The text with the words and pauses of its tables in the places of their rows.

    What the column of words is called, or else that it has most letters, says which it is; the columns of
    pauses are known by their names. The names themselves, in brackets, are left for the draft to report.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    at = 0
    while at + 1 < len(lines):
        if _begins_table(lines, at):
            rows = list(_rows(lines, at))
            names = _cells(lines[at])
            lines[at] = f"[{', '.join(name for name in names if name)}]"
            lines[at + 1] = ""
            lines[at + 2 : at + 2 + len(rows)] = _said(names, rows)
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


def _said(names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    named = [at for at, name in enumerate(names) if is_said(name)]
    quiet = [at for at, name in enumerate(names) if is_quiet(name) and at not in named]
    said = named or [max(range(len(names)), key=lambda at: sum(_letters(row, at) for row in rows), default=0)]
    told = [at for at, name in enumerate(names) if tells(name) and at not in {*named, *quiet}]
    return [_row(row, said, {at: names[at] for at in quiet}, told) for row in rows]


def _row(row: Sequence[str], said: Sequence[int], quiet: Mapping[int, str], told: Sequence[int]) -> str:
    words = [row[at] for at in said if at < len(row)]
    pauses = [pause_in_words(name, row[at]) for at, name in quiet.items() if at < len(row)]
    # A draft takes pauses and bells from brackets, and reports the rest.
    beside = [f"[{row[at]}]" for at in told if at < len(row) and row[at] and "[" not in row[at]]
    return " ".join(part for part in (*words, *pauses, *beside) if part)


def _letters(row: Sequence[str], at: int) -> int:
    return sum(character.isalpha() for character in row[at]) if at < len(row) else 0
