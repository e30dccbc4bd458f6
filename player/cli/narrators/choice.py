"""Who speaks for a command: as asked for, or as the settings say."""

import argparse
from collections.abc import Iterable

from audio.voice.narrator_catalog import why_missing
from player.cli.errors import CommandError, Exit
from player.cli.terminal import tell
from player.settings.declaration import NarratorChoice
from player.settings.file import SettingsFile
from player.sittings.narration import narrator_wanted
from player.sittings.planning import Planning
from player.system.folders import Folders


class NarratorError(CommandError):
    """The narrator asked for doesn't exist or can't speak here."""

    def __init__(self, words: str) -> None:
        super().__init__(words, Exit.BAD_INPUT)


def all_narrators() -> Iterable[NarratorChoice]:
    """All that can be chosen by name."""
    return (choice for choice in NarratorChoice if choice is not NarratorChoice.OPEN)


def named(name: str) -> NarratorChoice:
    """The narrator of that name.

    Raises:
        NarratorError: there is none, or it can't speak here.
    """
    known = {choice.value: choice for choice in all_narrators()}
    if name not in known:
        raise NarratorError(f"--narrator {name}: there is no such narrator. Possible: {', '.join(known)}.")
    missing = why_missing(name)
    if missing:
        how = "pip install kindpace[narrators], then kindpace narrators --take-in kokoro-js-1.2.1.tgz"
        raise NarratorError(f"--narrator {name} can't speak here: {missing}. To have it: {how}.")
    return known[name]


def wanted_by(asked: argparse.Namespace, language: str, folders: Folders) -> NarratorChoice:
    """Who is to speak: as asked for, or as the settings say.

    Args:
        asked: the parsed arguments.
        language: of the text.
        folders: Kindpace's folders.

    Raises:
        NarratorError: the narrator named on the command line doesn't exist or can't speak here.
    """
    if asked.narrator is not None:
        return named(asked.narrator)
    return narrator_wanted(SettingsFile(folders.config).read().settings.narrator, language=language)


def narrator_here(asked: argparse.Namespace, planning: Planning, folders: Folders) -> NarratorChoice:
    """Who speaks a whole sitting for a command that waits for its lines.

    Raises:
        NarratorError: as in ``wanted_by``.
    """
    wanted = wanted_by(asked, planning.script.language, folders)
    missing = why_missing(wanted.value)
    if missing:
        tell(f"{wanted.given_name} can't speak here: {missing}. Heart speaks.")
        return NarratorChoice.HEART
    return wanted
