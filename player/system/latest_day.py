"""The latest day seen on this machine, so that a clock set back brings no expired preset to life.

It is kept in ``latest-day.toml`` in the config folder: there it outlasts the sittings that a person deletes,
is known before the log is opened (or while its passphrase is not given), and goes when everything is deleted.
``docs/signing.md`` says what a wrong clock does, and how a day that was wrong is forgotten.
"""

import tomllib
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

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


@dataclass(frozen=True)
class Days:
    """The person's own day by the clock, and the latest day seen.

    Attributes:
        clock: today, as the clock has it.
        latest: the latest day that was seen here; never before ``clock``.
    """

    clock: date
    latest: date

    @property
    def set_back(self) -> bool:
        """Whether the clock is behind a day that was seen already."""
        return self.clock < self.latest


def local_today() -> date:
    """The person's own day, by the clock."""
    return date.today()  # noqa: DTZ011 - a person's days are local


class LatestDay:
    """Reads and writes the day. Where that can't be done, the clock alone counts: no practice waits for it.

    Args:
        folder: the config folder; where there is none, nothing is noted.

    Attributes:
        path: the file. Without it, days are counted from the clock again.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self._read: tuple[tuple[int, int, int] | None, date | None] = (None, None)

    def days(self, clock: date) -> Days:
        """What is known when the clock has this day."""
        known = self._known()
        return Days(clock, clock if known is None else max(known, clock))

    def note(self, clock: date) -> None:
        """Note that this day was seen, unless a later one was."""
        known = self._known()
        if known is not None and known >= clock:
            return
        with suppress(OSError):
            write_whole(self.path, _TEXT.format(key=_KEY, day=clock.isoformat()).encode("ascii"))

    def _known(self) -> date | None:
        # Asked for many times a second; the file changes once a day.
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
    """The day that a file names; None where there is no file, or it can't be read as one."""
    try:
        day = tomllib.loads(read_bounded(path, _SMALL).decode("utf-8")).get(_KEY)
    except (NotUsableError, ValueError, RecursionError):
        return None
    # A date with a time is a date to Python as well.
    return day if type(day) is date else None
