"""A disk that fills up while a person's file is converted: reported plainly, and nothing partial is left."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.analysis.survey import Survey, known_survey
from audio.analysis.survey_file import survey_file
from audio.analysis.surveys import Surveys
from audio.files.clip_cache import ClipCache
from audio.files.sound_errors import NotPreparedError
from audio.mix.sources import CombinedSource
from audio.units import SAMPLE_RATE

ROOT = Path(__file__).parents[3]
ENOUGH_FOR_ONE = 500_000
"""The largest file in bytes: 30 s of quiet speech are less, 20 s of loud noise are more."""


@pytest.fixture(scope="module")
def talk(tmp_path_factory):
    """Half a minute of hummed syllables, which compress well, then noise, in a format only ffmpeg reads."""
    folder = tmp_path_factory.mktemp("talk")
    dice = np.random.default_rng(5)
    at = np.arange(31 * 16_000) / 16_000
    hummed = sum(np.sin(2 * np.pi * 130.0 * part * at) / part for part in range(1, 12))
    quiet = 0.004 * hummed * (at % 2.0 < 1.25)
    loud = 0.4 * dice.uniform(-1.0, 1.0, 20 * 16_000)
    soundfile.write(folder / "talk.wav", np.concatenate([quiet, loud]), 16_000)
    path = folder / "talk.m4a"
    command = ["ffmpeg", "-v", "error", "-i", folder / "talk.wav", "-c:a", "aac", "-b:a", "128k", path]
    subprocess.run(command, check=True)
    return path


@pytest.fixture
def full():
    """Limit files to this many bytes, so that writes fail as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def limit(size):
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))

    yield limit
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    signal.signal(signal.SIGXFSZ, before)


def files_in(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_nothing_is_left_if_not_even_the_beginning_could_be_kept(talk, tmp_path, full):
    cache = tmp_path / "cache"
    full(100_000)
    with pytest.raises(NotPreparedError, match=r"talk\.m4a cannot be prepared .* Make room") as told:
        list(survey_file(talk, cache))

    assert "pieces" not in str(told.value)
    assert files_in(cache) == []


def test_what_was_told_of_stays_whole_and_the_rest_comes_once_there_is_room(talk, tmp_path, full):
    cache = tmp_path / "cache"
    full(ENOUGH_FOR_ONE)
    given: list[Survey] = []
    with pytest.raises(NotPreparedError):
        given.extend(survey_file(talk, cache))
    looks = survey_file(talk, cache)
    first = next(looks)
    source = CombinedSource(ClipCache(cache))
    played = source.read(first.clip, 0, first.slices[-1][1])
    left = files_in(cache)
    full(resource.RLIM_INFINITY)
    assert isinstance(looks, Generator)
    looks.close()
    done = list(survey_file(talk, cache))[-1]

    assert len(played) == first.slices[-1][1]
    assert [name for name in left if ".part" in name or name.startswith(".")] == []
    assert known_survey(cache, talk) == done
    assert (done.complete, done.fault) == (True, "")
    assert done.length == pytest.approx(51 * SAMPLE_RATE, rel=0.01)


def test_a_sitting_under_way_ends_where_the_room_did(talk, tmp_path, full):
    full(ENOUGH_FOR_ONE)
    surveys = Surveys(tmp_path / "cache")
    surveys.first(talk)
    end = time.monotonic() + 120.0
    while not surveys.fault(talk) and time.monotonic() < end:
        surveys.poll()
        time.sleep(0.02)
    found = surveys.found(talk)
    surveys.close()

    assert found is not None
    assert (found.complete, found.fault) == (True, surveys.fault(talk))
    assert "Make room" in found.fault
    assert known_survey(tmp_path / "cache", talk) is None


def test_the_command_says_it_in_one_sentence_and_ends_with_two(talk, tmp_path):
    # The limit also holds in the converting process; the command's own files are smaller.
    program = f"""
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
from player.__main__ import main
sys.exit(main(["play", "--no-window", {str(talk)!r}]))
"""
    ended = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "KINDPACE_HOME": str(tmp_path / "home")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert ended.returncode == 2
    assert "Make room on the disk" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert [name for name in files_in(tmp_path / "home") if ".part" in name or "pieces" in name] == []


def test_a_file_that_breaks_off_is_played_to_where_it_does(talk, tmp_path):
    """The last piece of a conversion that ended early is written too."""
    broken = tmp_path / "broken.ts"
    subprocess.run(["ffmpeg", "-v", "error", "-i", talk, "-c:a", "aac", broken], check=True)
    content = bytearray(broken.read_bytes())
    broken.write_bytes(content[: len(content) * 2 // 3 + 77])
    survey = list(survey_file(broken, tmp_path / "cache"))[-1]
    end = survey.slices[-1][1]
    played = CombinedSource(ClipCache(tmp_path / "cache")).read(survey.clip, end - 4800, 4800)

    assert survey.complete
    assert 30 * SAMPLE_RATE < end <= survey.looked < 48 * SAMPLE_RATE
    assert len(played) == 4800
