"""Scans recordings one after the other: ``audio.analysis.survey_process CACHE PATH…``.

Writes one line of JSON per result: the path, and the survey's name or the error. Ends when its input closes.
"""

import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Final

from audio.analysis.survey_file import survey_file
from audio.errors import AudioError

_NICENESS: Final = 5
"""A lower priority than the window and the engine."""


def main(arguments: list[str]) -> None:
    """Scan every path."""
    # Control-C in a terminal reaches the whole group; the parent decides, and closes the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    cache = Path(arguments[0])
    for path in arguments[1:]:
        try:
            for survey in survey_file(Path(path), cache):
                _tell({"path": path, "clip": survey.clip})
        except AudioError as fault:
            _tell({"path": path, "fault": str(fault)})


def _tell(answer: dict[str, str]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def _end_with_parent() -> None:
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
