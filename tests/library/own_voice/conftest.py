"""A practice of few lines, its sheet, and recordings of it without a microphone."""

from datetime import UTC, datetime

import numpy as np
import pytest

from audio.files.clip_cache import clip_file
from audio.units import SAMPLE_RATE
from player.library.catalog import Library
from player.library.own_voice.sheet import sheet_of
from player.library.own_voice.store import OwnVoices
from player.practice.choices import Choices
from player.sittings.planning import Planning
from player.system.folders import find_folders

WHEN = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)


@pytest.fixture
def folders(tmp_path, monkeypatch):
    monkeypatch.setenv("KINDPACE_HOME", str(tmp_path / "home"))
    return find_folders().make()


@pytest.fixture
def voices(folders):
    return OwnVoices(folders)


@pytest.fixture
def planning(folders):
    library = Library(folders)
    return Planning(library.script("ease-back"), library.preset("gentle"), Choices(), library.phrasebook())


@pytest.fixture
def sheet(planning, voices):
    """Makes the sheet of the practice as it is now."""

    def made():
        plan = planning.fresh(planning.estimated)
        return sheet_of(plan, voices.usable(planning.script.id), planning.estimated)

    return made


def tone(seconds, pitch=220.0):
    """A sound file of so many seconds; how it sounds doesn't matter where it is only stored."""
    return clip_file((0.1 * np.sin(pitch * np.arange(round(seconds * SAMPLE_RATE)))).astype(np.float32))


@pytest.fixture
def recorded(planning, voices, sheet):
    """Records lines by their numbers, each of the seconds given, or all of one second."""

    def record(*numbers, seconds=1.0, by="Dr Ada"):
        voice = voices.begin(planning.script, by)
        for number in numbers:
            spoken = sheet().lines[number - 1].spoken
            voice = voices.add(voice, spoken, tone(seconds, 200.0 + number), WHEN)
        return voice

    return record
