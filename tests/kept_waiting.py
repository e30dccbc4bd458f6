"""Measures how long a machine kept a test, and the programs that it started, from running.

A clock in the test's own process isn't enough: what makes the sound are processes of their own, and a busy
machine lets one that mostly sleeps run at once while another waits. Linux counts for each thread how long it
was ready and had no processor (``/proc/PID/task/TID/schedstat``, the second number), and for each processor
how long the host gave it to others (``steal`` in ``/proc/stat``). Elsewhere only the clock is there.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, Self

SPAN: Final = 0.25
"""Seconds between two looks at what the programs waited."""

_TICK: Final = 0.01
_PROC: Final = Path("/proc")
_STOLEN: Final = 8
"""The place of ``steal`` in a line of ``/proc/stat``, in hundredths of a second (proc(5))."""


class KeptWaiting:
    """What kept the code within ``with`` from running. Its numbers are the worst so far, in seconds.

    Attributes:
        late: by how much a clock of this process was late.
        waited: how long, of a quarter of a second, the programs that this process started were ready to run
            and didn't, all together, each by the thread that waited longest; and what the host took of it.
    """

    def __init__(self) -> None:
        self.late = 0.0
        self.waited = 0.0
        self._waits = dict(_waits())
        self._stolen = _stolen()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True, name="the clock beside a test")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_fault: object) -> None:
        self._over.set()
        self._thread.join()
        self._look()

    def _watch(self) -> None:
        before = looked = time.monotonic()
        while not self._over.wait(_TICK):
            now = time.monotonic()
            self.late = max(self.late, now - before - _TICK)
            if now - looked > SPAN:
                self._look()
                now = looked = time.monotonic()
            before = now

    def _look(self) -> None:
        waits, stolen = dict(_waits()), _stolen()
        longest: dict[int, float] = {}
        for (process, thread), seconds in waits.items():
            # One that is new has waited since it began, which was a moment ago.
            new = seconds - self._waits.get((process, thread), 0.0)
            longest[process] = max(longest.get(process, 0.0), new)
        taken = max((now - before for now, before in zip(stolen, self._stolen, strict=False)), default=0.0)
        self.waited = max(self.waited, sum(longest.values()) + taken)
        self._waits, self._stolen = waits, stolen


def _waits() -> Iterator[tuple[tuple[int, int], float]]:
    """The seconds that each thread of each program started from here has been ready and didn't run."""
    for process in _started_by("self"):
        with suppress(OSError):
            for thread in (_PROC / str(process) / "task").iterdir():
                with suppress(OSError, IndexError):
                    waited = (thread / "schedstat").read_text().split()[1]
                    yield (process, int(thread.name)), int(waited) / 1e9


def _started_by(process: int | str) -> Iterator[int]:
    """The process ids of what a process has started, and of what these have."""
    with suppress(OSError):
        for thread in (_PROC / str(process) / "task").iterdir():
            with suppress(OSError):
                for child in map(int, (thread / "children").read_text().split()):
                    yield child
                    yield from _started_by(child)


def _stolen() -> list[float]:
    """The seconds that each processor was given to others by the host."""
    with suppress(OSError, IndexError):
        lines = (_PROC / "stat").read_text().splitlines()
        return [int(line.split()[_STOLEN]) / 100 for line in lines if line.startswith("cpu")][1:]
    return []
