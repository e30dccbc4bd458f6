"""How it is noticed that everything stood still: the computer asleep, a process stopped, a window that hangs.

What stood still must not go on by itself: speech out of a silence that nobody chose is a fright. So each part
that moves by itself compares a clock with its own last look at it. The clock is one that goes on while the
computer sleeps, which Linux's monotonic one does not (docs/adr/0014-waking.md).
"""

import time
from functools import partial
from typing import Final

from audio.units import Seconds

STALL: Final = Seconds(1.0)
"""A gap between two of the device's callbacks from which on nothing goes on by itself. Measured on two cores:
at most 0.09 s beside fourteen busy processes, six that fill memory or six that write to the disk, and once
0.53 s beside thirty, while the device was opened again. It is also when the watchdog gives a device up."""

WINDOW_STALL: Final = Seconds(3.0)
"""So long after somebody last looked at the engine, it pauses: a window that does not answer can't be told to
ease back. Measured beside the same busy processes: at most 0.98 s between two looks, a tenth being usual."""

CLOCK_JUMP: Final = Seconds(2.0)
"""A machine that was frozen as a whole may see no gap at all, only its wall clock put right afterwards. Small
corrections are no sign of that."""

HELD_UP: Final = "The sitting is paused at its place, because the computer was asleep or held up."
CLOCK_JUMPED: Final = (
    "The sitting is paused at its place, because the computer's clock jumped, as it does after a sleep."
)

# Linux names it; on macOS the monotonic clock of the system itself goes on, though Python's stands still.
_CLOCK: Final = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))

boot_ns: Final = time.monotonic_ns if _CLOCK is None else partial(time.clock_gettime_ns, _CLOCK)
"""Nanoseconds that only go up, also while the computer sleeps."""


def boot_seconds() -> float:
    """Seconds that only go up, also while the computer sleeps."""
    return boot_ns() / 1e9


def wall_clock_offset() -> float:
    """Seconds the wall clock is ahead of the monotonic one: a sleep changes it, and so does setting it."""
    return time.time() - time.monotonic()
