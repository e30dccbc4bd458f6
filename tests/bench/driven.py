"""Starts the drivers, reads their output, and finds its moments in the recording."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from measures import NotMeasuredError
from null_sink import RATE
from processes import Program

HERE = Path(__file__).resolve().parent


def driver(name: str, *arguments: object) -> list[str]:
    """The command that runs one of the drivers in this folder."""
    return [sys.executable, str(HERE / f"drive_{name}.py"), *map(str, arguments)]


class Driven:
    """A running driver."""

    def __init__(self, command: list[str], environment: Mapping[str, str], *, watched: bool) -> None:
        self.command = command
        self.program = Program(command, environment, output=subprocess.PIPE, watched=watched)
        self._said, self._asked = self.program.pipes()

    def says(self, word: str) -> tuple[float, list[str]]:
        """Wait for a line with this word, and return its time and the words after it.

        Raises:
            NotMeasuredError: the driver ended without such a line.
        """
        for line in self._said:
            moment, said, *rest = line.decode().split()
            if said == word:
                return float(moment), rest
        message = f"the driver {self.command[1:]} ended without saying {word!r}"
        raise NotMeasuredError(message)

    def end(self) -> None:
        """Close its standard input so that it ends; terminate it if it doesn't."""
        self._asked.close()
        try:
            self.program.wait(8)
        except subprocess.TimeoutExpired:
            self.program.end()


@contextmanager
def driven(command: list[str], environment: Mapping[str, str], *, watched: bool = False) -> Iterator[Driven]:
    """Run a driver, which is ended in any case."""
    running = Driven(command, environment, watched=watched)
    try:
        yield running
    finally:
        running.end()


class SinkClock:
    """Finds the frame of the recording that belongs to a moment.

    The recorder writes in pieces, so the file is always a little behind. The smallest delay seen remains in
    the numbers, which are therefore larger than the truth, never smaller.
    """

    def __init__(self, sink) -> None:
        self._sink = sink
        self._offset = -1e9
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def frame_at(self, moment: float) -> int:
        """The frame that was played at a moment of the monotonic clock."""
        return round((moment + self._offset) * RATE)

    def close(self) -> None:
        """Stop watching the recording."""
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(0.003):
            self._offset = max(self._offset, self._sink.recorded() / RATE - time.monotonic())


def first_sound(heard: np.ndarray, level: float = 1e-4) -> int | None:
    """The index of the first frame over a level (-80 dBFS by default); None if there is none."""
    found = np.flatnonzero(np.abs(heard) > level)
    return None if len(found) == 0 else int(found[0])
