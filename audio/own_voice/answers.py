"""The side of a helper process that makes lines: what it is asked for, and what it answers.

Its input and its output have a JSON object on each line; after one with ``bytes`` comes as much of a
clip's file.
"""

import json
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from typing import IO, Any, Final

import numpy as np
from numpy.typing import NDArray

from audio.errors import AudioError
from audio.files.clip_cache import clip_file
from audio.own_voice.line import finished_line
from audio.system import change_priority

Samples = NDArray[np.float32]

Asked = dict[str, Any]

_NICENESS: Final = 5
"""A lower priority than the window and the engine."""


class Answers:
    """What is asked for and answered. Made once, when the process begins; it ends when its input closes."""

    def __init__(self) -> None:
        # Control-C in a terminal reaches the whole group; the parent decides, and closes the pipe.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        self._asked: queue.SimpleQueue[Asked] = queue.SimpleQueue()
        threading.Thread(target=self._listen, args=(sys.stdin.buffer,), daemon=True).start()
        change_priority(_NICENESS)
        self._pipe = sys.stdout.buffer

    def _listen(self, pipe: IO[bytes]) -> None:
        for line in pipe:
            self._asked.put(json.loads(line))
        # With the parent gone nobody needs any of it, however far it is.
        os._exit(0)

    def wait(self) -> Asked:
        """What is asked for next."""
        return self._asked.get()

    def tell(self, data: bytes = b"", **values: object) -> None:
        """Answer."""
        self._pipe.write(json.dumps(values).encode() + b"\n" + data)
        self._pipe.flush()

    def make(self, asked: Asked, sound: Callable[[], Samples]) -> None:
        """Make a line of a sound, and answer with it, or with what is wrong.

        Args:
            asked: its ``key``, and ``what`` it is called in messages.
            sound: has the samples.
        """
        try:
            made = finished_line(sound(), asked["what"])
        except AudioError as fault:
            self.tell(key=asked["key"], fault=str(fault))
            return
        data = clip_file(made.samples)
        self.tell(data, key=asked["key"], words=made.words, bytes=len(data))
