"""What a log could not take when it came, as on a full disk: kept in memory, and written once it can be.

It is told at which moment it came, so that what is written later is dated to when it happened.
"""

import time
from collections.abc import Callable
from datetime import datetime
from typing import Final

from player.language.catalogue import _
from player.records.errors import (
    DiskFullError,
    LogFailedError,
    LogInUseError,
    ReadOnlyLogError,
    RecordsError,
)

PASSING: Final = (DiskFullError, LogFailedError, LogInUseError, ReadOnlyLogError)
"""What may be over a moment later: room is made, or a disk is there again."""

TRIED_AGAIN: Final = _("What isn't kept yet is kept as soon as that is possible, while Kindpace is open.")

Work = Callable[[datetime], None]
"""Writes all of something, or nothing, dated to the moment it is given."""

IN_USE_S: Final = 10.0
"""Seconds until a log that another program has is tried again: each try waits a second for it, and so does
whoever would press a key (our default)."""


class LaterWrites:
    """Writes for one log, in the order in which they came. Use it from one thread.

    Args:
        seconds: a clock.
    """

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._waiting: list[tuple[Work, datetime]] = []
        self._seconds = seconds
        self._in_use: LogInUseError | None = None
        self._free_at = 0.0

    @property
    def waiting(self) -> bool:
        """Whether something isn't written yet."""
        return bool(self._waiting)

    def write(self, work: Work, moment: datetime) -> None:
        """Write this, after what waits.

        Args:
            work: writes all of it, or nothing.
            moment: when it happened, which ``work`` is given whenever that is written.

        Raises:
            RecordsError: as ``try_again``.
        """
        self.add(work, moment)
        self.try_again()

    def add(self, work: Work, moment: datetime) -> None:
        """Have this written later, after what waits; otherwise as ``write``."""
        self._waiting.append((work, moment))

    def try_again(self, *, at_last: bool = False) -> None:
        """Write what waits. What is written, or never can be, waits no more.

        Args:
            at_last: there is no later: a log that another program had just now is tried too.

        Raises:
            RecordsError: something could not be written; one of ``PASSING``, and it waits with all after it.
        """
        if self._waiting and self._in_use is not None and not at_last and self._seconds() < self._free_at:
            raise self._in_use
        self._in_use = None
        try:
            self._write_all()
        except LogInUseError as error:
            self._in_use, self._free_at = error, self._seconds() + IN_USE_S
            raise

    def _write_all(self) -> None:
        never: RecordsError | None = None
        while self._waiting:
            work, moment = self._waiting[0]
            try:
                work(moment)
            except PASSING:
                raise
            except RecordsError as error:
                never = never or error
            del self._waiting[0]
        if never is not None:
            raise never
