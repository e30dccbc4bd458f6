"""Local time with its offset, as people and exports read it."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def local_now() -> datetime:
    """The time on the person's own clock, with its offset from UTC."""
    return datetime.now(UTC).astimezone()


def written(moment: datetime) -> str:
    """ISO 8601 with the offset, to the millisecond."""
    return moment.isoformat(timespec="milliseconds")


def unix_ms(moment: datetime) -> int:
    """Milliseconds since 1970 in UTC, cut off as ``written`` cuts them off: both name the same moment."""
    return (moment - _EPOCH) // timedelta(milliseconds=1)


def file_stamp() -> str:
    """The local time for the name of a file."""
    return local_now().strftime("%Y%m%dT%H%M%S")
