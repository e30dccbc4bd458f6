"""Of several ratings at one time the last one counts, wherever it is shown: who goes back is asked again."""

import csv
import io
import json
import re
from datetime import UTC, datetime
from html import unescape

import pytest

from player.dot_rows import DotRow
from player.present.dots import BY_PRACTICE, dots_view
from player.present.log import LogRows, detail_of
from player.present.sitting import place_said
from player.records import RatingTime, Scale, Unanswered
from player.records.export import as_csv, as_fhir, as_json
from player.records.export.chosen import Chosen
from player.records.export.material import gather
from player.records.export.report import report
from player.records.overview import overview
from player.ui import view as v

MADE = datetime(2027, 1, 1, 9, 0, tzinfo=UTC)
SKIPPED, NOT_ASKED = Unanswered.SKIPPED, Unanswered.NOT_ASKED
GIVEN = {
    "the last is the smallest": ((5, 3, 2), 2),
    "the last is the largest": ((2, 3, 5), 5),
    "the last is neither": ((5, 1, 4), 4),
    "a number, then skipped": ((5, 3, SKIPPED), 3),
    "skipped, then a number": ((SKIPPED, 2), 2),
    "skipped, then not asked": ((SKIPPED, NOT_ASKED), "skipped"),
    "not asked, then skipped": ((NOT_ASKED, SKIPPED), "skipped"),
    "not asked": ((NOT_ASKED, NOT_ASKED), "not asked"),
}
SCALES = {"distress": Scale.DISTRESS_10, "mood": Scale.MOOD, "energy": Scale.ENERGY}


@pytest.fixture(params=GIVEN.values(), ids=GIVEN)
def rated(request, open_log, others_too):
    """A log with one sitting in which everything was asked again and again, and what counts of it."""
    given, counts = request.param
    log = open_log()
    sitting = log.start(others_too)
    for value in given:
        for time in RatingTime:
            for scale in SCALES.values():
                log.rate(sitting, time, scale, value)
    return log, given, counts


def test_in_the_table(rated):
    log, _, counts = rated
    data = as_csv.to_csv(gather(log, Chosen(), MADE)).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(data))
    cells = {row[f"{name}_{time.value}"] for name in SCALES for time in RatingTime}

    assert cells == {str(counts)}


def test_on_the_pages_to_print(rated):
    log, _, counts = rated
    html = report(gather(log, Chosen(), MADE), ())
    drawn = [DotRow.of_text(unescape(name)) for name in re.findall(r'<img src="([^"]*)">', html)]
    dots = [
        (row.low + dot.before * (row.high - row.low), row.low + dot.after * (row.high - row.low))
        for row in drawn
        for dot in row.dots
    ]

    if isinstance(counts, str):
        assert drawn == []
        return
    assert dots == [(pytest.approx(counts), pytest.approx(counts))] * 3
    assert f"<td>{counts}</td>" * 6 in html
    assert html.count(f"<td>{counts} ({counts} to {counts}), 1 times</td>") == 6


def test_in_the_log_its_row_and_its_dots(rated):
    log, _, counts = rated
    (outline,) = overview(log)
    (row,) = LogRows((outline,), {})
    shown = [dots_view((outline,), BY_PRACTICE, {}, of).strips[0].dots[0] for of in v.DotsOf]
    expected = None if isinstance(counts, str) else (counts / 10, (counts - 1) / 4, (counts - 1) / 4)

    assert {outline.before, outline.halfway, outline.at_end, outline.after, outline.afterwards} == {counts}
    places = (outline.mood_before, outline.mood_after, outline.energy_before, outline.energy_after)
    assert set(places) == {counts}
    assert (row.before, row.after) == (str(counts), str(counts))
    assert [dot.before for dot in shown] == [dot.after for dot in shown]
    if expected is not None:
        assert tuple(dot.before for dot in shown) == pytest.approx(expected)


def test_in_a_sittings_mood_and_energy(rated):
    log, _, counts = rated
    lines = detail_of(0, log.sittings()[0], asked=False).lines
    places = {line.partition(": ")[2] for line in lines if line.startswith("Mood and energy, ")}
    value = Unanswered(counts) if isinstance(counts, str) else counts

    assert places == {f"{place_said(value, value)}."}


def test_where_all_of_them_have_a_place_they_stand_in_their_order(rated):
    log, given, _ = rated
    material = gather(log, Chosen(), MADE)
    (sitting,) = json.loads(as_json.to_json(material))["sittings"]
    asked = [one for one in sitting["ratings"] if (one["time"], one["scale"]) == ("start", "mood-1-5")]
    bundle = as_fhir.to_fhir(material, ()).decode()
    assert [one["value"] for one in asked] == [
        None if isinstance(value, Unanswered) else value for value in given
    ]
    assert bundle.count('"valueInteger"') == 12 * sum(isinstance(value, int) for value in given)
