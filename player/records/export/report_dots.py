"""The part of a report that shows each sitting's numbers: as dots over time, and the latest in words.

In the HTML the dots are pictures whose names hold their data;
``player.window.shell.report_pictures`` draws them. Nothing is averaged, joined from one sitting to
another, or judged.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from html import escape
from itertools import chain
from math import ceil
from typing import Final

from player.language.catalogue import _
from player.language.numbers import figure
from player.practice.own_titles import title_shown
from player.records.export.report_html import DayWords
from player.records.measures.dot_rows import DotRow, PlainDot, time_marks
from player.records.store.entries import RatingTime, Scale, SittingRecord, Unanswered

MOST_DOTS: Final = 366
"""The latest sittings, drawn as dots: one a day for a year."""
MOST_IN_WORDS: Final = 10
"""The latest sittings, with their numbers in the table."""
ROOMY: Final = 60
"""Sittings per row if another row is available: their dots hardly touch."""

_TIMES: Final = ((RatingTime.START,), (RatingTime.END, RatingTime.AFTER))
_NAMES: Final = ("before", "after")
KEY: Final = _(
    "Each upright line is one sitting: the open dot before it, the full dot after it, a dot within a dot "
    "where both are the same. A dot alone has no second number: it was not asked, or let pass. "
    "A sitting with neither is not drawn."
)

Value = float | Unanswered


@dataclass(frozen=True)
class Measure:
    """What was rated before and after.

    Attributes:
        label: its name, with its scale.
        low, high: the ends of its scale.
        units: the size of one step on each scale it was asked on.
        rows: the most rows of dots.
        headings: of a table's columns, before and after.
    """

    label: str
    low: int
    high: int
    units: Mapping[Scale, float]
    rows: int
    headings: tuple[str, str]

    def values(self, sitting: SittingRecord) -> tuple[Value, Value]:
        """The values before and after (the last number given, at the end or later), or why there is none."""
        before, after = (self._value(sitting, times) for times in _TIMES)
        return before, after

    def rated(self, sittings: Iterable[SittingRecord]) -> Iterator[SittingRecord]:
        """The sittings with a number before or after; fast, because there may be twenty thousand."""
        scales, times = tuple(self.units), tuple(chain(*_TIMES))
        return (
            sitting
            for sitting in sittings
            if any(
                rating.scale in scales and rating.time in times and not isinstance(rating.value, Unanswered)
                for rating in sitting.ratings
            )
        )

    def _value(self, sitting: SittingRecord, times: tuple[RatingTime, ...]) -> Value:
        found = sitting.rating(tuple(self.units), times)
        if found is None:
            return Unanswered.NOT_ASKED
        return found.value if isinstance(found.value, Unanswered) else found.value * self.units[found.scale]


HARD: Final = Measure(
    _("How hard it was, 0 to 10"),
    0,
    10,
    {Scale.DISTRESS_10: 1.0, Scale.DISTRESS_100: 0.1},
    4,
    (_("Hard before"), _("Hard after")),
)
MOOD: Final = Measure(_("Mood, 1 to 5"), 1, 5, {Scale.MOOD: 1.0}, 1, (_("Mood before"), _("Mood after")))
ENERGY: Final = Measure(
    _("Energy, 1 to 5"), 1, 5, {Scale.ENERGY: 1.0}, 1, (_("Energy before"), _("Energy after"))
)


def answered(values: Iterable[Value]) -> list[float]:
    """The numbers among these."""
    return [value for value in values if not isinstance(value, Unanswered)]


def in_words(
    sittings: Sequence[SittingRecord], day: DayWords
) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """The headings and rows of a table of the latest sittings, with words in place of missing numbers."""
    shown = [measure for measure in (HARD, MOOD, ENERGY) if measure is HARD or any(measure.rated(sittings))]
    headings = (_("Day"), _("Practice"), *(heading for measure in shown for heading in measure.headings))
    return headings, [
        (
            day(sitting.day),
            title_shown(sitting.title)[:28],
            *(_words(value) for measure in shown for value in measure.values(sitting)),
        )
        for sitting in sittings[-MOST_IN_WORDS:]
    ]


def _words(value: Value) -> str:
    return value.words if isinstance(value, Unanswered) else figure(value)


def measured(sittings: Sequence[SittingRecord], measure: Measure, day: DayWords) -> str:
    """HTML: rows of dots for one measure, oldest first; empty if it was never rated."""
    rated = list(measure.rated(sittings))
    if not rated:
        return ""
    latest = rated[-MOST_DOTS:]
    shown = (
        " " + _("The latest {most_dots} of {count}.").format(most_dots=MOST_DOTS, count=len(rated))
        if len(rated) > MOST_DOTS
        else ""
    )
    unsaid = _unsaid(measure.values(sitting) for sitting in latest)
    pictures = "".join(
        f'<p><img src="{escape(row.text())}"></p>' for row in _rows(latest, measure, day) if row.dots
    )
    return f"<p><b>{escape(measure.label)}.</b>{shown}{unsaid}</p>{pictures}"


def _unsaid(values: Iterable[tuple[Value, Value]]) -> str:
    """How many of the drawn sittings have only one number, and why."""
    counts = Counter((time, value) for pair in values for time, value in zip(_NAMES, pair, strict=True))
    said = ", ".join(
        _UNSAID[time, why].format(number=counts[time, why])
        for time in _NAMES
        for why in Unanswered
        if counts[time, why]
    )
    if not said:
        return ""
    return " " + _("Without a number: {said}.").format(said=said)


_UNSAID: Final = {
    ("before", Unanswered.NOT_ASKED): _("{number} not asked before"),
    ("before", Unanswered.SKIPPED): _("{number} let pass before"),
    ("after", Unanswered.NOT_ASKED): _("{number} not asked after"),
    ("after", Unanswered.SKIPPED): _("{number} let pass after"),
}


def _rows(rated: Sequence[SittingRecord], measure: Measure, day: DayWords) -> list[DotRow]:
    """As many rows as the dots need, each spanning the same time."""
    start, end = _own_ms(rated[0]), _own_ms(rated[-1])
    count = min(measure.rows, ceil(len(rated) / ROOMY))
    span = max(1, ceil((end - start + 1) / count))
    found: list[list[PlainDot]] = [[] for _ in range(count)]
    for sitting in rated:
        # After a clock was set back, a later sitting may have an earlier time.
        row, since = divmod(min(max(0, _own_ms(sitting) - start), count * span - 1), span)
        found[row].append(_dot(measure, sitting, since / span if end > start else 0.5))
    return [
        DotRow(measure.low, measure.high, time_marks(from_ms, min(end, from_ms + span), day), tuple(row))
        for row, from_ms in zip(found, range(start, start + count * span, span), strict=True)
    ]


def _dot(measure: Measure, sitting: SittingRecord, at: float) -> PlainDot:
    steps = measure.high - measure.low
    before, after = (
        None if isinstance(value, Unanswered) else round((value - measure.low) / steps, 4)
        for value in measure.values(sitting)
    )
    return PlainDot(round(at, 5), before, after)


def _own_ms(sitting: SittingRecord) -> int:
    """Its start in local time, in milliseconds as if that were UTC."""
    return round(sitting.started.replace(tzinfo=UTC).timestamp() * 1000)
