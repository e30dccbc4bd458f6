"""Three sittings made by hand, and every number that the table, the pages to print and FHIR tell of them."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from html import unescape
from typing import Any

import pytest
from exported import EVERYTHING, report, to_csv, to_fhir

from player.practice.pacing.locks import HeldLocks
from player.practice.units import Rung, Seconds
from player.records.export.chosen import ALL, Chosen, Kind
from player.records.export.material import gather
from player.records.measures.questionnaire_reader import read_questionnaire
from player.records.store.entries import (
    Content,
    ContentKind,
    EventKind,
    NoteKind,
    Outcome,
    RatingTime,
    Scale,
    StartedSitting,
)

MADE = datetime(2027, 1, 1, 9, 0, tzinfo=UTC)
TWO_QUESTIONS = b"""\
format: 1
id: two-questions
title: Two questions
citation: None; made for a test.
permission: Anybody.
instruction: none
item_count: 2
items: [How warm, How near]
scale: {lowest: 1, highest: 5}
labels: {1: not, 5: very}
reversed: none
scoring: sum
subscales: none
at_most_every_days: 0
"""


@pytest.fixture
def log(open_log, others_too, clock):
    log = open_log()
    often = replace(others_too, highest_rung=Rung(2))
    letter = replace(
        others_too,
        script=Content(ContentKind.SCRIPT, "a-kind-letter", b"# letter"),
        title="A kind letter",
        preset=Content(ContentKind.PRESET, "first-steps", b"f"),
        planned=Seconds(600.0),
        spoken=False,
        highest_rung=Rung(0),
    )
    _sit(log, often, (Outcome.COMPLETED, 290), (5, 3), (EventKind.RULE_FIRED,))
    clock.now += timedelta(hours=20)
    eased = (EventKind.PAUSED, EventKind.EASED_BACK, EventKind.EASED_BACK)
    _sit(log, often, (Outcome.STOPPED, 60), (7, 8), eased)
    last = _sit(log, letter, (Outcome.INTERRUPTED, 600), (), (EventKind.SOFTER,) * 3)
    log.rate(last, RatingTime.START, Scale.MOOD, 2)
    log.rate(last, RatingTime.AFTER, Scale.MOOD, 4)
    log.reflect(last, "It was kind.", NoteKind.REFLECTION)
    log.measures.answer(read_questionnaire(TWO_QUESTIONS, "two-questions.yaml"), {1: 2, 2: 5})
    return log


def _sit(log, started, end, hard, events):
    sitting = log.start(started)
    for kind in events:
        log.event(sitting, Seconds(10.0), kind)
    for time, value in zip((RatingTime.START, RatingTime.END), hard, strict=False):
        log.rate(sitting, time, Scale.DISTRESS_10, value)
    outcome, seconds = end
    log.finish(sitting, outcome, Seconds(float(seconds)))
    return sitting


def tables(html):
    """The rows of each table, by its first heading; a table that only places others has none."""
    found = {}
    for table in re.findall(r"<table(?:(?!<table).)*?</table>", html):
        rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall("<tr>(.*?)</tr>", table)]
        headings, *below = [[unescape(cell) for cell in row] for row in rows]
        found[headings[0]] = [headings[1:], *below]
    return found


def test_the_pages_to_print(log):
    html = report(gather(log, EVERYTHING, MADE), ())
    found = tables(html)
    figures = re.findall('<p class="figure">(.*?)</p><p class="small">(.*?)</p>', html)

    assert figures == [
        ("3", "sittings"),
        ("2", "days with a sitting"),
        ("2", "weeks with a sitting"),
        ("16", "minutes listened"),
        ("1", "stopped early, by choice"),
    ]
    assert "1 to the end, 1 stopped by choice, 1 interrupted, 0 going on. 20 minutes were planned." in html
    assert found["How far they went, at most"] == [
        ["Sittings", "Minutes"],
        ["0 grounding", "1", "10"],
        ["2 common humanity", "2", "6"],
    ]
    assert found["Where they were stopped"] == [
        ["Times", "After minutes and seconds"],
        ["Others too", "1", "1:00 of 4:50"],
    ]
    headings, *presets = found["Pacing, version"]
    assert headings == [
        *("Days", "Sittings", "Stopped", "Eased back", "Step down offered", "Hard before", "Hard after")
    ]
    assert [[row[0].split(",")[0], *row[2:]] for row in presets] == [
        ["Gentle", "2", "1", "2", "1", "6 (5 to 7), 2 times", "5.5 (3 to 8), 2 times"],
        ["First steps", "1", "0", "0", "0", "none", "none"],
    ]
    assert [row[1] for row in presets] == ["1 March 2026 to 2 March 2026", "2 March 2026"]
    assert found["Most often"][1:] == [["Others too", "2", "6"], ["A kind letter", "1", "10"]]
    assert found[""] == [
        ["Before", "After"],
        ["Mood, 1 to 5", "2 (2 to 2), once", "4 (4 to 4), once"],
        ["Energy, 1 to 5", "none", "none"],
    ]
    assert [row[:4] for row in found["Day"][1:]] == [
        ["1 March 2026", "Others too", "5", "3"],
        ["2 March 2026", "Others too", "7", "8"],
        ["2 March 2026", "A kind letter", "not asked", "not asked"],
    ]
    assert "<td>Two questions</td><td>Two questions: 7</td>" in html
    assert "It was kind." in html.partition("In their own words")[2]


def test_versions_of_a_pacing_have_numbers_and_no_page_has_what_only_programs_tell_apart(open_log, clock):
    log = open_log()
    for text in (b"one", b"two", b"one", b"three"):
        held = HeldLocks("gentle", sha256(text).hexdigest(), caps={"max_rung": 2})
        script = Content(ContentKind.SCRIPT, "others-too", b"#")
        preset = Content(ContentKind.PRESET, "gentle", text)
        log.start(StartedSitting(script, "Others too", preset, "00", Seconds(60.0), spoken=True, locks=held))
        clock.now += timedelta(days=1)
    first = Content(ContentKind.PRESET, "first-steps", b"its only one")
    log.start(StartedSitting(script, "Others too", first, "00", Seconds(60.0), spoken=True))
    html = report(gather(log, EVERYTHING, MADE), ())
    found = tables(html)

    named = ["Gentle, version 1", "Gentle, version 2", "Gentle, version 3"]

    assert [row[0] for row in found["Pacing, version"][1:]] == [*named, "First steps"]
    locked = found["What was locked, by which preset, version"][1:]
    assert [row[0].rpartition("; ")[2] for row in locked] == named
    assert [row[2] for row in locked] == ["2", "1", "1"]
    assert re.findall(r"[0-9a-f]{8,}", re.sub("<[^>]*>", " ", html)) == []


def test_pages_without_the_events_have_no_place_for_them(log):
    """A nought would say that nobody ever eased back."""
    found = tables(report(gather(log, Chosen(kinds=ALL - {Kind.EVENTS}), MADE), ()))

    assert found["Pacing, version"][0] == ["Days", "Sittings", "Stopped", "Hard before", "Hard after"]


def test_the_table(log):
    data = to_csv(gather(log, EVERYTHING, MADE)).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data)))
    counted = ("pauses", "softened", "skipped", "eased_back", "check_ins_declined", "rules_fired")
    told = {
        "outcome": ["completed", "stopped-by-choice", "interrupted"],
        "practice_id": ["others-too", "others-too", "a-kind-letter"],
        "preset": ["gentle", "gentle", "first-steps"],
        "highest_rung": ["2", "2", "0"],
        "planned_seconds": ["290", "290", "600"],
        "heard_seconds": ["290", "60", "600"],
        "voice": ["yes", "yes", "no"],
        "distress_numbers": ["0-10", "0-10", ""],
        "distress_start": ["5", "7", "not asked"],
        "distress_end": ["3", "8", "not asked"],
        "mood_start": ["not asked", "not asked", "2"],
        "mood_after": ["not asked", "not asked", "4"],
        "reflection": ["", "", "It was kind."],
    }

    assert {name: [row[name] for row in rows] for name in told} == told
    assert [[row[name] for name in counted] for row in rows] == [
        ["0", "0", "0", "0", "0", "1"],
        ["1", "0", "0", "2", "0", "0"],
        ["0", "3", "0", "0", "0", "0"],
    ]


def value_in(resource):
    return next((value for name, value in resource.items() if name.startswith("value")), None)


def code_of(resource):
    return resource["code"]["coding"][0]["code"]


def test_fhir(log):
    bundle = json.loads(to_fhir(gather(log, EVERYTHING, MADE), ["Left out: this."]))
    about, *entries = [entry["resource"] for entry in bundle["entry"]]
    by_kind: dict[str, list[dict[str, Any]]] = {}
    for entry in entries:
        by_kind.setdefault(entry["resourceType"], []).append(entry)
    sittings = [one for one in by_kind["Observation"] if code_of(one) == "mindfulSession"]
    ratings = [one for one in by_kind["Observation"] if code_of(one).endswith(("-0-10", "-1-5"))]
    (score,) = [one for one in by_kind["Observation"] if code_of(one).startswith("score-")]
    (asked,), (answered,) = by_kind["Questionnaire"], by_kind["QuestionnaireResponse"]
    facts = [{code_of(part): value_in(part) for part in one["component"]} for one in sittings]

    assert len(entries) == 3 + 6 + 1 + 2
    assert "Left out: this." in about["text"]["div"]
    assert [code_of({"code": one["category"][0]}) for one in sittings] == ["activity"] * 3
    assert {code_of({"code": one["category"][0]}) for one in (*ratings, score)} == {"survey"}
    assert [one["valueQuantity"]["value"] for one in sittings] == [4.833, 1.0, 10.0]
    assert [fact["planned"]["value"] for fact in facts] == [4.833, 4.833, 10.0]
    assert {fact["planned"]["code"] for fact in facts} == {"min"}
    assert [fact["outcome"] for fact in facts] == ["completed", "stopped-by-choice", "interrupted"]
    assert [fact["practice"] for fact in facts] == ["others-too", "others-too", "a-kind-letter"]
    assert [fact["preset"] for fact in facts] == ["gentle", "gentle", "first-steps"]
    assert [fact["highest-rung"] for fact in facts] == [2, 2, 0]
    assert [(code_of(one), value_in(one["component"][0]), one["valueInteger"]) for one in ratings] == [
        ("distress-0-10", "start", 5),
        ("distress-0-10", "end", 3),
        ("distress-0-10", "start", 7),
        ("distress-0-10", "end", 8),
        ("mood-1-5", "start", 2),
        ("mood-1-5", "after", 4),
    ]
    assert [note["text"] for one in sittings for note in one.get("note", ())] == ["Reflection: It was kind."]
    assert [(item["linkId"], item["text"]) for item in asked["item"]] == [
        ("1", "How warm"),
        ("2", "How near"),
    ]
    assert (asked["status"], answered["status"]) == ("active", "completed")
    assert [(item["linkId"], item["answer"]) for item in answered["item"]] == [
        ("1", [{"valueInteger": 2}]),
        ("2", [{"valueInteger": 5}]),
    ]
    assert answered["questionnaire"] == asked["url"]
    assert score["valueQuantity"]["value"] == 7
    assert score["derivedFrom"] == [{"reference": f"urn:uuid:{answered['id']}"}]


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 3, 2), None, ("2026-03-02", "that is 1 sitting.")),
        (None, date(2026, 3, 1), ("2026-03-01", "that is 2 sittings.")),
        (date(2026, 3, 2), date(2026, 3, 2), ("2026-03-02", "that is 1 sitting.")),
    ],
)
def test_days_that_stay_behind_are_named(log, first, last, said):
    (sentence,) = [
        words for words in gather(log, Chosen(first, last), MADE).left_out if "everything" in words
    ]

    assert all(words in sentence for words in said)
    assert (first is not None) == (" before " in sentence)
    assert (last is not None) == (" after " in sentence)
