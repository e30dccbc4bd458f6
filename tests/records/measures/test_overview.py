"""Outlines of sittings agree with the sittings themselves."""

from datetime import timedelta

from player.records.measures.overview import first_and_last_day, notes_of, overview
from player.records.session_log import SessionLog
from player.records.store.entries import Outcome, RatingTime, Scale, Unanswered


def test_an_outline_says_what_the_sitting_says(open_log, others_too):
    log, started = open_log(), others_too
    sitting = log.start(started)
    log.rate(sitting, RatingTime.START, Scale.DISTRESS_10, 4)
    log.rate(sitting, RatingTime.MIDDLE, Scale.DISTRESS_10, Unanswered.SKIPPED)
    log.rate(sitting, RatingTime.END, Scale.DISTRESS_10, 2)
    log.rate(sitting, RatingTime.AFTER, Scale.MOOD, 5)
    log.finish(sitting, Outcome.STOPPED, 61.0)
    (found,) = overview(log)
    whole = log.sitting(sitting)

    assert found.id == whole.id
    assert found.started == whole.started.isoformat(timespec="milliseconds")
    assert found.day == whole.day.isoformat()
    assert (found.script_id, found.title, found.preset) == (whole.script_id, whole.title, whole.preset_name)
    assert (found.outcome, found.seconds_heard) == ("stopped-by-choice", 61.0)
    assert (found.before, found.halfway, found.at_end, found.after) == (4, "skipped", 2, "not asked")
    assert found.afterwards == 2


def test_newest_first_and_only_so_many(open_log, others_too):
    log, started = open_log(), others_too
    made = [log.start(started) for _ in range(5)]

    assert [outline.id for outline in overview(log)] == made[::-1]
    assert [outline.id for outline in overview(log, 2)] == [made[4], made[3]]
    assert [outline.id for outline in overview(log, 2, 2)] == [made[2], made[1]]
    assert [outline.id for outline in overview(log, 2, 4)] == [made[0]]
    assert [outline.before for outline in overview(log, 2)] == ["not asked", "not asked"]


def test_a_number_given_after_stands_before_the_one_at_the_end(open_log, others_too):
    log, started = open_log(), others_too
    sitting = log.start(started)
    log.rate(sitting, RatingTime.END, Scale.DISTRESS_10, 6)
    log.rate(sitting, RatingTime.AFTER, Scale.DISTRESS_10, 1)

    assert overview(log)[0].afterwards == 1


def test_what_was_written_is_found_by_sitting(open_log, others_too):
    log, started = open_log(), others_too
    first, second = log.start(started), log.start(started)
    log.reflect(first, "A quiet one.")
    log.reflect(first, "And rain.")

    assert notes_of(log, [first, second]) == {first: "A quiet one. And rain."}
    assert notes_of(log, [second]) == {}


def test_the_days_of_the_oldest_and_the_newest(open_log, others_too, clock):
    log = open_log()
    for _ in range(3):
        log.start(others_too)
        clock.now += timedelta(days=1)
    days = [outline.day for outline in overview(log)]

    assert first_and_last_day(log) == (days[-1], days[0])


def test_a_log_that_was_never_written_is_empty(tmp_path, keys):
    reader = SessionLog.open_to_read(tmp_path / "nowhere", keys)

    assert overview(reader) == ()
    assert notes_of(reader, []) == {}
    assert first_and_last_day(reader) == ("", "")
