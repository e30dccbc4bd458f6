"""Recordings and quiet time on the command line."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

from audio.analysis.survey import known_survey
from audio.files.clip_cache import ClipCache
from audio.files.sound_errors import DecodeError
from audio.mix.own_background import TooShortToLoopError, ensure_own_background
from audio.mix.stored_sounds import Ambience
from player.cli.errors import CommandError, Exit
from player.cli.reporting import progress_bar
from player.cli.terminal import tell
from player.language.catalogue import _
from player.library.script_files import is_readable_text
from player.practice.choices import Choices
from player.practice.display_text import one_line
from player.practice.file_kinds import SOUND_ENDINGS
from player.practice.own_titles import QUIET_TIME
from player.practice.planner.recordings.found_words import no_sound
from player.practice.planner.recordings.recording import Recording
from player.practice.planner.recordings.unguided import quiet_script
from player.practice.script.model import Script
from player.practice.script.phrasebook import Phrasebook
from player.sittings.planning import Planning
from player.sittings.quiet_sound import without_it
from player.sittings.soundtrack import recording_of


def is_recording(name: str) -> bool:
    """Whether a name on the command line is that of a recording, by its ending, and not of a text."""
    return Path(name).suffix.lower() in SOUND_ENDINGS and not is_readable_text(Path(name))


class NoSoundError(CommandError):
    """A recording in which nothing is to be heard."""

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(no_sound(path.name, fault), Exit.BAD_INPUT)


def survey_recording(path: Path, cache: Path) -> Recording:
    """Survey a whole recording, unless its survey is already stored; shows how far it is. Ctrl-C ends it.

    Raises:
        DecodeError: the file can't be read as sound.
        CacheNotWritableError: the survey can't be stored.
    """
    survey = known_survey(cache, path)
    if survey is None:
        # Imports soxr and libsndfile, which a recording with a survey doesn't need.
        from audio.analysis.survey_file import survey_file  # noqa: PLC0415

        with progress_bar(_("Looking through"), only_watched=True) as report:
            survey = list(survey_file(path, cache, lambda share: report(round(share * 100), 100)))[-1]
    return recording_of(survey, one_line(path.stem))


def check_sound(recording: Recording, path: Path) -> None:
    """Check that there is something to hear in a recording.

    Raises:
        NoSoundError: there is nothing.
    """
    if recording.silent:
        raise NoSoundError(path, recording.fault)


def with_sound_between(planning: Planning, cache: ClipCache) -> Planning:
    """The planning once the file chosen for quiet time is ready; without it, and saying so, if it can't be.

    Raises:
        CacheNotWritableError: the cache's folder can't be written.
    """
    between = planning.choices.between
    if not between or between in set(Ambience):
        return planning
    try:
        ensure_own_background(cache, Path(between))
    except (DecodeError, TooShortToLoopError):
        tell(without_it(between))
        return replace(planning, choices=replace(planning.choices, between=""))
    return planning


def quiet_document(choices: Choices) -> bytes:
    """The text that the log stores in place of a script."""
    return json.dumps({"unguided": QUIET_TIME, "seconds": choices.longest}).encode()


def quiet_script_of(choices: Choices, phrasebook: Phrasebook) -> Script:
    """A script that stands for quiet time in lists and in the log."""
    return quiet_script(hashlib.sha256(quiet_document(choices)).hexdigest(), phrasebook)
