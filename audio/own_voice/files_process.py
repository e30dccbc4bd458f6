"""Makes a line of each file that it is asked for: ``audio.own_voice.files_process``, for ``files_reader``.

It is asked (``audio.own_voice.answers``) for ``{"key": …, "what": …, "path": FILE}``, and answers
in that order.
"""

from pathlib import Path

from audio.own_voice.answers import Answers, Asked
from audio.own_voice.line import read_sound


def main() -> None:
    """Make the lines that are asked for."""
    answers = Answers()
    while True:
        _make(answers.wait(), answers)


def _make(asked: Asked, answers: Answers) -> None:
    answers.make(asked, lambda: read_sound(Path(asked["path"])))


if __name__ == "__main__":
    main()
