"""Writing a sitting while it runs, and reading it again."""

import os
import re
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from player.practice.units import Seconds
from player.records.errors import (
    BadEntryError,
    DiskFullError,
    LogClosedError,
    LogInUseError,
    SittingEndedError,
    UnknownSittingError,
)
from player.records.store.entries import (
    Content,
    ContentKind,
    EventKind,
    NoteKind,
    Outcome,
    RatingTime,
    Scale,
    SittingId,
    Unanswered,
)

PAGE = (Path(__file__).parents[2] / "docs" / "log-format.md").read_text()


def test_a_sitting_is_there_as_soon_as_it_starts(open_log, others_too):
    log = open_log()

    sitting = log.start(others_too)
    record = log.sitting(sitting)

    assert record.script_id == "others-too"
    assert record.title == "Others too"
    assert record.preset_name == "gentle"
    assert record.plan_hash == "ab" * 32
    assert record.planned == 290.0
    assert record.spoken is True
    assert record.started == datetime(2026, 3, 1, 23, 59, 31, tzinfo=timezone(timedelta(hours=2)))
    assert record.started.utcoffset() == timedelta(hours=2)
    assert record.day == date(2026, 3, 1)
    assert record.ended is None
    assert record.outcome is Outcome.RUNNING
    assert record.seconds_heard == 0.0


def test_script_and_preset_are_kept_as_they_were_used_once_for_each_version(open_log, others_too):
    log = open_log()
    changed = replace(others_too, script=Content(ContentKind.SCRIPT, "others-too", b"# rewritten"))

    log.start(others_too)
    log.start(others_too)
    later = log.sitting(log.start(changed))

    assert log.content(others_too.script.hash) == b"# a script nobody else may read"
    assert log.content(later.script_hash) == b"# rewritten"
    assert log.content(later.preset_hash) == b"session_max_min: 8"
    assert log.content("00" * 32) is None
    assert len(log.rows("SELECT hash FROM contents", ())) == 3


def test_progress_only_grows_and_lines_heard_are_events(open_log, others_too):
    log = open_log()
    sitting = log.start(others_too)

    log.heard(sitting, Seconds(12.5), 0)
    log.heard(sitting, Seconds(20.0))
    log.heard(sitting, Seconds(4.0), 1)

    assert log.sitting(sitting).seconds_heard == 20.0
    assert [(event.at, event.kind, event.detail) for event in log.events(sitting)] == [
        (12.5, EventKind.LINE_HEARD, {"line": 0}),
        (4.0, EventKind.LINE_HEARD, {"line": 1}),
    ]


def test_events_keep_their_order_their_time_and_their_detail(open_log, others_too):
    log = open_log()
    sitting = log.start(others_too)

    log.event(sitting, Seconds(3.0), EventKind.PAUSED)
    log.event(sitting, Seconds(3.0), EventKind.RULE_FIRED, {"rule": "rise", "by": 2, "text": "„sanft“"})
    first, second = log.events(sitting)

    assert (first.kind, first.detail) == (EventKind.PAUSED, {})
    assert (second.kind, second.detail) == (
        EventKind.RULE_FIRED,
        {"rule": "rise", "by": 2, "text": "„sanft“"},
    )
    assert second.when - first.when == timedelta(seconds=1)


def test_events_can_only_be_added(open_log, others_too):
    log = open_log()
    sitting = log.start(others_too)
    log.event(sitting, Seconds(1.0), EventKind.SOFTER)

    with pytest.raises(Exception, match="only added"), log.transaction() as connection:
        connection.execute("UPDATE events SET kind = 'paused'")

    assert [event.kind for event in log.events(sitting)] == [EventKind.SOFTER]


def test_ratings_say_their_value_or_why_there_is_none(open_log, others_too):
    log = open_log()
    sitting = log.start(others_too)

    log.rate(sitting, RatingTime.START, Scale.DISTRESS_10, 0)
    log.rate(sitting, RatingTime.MIDDLE, Scale.DISTRESS_10, Unanswered.NOT_ASKED)
    log.rate(sitting, RatingTime.END, Scale.DISTRESS_100, 100)
    log.rate(sitting, RatingTime.AFTER, Scale.MOOD, Unanswered.SKIPPED)

    assert [(rating.time, rating.words) for rating in log.sitting(sitting).ratings] == [
        (RatingTime.START, "0"),
        (RatingTime.MIDDLE, "not asked"),
        (RatingTime.END, "100"),
        (RatingTime.AFTER, "skipped"),
    ]


@pytest.mark.parametrize(
    ("scale", "value"),
    [
        (Scale.DISTRESS_10, 11),
        (Scale.DISTRESS_10, -1),
        (Scale.DISTRESS_10, True),
        (Scale.DISTRESS_10, 2.5),
        (Scale.MOOD, 0),
        (Scale.DISTRESS_100, 101),
    ],
)
def test_a_value_off_the_scale_is_refused(open_log, others_too, scale, value):
    log = open_log()
    sitting = log.start(others_too)

    with pytest.raises(BadEntryError, match="whole number from"):
        log.rate(sitting, RatingTime.END, scale, value)

    assert log.sitting(sitting).ratings == ()


def test_notes_are_kept_whatever_they_hold(open_log, others_too):
    log = open_log()
    sitting = log.start(others_too)

    log.reflect(sitting, "Quiet.\nA bird \U0001f426 'quoted' \"; DROP TABLE sittings;")
    log.reflect(sitting, "half \ud83d a character", NoteKind.STOP_REASON)

    assert [(note.kind, note.text) for note in log.sitting(sitting).notes] == [
        (NoteKind.REFLECTION, "Quiet.\nA bird \U0001f426 'quoted' \"; DROP TABLE sittings;"),
        (NoteKind.STOP_REASON, "half ? a character"),
    ]


def test_an_end_stays_as_it_was_said(open_log, others_too):
    log = open_log()
    sitting = log.start(others_too)

    log.finish(sitting, Outcome.STOPPED, Seconds(61.0))
    log.finish(sitting, Outcome.STOPPED, Seconds(99.0))
    with pytest.raises(SittingEndedError):
        log.finish(sitting, Outcome.COMPLETED)
    with pytest.raises(SittingEndedError):
        log.heard(sitting, Seconds(70.0), 3)
    record = log.sitting(sitting)

    assert record.outcome is Outcome.STOPPED
    assert record.seconds_heard == 61.0
    assert record.ended == datetime(2026, 3, 2, 0, 0, 32, tzinfo=timezone(timedelta(hours=2))) - timedelta(
        minutes=1
    )


def test_what_happens_after_the_end_is_still_noted(open_log, others_too):
    log = open_log()
    sitting = log.start(others_too)
    log.finish(sitting, Outcome.STOPPED)

    log.event(sitting, Seconds(61.0), EventKind.OFFERED, {"what": "people to contact"})
    log.rate(sitting, RatingTime.AFTER, Scale.DISTRESS_10, 4)

    assert len(log.events(sitting)) == 1
    assert len(log.sitting(sitting).ratings) == 1


def test_what_can_not_be_kept_is_refused_in_words(open_log, others_too):
    log = open_log()
    sitting = log.start(others_too)
    stranger = SittingId("nobody")

    with pytest.raises(BadEntryError, match="how the sitting ended"):
        log.finish(sitting, Outcome.RUNNING)
    with pytest.raises(BadEntryError, match="seconds, 0 or more"):
        log.heard(sitting, Seconds(float("nan")))
    with pytest.raises(BadEntryError, match="seconds, 0 or more"):
        log.event(sitting, Seconds(-1.0), EventKind.PAUSED)
    with pytest.raises(BadEntryError, match="seconds, 0 or more"):
        log.start(replace(others_too, planned=Seconds(float("inf"))))
    with pytest.raises(BadEntryError, match="plain values"):
        log.event(sitting, Seconds(1.0), EventKind.PAUSED, {"what": object()})
    with pytest.raises(BadEntryError, match="at most 4096"):
        log.event(sitting, Seconds(1.0), EventKind.PAUSED, {"what": "x" * 5000})
    with pytest.raises(BadEntryError, match="at most 100000"):
        log.reflect(sitting, "x" * 100_001)
    for call in (
        lambda: log.sitting(stranger),
        lambda: log.heard(stranger, Seconds(1.0)),
        lambda: log.event(stranger, Seconds(1.0), EventKind.PAUSED),
        lambda: log.rate(stranger, RatingTime.END, Scale.MOOD, 3),
        lambda: log.reflect(stranger, "x"),
        lambda: log.finish(stranger, Outcome.COMPLETED),
    ):
        with pytest.raises(UnknownSittingError, match="nobody"):
            call()

    assert len(log.sittings()) == 1
    assert log.events(sitting) == ()
    assert log.events(stranger) == ()


def test_the_page_on_the_log_has_every_kind_of_event_and_no_other():
    (section,) = re.findall(r"^### events.*?(?=^### )", PAGE, re.MULTILINE | re.DOTALL)
    rows = re.findall(r"^\| (`.*?) \| .*\|$", section, re.MULTILINE)
    written = [name for row in rows for name in re.findall(r"`([\w-]+)`", row)]

    assert sorted(written) == sorted(EventKind)


def test_there_is_one_writer(open_log, others_too):
    log = open_log()
    sitting = log.start(others_too)

    with pytest.raises(LogInUseError, match="already open"):
        open_log()

    assert log.sitting(sitting).outcome is Outcome.RUNNING


def test_a_closed_log_says_so_and_lets_the_next_one_in(open_log, others_too):
    log = open_log()
    sitting = log.start(others_too)
    log.close()
    log.close()

    with pytest.raises(LogClosedError):
        log.heard(sitting, Seconds(1.0))
    with pytest.raises(LogClosedError):
        log.sittings()
    again = open_log()

    assert again.opened.interrupted == 1
    assert again.sitting(sitting).outcome is Outcome.INTERRUPTED


def test_a_full_disk_is_said_and_what_was_kept_stays(open_log, others_too):
    log = open_log()
    sitting = log.start(others_too)
    log.reflect(sitting, "kept")
    pages = log.rows("PRAGMA page_count", ())[0][0]
    log.rows(f"PRAGMA max_page_count = {pages}", ())

    with pytest.raises(DiskFullError, match="full"):
        log.reflect(sitting, "x" * 90_000)
    log.rows("PRAGMA max_page_count = 100000", ())
    log.reflect(sitting, "and after")

    assert [note.text for note in log.sitting(sitting).notes] == ["kept", "and after"]


def test_a_mistake_of_ours_is_not_taken_for_a_damaged_log(open_log):
    log = open_log()

    with pytest.raises(dbapi2.ProgrammingError):
        log.rows("SELECT ?", (1, 2))


def test_each_sitting_of_a_practice_has_the_next_turn_even_after_old_ones_are_gone(open_log, others_too):
    log = open_log()
    turns = []
    for _ in range(3):
        turns.append(log.turn("others-too"))
        log.start(replace(others_too, turn=turns[-1]))
    with log.transaction() as connection:
        connection.execute("DELETE FROM sittings WHERE turn < 2")

    assert turns == [0, 1, 2]
    assert [sitting.turn for sitting in log.sittings()] == [2]
    assert log.turn("others-too") == 3
    assert log.turn("a-kind-letter") == 0


def test_a_sitting_with_a_file_whose_name_is_no_text_is_logged_and_counted(open_log, others_too):
    odd = os.fsdecode(b"talk-\xff.mp3")
    log = open_log()

    log.start(replace(others_too, script=replace(others_too.script, name=odd), title=odd))
    (found,) = log.sittings()

    assert (found.script_id, found.title) == ("talk-\\xff.mp3", "talk-\\xff.mp3")
    assert log.turn(odd) == 1
