"""Reads the files that a person gives as scripts, and says what those are that are something else."""

import re
from pathlib import Path
from typing import Final

from player.practice.errors import NotUsableError
from player.practice.file_kinds import DRAFTED, LOOKED_AT, FileKind, kind_of, not_a_script
from player.system.files import read_beginning, read_bounded

LARGEST_SCRIPT: Final = 1024 * 1024
_AS_ALWAYS: Final = re.compile(rb"---[ \t]*\r?\n(?:[^\n]*\n){0,12}?(?:id|format)[ \t]*:")
"""How scripts begin, which need no further look."""


def read_script_file(path: Path, inside: Path | None = None) -> bytes:
    """The bytes of a script.

    Raises:
        NotUsableError: it can't be read, or is something else, such as a plain text or a recording.
    """
    try:
        data = read_bounded(path, LARGEST_SCRIPT, inside)
    except NotUsableError as error:
        if error.problems[0].code == "too-big":
            _refuse_others(path, read_beginning(path, LOOKED_AT, inside), too_big=True)
        raise
    if not _AS_ALWAYS.match(data):
        _refuse_others(path, data[:LOOKED_AT])
    return data


def is_readable_text(path: Path) -> bool:
    """Whether a file is a text or a document, whatever its name ends with. Never raises."""
    try:
        kind = kind_of(path.name, read_beginning(path, LOOKED_AT))
    except NotUsableError:
        return False
    return kind in DRAFTED | {FileKind.SCRIPT, FileKind.PRESET, FileKind.QUESTIONNAIRE, FileKind.DOCUMENT}


def _refuse_others(path: Path, beginning: bytes, *, too_big: bool = False) -> None:
    kind = kind_of(path.name, beginning)
    problem = not_a_script(kind, str(path))
    # A text of that size makes no draft either.
    if problem is not None and not (too_big and kind is FileKind.TEXT):
        raise NotUsableError([problem])
