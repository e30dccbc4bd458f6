"""Checks of the files that commands are asked to write."""

from pathlib import Path
from typing import Final

from player.cli.errors import CommandError, Exit, status_of_writing
from player.language.catalogue import _
from player.language.system_faults import system_words
from player.system.paths import exists, is_file, is_folder

ENDINGS: Final = (".wav", ".flac", ".ogg", ".opus", ".mp3", ".m4a")
"""The endings of sound files that can be written; each stands for a format."""


class OutputError(CommandError):
    """The file can't be written at this path.

    Args:
        path: of the file.
        fault: why, as a sentence, or as the system has it.
    """

    def __init__(self, path: Path, fault: str | OSError) -> None:
        status = status_of_writing(fault) if isinstance(fault, OSError) else Exit.BAD_INPUT
        words = f"{system_words(fault)}." if isinstance(fault, OSError) else fault
        super().__init__(_("{path} can't be written: {fault}").format(path=path, fault=words), status)


class BackgroundError(CommandError):
    """There is no background with this name."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "There is no background {name!r}: it is neither rain, stream, brown-noise or drone, "
                "nor a file."
            ).format(name=name),
            Exit.BAD_INPUT,
        )


def check_sound_output(path: Path) -> None:
    """Refuse an unknown ending or an unusable path before anything is spoken.

    Raises:
        OutputError: the ending is unknown or the path can't be used; the message says what to do.
    """
    if path.suffix.lower() not in ENDINGS:
        raise OutputError(
            path,
            _("a file can't be written with this ending. Use one of {value}.").format(
                value=", ".join(ENDINGS)
            ),
        )
    check_output(path)


def check_output(path: Path) -> None:
    """Refuse an unusable path.

    Raises:
        OutputError: a folder, a pipe or a device is there, or its folder doesn't exist; the message says what
            to do.
    """
    if is_folder(path):
        raise OutputError(path, _("a folder has that name. Add a file name."))
    if exists(path) and not is_file(path):
        # A pipe or a device would be replaced by a file.
        raise OutputError(path, _("what has that name is no regular file. Name another."))
    if not is_folder(path.absolute().parent):
        raise OutputError(
            path, _("there is no folder {parent}. Make it first, or name another.").format(parent=path.parent)
        )
