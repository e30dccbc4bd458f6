"""Recordings and quiet time on the command line."""

import hashlib
import json
from pathlib import Path
from typing import Final

from audio.analysis.survey import known_survey
from player.practice.choices import Choices
from player.practice.display_text import one_line
from player.practice.planner.recordings.recording_plan import Recording
from player.practice.planner.recordings.unguided import TITLE, quiet_script
from player.practice.script.model import Script
from player.practice.script.phrasebook import Phrasebook
from player.sittings.soundtrack import recording_of

_ENDINGS: Final = (
    ".wav .flac .ogg .oga .opus .mp3 .m4a .m4b .mp4 .aac .wma .mka .mkv .webm .mov .aif .aiff .caf .wv .ape"
)
ENDINGS: Final = frozenset(_ENDINGS.split(" "))
"""Endings of files that are treated as recordings; whether they are is decided by content."""


def is_recording(name: str) -> bool:
    """Whether a name on the command line is a recording's."""
    return Path(name).suffix.lower() in ENDINGS


def look_through(path: Path, cache: Path) -> Recording:
    """Scan the whole recording, unless its survey is already stored.

    Raises:
        DecodeError: it can't be read as sound.
        CacheNotWritableError: the survey can't be stored.
    """
    survey = known_survey(cache, path)
    if survey is None:
        # Imports soxr and libsndfile, which a recording with a survey doesn't need.
        from audio.analysis.survey_file import survey_file  # noqa: PLC0415

        survey = list(survey_file(path, cache))[-1]
    return recording_of(survey, one_line(path.stem))


def quiet_document(choices: Choices) -> bytes:
    """The text that the log stores in place of a script."""
    return json.dumps({"unguided": TITLE, "seconds": choices.longest}).encode()


def quiet_script_of(choices: Choices, phrasebook: Phrasebook) -> Script:
    """Quiet time as an entry for lists."""
    return quiet_script(hashlib.sha256(quiet_document(choices)).hexdigest(), phrasebook)
