"""A computer's clock that is years ahead for a while, or far behind, costs nothing that a person logged."""

from datetime import date, timedelta

import pytest

from player.records.retention.backups import KEPT
from player.records.retention.retention import LONG_SINCE, NotDeletedYetError

YEARS = timedelta(days=3_000)


def use_for_days(log, clock, others_too, days):
    made = []
    for _ in range(days):
        log.start(others_too)
        made.append(log.retention.back_up_if_due())
        clock.now += timedelta(days=1)
    return [backup.day for backup in made]


def test_backups_of_days_to_come_take_no_new_ones_place(open_log, clock, others_too):
    log = open_log()
    right = clock.now
    clock.now += YEARS
    use_for_days(log, clock, others_too, KEPT)
    clock.now = right
    made = use_for_days(log, clock, others_too, KEPT)

    assert [backup.day for backup in log.retention.backups()] == made[::-1]


def test_a_clock_that_is_far_behind_keeps_the_backup_it_makes(open_log, clock, others_too):
    log = open_log()
    use_for_days(log, clock, others_too, KEPT + 1)
    clock.now -= YEARS
    made = log.retention.back_up_if_due()

    assert made.path.exists()
    assert made in log.retention.backups()
    assert len(log.retention.backups()) == KEPT


def test_after_a_leap_of_the_clock_nothing_is_deleted_until_another_day_has_come(open_log, clock, others_too):
    log = open_log()
    log.start(others_too)
    log.retention.back_up_if_due()
    last_used = clock.now.date()
    clock.now += YEARS

    for _ in range(2):
        # The day's own backup and sittings don't speak for the clock.
        with pytest.raises(NotDeletedYetError) as said:
            log.retention.delete_older_than(365)
        log.start(others_too)
        log.retention.back_up_if_due()
    left = len(log.sittings())
    clock.now += timedelta(days=1)
    deleted = log.retention.delete_older_than(365)

    assert str(last_used.year) in str(said.value)
    assert left == 3
    assert deleted == 1


def test_where_the_clock_was_set_right_again_all_is_there(open_log, clock, others_too):
    log = open_log()
    right = clock.now
    log.start(others_too)
    clock.now += YEARS
    with pytest.raises(NotDeletedYetError):
        log.retention.delete_older_than(30)
    log.retention.back_up_if_due()
    clock.now = right + timedelta(days=1)

    assert log.retention.delete_older_than(30) == 0
    assert len(log.sittings()) == 1


def test_who_comes_every_fortnight_is_told_nothing(open_log, clock, others_too):
    log = open_log()
    log.start(others_too)
    clock.now += LONG_SINCE

    assert log.retention.delete_older_than(1) == 1


@pytest.mark.parametrize("day", [date(2028, 2, 29), date(9999, 12, 30), date(1970, 1, 1)])
def test_odd_days_are_days(open_log, clock, others_too, day):
    clock.now = clock.now.replace(year=day.year, month=day.month, day=day.day)
    log = open_log()
    sitting = log.start(others_too)
    backup = log.retention.back_up_if_due()
    again = log.sitting(sitting)

    assert backup.day == again.day == day
    assert log.retention.delete_older_than(36_500) == 0
