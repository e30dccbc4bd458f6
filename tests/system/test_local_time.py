"""The time zone that the system has now counts, and not the one it had when the program started."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from player.system.local_time import local, local_now, local_today

EAST, WEST = "EAST-14", "WEST+12"
"""As POSIX writes zones: hours to be added to get UTC."""


@pytest.fixture
def zone(monkeypatch):
    def change(name):
        monkeypatch.setenv("TZ", name)

    yield change
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system asks for the zone each time")
def test_a_zone_that_is_changed_while_the_program_runs_counts_at_once(zone):
    zone(EAST)
    east, east_day = local_now(), local_today()
    zone(WEST)
    west, west_day = local_now(), local_today()

    assert east.utcoffset() == timedelta(hours=14)
    assert west.utcoffset() == timedelta(hours=-12)
    assert abs(west - east) < timedelta(minutes=5)
    # 26 hours apart.
    assert east_day > west_day


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="as above")
def test_the_day_is_that_of_the_zone(zone):
    zone(EAST)
    assert local_today() == local_now().date()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="as above")
@pytest.mark.parametrize("mistyped", ["XYZ-99", "UTC+24:30", "UTC-25"])
def test_a_zone_that_is_a_day_off_and_more_is_none(zone, mistyped):
    zone(mistyped)
    now, day, then = local_now(), local_today(), local(datetime(2020, 1, 1, tzinfo=UTC))

    assert now.utcoffset() == then.utcoffset() == timedelta()
    assert day == now.date()
