"""What a log could not take when it came, as on a full disk: kept in memory, and written once it can be."""

from collections.abc import Callable
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


class LaterWrites:
    """Writes for one log, in the order in which they came. Use it from one thread."""

    def __init__(self) -> None:
        self._waiting: list[Callable[[], None]] = []

    @property
    def waiting(self) -> bool:
        """Whether something isn't written yet."""
        return bool(self._waiting)

    def write(self, work: Callable[[], None]) -> None:
        """Write this, after what waits.

        Args:
            work: writes all of it, or nothing.

        Raises:
            RecordsError: as ``try_again``.
        """
        self.add(work)
        self.try_again()

    def add(self, work: Callable[[], None]) -> None:
        """Have this written later, after what waits."""
        self._waiting.append(work)

    def try_again(self) -> None:
        """Write what waits. What is written, or never can be, waits no more.

        Raises:
            RecordsError: something could not be written; one of ``PASSING``, and it waits with all after it.
        """
        never: RecordsError | None = None
        while self._waiting:
            try:
                self._waiting[0]()
            except PASSING:
                raise
            except RecordsError as error:
                never = never or error
            del self._waiting[0]
        if never is not None:
            raise never
