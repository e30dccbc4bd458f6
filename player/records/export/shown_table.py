"""What an export holds as a table to look at: as a program shows it, without hashes."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import Final, NamedTuple

from player.language.catalogue import _, counted
from player.practice.own_titles import title_shown
from player.records.export import as_csv, as_table
from player.records.export.material import Material
from player.records.export.preview import Format
from player.records.export.report_html import OUTCOMES, minutes
from player.records.measures.own_words import words_shown
from player.records.store.entries import RatingRecord, Scale, SittingRecord, Unanswered

MOST_SHOWN: Final = 60
"""Rows. Our own choice: enough to recognise what is there, few enough to be made at once."""

_FOR_PROGRAMS: Final = re.compile(r".*_(id|sha256)|app_version")
_SCALES: Final = {
    Scale.DISTRESS_10: _("How hard it was, 0 to 10"),
    Scale.DISTRESS_100: _("How hard it was, 0 to 100"),
    Scale.MOOD: _("Mood, 1 to 5"),
    Scale.ENERGY: _("Energy, 1 to 5"),
}


class ShownTable(NamedTuple):
    """Headings, the first rows, and how many there are altogether."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: int


def shown_table(material: Material, form: Format, day: Callable[[date], str]) -> ShownTable | None:
    """The table for a format; None for pages.

    Args:
        material: what is exported.
        form: its format.
        day: writes a day.
    """
    match form:
        case Format.TABLE:
            return _first(as_table.headings(material.chosen), as_table.rows(material), len(material.sittings))
        case Format.CSV:
            return _for_programs(material)
        case Format.FHIR:
            return _first((_("Day"), _("What"), _("Value")), _records(material, day), _how_many(material))
        case Format.JSON:
            held = tuple(_held(material, day))
            return _first((_("What"), _("How many")), iter(held), len(held))
        case Format.PDF:
            return None


def _first(headings: tuple[str, ...], rows: Iterator[tuple[str, ...]], count: int) -> ShownTable:
    return ShownTable(headings, tuple(islice(rows, MOST_SHOWN)), count)


def _for_programs(material: Material) -> ShownTable:
    columns = as_csv.columns(material.chosen)
    seen = [at for at, column in enumerate(columns) if not _FOR_PROGRAMS.fullmatch(column.name)]
    rows = as_csv.first_rows(material, MOST_SHOWN)
    return ShownTable(
        tuple(columns[at].name.replace("_", " ") for at in seen),
        tuple(tuple(str(row[at]) for at in seen) for row in rows),
        len(material.sittings),
    )


def _records(material: Material, day: Callable[[date], str]) -> Iterator[tuple[str, str, str]]:
    for sitting in material.sittings:
        when = day(sitting.day)
        yield (
            when,
            title_shown(sitting.title),
            f"{_minutes(sitting)}, {OUTCOMES[sitting.outcome]}",
        )
        for rating in sitting.ratings:
            yield when, f"{_SCALES[rating.scale]}, {rating.time.words}", _answer(rating)
        for note in sitting.notes:
            yield when, _("Note"), note.text
    for response in material.responses:
        scores = "; ".join(f"{words_shown(score.name)}: {score.words}" for score in response.scores)
        yield (
            day(response.given.date()),
            words_shown(response.title),
            Unanswered.SKIPPED.words if response.skipped else scores,
        )


def _how_many(material: Material) -> int:
    """Of ``_records``, without making them: of twenty years there are a hundred thousand."""
    of_sittings = sum(1 + len(sitting.ratings) + len(sitting.notes) for sitting in material.sittings)
    return of_sittings + len(material.responses)


def _minutes(sitting: SittingRecord) -> str:
    return counted("{number} minute", "{number} minutes", int(minutes([sitting])))


def _answer(rating: RatingRecord) -> str:
    return rating.shown


def _held(material: Material, day: Callable[[date], str]) -> Iterator[tuple[str, str]]:
    sittings = material.sittings
    since = _("Sittings, since {day}").format(day=day(sittings[0].day)) if sittings else _("Sittings")
    yield since, str(len(sittings))
    counts = {
        _("How hard it was, mood and energy"): sum(len(sitting.ratings) for sitting in sittings),
        _("Moments in sittings"): sum(sum(counts.values()) for counts in material.event_counts.values()),
        _("Your sentences about sittings"): sum(len(sitting.notes) for sitting in sittings),
        _("Questionnaires"): len(material.responses),
        _("Journal entries"): len(material.journal),
        _("Copies of scripts and pacings"): len(material.files),
    }
    yield from ((what, str(count)) for what, count in counts.items() if count)
