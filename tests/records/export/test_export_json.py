"""The JSON export: complete, valid by its published schema, and imported to an identical log."""

import hashlib
import json
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import jsonschema
import pytest
from examples import examples
from export_material import GRID, fill_year
from exported import EVERYTHING, to_json
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from player.practice.characters import without_hidden
from player.practice.pacing.locks import HeldLocks, LiftedBy, LiftedLocks
from player.practice.units import Rung, Seconds
from player.records.errors import NotAnExportError, NotEmptyError
from player.records.export import form
from player.records.export.chosen import ALL, Chosen, Kind
from player.records.export.material import gather
from player.records.export.read_back import read_back
from player.records.journal.entries import JournalKind
from player.records.measures.questionnaire_reader import read_questionnaire
from player.records.session_log import SessionLog
from player.records.store.entries import (
    Content,
    ContentKind,
    EventKind,
    NoteKind,
    Outcome,
    RatingTime,
    Scale,
    StartedSitting,
    Unanswered,
)
from player.records.store.keys import Keys

PUBLISHED = Path(__file__).parents[3] / "docs" / "schemas" / "log-export.schema.json"
MADE = datetime(2027, 1, 1, 9, 0, tzinfo=UTC)
TABLES = {
    "sittings": "uuid",
    "events": "number",
    "ratings": "number",
    "notes": "uuid",
    "contents": "hash",
    "journal": "uuid",
    "journal_versions": "number",
    "questionnaires": "hash",
    "responses": "uuid",
    "answers": "response, item",
}


def everything_in(log):
    return {table: log.rows(f"SELECT * FROM {table} ORDER BY {by}") for table, by in TABLES.items()}  # noqa: S608


def export(log, chosen=EVERYTHING):
    return to_json(gather(log, chosen, MADE))


@pytest.fixture
def empty(tmp_path, no_keyring):
    folders = count()

    def make():
        folder = tmp_path / f"empty-{next(folders)}"
        (folder / "config").mkdir(parents=True)
        return SessionLog.open(folder / "data", Keys(folder / "config", no_keyring))

    return make


def test_a_year_comes_back_the_same_and_fits_its_schema(open_log, clock, empty):
    log, other = open_log(), empty()
    fill_year(log, clock, sittings=30)

    data = export(log)
    found = read_back(other, data, "log.json")
    jsonschema.validate(json.loads(data), json.loads(PUBLISHED.read_text()))

    assert everything_in(other) == everything_in(log)
    assert export(other) == data
    assert (found.sittings, found.entries, found.responses) == (30, 3, 3)
    other.close()


def test_an_export_of_version_1_is_still_read(open_log, clock, empty):
    log, other = open_log(), empty()
    fill_year(log, clock, sittings=3)
    content = json.loads(export(log)) | {"version": 1}
    for sitting in content["sittings"]:
        del sitting["locks"], sitting["lifted"]

    read_back(other, json.dumps(content).encode(), "log.json")

    assert [(sitting.locks, sitting.lifted) for sitting in other.sittings()] == [(None, None)] * 3
    other.close()


def test_the_published_schema_is_the_one_that_is_used():
    assert json.loads(PUBLISHED.read_text()) == form.schema()


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(without_hidden)
moments = st.builds(
    lambda moment, minutes: moment.replace(tzinfo=timezone(timedelta(minutes=minutes))),
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)),  # noqa: DTZ001 - a zone is given above
    st.integers(-14 * 60, 14 * 60),
)
details = st.dictionaries(
    words, st.none() | st.booleans() | st.integers(-9, 9) | st.floats(0, 1) | words, max_size=2
)


names = st.from_regex("[a-z_]{1,40}", fullmatch=True)
caps = st.dictionaries(
    names,
    st.none() | st.integers(0, 9) | st.floats(0, 120) | st.lists(words, max_size=3).map(tuple),
    min_size=1,
)
locks = st.just(HeldLocks()) | st.builds(
    HeldLocks, words, st.just("cd" * 32), st.just("0706050403020100"), st.none() | moments, caps
)


@st.composite
def actions(draw):
    """A function that writes one random sitting to a log."""
    started = StartedSitting(
        Content(ContentKind.SCRIPT, draw(words), draw(st.binary(max_size=8))),
        draw(words),
        Content(ContentKind.PRESET, draw(words), b"p" + draw(st.binary(max_size=8))),
        "aa" * 32,
        Seconds(draw(st.floats(0, 1e4))),
        draw(st.booleans()),
        draw(st.none() | st.sampled_from(Rung)),
        draw(st.none() | locks),
        draw(
            st.none()
            | st.builds(LiftedLocks, st.lists(names, min_size=1).map(tuple), st.sampled_from(LiftedBy))
        ),
    )
    events = draw(st.lists(st.tuples(st.floats(0, 1e4), st.sampled_from(EventKind), details), max_size=3))
    values = st.integers(1, 5) | st.sampled_from(Unanswered)
    ratings = draw(
        st.lists(st.tuples(st.sampled_from(RatingTime), st.sampled_from(Scale), values), max_size=3)
    )
    notes = draw(st.lists(st.tuples(words, st.sampled_from(NoteKind)), max_size=2))
    entries = draw(st.lists(st.tuples(st.sampled_from(JournalKind), words, words, st.booleans()), max_size=2))
    answers = draw(st.none() | st.dictionaries(st.integers(1, 2), st.integers(1, 5)))
    outcome = draw(st.sampled_from(Outcome))

    def act(log):
        sitting = log.start(started)
        for at, kind, detail in events:
            log.event(sitting, Seconds(at), kind, detail)
        for rating in ratings:
            log.rate(sitting, *rating)
        for note in notes:
            log.reflect(sitting, *note)
        for kind, first, second, within in entries:
            entry = log.journal.begin(kind, sitting if within else None)
            log.journal.save(entry, {kind.parts[0]: first})
            log.journal.save(entry, {kind.parts[-1]: second})
        if answers is not None:
            log.measures.answer(read_questionnaire(GRID, "grid.yaml"), answers, sitting)
        if outcome is not Outcome.RUNNING:
            log.finish(sitting, outcome)

    return act


@settings(
    max_examples=examples(12), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(actions(), max_size=3), moments)
def test_whatever_was_kept_comes_back_identical(empty, acts, moment):
    log, other = empty(), empty()
    log._now = log.journal._now = log.measures._now = lambda: moment
    for act in acts:
        act(log)
    log.rows("DELETE FROM journal WHERE number NOT IN (SELECT entry FROM journal_versions)")
    data = export(log)
    read_back(other, data, "log.json")
    before, after = everything_in(log), everything_in(other)
    again = export(other)
    log.close()
    other.close()

    # Empty journal entries leave gaps in its internal numbers, which are not exported.
    for table in ("journal", "journal_versions"):
        before[table] = [row[2:] for row in before[table]]
        after[table] = [row[2:] for row in after[table]]
    assert after == before
    assert again == data


def test_what_a_person_wrote_stays_unless_it_is_chosen(open_log, clock):
    log = open_log()
    fill_year(log, clock, sittings=12)

    usual = export(log, Chosen()).decode()
    whole = export(log).decode()

    assert ("next line" in usual, "next line" in whole) == (False, True)
    assert ("again 10" in usual, "again 10" in whole) == (False, True)
    assert [line for line in json.loads(usual)["left_out"] if "journal" in line]
    assert not [line for line in json.loads(whole)["left_out"] if "journal" in line]


def test_days_are_chosen_and_what_stays_behind_is_counted(open_log, clock):
    log = open_log()
    fill_year(log, clock, sittings=20)
    days = [sitting.day for sitting in log.sittings()][::-1]
    chosen = Chosen(first_day=days[5], last_day=days[9], kinds=ALL)
    taken = json.loads(export(log, chosen))

    expected = [str(day) for day in days if days[5] <= day <= days[9]]
    assert [sitting["started"][:10] for sitting in taken["sittings"]] == expected
    assert any(f"that is {20 - len(expected)} sitting" in line for line in taken["left_out"])
    assert all(str(days[5]) <= entry["begun"][:10] <= str(days[9]) for entry in taken["journal"])
    assert gather(log, Chosen(first_day=date(2099, 1, 1)), MADE).sittings == ()


@pytest.mark.parametrize("kind", [Kind.RATINGS, Kind.EVENTS, Kind.NOTES, Kind.MEASURES, Kind.JOURNAL])
def test_each_kind_can_be_left_out_by_itself(open_log, clock, kind):
    log = open_log()
    fill_year(log, clock, sittings=12)
    taken = json.loads(export(log, Chosen(kinds=ALL - {kind})))

    within = {
        name: sum(len(sitting[name]) for sitting in taken["sittings"])
        for name in ("ratings", "events", "notes")
    }
    found = within | {"measures": len(taken["responses"]), "journal": len(taken["journal"])}
    assert {name for name, number in found.items() if number == 0} == {kind.value}
    assert f"Left out: {kind.words}." in taken["left_out"]


def test_only_an_empty_log_takes_an_export(open_log, clock):
    log = open_log()
    fill_year(log, clock, sittings=2)
    before = everything_in(log)

    with pytest.raises(NotEmptyError, match="KINDPACE_HOME"):
        read_back(log, export(log), "log.json")

    assert everything_in(log) == before


def _in_rating(content):
    content["sittings"][0]["ratings"][0]["value"] = 77


def _twice(content):
    content["sittings"].append(content["sittings"][0])


def _other_file(content):
    content["files"][0]["text"] = "changed"


def _no_files(content):
    content["files"] = []


def _no_questionnaire(content):
    (grid,) = [file for file in content["files"] if file["kind"] == "questionnaire"]
    grid["text"] = grid["text"].replace("format: 1", "format: 7")
    grid["sha256"] = hashlib.sha256(grid["text"].encode()).hexdigest()


def _newer(content):
    content["version"] = 3


def _no_such_event(content):
    content["sittings"][0]["events"][0]["kind"] = "levitated"


def _no_such_day(content):
    content["sittings"][0]["started"] = "2026-02-31T10:00:00.000+00:00"


def _unknown_part(content):
    content["journal"][0]["versions"][0]["parts"] = {"x": "y"}


def _end_without_time(content):
    content["sittings"][0]["ended"] = None


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (_in_rating, r"sittings\[0\].ratings\[0\]"),
        (_twice, "UNIQUE"),
        (_other_file, r"files\[0\]"),
        (_no_files, r"sittings\[0\].*without files"),
        (_no_questionnaire, r"files\[\d+\]"),
        (_newer, "version"),
        (_no_such_event, "events"),
        (_no_such_day, "started"),
        (_unknown_part, "journal"),
        (_end_without_time, "CHECK"),
    ],
)
def test_a_changed_export_is_refused_whole(open_log, clock, empty, change, where):
    log, other = open_log(), empty()
    fill_year(log, clock, sittings=12)
    content = json.loads(export(log))
    change(content)

    with pytest.raises(NotAnExportError, match=rf"(?s)log\.json can't be read back.*{where}"):
        read_back(other, json.dumps(content).encode(), "log.json")

    assert all(rows == [] for rows in everything_in(other).values())
    other.close()


@pytest.mark.parametrize("data", [b"", b"[1]", b"\xff", b"{}", b"[" * 100_000])
def test_what_is_no_export_is_said_so(empty, data):
    other = empty()

    with pytest.raises(NotAnExportError, match=r"log\.json can't be read back"):
        read_back(other, data, "log.json")
    other.close()
