"""Scans recordings one after the other: ``audio.analysis.survey_process CACHE PATH…``.

Writes lines of JSON: the path, and the share of it that is scanned, the survey's name with the file's state,
or the error. Ends when its input closes.
"""

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Final

from audio.analysis.survey_file import survey_file
from audio.errors import AudioError
from audio.files.clip_cache import CacheNotWritableError
from audio.files.sound_errors import FileChangingError
from audio.system import change_priority

_NICENESS: Final = 5
"""A lower priority than the window and the engine."""

_BETWEEN: Final = 0.25
"""Seconds between two answers about progress."""


def main(arguments: list[str]) -> None:
    """Scan every path."""
    # Control-C in a terminal reaches the whole group; the parent decides, and closes the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    change_priority(_NICENESS)
    cache = Path(arguments[0])
    for path in arguments[1:]:
        try:
            for survey in survey_file(Path(path), cache, _Progress(path)):
                state = {"size": str(survey.size), "changed": str(survey.changed)}
                _tell({"path": path, "clip": survey.clip, **state})
        except AudioError as fault:
            ours = {"kept": "no"} if isinstance(fault, CacheNotWritableError) else {}
            again = {"changing": "yes"} if isinstance(fault, FileChangingError) else {}
            _tell({"path": path, "fault": str(fault), **ours, **again})


class _Progress:
    """Tells how far a file has been scanned, not oftener than anyone can see."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._next = 0.0

    def __call__(self, share: float) -> None:
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _BETWEEN
            _tell({"path": self._path, "share": f"{share:.3f}"})


def _tell(answer: dict[str, str]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def _end_with_parent() -> None:
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
