"""The latest day seen on this machine, so that setting the clock back can't revive an expired preset.

It is kept in ``latest-day.toml`` in the config folder: there it survives the deletion of sittings, is
known before the log is opened (or without its passphrase), and goes when everything is deleted.
``docs/signing.md`` explains what a wrong clock does, and how to reset a wrong day.
"""

import tomllib
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from player.practice.errors import NotUsableError
from player.system.files import read_bounded, write_whole

FILE_NAME: Final = "latest-day.toml"

_SMALL: Final = 4096
_KEY: Final = "latest_day"
_TEXT: Final = """\
# The latest day on which Kindpace looked at a preset with a review date. A clock that is set back
# doesn't make the preset hold again. If this day was a wrong clock's, this file may be deleted.
{key} = {day}
"""


class Days(NamedTuple):
    """The local day, and the latest day seen.

    Attributes:
        clock: today by the clock.
        latest: the latest day seen here; never before ``clock``.
    """

    clock: date
    latest: date

    @property
    def set_back(self) -> bool:
        """Whether the clock is behind a day already seen."""
        return self.clock < self.latest


class LatestDay:
    """Reads and writes the day. If that fails, only the clock counts: it never holds up a practice.

    Args:
        folder: the config folder; if it doesn't exist, nothing is stored.

    Attributes:
        path: the file. Without it only the clock counts.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self._read: tuple[tuple[int, int, int] | None, date | None] = (None, None)

    def days(self, clock: date) -> Days:
        """The days, given today's date by the clock."""
        known = self._known()
        return Days(clock, clock if known is None else max(known, clock))

    def note(self, clock: date) -> None:
        """Store this day, unless a later one was seen."""
        known = self._known()
        if known is not None and known >= clock:
            return
        with suppress(OSError):
            write_whole(self.path, _TEXT.format(key=_KEY, day=clock.isoformat()).encode("ascii"))

    def _known(self) -> date | None:
        # Called many times a second; the file changes once a day.
        stamp = _stamp(self.path)
        if stamp != self._read[0]:
            self._read = stamp, _day_in(self.path)
        return self._read[1]


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _day_in(path: Path) -> date | None:
    """The day in a file; None if there is no file or it can't be parsed."""
    try:
        day = tomllib.loads(read_bounded(path, _SMALL).decode("utf-8")).get(_KEY)
    except (NotUsableError, ValueError, RecursionError):
        return None
    # In Python a datetime is also a date.
    return day if type(day) is date else None
