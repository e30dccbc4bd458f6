"""Lines of Markdown that other markups become."""

import re
from typing import Final

_DEEPEST: Final = 6


def heading(level: int, title: str) -> str:
    """A heading of a level from 1."""
    return f"{'#' * min(level, _DEEPEST)} {title.strip()}"


def unsaid(line: str) -> str:
    """A line in brackets, which a draft reports and doesn't say; empty for one without words."""
    words = re.sub(r"[\[\]]", "", line).strip()
    return f"[{words}]" if any(map(str.isalnum, words)) else ""


def row(cells: list[str]) -> str:
    """A row of a table."""
    return f"| {' | '.join(cell.strip() for cell in cells)} |"


def rule(count: int) -> str:
    """The line below the names of so many columns."""
    return "|---" * count + "|"


def packed(lines: list[str], begin: int, end: int) -> None:
    """Move the lines of a table together, as Markdown has them, the blank ones behind.

    Args:
        lines: of the text; changed.
        begin: the place of the first.
        end: the place behind the last.
    """
    rows = [line for line in lines[begin:end] if line.strip()]
    lines[begin:end] = [*rows, *[""] * (end - begin - len(rows))]
