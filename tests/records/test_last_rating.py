"""Of several ratings at one time the last one counts everywhere: after going back a person is asked again."""

import csv
import io
import json
import re
from datetime import UTC, datetime
from html import unescape
from statistics import median

import pytest
from exported import report, to_csv, to_fhir, to_json
from stand_ins import FakeKeyring, TickingClock

from player.practice.units import Seconds
from player.records.export.chosen import Chosen
from player.records.export.material import gather
from player.records.measures.dot_rows import DotRow
from player.records.measures.overview import overview
from player.records.session_log import SessionLog
from player.records.store.entries import Content, ContentKind, RatingTime, Scale, StartedSitting, Unanswered
from player.records.store.keys import Keys
from player.window.log.describe import LogRows, detail_of
from player.window.log.dots_described import BY_PRACTICE, dots_view
from player.window.log.state import DotsOf
from player.window.shared.rating_described import place_said

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


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    """One sitting per case, in which everything was asked repeatedly."""
    home = tmp_path_factory.mktemp("home")
    (home / "config").mkdir()
    with SessionLog.open(home / "data", Keys(home / "config", FakeKeyring()), TickingClock()) as opened:
        for name, (given, _) in GIVEN.items():
            _sit(opened, name, given)
        yield opened


def _sit(log, name, given):
    script, preset = Content(ContentKind.SCRIPT, "s", b"s"), Content(ContentKind.PRESET, "p", b"p")
    sitting = log.start(StartedSitting(script, name, preset, "0" * 64, Seconds(60.0), spoken=True))
    for value in given:
        for time in RatingTime:
            for scale in SCALES.values():
                log.rate(sitting, time, scale, value)


def for_people(counts):
    """What files for programs call "skipped" was let pass."""
    return "let pass" if counts == "skipped" else str(counts)


def counts_of(title):
    return GIVEN[title][1]


def test_in_the_table(log):
    data = to_csv(gather(log, Chosen(), MADE)).decode("utf-8-sig")
    cells = {
        row["practice"]: {row[f"{name}_{time.value}"] for name in SCALES for time in RatingTime}
        for row in csv.DictReader(io.StringIO(data))
    }

    assert cells == {title: {str(counts)} for title, (_, counts) in GIVEN.items()}


def value_of(row: DotRow, part: float | None) -> float:
    assert part is not None

    return row.low + part * (row.high - row.low)


def test_on_the_pages_to_print(log):
    html = report(gather(log, Chosen(), MADE), ())
    drawn = [DotRow.from_text(unescape(name)) for name in re.findall(r'<img src="([^"]*)">', html)]
    dots = [[(value_of(row, dot.before), value_of(row, dot.after)) for dot in row.dots] for row in drawn]
    numbers = [counts for _, counts in GIVEN.values() if isinstance(counts, int)]
    spread = f"{median(numbers):g} ({min(numbers)} to {max(numbers)}), {len(numbers)} times"

    assert dots == [[(pytest.approx(number), pytest.approx(number)) for number in numbers]] * 3
    assert html.count(f"<td>{spread}</td>") == 6
    for title, (_, counts) in GIVEN.items():
        assert f"<td>{title[:28]}</td>" + f"<td>{for_people(counts)}</td>" * 6 in html


def test_in_the_log_its_rows_and_its_dots(log):
    outlines = overview(log)
    rows = {row.practice: (row.before, row.after) for row in LogRows(outlines, {})}
    numbers = {
        outline.title: {
            *(outline.before, outline.halfway, outline.at_end, outline.after, outline.afterwards),
            *(outline.mood_before, outline.mood_after, outline.energy_before, outline.energy_after),
        }
        for outline in outlines
    }

    assert rows == {title: (for_people(counts), for_people(counts)) for title, (_, counts) in GIVEN.items()}
    assert numbers == {title: {counts} for title, (_, counts) in GIVEN.items()}
    for of, (lowest, steps) in {
        DotsOf.HARD: (0, 10),
        DotsOf.MOOD: (1, 4),
        DotsOf.ENERGY: (1, 4),
    }.items():
        strips = {strip.label: strip.dots for strip in dots_view(outlines, BY_PRACTICE, {}, of).strips}
        for title, (dot,) in strips.items():
            counts = counts_of(title)
            place = None if isinstance(counts, str) else pytest.approx((counts - lowest) / steps)
            assert (dot.before, dot.after) == (place, place)


def test_in_a_sittings_mood_and_energy(log):
    for sitting in log.sittings():
        lines = detail_of(0, sitting, asked=False).lines
        places = {line.partition(": ")[2] for line in lines if line.startswith("Mood and energy, ")}
        counts = counts_of(sitting.title)
        value = Unanswered(counts) if isinstance(counts, str) else counts

        assert places == {f"{place_said(value, value)}."}


def test_where_all_of_them_have_a_place_they_stand_in_their_order(log):
    material = gather(log, Chosen(), MADE)
    bundle = to_fhir(material, ()).decode()
    asked = {
        sitting["title"]: [rating["value"] for rating in sitting["ratings"] if _is_mood_at_start(rating)]
        for sitting in json.loads(to_json(material))["sittings"]
    }
    numbers = {
        title: [None if isinstance(value, Unanswered) else value for value in given]
        for title, (given, _) in GIVEN.items()
    }

    assert asked == numbers
    assert bundle.count('"valueInteger"') == 12 * sum(
        value is not None for values in numbers.values() for value in values
    )


def _is_mood_at_start(rating):
    return (rating["time"], rating["scale"]) == ("start", "mood-1-5")
