"""The CSV export: one row per sitting. ``COLUMNS`` names and explains its columns.

``docs/export-formats.md`` and its schema say the same for readers; tests compare the three.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from player.language.catalogue import later
from player.practice.pacing.locks import LiftedBy
from player.records.export.chosen import Chosen, Kind
from player.records.export.material import Material
from player.records.export.slices import SITTINGS
from player.records.store.clock import written
from player.records.store.entries import (
    EventKind,
    NoteKind,
    Outcome,
    RatingTime,
    Scale,
    SittingRecord,
    Unanswered,
)
from player.records.store.kept_locks import caps_in_words

BYTE_ORDER_MARK: Final = "\ufeff".encode()
"""Without it spreadsheets ask for the encoding."""

Cell = str | int
Counts = Mapping[EventKind, int]
Reading = Callable[[SittingRecord, Counts], Cell]

# Spreadsheets take a cell that begins like this for a formula; the apostrophe makes it text.
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        name: the heading in the first line.
        meaning: in words.
        kind: the kind of content it belongs to; None for a column that is always exported.
        read: gets its value from a sitting and its event counts.
        cells: a regular expression that its cells match; empty for any text.
    """

    name: str
    meaning: str
    kind: Kind | None
    read: Reading
    cells: str = ""


def _rating(scales: tuple[Scale, ...], time: RatingTime) -> Reading:
    def read(sitting: SittingRecord, _: Counts) -> Cell:
        found = sitting.rating(scales, (time,))
        return Unanswered.NOT_ASKED.value if found is None else found.words

    return read


def _count(kind: EventKind) -> Reading:
    return lambda _, counts: counts.get(kind, 0)


def _notes(kind: NoteKind) -> Reading:
    return lambda sitting, _: "\n".join(note.text for note in sitting.notes if note.kind is kind)


def _distress_numbers(sitting: SittingRecord, _: Counts) -> Cell:
    used = {rating.scale for rating in sitting.ratings if rating.scale in _DISTRESS}
    return " and ".join(sorted(scale.value.removeprefix("distress-") for scale in used))


def _rung(sitting: SittingRecord, _: Counts) -> Cell:
    return "not known" if sitting.highest_rung is None else int(sitting.highest_rung)


_DISTRESS: Final = (Scale.DISTRESS_10, Scale.DISTRESS_100)
_DAY: Final = r"\d{4}-\d\d-\d\d"
_MOMENT: Final = rf"{_DAY}T\d\d:\d\d:\d\d\.\d{{3}}[+-]\d\d:\d\d(:\d\d)?"
_HASH: Final = "[0-9a-f]{64}"
_WHOLE: Final = r"\d+"
_ANSWERS: Final = "|".join(Unanswered)


def _rating_columns() -> Iterable[Column]:
    scales: tuple[tuple[str, tuple[Scale, ...], str], ...] = (
        ("distress", _DISTRESS, "how hard it was"),
        ("mood", (Scale.MOOD,), "how pleasant it felt, 1 to 5"),
        ("energy", (Scale.ENERGY,), "how much energy there was, 1 to 5"),
    )
    for name, found, words in scales:
        for time in RatingTime:
            meaning = f"{words}, {time.value}: a number, “skipped” or “not asked”"
            cells = rf"\d{{1,3}}|{_ANSWERS}" if found is _DISTRESS else f"[1-5]|{_ANSWERS}"
            yield Column(f"{name}_{time.value}", meaning, Kind.RATINGS, _rating(found, time), cells)


def _event_columns() -> Iterable[Column]:
    counted = {
        "pauses": (EventKind.PAUSED, "how often it was paused"),
        "softened": (EventKind.SOFTER, "how often a softer pace was taken"),
        "skipped": (EventKind.SKIPPED, "how often something was skipped"),
        "eased_back": (EventKind.EASED_BACK, "how often the person eased back"),
        "check_ins_declined": (EventKind.CHECK_IN_DECLINED, "how often a check-in was declined"),
        "rules_fired": (EventKind.RULE_FIRED, "how often a rule of the preset offered a step down or a stop"),
    }
    for name, (kind, meaning) in counted.items():
        yield Column(name, meaning, Kind.EVENTS, _count(kind), _WHOLE)


COLUMNS: Final = (
    Column(
        "sitting_id", "random; the same in every export", None, lambda sitting, _: sitting.id, "[0-9a-f-]{36}"
    ),
    Column("day", "the person's own day, YYYY-MM-DD", None, lambda sitting, _: sitting.day.isoformat(), _DAY),
    Column(
        "started",
        "local time with its offset from UTC, ISO 8601",
        None,
        lambda sitting, _: written(sitting.started),
        _MOMENT,
    ),
    Column(
        "ended",
        "likewise; empty while it runs",
        None,
        lambda sitting, _: written(sitting.ended) if sitting.ended else "",
        f"({_MOMENT})?",
    ),
    Column(
        "outcome",
        "running, completed, stopped-by-choice or interrupted",
        None,
        lambda sitting, _: sitting.outcome.value,
        "|".join(Outcome),
    ),
    Column("practice_id", "the practice", None, lambda sitting, _: sitting.script_id),
    Column("practice", "its title", None, lambda sitting, _: sitting.title),
    Column("preset", "the pacing in force", None, lambda sitting, _: sitting.preset_name),
    Column(
        "preset_sha256", "which version of the preset", None, lambda sitting, _: sitting.preset_hash, _HASH
    ),
    Column(
        "script_sha256", "which version of the practice", None, lambda sitting, _: sitting.script_hash, _HASH
    ),
    Column("plan_sha256", "the same for the same plan", None, lambda sitting, _: sitting.plan_hash, _HASH),
    Column(
        "highest_rung", "highest rung in the plan, 0 to 5, or “not known”", None, _rung, "[0-5]|not known"
    ),
    Column(
        "locks",
        "the locks that held and how far each went, such as max_rung=2; empty for none, or “not known”",
        None,
        lambda sitting, _: caps_in_words(sitting.locks),
        r"not known|([a-z_]+=\S+( [a-z_]+=\S+)*)?",
    ),
    Column(
        "locks_sha256",
        "which version of a preset they came from",
        None,
        lambda sitting, _: sitting.locks.content_hash if sitting.locks else "",
        f"({_HASH})?",
    ),
    Column(
        "lifted",
        "controls whose lock of the sitting before held no longer, with commas between; empty for none",
        None,
        lambda sitting, _: ",".join(sitting.lifted.controls) if sitting.lifted else "",
        "([a-z_]+(,[a-z_]+)*)?",
    ),
    Column(
        "lifted_by",
        "how: pin, newer-preset, review-date, clock (set ahead or back), or by-hand (settings or a file)",
        None,
        lambda sitting, _: sitting.lifted.by.value if sitting.lifted else "",
        f"({'|'.join(LiftedBy)})?",
    ),
    # Whole numbers: in locales with a decimal comma a spreadsheet takes 60.5 for text.
    Column(
        "planned_seconds",
        "how long the plan was, in whole seconds",
        None,
        lambda sitting, _: round(sitting.planned),
        _WHOLE,
    ),
    Column(
        "heard_seconds",
        "how far it was heard, likewise",
        None,
        lambda sitting, _: round(sitting.seconds_heard),
        _WHOLE,
    ),
    Column(
        "voice",
        "yes, or no for text only",
        None,
        lambda sitting, _: "yes" if sitting.spoken else "no",
        "yes|no",
    ),
    Column("app_version", "the Kindpace that wrote it", None, lambda sitting, _: sitting.app_version),
    Column(
        "distress_numbers",
        "0-10 or 0-100; empty where not asked",
        Kind.RATINGS,
        _distress_numbers,
        "|0-10|0-100|0-10 and 0-100",
    ),
    *_rating_columns(),
    *_event_columns(),
    Column("reflection", "what the person wrote after it", Kind.NOTES, _notes(NoteKind.REFLECTION)),
    Column("stop_reason", "why they stopped, if they said", Kind.NOTES, _notes(NoteKind.STOP_REASON)),
    Column("unwanted_effect", "what was unwanted, if said", Kind.NOTES, _notes(NoteKind.UNWANTED_EFFECT)),
)

NEVER_HERE: Final = later(
    "The journal, questionnaires, copies of scripts and presets, and the order and time of events have no "
    "place in a table of sittings; a backup has them."
)


def schema() -> dict[str, object]:
    """The JSON Schema of one row as text values by column name; published in ``docs/schemas``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "kindpace log export (CSV): one row, each cell as text under its column's name",
        "type": "object",
        "properties": {column.name: _cells(column) for column in COLUMNS},
        "required": [column.name for column in COLUMNS if column.kind is None],
        "additionalProperties": False,
    }


def _cells(column: Column) -> dict[str, str]:
    pattern = {"pattern": f"^({column.cells})$"} if column.cells else {}
    return {"type": "string", "description": column.meaning} | pattern


def columns(chosen: Chosen) -> tuple[Column, ...]:
    """The exported columns."""
    return tuple(column for column in COLUMNS if column.kind is None or chosen.has(column.kind))


def rows(material: Material) -> tuple[tuple[Cell, ...], ...]:
    """The exported rows, one per sitting, oldest first."""
    return tuple(_rows(material, material.sittings))


def first_rows(material: Material, most: int) -> tuple[tuple[Cell, ...], ...]:
    """The first so many of them."""
    return tuple(_rows(material, material.sittings[:most]))


def _rows(material: Material, sittings: Sequence[SittingRecord]) -> Iterator[tuple[Cell, ...]]:
    wanted = columns(material.chosen)
    for sitting in sittings:
        counts = material.event_counts.get(sitting.id, {})
        yield tuple(_safe(column.read(sitting, counts)) for column in wanted)


def csv_parts(material: Material) -> Iterator[bytes]:
    """The table as UTF-8 with a byte order mark, commas and CR LF, in slices.

    Spreadsheets need the mark to read it as UTF-8.
    """
    yield BYTE_ORDER_MARK + csv_bytes([[column.name for column in columns(material.chosen)]])
    for first in range(0, len(material.sittings), SITTINGS):
        yield csv_bytes(_rows(material, material.sittings[first : first + SITTINGS]))


def csv_bytes(lines: Iterable[Sequence[Cell]]) -> bytes:
    """Lines of a table, as both tables write them."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(lines)
    return out.getvalue().encode()


def plain_text(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_STARTS) else text.replace("\0", "")


def _safe(cell: Cell) -> Cell:
    return plain_text(cell) if isinstance(cell, str) else cell
