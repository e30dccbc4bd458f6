"""CSV, FHIR and the report: contents, omissions, and other programs reading them."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from export_material import fill_whole_year, fill_year
from exported import EVERYTHING, report, to_csv, to_fhir
from PySide6.QtGui import QImage
from stand_ins import FakeKeyring, TickingClock

from player.practice.pacing.locks import HeldLocks, LiftedBy, LiftedLocks
from player.practice.units import Seconds
from player.records.export import as_csv
from player.records.export.chosen import ALL, Chosen, Kind
from player.records.export.material import gather
from player.records.export.preview import Format, preview
from player.records.measures.questionnaires import Score
from player.records.session_log import SessionLog
from player.records.store.entries import (
    Content,
    ContentKind,
    NoteKind,
    Outcome,
    RatingTime,
    Scale,
    Unanswered,
)
from player.records.store.keys import Keys
from player.window.shell.report_pdf import PAGES, WRITTEN, laid_out_in_turn, report_pdf

MADE = datetime(2027, 1, 1, 9, 0, tzinfo=UTC)
_STILL_RUNNING = (
    Content(ContentKind.SCRIPT, "x", b"x"),
    "",
    Content(ContentKind.PRESET, "y", b"y"),
    "00",
    Seconds(60.0),
    False,
)
PAGE = (Path(__file__).parents[3] / "docs" / "export-formats.md").read_text()


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    """Only read here."""
    folder, clock = tmp_path_factory.mktemp("year"), TickingClock()
    with SessionLog.open(folder, Keys(folder, FakeKeyring()), clock) as log:
        fill_year(log, clock, sittings=120)
        yield log


def table_of(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_is_one_row_a_sitting_oldest_first(year):
    rows = table_of(to_csv(gather(year, Chosen(), MADE)))
    sittings = year.sittings()[::-1]

    assert [row["sitting_id"] for row in rows] == [sitting.id for sitting in sittings]
    assert [row["outcome"] for row in rows] == [sitting.outcome.value for sitting in sittings]
    assert rows[0]["distress_start"] == "skipped"
    assert rows[1]["distress_start"] == sittings[1].ratings[0].words
    assert {row["distress_middle"] for row in rows} == {"not asked"}
    assert {row["pauses"] for row in rows} == {"1"}
    assert sum(int(row["eased_back"]) for row in rows) == sum(
        row["outcome"] == "stopped-by-choice" for row in rows
    )
    assert "reflection" not in rows[0]


def test_csv_bytes_are_what_spreadsheets_read_without_asking(year):
    data = to_csv(gather(year, EVERYTHING, MADE))

    assert data.startswith(b"\xef\xbb\xbfsitting_id,day,")
    assert data.endswith(b"\r\n")
    assert table_of(data)[0]["reflection"].startswith('\'=HYPERLINK(0)\nnext line, “quoted” "too"')


def test_no_number_has_a_point_that_half_of_all_spreadsheets_read_as_text(open_log, others_too):
    log = open_log()
    log.finish(log.start(replace(others_too, planned=Seconds(290.6))), Outcome.COMPLETED, Seconds(60.25))
    (row,) = table_of(to_csv(gather(log, EVERYTHING, MADE)))

    assert (row["planned_seconds"], row["heard_seconds"]) == ("291", "60")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\uff1d1", "\r=1", "\n=1"])
def test_nothing_written_becomes_a_formula(open_log, others_too, text):
    log = open_log()
    log.reflect(log.start(replace(others_too, title=text)), text)
    (row,) = table_of(to_csv(gather(log, EVERYTHING, MADE)))

    assert (row["practice"], row["reflection"]) == (f"'{text}", f"'{text}")


def test_every_form_says_which_locks_held_and_which_were_lifted_how(open_log, others_too):
    log = open_log()
    caps = {"max_rung": 2, "contact_max_s": None, "check_in": ("start", "end")}
    held = HeldLocks("mornings", "ab" * 32, "0706050403020100", MADE, caps)
    lifted = LiftedLocks(("max_rung", "check_in"), LiftedBy.HAND)
    for locks, how in ((held, None), (HeldLocks(), lifted), (None, None)):
        log.start(replace(others_too, locks=locks, lifted=how))
    material = gather(log, EVERYTHING, MADE)
    table = table_of(to_csv(material))
    bundle = json.loads(to_fhir(material, ()))["entry"]
    components = [
        {
            component["code"]["coding"][0]["code"]: component.get("valueString")
            for component in entry["resource"]["component"]
        }
        for entry in bundle[1:]
    ]
    html = report(material, ())
    words = "max_rung=2 contact_max_s=never check_in=start,end"
    labelled = "“Highest rung” common humanity, “Contact, at most” never and “Check-ins” start, end"

    assert [row["locks"] for row in table] == [words, "", "not known"]
    assert [row["locks_sha256"] for row in table] == ["ab" * 32, "", ""]
    assert [(row["lifted"], row["lifted_by"]) for row in table[1:]] == [
        ("max_rung,check_in", "by-hand"),
        ("", ""),
    ]
    assert [component.get("locks") for component in components] == [words, None, None]
    assert (components[0]["locks-sha256"], components[1]["lifted"]) == ("ab" * 32, "max_rung check_in")
    assert [component.get("lifted-by") for component in components] == [None, "by-hand", None]
    assert f"{labelled}; mornings<" in unescape(html)
    assert "Lifted before the sitting of 1 March 2026: “Highest rung”, “Check-ins”, because" in html


def test_a_report_of_somebody_without_locks_has_nothing_about_them(open_log, others_too):
    log = open_log()
    log.start(replace(others_too, locks=HeldLocks()))

    assert "<h2>Locks</h2>" not in report(gather(log, EVERYTHING, MADE), ())


def test_every_column_stands_in_the_docs_with_its_meaning():
    written = re.findall(r"^\| `(\w+)` \| (.+) \| (\w+) \|$", PAGE, re.MULTILINE)

    assert written == [(column.name, column.meaning, column.kind or "always") for column in as_csv.COLUMNS]


def test_fhir_says_what_the_log_says(open_log, others_too):
    log = open_log()
    sitting = log.start(others_too)
    log.rate(sitting, RatingTime.START, Scale.DISTRESS_10, 7)
    log.rate(sitting, RatingTime.END, Scale.DISTRESS_10, Unanswered.SKIPPED)
    log.reflect(sitting, "bell \x07 too loud", NoteKind.UNWANTED_EFFECT)
    content = json.loads(to_fhir(gather(log, EVERYTHING, MADE), ["Left out: this."]))
    about, session, before, after = (entry["resource"] for entry in content["entry"])

    assert "Left out: this." in about["text"]["div"]
    assert session["status"] == "preliminary"
    assert session["code"]["coding"][0] == {
        "system": "http://hl7.org/fhir/uv/phr/CodeSystem/observation-pghd-codes",
        "code": "mindfulSession",
        "display": "Mindful session",
    }
    assert session["effectivePeriod"] == {"start": "2026-03-01T23:59:31.000+02:00"}
    assert session["note"][0]["text"] == "Unwanted effect: bell  too loud"
    assert (before["valueInteger"], "dataAbsentReason" in before) == (7, False)
    assert before["category"][0]["coding"][0]["code"] == "survey"
    assert after["dataAbsentReason"]["coding"][0]["code"] == "asked-declined"
    assert "loinc" not in json.dumps(content).lower()


@pytest.mark.usefixtures("qapp")
def test_what_was_written_comes_after_two_pages_and_in_letters_of_its_own(year):
    html = report(gather(year, EVERYTHING, MADE), ())
    device = QImage(1000, 1414, QImage.Format.Format_RGB32)
    summary, details, written = laid_out_in_turn(html, device, PAGES)

    assert html.count(WRITTEN) == 1
    assert (summary.pageCount(), details.pageCount()) == (1, 1)
    assert written.defaultFont().pointSizeF() == 11


@pytest.mark.usefixtures("qapp")
def test_details_that_need_small_letters_leave_the_first_page_its_large_ones(open_log, clock):
    log = open_log()
    fill_whole_year(log, clock)
    html = report(gather(log, Chosen(), MADE), ())
    paper = QImage(2085, 3130, QImage.Format.Format_RGB32)
    for set_dots in (paper.setDotsPerMeterX, paper.setDotsPerMeterY):
        set_dots(round(300 / 0.0254))
    summary, details = laid_out_in_turn(html, paper, PAGES)

    assert (summary.pageCount(), details.pageCount()) == (1, 1)
    assert details.defaultFont().pointSizeF() < 10
    assert summary.defaultFont().pointSizeF() >= 10


def pages_of(pdf):
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.mark.usefixtures("qapp")
def test_the_report_of_a_year_is_two_pages(open_log, clock):
    log = open_log()
    fill_whole_year(log, clock)
    material = gather(log, Chosen(), MADE)
    html = report(material, material.left_out)

    assert (material.sittings[-1].day - material.sittings[0].day).days > 350
    assert "Left out: your journal." in html
    assert "next line" not in html
    assert pages_of(report_pdf(html)) == 2


@pytest.mark.usefixtures("qapp")
def test_the_longest_report_is_still_two_pages(open_log, others_too, clock):
    log = open_log()
    for number in range(60):
        script = Content(ContentKind.SCRIPT, f"practice-{number}", b"#%d" % number)
        preset = Content(ContentKind.PRESET, f"preset-{number}", b"p%d" % number)
        title = f"A practice with a rather long title, number {number}"
        sitting = log.start(replace(others_too, script=script, preset=preset, title=title))
        log.rate(sitting, RatingTime.START, Scale.DISTRESS_100, 70)
        log.rate(sitting, RatingTime.END, Scale.DISTRESS_10, number % 11)
        log.rate(sitting, RatingTime.START, Scale.MOOD, number % 5 + 1)
        log.rate(sitting, RatingTime.AFTER, Scale.ENERGY, Unanswered.SKIPPED if number % 2 else 4)
    fill_whole_year(log, clock)
    material = gather(log, Chosen(), MADE)
    score = Score("A scale with a rather long name", 12.0, 9, 10)
    wordy = tuple(replace(response, scores=(score,) * 6) for response in material.responses)

    html = report(
        replace(material, responses=wordy), (*material.left_out, *["Left out: something else."] * 9)
    )

    assert "more versions" in html
    assert "<td>Mood, 1 to 5</td><td>3 (1 to 5), " in html
    assert pages_of(report_pdf(html)) == 2


@pytest.mark.usefixtures("qapp")
def test_the_report_of_nothing_is_a_page_that_says_so(open_log):
    html = report(gather(open_log(), Chosen(), MADE), ["Left out: x."])

    assert "No sittings in the days chosen" in html
    assert pages_of(report_pdf(html)) == 1


def test_titles_are_text_and_never_markup(open_log, others_too):
    log = open_log()
    log.start(replace(others_too, title="<img src='file:///etc/passwd'>"))
    material = gather(log, Chosen(), MADE)

    assert "<img" not in report(material, ())
    for entry in json.loads(to_fhir(material, ()))["entry"]:
        assert "<img" not in entry["resource"]["text"]["div"]


@pytest.mark.parametrize("form", list(Format))
def test_a_preview_is_exactly_what_leaves(year, form):
    material = gather(year, EVERYTHING, MADE)
    shown = preview(material, form, f"log{form.ending}", lambda html: html.encode())

    assert shown.files[0].name == f"log{form.ending}"
    assert len(shown.rows) == 120
    assert shown.contains[0] == "120 sittings, 4 March 2026 to 17 October 2026."
    text = b"".join(file.data for file in shown.files).decode("utf-8")
    # A plain table has no room for sentences: the window and the terminal say them.
    assert form is Format.TABLE or all(line in text for line in shown.left_out)
    said = " ".join(shown.left_out)
    assert ("journal" in said) == (Kind.JOURNAL not in form.holds)
    assert ("again 10" in text) == (Kind.JOURNAL in form.holds)
    assert "next line" in text


@pytest.mark.parametrize("form", list(Format))
def test_nothing_written_leaves_unless_it_is_chosen(year, form):
    shown = preview(gather(year, Chosen(), MADE), form, "log", lambda html: html.encode())

    for file in shown.files:
        assert b"next line" not in file.data
        assert b"again 10" not in file.data


def test_a_pdf_needs_something_to_draw_it(year):
    with pytest.raises(ValueError, match="draw"):
        preview(gather(year, Chosen(kinds=ALL - {Kind.NOTES}), MADE), Format.PDF, "log.pdf")


@pytest.mark.parametrize("form", Format)
def test_what_is_left_out_is_said_once(open_log, form):
    material = gather(open_log(), Chosen(kinds=frozenset()), MADE)
    said = " ".join(preview(material, form, "copy", lambda _html: b"%PDF").left_out)

    assert said.count("Left out:") == 1
    assert " and your journal." in said or Kind.JOURNAL not in form.holds
