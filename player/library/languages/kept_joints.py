"""The rests that a reader put into shipped lines where no mark stands: ``joints.txt`` beside the scripts.

Only English is spoken, so only English has such a file. docs/adr/0023-kept-joints.md says why they stand
beside the texts and not in them.
"""

from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Final

from audio.voice.phrases import cleaned, without_marks, word_count
from player.library.shipped_content import shipped_content
from player.practice.errors import NotUsableError
from player.system.files import read_bounded

FILE: Final = "joints.txt"
REST: Final = "|"
"""A word of its own, where a speaker may rest."""

_COMMENT: Final = "#"
_LARGEST: Final = 1024 * 1024


def kept_joints(text: str) -> tuple[int, ...]:
    """How many words stand before each rest that a reader put into this line; empty where there is none.

    Args:
        text: the line as it is given to the voice, perhaps with pronunciations.
    """
    return _joints_in(joints_file()).get(without_marks(text), ())


def joints_file() -> Path:
    """Where the rests of the shipped lines are kept."""
    return shipped_content() / FILE


def read_joints(text: str) -> Mapping[str, tuple[int, ...]]:
    """How many words stand before each rest, by line, from the file's text."""
    found: dict[str, tuple[int, ...]] = {}
    for written in text.splitlines():
        words = written.split()
        if words and not words[0].startswith(_COMMENT):
            line = " ".join(word for word in words if word != REST)
            found[line] = tuple(
                word_count(cleaned(" ".join(words[:place])))
                for place, word in enumerate(words)
                if word == REST
            )
    return found


@lru_cache(maxsize=2)
def _joints_in(path: Path) -> Mapping[str, tuple[int, ...]]:
    # Without the file the rules place the rests: no sitting ends for want of it.
    with suppress(NotUsableError, UnicodeDecodeError):
        return read_joints(read_bounded(path, _LARGEST, path.parent).decode("utf-8"))
    return {}
