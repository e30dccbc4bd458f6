"""How stalls are noticed: the computer asleep, a process stopped, a window that hangs.

After a stall nothing may resume by itself: speech out of an unchosen silence is frightening. So each active
part compares a clock with its own last reading. The clock counts while the computer sleeps, which Linux's
monotonic clock does not (docs/adr/0014-waking.md).
"""

import time
from typing import Final

from audio.sentences import _
from audio.system import boot_clock
from audio.units import Seconds

STALL: Final = Seconds(1.0)
"""Seconds between two device callbacks, after which nothing resumes by itself. Measured on two cores:
at most 0.09 s beside fourteen busy processes, six that fill memory or six that write to the disk, and once
0.53 s beside thirty, while the device was opened again. It is also when the watchdog gives a device up."""

WINDOW_STALL: Final = Seconds(3.0)
"""Seconds after the window last read the status, until the engine pauses: a window that doesn't respond can't
ease back. Measured beside the same busy processes: at most 0.98 s between reads; 0.1 s is usual."""

CLOCK_JUMP: Final = Seconds(2.0)
"""A frozen virtual machine sees no gap, only its wall clock corrected afterwards. Smaller corrections are
ignored."""

HELD_UP: Final = _("The sitting is paused at its place, because the computer was asleep or held up.")
CLOCK_JUMPED: Final = _(
    "The sitting is paused at its place, because the computer's clock jumped, as it does after a sleep."
)

boot_ns: Final = boot_clock()
"""Monotonic nanoseconds, counting while the computer sleeps."""


def boot_seconds() -> float:
    """Monotonic seconds, counting while the computer sleeps."""
    return boot_ns() / 1e9


def wall_clock_offset() -> float:
    """Seconds the wall clock is ahead of the monotonic one: a sleep changes it, and so does setting it."""
    return time.time() - time.monotonic()
