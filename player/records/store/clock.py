"""Local time with its UTC offset, as people and exports have it written."""

from datetime import UTC, datetime, timedelta

from player.system.local_time import local_now

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def written(moment: datetime) -> str:
    """ISO 8601 with the offset, to the millisecond."""
    return moment.isoformat(timespec="milliseconds")


def unix_ms(moment: datetime) -> int:
    """Milliseconds since 1970 in UTC, truncated like ``written``, so that both give the same moment."""
    return (moment - _EPOCH) // timedelta(milliseconds=1)


def file_stamp() -> str:
    """The local time for a file name."""
    return local_now().strftime("%Y%m%dT%H%M%S")
