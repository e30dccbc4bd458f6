"""A virtual screen whose picture can be read without asking the X server: Xvfb keeps it in a file."""

import mmap
import os
import struct
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np

SIZE = (1600, 1000)
"""Width and height in pixels."""

EVERY_LINE = 4
"""Of the picture every fourth line is looked at: letters are higher, and looking takes 0.1 ms."""

_HEADER = struct.Struct(">25I")
"""``XWDFileHeader`` (X11/XWDFile.h): numbers of 32 bits, the highest byte first."""

_HEADER_SIZE, _HEIGHT, _BYTES_PER_LINE, _COLOURS = 0, 5, 12, 19
_COLOUR_BYTES = 12


class VirtualScreen:
    """A running Xvfb.

    Args:
        file: the one that it keeps its picture in.
        environment: leads a program to it.
    """

    def __init__(self, file: Path, environment: Mapping[str, str]) -> None:
        self.environment = environment
        with file.open("rb") as opened:
            self._kept = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        header = _HEADER.unpack_from(self._kept)
        begins = header[_HEADER_SIZE] + header[_COLOURS] * _COLOUR_BYTES
        wide, high = header[_BYTES_PER_LINE] // 4, header[_HEIGHT]
        pixels = np.frombuffer(self._kept, np.uint32, wide * high, begins)
        self._lines = pixels.reshape(high, wide)[::EVERY_LINE]

    def picture(self) -> np.ndarray:
        """Every fourth line as it is now, one number for each pixel."""
        return self._lines.copy()


def run_before_others(process: int) -> None:
    """Give a process a real-time priority, where that is allowed (to root), though not to its children.

    On a busy machine the picture would otherwise come, and be seen, tens of milliseconds late, in which a
    program that has more to do goes on and one that has nothing to do doesn't.

    Args:
        process: its id; 0 for this one.
    """
    with suppress(OSError):
        os.sched_setscheduler(process, os.SCHED_FIFO | os.SCHED_RESET_ON_FORK, os.sched_param(1))


@contextmanager
def virtual_screen(folder: Path) -> Iterator[VirtualScreen]:
    """Run an Xvfb with nothing on it, not even a window manager or a pointer.

    Args:
        folder: where the picture is kept.
    """
    reading, writing = os.pipe()
    size = f"{SIZE[0]}x{SIZE[1]}x24"
    command = ("Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nocursor", "-nolisten", "tcp")
    server = subprocess.Popen(
        (*command, "-fbdir", str(folder)), pass_fds=(writing,), stderr=subprocess.DEVNULL
    )
    os.close(writing)
    with os.fdopen(reading, encoding="ascii") as told:
        display = told.readline().strip()
    run_before_others(server.pid)
    kept = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
    try:
        yield VirtualScreen(
            folder / "Xvfb_screen0", {**kept, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
        )
    finally:
        server.terminate()
        server.wait()
