"""Where dots stand that are joined before to after, over time: the same in the window and on paper."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final, NamedTuple, Protocol

_DAY_MS: Final = 86_400_000
_MARKS: Final = 4
_LONG_MS: Final = 200 * _DAY_MS
"""Over a longer time than this, a mark's day says little: it names the month."""


class Joined(Protocol):
    """A sitting's two dots."""

    @property
    def at(self) -> float:
        """Its place in time, from 0 (left) to 1 (right)."""

    @property
    def before(self) -> float | None:
        """From 0 to 1 of the scale; None where there is no number."""

    @property
    def after(self) -> float | None:
        """The same afterwards."""


class Place(NamedTuple):
    """Where a sitting's dots are drawn: from the left and from the top of a plot."""

    x: int
    before: float | None
    after: float | None


def places(dots: Iterable[Joined], wide: int, high: int) -> set[Place]:
    """The places of these dots. Those that would lie exactly upon one another are one.

    Args:
        dots: what is drawn.
        wide: of the plot, in pixels or whichever unit it is drawn in.
        high: of the plot, in the same.
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
    """A sitting's two dots, and nothing else about it."""

    at: float
    before: float | None
    after: float | None


@dataclass(frozen=True)
class DotRow:
    """A row of dots, as a report's HTML holds it.

    Attributes:
        low, high: the ends of the scale.
        marks: places in time, from 0 to 1, with their words.
    """

    low: int
    high: int
    marks: tuple[tuple[float, str], ...]
    dots: tuple[PlainDot, ...]

    def text(self) -> str:
        """The row as text, for the name of a picture."""
        return json.dumps([self.low, self.high, self.marks, self.dots], separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str) -> "DotRow":
        """The row that ``text`` made.

        Raises:
            ValueError, TypeError: it is no such text.
        """
        low, high, marks, dots = json.loads(text)
        return cls(
            low, high, tuple((at, words) for at, words in marks), tuple(PlainDot(*dot) for dot in dots)
        )


def time_marks(start: int, end: int) -> tuple[tuple[float, str], ...]:
    """Places between two moments, from 0 to 1, with their days or, over a long time, their months.

    Args:
        start: the person's own time, in milliseconds as if it were UTC.
        end: the same.
    """
    if end - start < _DAY_MS:
        return ((0.5, _mark(end, long=False)),)
    count = min(_MARKS, (end - start) // _DAY_MS)
    long = end - start > _LONG_MS
    return tuple(
        (at / count, _mark(start + round((end - start) * at / count), long=long)) for at in range(count + 1)
    )


def _mark(moment_ms: int, *, long: bool) -> str:
    day: date = datetime.fromtimestamp(moment_ms / 1000, UTC).date()
    return f"{day:%B %Y}" if long else f"{day.day} {day:%B %Y}"
