"""Positions of before-and-after dots over time, the same in the window and on paper."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final, NamedTuple, Protocol

from player.practice.plain_words import date_in_words, month_in_words

_DAY_MS: Final = 86_400_000
_MARKS: Final = 4
_LONG_MS: Final = 200 * _DAY_MS
"""Over more days than this, marks name the month instead of the day."""


class BeforeAndAfter(Protocol):
    """A sitting's two dots."""

    @property
    def at(self) -> float:
        """Its position in time, from 0 (left) to 1 (right)."""

    @property
    def before(self) -> float | None:
        """The value before, from 0 to 1 of the scale; None if there is no number."""

    @property
    def after(self) -> float | None:
        """The value after, from 0 to 1; None if there is no number."""


class Place(NamedTuple):
    """The position of a sitting's dots, from the left and top of a plot."""

    x: int
    before: float | None
    after: float | None


def places(dots: Iterable[BeforeAndAfter], wide: int, high: int) -> set[Place]:
    """The positions of these dots. Dots at exactly the same position become one.

    Args:
        dots: what is drawn.
        wide: of the plot, in pixels or any other unit.
        high: of the plot, in the same unit.
    """
    return {
        Place(
            round(dot.at * wide),
            None if dot.before is None else high - dot.before * high,
            None if dot.after is None else high - dot.after * high,
        )
        for dot in dots
    }


class PlainDot(NamedTuple):
    """A sitting's two dots without the sitting."""

    at: float
    before: float | None
    after: float | None


@dataclass(frozen=True)
class DotRow:
    """A row of dots, as a report's HTML holds it.

    Attributes:
        low, high: the ends of the scale.
        marks: positions in time, from 0 to 1, with their labels.
    """

    low: int
    high: int
    marks: tuple[tuple[float, str], ...]
    dots: tuple[PlainDot, ...]

    def text(self) -> str:
        """The row as text, for a picture's name."""
        return json.dumps([self.low, self.high, self.marks, self.dots], separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str) -> "DotRow":
        """Parse the result of ``text``.

        Raises:
            ValueError, TypeError: the text is malformed.
        """
        low, high, marks, dots = json.loads(text)
        return cls(
            low, high, tuple((at, words) for at, words in marks), tuple(PlainDot(*dot) for dot in dots)
        )


def time_marks(
    start: int, end: int, day_words: Callable[[date], str] = date_in_words
) -> tuple[tuple[float, str], ...]:
    """Marks between two moments, from 0 to 1, labelled with days or, over a long time, months.

    Args:
        start: local time, in milliseconds as if it were UTC.
        end: in the same form.
        day_words: writes a day.
    """
    if end - start < _DAY_MS:
        return ((0.5, day_words(_day(end))),)
    count = min(_MARKS, (end - start) // _DAY_MS)
    long = end - start > _LONG_MS
    return tuple(
        (at / count, month_in_words(day) if long else day_words(day))
        for at, day in ((at, _day(start + round((end - start) * at / count))) for at in range(count + 1))
    )


def _day(moment_ms: int) -> date:
    return datetime.fromtimestamp(moment_ms / 1000, UTC).date()
