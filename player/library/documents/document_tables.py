"""Tables of documents and web pages, put as Markdown has them: a draft knows which column is said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from player.practice.drafting.written_pauses import pause_in

_MOST_WORDS: Final = 4
"""Of a name in a table's first row; more are text, and the table only places it on the page."""

_MOST_JOINED: Final = 100
"""Rows or columns that one cell goes over; a damaged file may name any number."""


@dataclass
class _Row:
    """A row of cells.

    Attributes:
        cells: their words; empty ones where a cell goes over several columns, or comes from a row above.
        widest: over how many columns its widest cell goes.
    """

    cells: list[str]
    widest: int = 1

    @property
    def is_whole(self) -> bool:
        """Whether one cell goes over all of it."""
        return self.widest == len(self.cells) > 1


class Tables:
    """Follows the tables in parts of text that are being collected; one within another is part of a cell.

    Args:
        parts: of the text so far; those of a table are put together when it ends.
    """

    def __init__(self, parts: list[str]) -> None:
        self._parts = parts
        self._depth = self._at = self._cell_at = 0
        self._rows: list[_Row] = []
        self._across = self._down = self._over = 1
        self._from_above: dict[int, list[str]] = {}

    def begins(self, kind: str, *, across: str = "", down: str = "", over: str = "") -> None:
        """A "table", a "row" or a "cell" begins.

        Args:
            kind: which of them.
            across: over how many columns a cell goes; one where no number stands there.
            down: over how many rows.
            over: as ``across``, where the places that it covers stand in the file as well.
        """
        self._depth += kind == "table"
        if self._depth != 1:
            return
        if kind == "table":
            self._at, self._rows, self._from_above = len(self._parts), [], {}
        elif kind == "row":
            self._rows.append(_Row([]))
        else:
            self._cell_at = len(self._parts)
            self._across, self._down, self._over = _joined(across), _joined(down), _joined(over)

    def goes_over(self, across: str) -> None:
        """The cell that has begun goes over so many columns."""
        if self._depth == 1:
            self._across = _joined(across)

    def ends(self, kind: str) -> None:
        """One of them ends."""
        if self._depth == 1 and kind == "cell" and self._rows:
            self._add(" ".join("".join(self._parts[self._cell_at :]).split()))
        elif self._depth == 1 and kind == "row" and self._rows:
            self._fill()
        elif self._depth == 1 and kind == "table":
            put = list(_as_tables(self._rows))
            if put:
                self._parts[self._at :] = put
        self._depth = max(0, self._depth - (kind == "table"))

    def covered(self, count: str = "") -> None:
        """Places in a row that a cell beside or above them covers.

        Args:
            count: how many; one where no number stands there.
        """
        if self._depth == 1 and self._rows:
            self._rows[-1].cells += [""] * _joined(count)

    def _add(self, words: str) -> None:
        self._fill()
        row = self._rows[-1]
        # Quiet that belongs to several rows comes behind the last of them.
        last = self._down > 1 and pause_in(words, words) is not None
        if self._down > 1:
            below = [""] * (self._down - 1)
            below[-1] = words if last else ""
            for column in range(len(row.cells), len(row.cells) + self._across):
                self._from_above[column] = below if column == len(row.cells) else [""] * len(below)
        row.cells += ["" if last else words, *[""] * (self._across - 1)]
        row.widest = max(row.widest, self._across, self._over)

    def _fill(self) -> None:
        """Put in what comes from above at this place."""
        cells = self._rows[-1].cells
        while left := self._from_above.get(len(cells)):
            cells.append(left.pop(0))


def _joined(written: str) -> int:
    return min(max(int(written), 1), _MOST_JOINED) if written.isascii() and written.isdecimal() else 1


def _as_tables(rows: Sequence[_Row]) -> Iterator[str]:
    """The rows as Markdown has them, parted where one cell goes over a whole row; none for no table."""
    named = [row.cells for row in rows if not row.is_whole]
    if not is_table(named):
        return
    part: list[list[str]] = []
    for row in rows:
        if not row.is_whole:
            part.append(row.cells)
            continue
        if len(part) > 1 or (part and part[0] is not named[0]):
            yield as_markdown(_named(part, named[0]))
            part = []
        yield f"\n\n{''.join(row.cells)}\n\n"
    if part:
        yield as_markdown(_named(part, named[0]))


def _named(part: list[list[str]], names: list[str]) -> list[list[str]]:
    return part if part[0] is names else [names, *part]


def is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows of cells are a table with names in its first one, and not only places on a page."""
    widths = {len(row) for row in rows}
    names = rows[0] if rows else ()
    named = len(names) > 1 and all(len(name.split()) <= _MOST_WORDS for name in names) and all(names[:2])
    return len(rows) > 1 and len(widths) == 1 and named


def as_markdown(rows: Sequence[Sequence[str]]) -> str:
    """A table as Markdown has it, with blank lines around."""
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n\n" + "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]) + "\n\n"
