"""The log as it is read: filtered, by a reader beside its writer, and as quickly after twenty years."""

from dataclasses import replace
from datetime import date, timedelta

from player.practice.units import Seconds
from player.records.reading import LogReader
from player.records.store.entries import (
    Content,
    ContentKind,
    EventKind,
    Outcome,
    RatingTime,
    Scale,
    SittingFilter,
)

TWENTY_YEARS = """
    WITH RECURSIVE days (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM days WHERE value < 20000)
    INSERT INTO sittings (uuid, script_id, script_title, script_hash, preset_name, preset_hash, plan_hash,
        planned_seconds, spoken, started_local, started_unix_ms, ended_local, outcome, seconds_heard,
        app_version)
    SELECT 'u' || value, script_id, script_title, script_hash, preset_name, preset_hash, plan_hash,
        planned_seconds, spoken, started_local, value, started_local, 'completed', 9, app_version
    FROM sittings, days WHERE uuid = ?
"""
A_RATING_OF_EACH = """
    INSERT INTO ratings (sitting, time, scale, answer, value, given_local)
    SELECT number, 'start', 'distress-0-10', 'answered', 3, started_local FROM sittings
    WHERE number NOT IN (SELECT sitting FROM ratings)
"""


def test_sittings_come_newest_first_and_can_be_filtered_and_limited(open_log, others_too, clock):
    log = open_log()
    first = log.start(others_too)
    log.finish(first, Outcome.COMPLETED)
    clock.now += timedelta(days=2)
    second = log.start(replace(others_too, script=Content(ContentKind.SCRIPT, "ease-back", b"# x")))
    clock.now += timedelta(days=2)
    third = log.start(replace(others_too, preset=Content(ContentKind.PRESET, "standard", b"x: 1")))

    def ids(limit=None, **wanted):
        return [record.id for record in log.sittings(limit, SittingFilter(**wanted))]

    assert ids() == [third, second, first]
    assert ids(limit=2) == [third, second]
    assert ids(script_id="ease-back") == [second]
    assert ids(preset_name="standard") == [third]
    assert ids(outcome=Outcome.COMPLETED) == [first]
    assert ids(first_day=date(2026, 3, 2)) == [third, second]
    assert ids(last_day=date(2026, 3, 1)) == [first]
    assert ids(first_day=date(2026, 3, 2), last_day=date(2026, 3, 4)) == [second]


def test_a_reader_sees_what_the_writer_has_committed_and_marks_nothing(open_log, others_too, tmp_path, keys):
    log = open_log()
    sitting = log.start(others_too)
    with LogReader.open_to_read(tmp_path / "data", keys) as reader:
        before = reader.sittings()
        log.heard(sitting, Seconds(8.0), 0)
        after = reader.sitting(sitting)
    log.close()
    with LogReader.open_to_read(tmp_path / "data", keys) as reader:
        closed = reader.sitting(sitting)

    assert [record.outcome for record in before] == [Outcome.RUNNING]
    assert after.seconds_heard == 8.0
    assert closed.outcome is Outcome.RUNNING


def test_a_reader_finds_nothing_where_there_is_nothing_and_makes_nothing(tmp_path, keys):
    with LogReader.open_to_read(tmp_path / "data", keys) as reader:
        found = reader.sittings()

    assert found == ()
    assert not (tmp_path / "data").exists()
    assert list((tmp_path / "config").iterdir()) == []


def steps_of(log, call):
    """How many of its own steps the database takes for a call: the same on every machine."""
    taken = 0

    def step():
        nonlocal taken
        taken += 1
        return 0

    connection = log.database._connection
    connection.set_progress_handler(step, 1)
    try:
        call()
    finally:
        connection.set_progress_handler(None, 1)
    return taken


def test_twenty_years_of_sittings_make_no_call_of_a_sitting_longer(open_log, others_too):
    """Whatever looked through all of them would keep the window waiting: bench_log.py has the times."""
    log = open_log()
    first = log.start(others_too)
    for _ in range(200):
        log.start(others_too)
    calls = {
        "heard": lambda: log.heard(first, Seconds(7.0), 7),
        "event": lambda: log.event(first, Seconds(7.0), EventKind.PAUSED),
        "rate": lambda: log.rate(first, RatingTime.START, Scale.DISTRESS_10, 3),
        "page": lambda: log.sittings(200),
        "one": lambda: log.sitting(first),
    }
    for call in calls.values():
        call()
    with log.transaction() as connection:
        connection.execute(A_RATING_OF_EACH)
    few = {name: steps_of(log, call) for name, call in calls.items()}
    with log.transaction() as connection:
        connection.execute(TWENTY_YEARS, (first,))
        connection.execute(A_RATING_OF_EACH)
    many = {name: steps_of(log, call) for name, call in calls.items()}

    assert all(steps > 10 for steps in few.values())
    assert all(many[name] < 2 * few[name] for name in calls), (few, many)
