"""Days are local: across time zones and clock changes."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from player.records.journal.entries import JournalKind
from player.records.store.entries import SittingFilter


def test_order_is_by_the_moment_and_days_are_by_the_local_clock(open_log, others_too, clock):
    log = open_log()
    clock.now = datetime(2026, 5, 2, 1, 0, tzinfo=timezone(timedelta(hours=9)))
    tokyo = log.start(others_too)
    clock.now = datetime(2026, 5, 1, 20, 0, tzinfo=UTC)
    london = log.start(others_too)

    newest, oldest = log.sittings()

    assert (newest.id, newest.day) == (london, date(2026, 5, 1))
    assert (oldest.id, oldest.day) == (tokyo, date(2026, 5, 2))


def test_the_hour_that_comes_twice_keeps_its_order_and_its_day(open_log, others_too, clock):
    log = open_log()
    berlin = ZoneInfo("Europe/Berlin")
    # On 25 October 2026 clocks there go back from 3 to 2: half past two comes twice, an hour apart.
    moments = [datetime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=fold) for fold in (0, 1)]
    kept = []
    for moment in moments:
        offset = moment.utcoffset()
        assert offset is not None
        clock.now = moment.astimezone(timezone(offset))
        kept.append(log.start(others_too))

    later, earlier = log.sittings()

    assert [earlier.id, later.id] == kept
    assert [moment.started.utcoffset() for moment in (earlier, later)] == [
        timedelta(hours=2),
        timedelta(hours=1),
    ]
    assert later.started - earlier.started == timedelta(hours=1)
    assert {moment.day for moment in (earlier, later)} == {date(2026, 10, 25)}


def test_a_day_crossed_in_flight_is_the_day_of_each_place(open_log, others_too, clock):
    log = open_log()
    # From Auckland to Honolulu the calendar goes back a day.
    clock.now = datetime(2026, 7, 4, 9, 0, tzinfo=ZoneInfo("Pacific/Auckland"))
    auckland = log.start(others_too)
    clock.now = datetime(2026, 7, 3, 20, 0, tzinfo=ZoneInfo("Pacific/Honolulu"))
    honolulu = log.start(others_too)
    entry = log.journal.begin(JournalKind.END_OF_DAY)
    log.journal.save(entry, {"line": "long"})

    def ids(day):
        return [sitting.id for sitting in log.sittings(only=SittingFilter(first_day=day, last_day=day))]

    assert [sitting.id for sitting in log.sittings()] == [honolulu, auckland]
    assert ids(date(2026, 7, 4)) == [auckland]
    assert ids(date(2026, 7, 3)) == [honolulu]
    assert log.journal.entry(entry).day == date(2026, 7, 3)
