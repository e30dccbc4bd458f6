"""What the columns of a table are: words, pauses, times, and what is told beside them."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from player.library.documents.data_text import HEADINGS, is_quiet, is_said, pause_in_words, time_mark
from player.practice.drafting.transcript_times import CLOCK, seconds_of
from player.practice.drafting.written_pauses import seconds_in

_CLOCKS: Final = re.compile(rf"(?P<start>{CLOCK})(?: ?(?:-|–|—|to|bis|>) ?{CLOCK})?")
_FROM_TO: Final = re.compile(
    r"(?P<start>[0-9]{1,3}(?:[.,][0-9])?) ?(?:-|–|—|to|bis) ?[0-9]{1,3}(?:[.,][0-9])?(?: ?[^\W\d_]+)?"
)
_NUMBER: Final = re.compile(r"(?P<start>[0-9]{1,4}(?:[.,][0-9])?)")
_OF_MINUTES: Final = re.compile(r"min", re.IGNORECASE)
_LASTS: Final = re.compile(
    r"\b(?:duration|length|how long|dauer|länge|durée|duración|durata|duração|duur)\b", re.IGNORECASE
)
_UNITS: Final = re.compile(r"\b(?:min(?:ute[ns]?|s)?|sec(?:ond)?s?|sek(?:unden)?)\b", re.IGNORECASE)
_COUNTED: Final = re.compile(r"#|no\.?|nr\.?|n[°º]|line|row|id|index|zeile", re.IGNORECASE)
_LEAST_ROWS: Final = 2
_RULE: Final = re.compile(r"\s*:?-+:?\s*")
_MOST_IN_NAMES: Final = 3
_LONGEST_PAUSE_S: Final = 600

Marks = Sequence[str]
"""A mark for the time of each row; empty where it has none."""


def said_rows(names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The words of each row, with its time before them, its pauses behind, and the rest in brackets.

    What the column of words is called, or else that it has most letters, says which it is. A draft takes
    pauses and bells from brackets, and reports the rest; times say where pauses are if no column has them.

    Args:
        names: of the columns; empty ones where the table names none.
        rows: all others, each with its cells.
    """
    columns = range(len(names))
    called = [at for at in columns if is_said(names[at])]
    # A column called "line" may only count them.
    said = [at for at in called if any(_letters(row, at) for row in rows)] or called
    quiet = {at: names[at] for at in columns if is_quiet(names[at]) and at not in said}
    if not said:
        said = [max(columns, key=lambda at: sum(_letters(row, at) for row in rows), default=0)]
    if not any(names):
        quiet = {at: "" for at in columns if at not in said and _are_pauses(_cells(rows, at))}
    others = [at for at in columns if at not in {*said, *quiet}]
    marks: Marks = [""] * len(rows)
    for at in others if not quiet else ():
        found = _times(names[at], _cells(rows, at))
        if found:
            marks = found
            break
    told = [at for at in others if not _is_counted(names[at], _cells(rows, at))]
    return [_row(row, said, quiet, told, mark) for row, mark in zip(rows, marks, strict=True)]


def _cells(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    return [row[at].strip() if at < len(row) else "" for row in rows]


def _row(
    row: Sequence[str], said: Sequence[int], quiet: Mapping[int, str], told: Sequence[int], mark: str
) -> str:
    words = [row[at] for at in said if at < len(row)]
    pauses = [pause_in_words(name, row[at]) for at, name in quiet.items() if at < len(row)]
    beside = [f"[{row[at]}]" for at in told if at < len(row) and row[at].strip() and "[" not in row[at]]
    return " ".join(part for part in (mark, *words, *pauses, *beside) if part)


def _letters(row: Sequence[str], at: int) -> int:
    return sum(character.isalpha() for character in row[at]) if at < len(row) else 0


def _are_pauses(cells: Sequence[str]) -> bool:
    """Whether a column without a name has seconds, and doesn't count the rows."""
    numbers = [float(cell.replace(",", ".")) for cell in cells if _NUMBER.fullmatch(cell)]
    counts = numbers == [numbers[0] + step for step in range(len(numbers))] if numbers else True
    return len(numbers) == len(cells) >= _LEAST_ROWS and not counts and max(numbers) <= _LONGEST_PAUSE_S


def _is_counted(name: str, cells: Sequence[str]) -> bool:
    """Whether a column only has numbers, times or lengths, or is called a count."""
    plain = all(
        pattern is not None or not any(map(str.isalpha, cell))
        for cell in cells
        for pattern in [_CLOCKS.fullmatch(cell) or _FROM_TO.fullmatch(cell) or (seconds_in(cell) or None)]
    )
    return plain or _COUNTED.fullmatch(name.strip()) is not None


def _times(name: str, cells: Sequence[str]) -> list[str]:
    """A mark for the beginning of each row; none where the column has no times."""
    filled = [cell for cell in cells if cell]
    if len(filled) < _LEAST_ROWS:
        return []
    scale = 60.0 if _OF_MINUTES.search(name) else 1.0
    kinds: tuple[tuple[re.Pattern[str], bool, Callable[[str], float]], ...] = (
        (_CLOCKS, True, seconds_of),
        (
            _FROM_TO,
            (_LASTS.search(name) or _UNITS.search(name)) is not None,
            lambda start: _number(start) * scale,
        ),
    )
    for pattern, applies, read in kinds:
        found = [pattern.fullmatch(cell) for cell in cells]
        if applies and all(match is not None or not cell for match, cell in zip(found, cells, strict=True)):
            starts = [None if match is None else read(match["start"]) for match in found]
            lasts = (
                pattern is _CLOCKS
                and _LASTS.search(name)
                and not any("-" in cell or "–" in cell for cell in cells)
            )
            return _one_after_another([start or 0.0 for start in starts]) if lasts else _marks(starts)
    if _LASTS.search(name) or _UNITS.search(name):
        return _one_after_another([_length(cell, scale) for cell in cells])
    return []


def _length(cell: str, scale: float) -> float:
    return _number(cell) * scale if _NUMBER.fullmatch(cell) else seconds_in(cell)


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _one_after_another(lengths: Sequence[float]) -> list[str]:
    """The beginnings of rows whose lengths are told; numbers that only ever grow are beginnings already."""
    if not all(lengths[1:]):
        return []
    grows = lengths[0] == 0 and list(lengths) == sorted(set(lengths))
    return _marks(list(lengths) if grows else [sum(lengths[:at]) for at in range(len(lengths))])


def _marks(starts: Sequence[float | None]) -> list[str]:
    known = [start for start in starts if start is not None]
    if known != sorted(known):
        return []
    return ["" if start is None else time_mark(start) for start in starts]


def table_text(text: str) -> str:
    """The words and pauses of a table, row by row.

    Its first row names its columns, or has words of its own. A column of headings begins a part wherever it
    changes.
    """
    rows = [row for row in _rows(text) if any(cell.strip() for cell in row)]
    if not rows:
        return text
    names = [cell.strip() for cell in rows[0]]
    unnamed = any(map(_CLOCKS.fullmatch, names))
    if unnamed or not any(is_said(name) or is_quiet(name) for name in names):
        return "\n\n".join(said_rows([""] * max(map(len, rows)), rows))
    return "\n\n".join(_with_headings(names, rows[1:]))


def is_plain_table(text: str) -> bool:
    """Whether a text without a table's ending is one: names of what is said or quiet, and rows as wide."""
    rows = [row for row in _rows(text) if any(cell.strip() for cell in row)]
    names = [cell.strip() for cell in rows[0]] if rows else []
    widths = {len(row) for row in rows}
    named = all(len(name.split()) <= _MOST_IN_NAMES for name in names) and any(map(is_said, names))
    ruled = any(all(_RULE.fullmatch(cell) for cell in row) for row in rows)
    if all(row and _CLOCKS.fullmatch(row[0].strip()) for row in rows) and "|" in text and not ruled:
        return len(names) > 1 and len(widths) == 1 and len(rows) > _LEAST_ROWS
    return len(names) > 1 and not ruled and named and len(widths) == 1 and len(rows) > _LEAST_ROWS


def _with_headings(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    headed = [at for at, name in enumerate(names) if name.lower() in HEADINGS]
    others = [at for at in range(len(names)) if at not in headed]
    kept = [[row[at] if at < len(row) else "" for at in others] for row in rows]
    above = ""
    for row, words in zip(rows, said_rows([names[at] for at in others], kept), strict=True):
        title = " – ".join(row[at].strip() for at in headed if at < len(row) and row[at].strip())
        if title and title != above:
            yield f"## {title}"
            above = title
        yield words


def _rows(text: str) -> list[list[str]]:
    first = text.lstrip("\ufeff").partition("\n")[0]
    delimiter = max("\t;,|", key=first.count)
    try:
        found = list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter))
    except csv.Error:
        return []
    edged = delimiter == "|" and all(not row or not (row[0] + row[-1]).strip() for row in found)
    if delimiter == "|":
        found = [[cell.strip() for cell in row] for row in found]
    return [row[1:-1] for row in found] if edged else found
