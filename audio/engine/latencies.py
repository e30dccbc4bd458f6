"""The latency that each device turned out to need, remembered across sittings.

A device that ran dry once is likely to do so again. An entry is valid for thirty days: drivers and
machines improve, and a wide latency makes every control slower.
"""

import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from audio.devices.output_types import LATENCY, WIDEST
from audio.files.regular_file import read_regular
from audio.files.sound_errors import FileUnreadableError
from audio.files.unfinished import write_whole
from audio.units import Seconds

KEPT: Final = 30 * 86_400.0
"""Seconds for which a widened latency is remembered."""

_NAME: Final = "latencies.json"


class Latencies:
    """A small file in the cache folder. If it can't be read or written, only the remembered latency is lost.

    Args:
        folder: of the cache; None remembers nothing.
        clock: seconds since 1970.
    """

    def __init__(self, folder: Path | None, clock: Callable[[], float] = time.time) -> None:
        self._place = None if folder is None else folder / _NAME
        self._clock = clock

    def of(self, device: str | None) -> Seconds:
        """The latency to open a device with."""
        found = self._read().get(device or "", {})
        try:
            wide, since = found["seconds"], found["since"]
            if 0 <= self._clock() - since <= KEPT and LATENCY <= wide <= WIDEST:
                return Seconds(float(wide))
        except (TypeError, KeyError):
            pass
        return LATENCY

    def remember(self, device: str | None, latency: Seconds) -> None:
        """Store the latency that a device needs."""
        if self._place is None:
            return
        content = {**self._read(), device or "": {"seconds": latency, "since": self._clock()}}
        with suppress(OSError):
            write_whole(self._place, json.dumps(content).encode())

    def _read(self) -> dict[str, dict[str, float]]:
        if self._place is None:
            return {}
        try:
            found = json.loads(read_regular(self._place))
        except (FileUnreadableError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}
