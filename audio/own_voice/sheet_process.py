"""Looks one long recording through: ``audio.own_voice.sheet_process FILE``, started by ``sheet_reader``.

Its output has a JSON object on each line: the share that is looked through; then the stretches of speech; or
why the file can't be used. After that its input asks for lines, ``{"key": …, "start": FRAME, "end": FRAME}``,
and each is answered with what became of it; after one with ``bytes`` comes as much of a clip's file. It ends
when its input closes.
"""

import json
import os
import queue
import signal
import sys
import threading
import time
from pathlib import Path
from typing import IO, Any, Final

from audio.errors import AudioError
from audio.files.clip_cache import clip_file
from audio.own_voice.line import finished_line
from audio.own_voice.sheet import Samples, read_sheet
from audio.system import change_priority

_NICENESS: Final = 5
"""A lower priority than the window and the engine."""

_BETWEEN: Final = 0.25
"""Seconds between two answers about progress."""

_Asked = dict[str, Any]


def main(arguments: list[str]) -> None:
    """Look a file through, then make the lines that are asked for."""
    # Control-C in a terminal reaches the whole group; the parent decides, and closes the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asked: queue.SimpleQueue[_Asked] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, asked), daemon=True).start()
    change_priority(_NICENESS)
    answers = sys.stdout.buffer
    try:
        sheet = read_sheet(Path(arguments[0]), _Progress(answers))
    except AudioError as fault:
        _tell(answers, fault=str(fault))
        return
    _tell(answers, stretches=[[found.start, found.end] for found in sheet.stretches])
    while True:
        _make(asked.get(), sheet.samples, answers)


def _listen(pipe: IO[bytes], asked: "queue.SimpleQueue[_Asked]") -> None:
    for line in pipe:
        asked.put(json.loads(line))
    # With the parent gone nobody needs any of it, however far it is.
    os._exit(0)


class _Progress:
    """Tells how far the file has been looked through, not oftener than anyone can see."""

    def __init__(self, answers: IO[bytes]) -> None:
        self._answers = answers
        self._next = 0.0

    def __call__(self, share: float) -> None:
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _BETWEEN
            _tell(self._answers, share=round(share, 3))


def _make(line: _Asked, samples: Samples, answers: IO[bytes]) -> None:
    try:
        made = finished_line(samples[line["start"] : line["end"]], line["what"])
    except AudioError as fault:
        _tell(answers, key=line["key"], fault=str(fault))
        return
    data = clip_file(made.samples)
    _tell(answers, data, key=line["key"], words=made.words, bytes=len(data))


def _tell(answers: IO[bytes], data: bytes = b"", **values: object) -> None:
    answers.write(json.dumps(values).encode() + b"\n" + data)
    answers.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
