"""Keeps the place of the window between runs, in a file of its own beside the settings."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from player.practice.errors import NotUsableError
from player.system.files import read_bounded, write_whole

_LARGEST: Final = 1000
"""Bytes. Qt's own form takes less than a hundred."""


class PlaceFile:
    """One window's.

    Args:
        folder: of the settings.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "window-place"
        self._forgotten = False

    def read(self) -> bytes:
        """What was kept; empty where there is nothing, or it can't be read."""
        try:
            return read_bounded(self._path, _LARGEST)
        except NotUsableError:
            return b""

    def keep(self, place: bytes) -> None:
        """Remember a place. Where that can't be written, the window opens as it did before."""
        if not self._forgotten:
            with suppress(OSError):
                write_whole(self._path, place)

    def forget(self) -> None:
        """Keep no place in this run: whoever deletes everything leaves no trace by closing the window."""
        self._forgotten = True
