"""Tells when a file was saved: it is checked once a second at most, without a thread."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

LOOK_EVERY: Final = 1.0
"""Seconds."""

_Stamp = tuple[int, int, int] | None


class WatchedFile:
    """One file, as it was when it was last looked at.

    Args:
        path: of it.
        clock: seconds that only go up.
    """

    def __init__(self, path: Path, clock: Callable[[], float]) -> None:
        self.path = path
        self._clock = clock
        self._looked = clock()
        self._stamp = self._now()

    def changed(self) -> bool:
        """Whether it was saved, or came or went, since it was last looked at."""
        now = self._clock()
        if now - self._looked < LOOK_EVERY:
            return False
        self._looked = now
        before, self._stamp = self._stamp, self._now()
        return self._stamp != before

    def _now(self) -> _Stamp:
        try:
            found = self.path.stat()
        except (OSError, ValueError):
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino
