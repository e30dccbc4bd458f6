"""Tables of documents and web pages, put as Markdown has them: a draft knows which column is said."""

from collections.abc import Sequence
from typing import Final

_MOST_WORDS: Final = 4
"""Of a name in a table's first row; more are text, and the table only places it on the page."""


class Tables:
    """Follows the tables in parts of text that are being collected; one within another is part of a cell.

    Args:
        parts: of the text so far; those of a table are put together when it ends.
    """

    def __init__(self, parts: list[str]) -> None:
        self._parts = parts
        self._depth = self._at = self._cell_at = 0
        self._rows: list[list[str]] = []

    def begins(self, kind: str) -> None:
        """A "table", a "row" or a "cell" begins."""
        self._depth += kind == "table"
        if self._depth != 1:
            return
        if kind == "table":
            self._at, self._rows = len(self._parts), []
        elif kind == "row":
            self._rows.append([])
        else:
            self._cell_at = len(self._parts)

    def ends(self, kind: str) -> None:
        """One of them ends."""
        if self._depth == 1 and kind == "cell" and self._rows:
            self._rows[-1].append(" ".join("".join(self._parts[self._cell_at :]).split()))
        elif self._depth == 1 and kind == "table" and is_table(self._rows):
            self._parts[self._at :] = [as_markdown(self._rows)]
        self._depth = max(0, self._depth - (kind == "table"))


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
