"""Numbers and a few short texts shared by the engine's and the window's process in a small mapped file.

Each number has one writer. Reading one is a copy of eight aligned bytes, so no lock is needed.
"""

import mmap
from enum import IntEnum
from pathlib import Path
from typing import Final

_TEXT_START: Final = 256
_TEXT_ROOM: Final = 896
SIZE: Final = 4096
"""Bytes of the file: one page."""


class Count(IntEnum):
    """Indices of the numbers, in three groups by writer: device callback, feeder, window's process."""

    BEATS = 0
    """Callbacks so far."""
    BEAT_AT = 1
    """When the last one came, monotonic nanoseconds."""
    POSITION = 2
    """Frames of the timeline played."""
    ADVANCED_AT = 3
    """When the position last moved, monotonic nanoseconds."""
    UNDERRUNS = 4
    """Callbacks that found the ring unexpectedly empty."""
    JUMPED = 5
    """The number of the last jump the callback made."""
    BASE = 6
    """The frame at which sound last began: after a jump, a pause or a hold."""

    STATE = 16
    """Index into ``EngineState``."""
    APPLIED = 17
    """The number of the last command carried out."""
    LATENCY = 18
    """The device's latency in microseconds."""
    ENDED = 19
    """1 once the device has ended the stream by itself."""
    STREAMING = 20
    """1 while a stream is open."""
    DROPOUTS = 21
    """Dropouts reported by the device's library or inferred from the clock."""
    HELD_UP = 22
    """1 while it is paused because of a stall (``audio.engine.stalls``)."""

    LOOKED_AT = 24
    """When the window last read the status, monotonic nanoseconds; 0 before the first time."""


class Text(IntEnum):
    """Indices of the texts, all written by the feeder."""

    DEVICE = 0
    ERROR = 1
    BACKEND = 2
    OFFERED = 3


class Counters:
    """The shared page. Without a file it is private memory, for an engine in the same process."""

    def __init__(self, path: Path | None = None) -> None:
        if path is None:
            self._page = mmap.mmap(-1, SIZE)
        else:
            with path.open("r+b") as file:
                self._page = mmap.mmap(file.fileno(), SIZE)
        self.numbers = memoryview(self._page)[:_TEXT_START].cast("q")

    def __getitem__(self, place: Count) -> int:
        number: int = self.numbers[place]
        return number

    def __setitem__(self, place: Count, value: int) -> None:
        self.numbers[place] = value

    def text(self, place: Text) -> str:
        """One of the texts."""
        start = _TEXT_START + place * _TEXT_ROOM
        length = int.from_bytes(self._page[start : start + 2], "little")
        return self._page[start + 2 : start + 2 + length].decode(errors="ignore")

    def set_text(self, place: Text, text: str) -> None:
        """Write one of the texts, truncated to fit."""
        raw = text.encode()[: _TEXT_ROOM - 2]
        start = _TEXT_START + place * _TEXT_ROOM
        if self.text(place) == text:
            return
        # A reader in between sees an empty text, never a mixture.
        self._page[start : start + 2] = bytes(2)
        self._page[start + 2 : start + 2 + len(raw)] = raw
        self._page[start : start + 2] = len(raw).to_bytes(2, "little")
