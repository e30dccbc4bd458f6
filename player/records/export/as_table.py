"""The plain table: one row per sitting in a person's own words, without what only programs need.

``as_csv`` is the table for programs. Both are UTF-8 with a byte order mark, commas and CR LF.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from player.language.catalogue import _, later
from player.practice.own_titles import title_shown
from player.practice.pacing.built_in import name_of
from player.records.export.as_csv import BYTE_ORDER_MARK, csv_bytes, plain_text
from player.records.export.chosen import Chosen, Kind
from player.records.export.material import Material
from player.records.export.report_dots import ENERGY, HARD, MOOD
from player.records.export.report_html import OUTCOMES, minutes
from player.records.export.slices import SITTINGS
from player.records.store.entries import NoteKind, Scale, SittingRecord, Unanswered

NEVER_HERE: Final = later(
    "The journal, questionnaires, copies of scripts and presets, and what happened when have no place in a "
    "table of sittings; a backup has them."
)
_ALWAYS: Final = (_("Day"), _("Time"), _("Practice"), _("Minutes"), _("How it ended"), _("Pacing"))
_RATED: Final = (_("How hard before"), _("How hard after"), *MOOD.headings, *ENERGY.headings)
_WRITTEN: Final = {
    NoteKind.REFLECTION: _("What I wrote"),
    NoteKind.STOP_REASON: _("Why I stopped"),
    NoteKind.UNWANTED_EFFECT: _("Something unwanted"),
}


def headings(chosen: Chosen) -> tuple[str, ...]:
    """The words above the columns."""
    rated = _RATED if chosen.has(Kind.RATINGS) else ()
    return (*_ALWAYS, *rated, *(_WRITTEN.values() if chosen.has(Kind.NOTES) else ()))


def rows(material: Material) -> Iterator[tuple[str, ...]]:
    """One row per sitting, oldest first."""
    for sitting in material.sittings:
        cells = [
            str(sitting.day),
            f"{sitting.started:%H:%M}",
            title_shown(sitting.title),
            minutes([sitting]),
            OUTCOMES[sitting.outcome],
            name_of(sitting.preset_name),
        ]
        if material.chosen.has(Kind.RATINGS):
            cells += _ratings(sitting)
        if material.chosen.has(Kind.NOTES):
            cells += _notes(sitting)
        yield tuple(map(plain_text, cells))


def _ratings(sitting: SittingRecord) -> Iterator[str]:
    # Whole numbers alone: where a comma divides decimals, a spreadsheet takes 3.5 for text.
    of_100 = any(rating.scale is Scale.DISTRESS_100 for rating in sitting.ratings)
    for measure in (HARD, MOOD, ENERGY):
        for value in measure.values(sitting):
            if isinstance(value, Unanswered):
                yield value.words
            elif measure is HARD and of_100:
                yield _("{value:.0f} of 100").format(value=value * 10)
            else:
                yield f"{value:.0f}"


def _notes(sitting: SittingRecord) -> Iterator[str]:
    for kind in _WRITTEN:
        yield "\n".join(note.text for note in sitting.notes if note.kind is kind)


def table_parts(material: Material) -> Iterator[bytes]:
    """The file, in parts of so many sittings."""
    made: list[Sequence[str]] = [headings(material.chosen)]
    yield BYTE_ORDER_MARK
    for row in rows(material):
        made.append(row)
        if len(made) >= SITTINGS:
            yield csv_bytes(made)
            made = []
    yield csv_bytes(made)
