"""Local time with its UTC offset, as people and exports have it written."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from player.system.local_time import local_now

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class LogClock:
    """The time that a log's rows carry: now, or when something happened that is written only later.

    Args:
        now: the local time with its offset.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._then: datetime | None = None

    def __call__(self) -> datetime:
        """The time for what is written now."""
        return self._now() if self._then is None else self._then

    @contextmanager
    def at(self, moment: datetime) -> Iterator[None]:
        """Within the block it is this moment."""
        before, self._then = self._then, moment
        try:
            yield
        finally:
            self._then = before


def written(moment: datetime) -> str:
    """ISO 8601 with the offset, to the millisecond."""
    return moment.isoformat(timespec="milliseconds")


def unix_ms(moment: datetime) -> int:
    """Milliseconds since 1970 in UTC, truncated like ``written``, so that both give the same moment."""
    return (moment - _EPOCH) // timedelta(milliseconds=1)


def file_stamp() -> str:
    """The local time for a file name."""
    return local_now().strftime("%Y%m%dT%H%M%S")
