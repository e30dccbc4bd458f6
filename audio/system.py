"""What systems do differently, each thing once: priorities, clocks, files that are open, consoles.

Whatever Windows or macOS lacks is looked up when it is called, so that a test can take it away.
"""

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol

ON_WINDOWS: Final[bool] = os.name == "nt"

NO_CONSOLE: Final = 0x08000000 if ON_WINDOWS else 0
"""CREATE_NO_WINDOW, for ``creationflags``: without it, Windows shows a console for each helper process."""

_ABOVE_NORMAL: Final = 0x8000
_BELOW_NORMAL: Final = 0x4000
"""The priority classes of those names, for ``SetPriorityClass`` (Windows' processthreadsapi.h)."""


def change_priority(niceness: int) -> None:
    """Change how readily this process runs. Never raises: a system may allow it only to some.

    Args:
        niceness: added to the process's; above 0 it runs less readily. Windows has classes, so there only
            the sign counts.
    """
    try:
        if hasattr(os, "nice"):
            os.nice(niceness)
        elif ON_WINDOWS:
            _set_priority_class(_BELOW_NORMAL if niceness > 0 else _ABOVE_NORMAL)
    except (OSError, AttributeError):
        # Most systems allow a higher priority only to an administrator.
        return


def _set_priority_class(priority: int) -> None:
    import ctypes  # noqa: PLC0415  # 5 ms, for Windows only

    kernel: Any = getattr(ctypes, "WinDLL")("kernel32")  # noqa: B009
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    kernel.SetPriorityClass(ctypes.c_void_p(kernel.GetCurrentProcess()), priority)


def boot_clock() -> Callable[[], int]:
    """A clock in monotonic nanoseconds that counts while the computer sleeps.

    Linux has ``CLOCK_BOOTTIME``; on macOS the system's monotonic clock counts in sleep, Python's doesn't; on
    Windows Python's does.
    """
    clock = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
    if clock is None or not hasattr(time, "clock_gettime_ns"):
        return time.monotonic_ns
    return partial(time.clock_gettime_ns, clock)


def reading_flags() -> int:
    """The flags with which ``os.open`` opens a file for reading: as bytes, not inherited, never waiting."""
    # Where a pipe has taken the file's place, O_NONBLOCK keeps opening it from waiting for a writer.
    names = ("O_BINARY", "O_CLOEXEC", "O_NOCTTY", "O_NONBLOCK")
    flags = os.O_RDONLY
    for name in names:
        flags |= getattr(os, name, 0)
    return flags


class PositionalReader(Protocol):
    """An open file that is read at any position, as ``pread`` does."""

    def read(self, count: int, start: int) -> bytes:
        """At most ``count`` bytes from the byte ``start`` on; fewer at the end. Raises OSError."""

    def close(self) -> None:
        """Close the file."""


class _Descriptor:
    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, reading_flags())

    def read(self, count: int, start: int) -> bytes:
        data: bytes = getattr(os, "pread")(self._descriptor, count, start)  # noqa: B009 - not on Windows
        return data

    def close(self) -> None:
        os.close(self._descriptor)


class _Copy:
    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()

    def read(self, count: int, start: int) -> bytes:
        return self._data[start : start + count]

    def close(self) -> None:
        self._data = b""


def open_positional(path: Path) -> PositionalReader:
    """Open a file of at most a few megabytes for reading at any position.

    Windows has no ``pread``, and neither deletes nor replaces a file that anyone has open: there a copy in
    memory is read.

    Raises:
        OSError: it can't be opened.
    """
    return _Descriptor(path) if hasattr(os, "pread") else _Copy(path)


def for_c_library(descriptor: int) -> Any:
    """An open file as libsndfile accepts it: the descriptor, or on Windows a file object around it.

    On Windows each C runtime has its own descriptors, so one that Python opened means nothing to libsndfile.
    Whoever receives it closes it.
    """
    return os.fdopen(descriptor, "rb") if ON_WINDOWS else descriptor
