"""The local time and day, also where the system's time zone is changed while the program runs."""

import os
import time
from datetime import UTC, date, datetime
from typing import Final

_DAY_S: Final = 24 * 60 * 60


def local_now() -> datetime:
    """The local time with its UTC offset."""
    return local(datetime.now(UTC))


def local(moment: datetime) -> datetime:
    """This moment in local time, with its UTC offset."""
    _follow_zone()
    return moment.astimezone()


def local_today() -> date:
    """The local day by the clock."""
    _follow_zone()
    return date.today()  # noqa: DTZ011 - a person's days are local


def _follow_zone() -> None:
    # The C library reads the zone once; a window stays open on a journey. Windows asks each time.
    if hasattr(time, "tzset"):
        time.tzset()
        # A mistyped TZ may be a day and more off: Python refuses such an offset, whatever it is asked.
        if abs(time.localtime().tm_gmtoff) >= _DAY_S:
            os.environ["TZ"] = "UTC0"
            time.tzset()
