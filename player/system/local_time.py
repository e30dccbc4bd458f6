"""The local time and day, also where the system's time zone is changed while the program runs."""

import time
from datetime import UTC, date, datetime


def local_now() -> datetime:
    """The local time with its UTC offset."""
    _follow_zone()
    return datetime.now(UTC).astimezone()


def local_today() -> date:
    """The local day by the clock."""
    _follow_zone()
    return date.today()  # noqa: DTZ011 - a person's days are local


def _follow_zone() -> None:
    # The C library reads the zone once; a window stays open on a journey. Windows asks each time.
    if hasattr(time, "tzset"):
        time.tzset()
