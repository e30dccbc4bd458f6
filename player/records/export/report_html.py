"""The HTML that reports are made of, of the kind that ``QTextDocument`` reads."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from html import escape
from typing import Final, TypeVar

from player.language.catalogue import _
from player.records.store.entries import Outcome, SittingRecord

MOST_ROWS: Final = 6
"""Rows per table before the rest is summed up, so that a report stays within its pages."""

OUTCOMES: Final = {
    Outcome.COMPLETED: _("to the end"),
    Outcome.STOPPED: _("stopped by choice"),
    Outcome.INTERRUPTED: _("interrupted"),
    Outcome.RUNNING: _("going on"),
}
"""How a sitting ended, as a person says it."""

DayWords = Callable[[date], str]
"""A day as it is written where the person lives."""

_Key = TypeVar("_Key", bound=Hashable)
_MINUTE: Final = 60


def section(title: str, body: str) -> str:
    """A heading and what belongs to it."""
    return f"<h2>{escape(title)}</h2>{body}"


def paragraph(words: str, kind: str = "") -> str:
    """A paragraph of text, whose line ends are kept; ``kind`` is a class of the style sheet."""
    lines = "<br>".join(escape(line) for line in words.splitlines())
    return f'<p class="{kind}">{lines}</p>' if kind else f"<p>{lines}</p>"


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; without rows a sentence that says so."""
    if not rows:
        return paragraph(_("Nothing to show here."))
    names = "".join(_heading(text) for text in headings)
    head = f"<tr>{names}</tr>" if any(headings) else ""
    lines = ["".join(f"<td>{escape(text)}</td>" for text in row) for row in rows]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<table cellspacing="0" cellpadding="1" border="0">{head}{body}</table>'


def beside(*parts: str) -> str:
    """Parts in columns of one width."""
    width = 100 // max(1, len(parts))
    cells = "".join(f'<td width="{width}%">{part}</td>' for part in parts)
    opened = '<table cellspacing="0" cellpadding="0" border="0" width="100%" style="margin-bottom: 6px">'
    return f"{opened}<tr>{cells}</tr></table>"


def at_most(
    rows: Sequence[Sequence[str]], more: Callable[[int], str], most: int = MOST_ROWS
) -> Sequence[Sequence[str]]:
    """The first rows, and a last one in which ``more`` says how many there are besides."""
    if len(rows) <= most:
        return rows
    return [*rows[:most], (more(len(rows) - most), *[""] * (len(rows[0]) - 1))]


def grouped(
    sittings: Sequence[SittingRecord], by: Callable[[SittingRecord], _Key]
) -> Mapping[_Key, list[SittingRecord]]:
    """Sittings by a key, in the order in which the keys first occur."""
    groups: dict[_Key, list[SittingRecord]] = defaultdict(list)
    for sitting in sittings:
        groups[by(sitting)].append(sitting)
    return groups


def ended(sittings: Sequence[SittingRecord], outcome: Outcome) -> int:
    """How many of these ended so."""
    return sum(sitting.outcome is outcome for sitting in sittings)


def minutes(group: Sequence[SittingRecord]) -> str:
    """How much of these was heard, in whole minutes."""
    return f"{sum(sitting.seconds_heard for sitting in group) / _MINUTE:.0f}"


def days(first: date, last: date, words: DayWords) -> str:
    """A range of days; one day only once."""
    return (
        words(first) if first == last else _("{first} to {last}").format(first=words(first), last=words(last))
    )


def _heading(text: str) -> str:
    # A narrow column would break single words.
    whole = "" if " " in text else ' style="white-space: nowrap"'
    return f"<th{whole}>{escape(text)}</th>"
