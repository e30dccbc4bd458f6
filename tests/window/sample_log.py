"""A year of a made-up log, for the pictures and the window's tests."""

import random
from datetime import UTC, datetime, timedelta

from player.records.measures.overview import SittingOutline
from player.records.store.entries import SittingId
from player.window.log.describe import CHOSEN_DAYS, LogFilter, LogRows, log_choices, log_filters
from player.window.log.dots_described import BY_COMPONENT, BY_PRACTICE, dots_view, measure_choice
from player.window.log.state import DotsOf, LogChoice, LogDetail, LogView, LogWay
from player.window.state import Option

_LAST = datetime(2026, 11, 22, 8, 12, tzinfo=UTC)
_PRACTICES = (
    ("others-too", "Others too"),
    ("a-few-mindful-breaths", "A few mindful breaths"),
    ("ease-back", "Ease back"),
    ("a-compassionate-phrase", "A compassionate phrase"),
    ("end-of-day", "End of day"),
)
_COMPONENTS = {
    "others-too": ("Common humanity",),
    "a-few-mindful-breaths": ("Mindfulness",),
    "ease-back": ("Mindfulness",),
    "a-compassionate-phrase": ("Mindfulness", "Common humanity", "Self-kindness"),
    "end-of-day": ("Mindfulness", "Self-kindness"),
}
_NOTES = (
    "The tram outside was nice to listen to.",
    "Tired today. The feet helped.",
    "I thought of the dog next door and smiled a bit.",
)
_ENDINGS = ("completed", "completed", "completed", "stopped-by-choice", "interrupted")


def year_of_sittings(count: int = 230) -> tuple[SittingOutline, ...]:
    """Made-up sittings over a year, newest first; the same ones each time."""
    chance = random.Random(4)  # noqa: S311 - made-up data
    days = sorted(chance.uniform(0, 365) for _ in range(count))
    return tuple(_sitting(chance, number, day) for number, day in enumerate(days))


def _sitting(chance: random.Random, number: int, days_ago: float) -> SittingOutline:
    started = _LAST - timedelta(days=days_ago)
    before = chance.choice((1, 2, 3, 3, 4, 4, 5, 6, "skipped", "not asked"))
    level = before if isinstance(before, int) else 3
    after = chance.choice((max(0, level - 2), max(0, level - 1), level, level + 1, "skipped"))
    return SittingOutline(
        SittingId(f"sitting-{number}"),
        started.isoformat(timespec="milliseconds"),
        round(started.timestamp() * 1000),
        *chance.choice(_PRACTICES),
        chance.choice(("gentle", "gentle", "first-steps")),
        chance.choice(_ENDINGS),
        chance.uniform(40, 300),
        "distress-0-10",
        before,
        "not asked",
        after,
        after,
        *_places(chance),
    )


def _places(chance: random.Random) -> tuple[int | str, ...]:
    """Mood and energy, before and after."""
    if not chance.randrange(4):
        return ("not asked",) * 4
    mood, energy = chance.randrange(1, 5), chance.randrange(1, 6)
    return mood, min(5, mood + chance.randrange(2)), energy, max(1, energy - chance.randrange(2))


SITTINGS = year_of_sittings()
ROWS = LogRows(
    SITTINGS, {SittingId(f"sitting-{number}"): _NOTES[number % 3] for number in range(0, len(SITTINGS), 4)}
)
_CHOICES = log_choices(log_filters(SITTINGS), LogFilter())
_GROUPINGS = (Option(BY_PRACTICE, "By practice"), Option(BY_COMPONENT, "By component"))


def _grouped_by(grouping: str, of: DotsOf = DotsOf.HARD) -> LogView:
    choices = (*_CHOICES, measure_choice(of), LogChoice("grouping", "Rows of dots", _GROUPINGS, grouping))
    dots = dots_view(SITTINGS, grouping, _COMPONENTS, of)
    return LogView(ROWS, way=LogWay.DOTS, choices=choices, dots=dots)


LOG_YEAR = LogView(ROWS, choices=_CHOICES)
LOG_DOTS = _grouped_by(BY_PRACTICE)
LOG_DOTS_COMPONENTS = _grouped_by(BY_COMPONENT)
LOG_DOTS_MOOD = _grouped_by(BY_PRACTICE, DotsOf.MOOD)
LOG_TABLE = LogView(
    ROWS,
    way=LogWay.TABLE,
    choices=log_choices(log_filters(SITTINGS), LogFilter(period=CHOSEN_DAYS)),
    first_day="2025-11-22",
    last_day="2026-11-22",
)
LOG_DETAIL = LogView(
    ROWS,
    choices=_CHOICES,
    detail=LogDetail(
        0,
        "Others too",
        (
            "Sunday 22 November 2026, 08:12",
            "3 minutes 4 seconds of 4 minutes 50 seconds, you stopped by choice.",
            "Gentle pacing, spoken, as far as common humanity.",
            "How hard it was: start 4, after 3.",
            "Mood and energy, start: mood rather low (2), energy some (3).",
            "Mood and energy, after: mood in between (3), energy some (3).",
            "Why you stopped: The bell next door.",
            "You wrote: The tram outside was nice to listen to.",
        ),
        notes=(Option("1", "Delete why you stopped"), Option("2", "Delete what you wrote")),
    ),
)
