"""Looks one long recording through: ``audio.own_voice.sheet_process FILE``, started by ``sheet_reader``.

It answers (``audio.own_voice.answers``) with the share that is looked through; then with the stretches of
speech, or why the file can't be used. After that it is asked for lines,
``{"key": …, "start": FRAME, "end": FRAME}``.
"""

import sys
import time
from pathlib import Path
from typing import Final

from audio.errors import AudioError
from audio.own_voice.answers import Answers, Asked, Samples
from audio.own_voice.sheet import read_sheet

_BETWEEN: Final = 0.25
"""Seconds between two answers about progress."""


def main(arguments: list[str]) -> None:
    """Look a file through, then make the lines that are asked for."""
    answers = Answers()
    try:
        sheet = read_sheet(Path(arguments[0]), _Progress(answers))
    except AudioError as fault:
        answers.tell(fault=str(fault))
        return
    answers.tell(stretches=[[found.start, found.end] for found in sheet.stretches])
    while True:
        _make(answers.wait(), sheet.samples, answers)


class _Progress:
    """Tells how far the file has been looked through, not oftener than anyone can see."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._next = 0.0

    def __call__(self, share: float) -> None:
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _BETWEEN
            self._answers.tell(share=round(share, 3))


def _make(asked: Asked, samples: Samples, answers: Answers) -> None:
    answers.make(asked, lambda: samples[asked["start"] : asked["end"]])


if __name__ == "__main__":
    main(sys.argv[1:])
