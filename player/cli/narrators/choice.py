"""Who speaks for a command: as asked for, or as the settings say."""

import argparse
from collections.abc import Iterable
from dataclasses import replace

from audio.voice.narrator_catalog import HOW_TO_HAVE, why_missing
from player.cli.errors import CommandError, Exit
from player.cli.terminal import tell
from player.language.catalogue import _
from player.practice.narrator_choice import NarratorChoice
from player.practice.pacing.locks import may_set
from player.practice.pacing.resolved_choices import narrator_locked
from player.settings.file import SettingsFile
from player.sittings.narration import NOT_RECORDED, Who, chosen_by_language, narrator_of
from player.sittings.planning import Planning
from player.sittings.recorded_lines import Recorded, nobody, voices_here
from player.system.folders import Folders


class NarratorError(CommandError):
    """The narrator asked for doesn't exist or can't speak here."""

    def __init__(self, words: str) -> None:
        super().__init__(words, Exit.BAD_INPUT)


def all_narrators() -> Iterable[NarratorChoice]:
    """All narrators there are: everybody but a person who recorded a practice."""
    nobody_here = {NarratorChoice.OPEN, NarratorChoice.RECORDED}
    return (choice for choice in NarratorChoice if choice not in nobody_here)


def named(name: str) -> NarratorChoice:
    """The narrator of that name.

    Raises:
        NarratorError: there is none, or it can't speak here.
    """
    known = {choice.value: choice for choice in all_narrators()}
    if name not in known:
        raise NarratorError(
            _("--narrator {name}: there is no such narrator. Possible: {value}.").format(
                name=name, value=", ".join(known)
            )
        )
    missing = why_missing(name)
    if missing:
        raise NarratorError(
            _("--narrator {name} can't speak here: {missing}. To have it: {how_to_have}.").format(
                name=name, missing=missing, how_to_have=HOW_TO_HAVE
            )
        )
    return known[name]


def with_narrator(planning: Planning, asked: argparse.Namespace, folders: Folders) -> Planning:
    """The planning with who is to speak: as asked for, or as the settings say.

    Args:
        planning: of the sitting.
        asked: the parsed arguments.
        folders: Kindpace's folders.

    Raises:
        NarratorError: the narrator named on the command line doesn't exist, can't speak here, or isn't the
            one that a clinician locked.
    """
    if asked.narrator is None:
        wanted = SettingsFile(folders.config).read().settings.narrator
    else:
        person = asked.narrator == NarratorChoice.RECORDED
        wanted = NarratorChoice.RECORDED if person else named(asked.narrator)
        answer = may_set(planning.pacing, "narrator", wanted.value)
        if narrator_locked(planning.pacing) and not answer.allowed:
            raise NarratorError(answer.words)
    return replace(planning, choices=replace(planning.choices, narrator=wanted))


def narrator_here(planning: Planning) -> Who:
    """Who speaks a whole sitting for a command that waits for its lines, or what of it nobody recorded."""
    if planning.language_narrator is not None:
        return planning.language_narrator
    wanted = narrator_of(planning)
    if wanted is NarratorChoice.RECORDED:
        return NarratorChoice.HEART
    missing = why_missing(wanted.value)
    if not missing:
        return wanted
    if not chosen_by_language(planning):
        tell(
            _("{given_name} can't speak here: {missing}. Heart speaks instead.").format(
                given_name=wanted.given_name, missing=missing
            )
        )
    return NarratorChoice.HEART


def recorded_here(planning: Planning, folders: Folders) -> Recorded:
    """The recorded lines of a sitting, where the person chose whoever recorded it; else none."""
    if narrator_of(planning) is not NarratorChoice.RECORDED:
        return nobody
    voice = voices_here(folders)(planning.script.id)
    if voice is None:
        tell(NOT_RECORDED)
        return nobody
    return voice.recorded
