"""The preview of an export: its exact bytes, the same as a table, and what is left out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePath

from player.language.catalogue import _, counted, in_english
from player.practice.plain_words import joined
from player.records.export import as_csv, as_fhir, as_table, report
from player.records.export.chosen import Kind
from player.records.export.material import Material
from player.records.export.report_html import DayWords, days
from player.records.export.slices import Slices, run_to_end
from player.records.store.entries import SittingRecord

Draw = Callable[[str], bytes]
"""Makes a PDF from a report's HTML; the window provides it (``player.window.shell.report_pdf``)."""


class Format(StrEnum):
    """The formats of an export."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PDF = "pdf"
    FHIR = "fhir"

    @property
    def words(self) -> str:
        """Its purpose, for the person."""
        return _WORDS[self]

    @property
    def ending(self) -> str:
        """The file name's ending."""
        return _ENDINGS.get(self, f".{self.value}")

    @property
    def holds(self) -> frozenset[Kind]:
        """The kinds of content that there is room for in it."""
        return _HOLDS[self]


_WORDS = {
    Format.TABLE: _("a table in plain words, one row a sitting"),
    Format.CSV: _("a table for programs, one row a sitting"),
    Format.JSON: _("everything that was chosen; Kindpace can read it back"),
    Format.PDF: _("pages to print or to show to your therapist"),
    Format.FHIR: _("for a clinic's record system (FHIR R4)"),
}
_ENDINGS = {Format.TABLE: ".csv", Format.FHIR: ".fhir.json"}
_HOLDS = {
    Format.TABLE: frozenset({Kind.RATINGS, Kind.NOTES}),
    Format.CSV: frozenset({Kind.RATINGS, Kind.EVENTS, Kind.NOTES}),
    Format.JSON: frozenset(Kind),
    Format.PDF: frozenset(Kind) - {Kind.FILES},
    Format.FHIR: frozenset({Kind.RATINGS, Kind.MEASURES, Kind.NOTES}),
}


@dataclass(frozen=True)
class ExportedFile:
    """One exported file: its name and its exact bytes."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Preview:
    """An export before it is written.

    Attributes:
        format: its format.
        material: what is in it.
        files: exactly what will be written.
        contains: plain sentences on what is in it.
        left_out: plain sentences on what is not.
        page: the HTML of a printed format; empty for the others.
    """

    format: Format
    material: Material
    files: tuple[ExportedFile, ...]
    contains: tuple[str, ...]
    left_out: tuple[str, ...]
    page: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns of ``rows``."""
        return tuple(column.name for column in as_csv.columns(self.material.chosen))

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Its sittings as a table to look at, oldest first."""
        return tuple(tuple(str(cell) for cell in row) for row in as_csv.rows(self.material))

    def named(self, name: str) -> tuple[ExportedFile, ...]:
        """The files under another name; the second file's name follows the first's."""
        own = PurePath(self.files[0].name).stem
        others = (PurePath(name).stem + file.name.removeprefix(own) for file in self.files[1:])
        return tuple(replace(file, name=new) for file, new in zip(self.files, (name, *others), strict=True))


def preview(
    material: Material,
    form: Format,
    name: str,
    draw: Draw | None = None,
    words: report.ReportWords | None = None,
) -> Preview:
    """Make an export without writing it anywhere.

    Args:
        material: from ``gather``.
        form: its format.
        name: of the file; a second file may be named after it.
        draw: makes the PDF; needed only for that format.
        words: what the PDF says that isn't in the log, and how days are written.

    Raises:
        ValueError: a PDF was asked for without ``draw``.
        DamagedLogError, LogClosedError, LogFailedError: the log can't be read.
    """
    return run_to_end(preview_in_slices(material, form, name, draw, words))


def preview_in_slices(
    material: Material,
    form: Format,
    name: str,
    draw: Draw | None = None,
    words: report.ReportWords | None = None,
) -> Slices[Preview]:
    """As ``preview``, in slices; raises the same."""
    left_out = _left_out(material, form, material.left_out)
    page = ""
    if form is Format.PDF:
        page = yield from report.report_in_slices(material, left_out, words)
    yield 0
    data: list[bytes] = []
    for part in _parts(material, form, lambda: _drawn(page, draw)):
        data.append(part)
        yield len(material.sittings)
    files = [ExportedFile(name, b"".join(data))]
    if form is Format.CSV:
        # A table has no room for sentences, so they go into a second file.
        files.append(ExportedFile(PurePath(name).stem + "-about.txt", _about(material)))
    contains = _contains(material, form, (words or report.ReportWords()).day)
    return Preview(form, material, tuple(files), tuple(contains), left_out, page)


def _parts(material: Material, form: Format, drawn: Callable[[], bytes]) -> Iterator[bytes]:
    match form:
        case Format.TABLE:
            return as_table.table_parts(material)
        case Format.CSV:
            return as_csv.csv_parts(material)
        case Format.JSON:
            # Needs pydantic, which is slow to import; nothing else here does.
            from player.records.export.as_json import json_parts  # noqa: PLC0415

            return json_parts(material)
        case Format.FHIR:
            return as_fhir.fhir_parts(material, _left_out_in_english(material, form))
        case Format.PDF:
            return iter((drawn(),))


def _drawn(page: str, draw: Draw | None) -> bytes:
    if draw is None:
        raise ValueError("a PDF needs something to draw it with")
    return draw(page)


def _left_out(material: Material, form: Format, lines: Sequence[str]) -> tuple[str, ...]:
    # What was left out by choice is one sentence; what the format never includes is said by its own.
    unchosen = [kind for kind in Kind if not material.chosen.has(kind)]
    kept_back = [kind.words for kind in unchosen if kind in form.holds]
    chosen_out = [_("Left out: {words}.").format(words=joined(kept_back))] if kept_back else []
    return (*chosen_out, *lines[len(unchosen) :], *map(_, _never(form)))


def _left_out_in_english(material: Material, form: Format) -> tuple[str, ...]:
    with in_english():
        return _left_out(material, form, material.left_out_in_english)


def _never(form: Format) -> tuple[str, ...]:
    return {
        Format.TABLE: (as_table.NEVER_HERE,),
        Format.CSV: (as_csv.NEVER_HERE,),
        Format.FHIR: (as_fhir.NEVER_HERE,),
        Format.PDF: (report.NEVER_HERE,),
        Format.JSON: (),
    }[form]


def _contains(material: Material, form: Format, day: DayWords) -> list[str]:
    sittings = material.sittings
    # Other formats have no single events, though pages and tables count some.
    single = form in (Format.CSV, Format.JSON)
    said = [_sittings(sittings, day)]
    counts = {
        _("Ratings: {count}."): sum(len(sitting.ratings) for sitting in sittings),
        _("Events: {count}."): sum(sum(counts.values()) for counts in material.event_counts.values())
        if single
        else 0,
        _("Notes of yours: {count}."): sum(len(sitting.notes) for sitting in sittings),
        _("Questionnaires, answered or let pass: {count}."): len(material.responses)
        if Kind.MEASURES in form.holds
        else 0,
        _("Copies of scripts and presets: {count}."): len(material.files) if Kind.FILES in form.holds else 0,
        _("Journal entries: {count}."): len(material.journal) if Kind.JOURNAL in form.holds else 0,
    }
    return said + [what.format(count=count) for what, count in counts.items() if count]


def _sittings(sittings: Sequence[SittingRecord], day: DayWords) -> str:
    if not sittings:
        return counted("{number} sitting.", "{number} sittings.", 0)
    span = days(sittings[0].day, sittings[-1].day, day)
    return counted("{number} sitting, {span}.", "{number} sittings, {span}.", len(sittings), span=span)


def _about(material: Material) -> bytes:
    # As the table itself, in English whatever the language in use.
    lines = [
        f"A table of {len(material.sittings)} sittings with Kindpace, made on {material.made:%Y-%m-%d}.",
        "",
        *_left_out_in_english(material, Format.CSV),
        "",
        "The columns:",
        *(f"{column.name}: {column.meaning}" for column in as_csv.columns(material.chosen)),
    ]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")
