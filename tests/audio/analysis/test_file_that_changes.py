"""A file that is being written to while it is looked through: copied, downloaded, cut short or replaced."""

import os
import time
from contextlib import suppress

import numpy as np
import pytest
import soundfile

from audio.analysis.survey import known_survey
from audio.analysis.survey_file import survey_file
from audio.analysis.surveys import Surveys
from audio.files.file_reader import FileReader
from audio.files.sound_errors import FileChangedError, FileChangingError, NotSoundError

RATE = 8_000


def talk(path, seconds=60, seed=0, **kind):
    soundfile.write(path, np.random.default_rng(seed).standard_normal(seconds * RATE) * 0.1, RATE, **kind)
    return path


def grows(path):
    with path.open("ab") as file:
        file.write(bytes(4_000))


def is_cut_short(path):
    os.truncate(path, path.stat().st_size // 3)


def is_replaced(path):
    talk(path.with_name(f"other{path.suffix}"), seed=1).replace(path)


def is_written_over(path):
    before = path.stat()
    talk(path, seed=2)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1))


def vanishes(path):
    path.unlink()


@pytest.mark.parametrize("change", [grows, is_cut_short, is_replaced, is_written_over, vanishes])
@pytest.mark.parametrize("ending", ["wav", "flac", "mp3"])
def test_what_is_found_of_a_file_that_changes_meanwhile_is_not_kept_as_the_whole(tmp_path, change, ending):
    path, cache = talk(tmp_path / f"talk.{ending}"), tmp_path / "cache"
    changed: list[object] = []

    def meanwhile(_share):
        if not changed:
            changed.append(path)
            change(path)

    with pytest.raises(FileChangingError, match="while it was being looked through"):
        list(survey_file(path, cache, meanwhile))

    assert changed
    assert not path.exists() or known_survey(cache, path) is None


def test_a_beginning_that_is_no_sound_yet_is_said_to_be_changing(tmp_path, monkeypatch):
    path = tmp_path / "talk.m4a"
    path.write_bytes(b"the first bytes of a download")

    def refused(_path):
        grows(path)
        raise NotSoundError(path, "nothing known")

    monkeypatch.setattr("audio.analysis.survey_file.probe", refused)
    with pytest.raises(FileChangingError):
        list(survey_file(path, tmp_path / "cache"))


def test_what_stands_still_and_is_no_sound_is_said_to_be_none(tmp_path):
    path = tmp_path / "talk.m4a"
    path.write_bytes(b"the first bytes of a download")

    with pytest.raises(NotSoundError):
        list(survey_file(path, tmp_path / "cache"))


@pytest.mark.parametrize("change", [grows, is_cut_short, is_written_over])
def test_a_file_that_changes_while_it_is_read_is_not_read_on(tmp_path, change):
    path = talk(tmp_path / "talk.wav")
    reader = FileReader(path)
    before = reader.read(0, 48_000)
    change(path)

    assert len(before) == 48_000
    with pytest.raises(FileChangedError, match=r"talk\.wav"):
        reader.read(20 * 48_000, 48_000)


def looked_through(surveys, path):
    until = time.monotonic() + 120
    while time.monotonic() < until:
        surveys.poll()
        found = surveys.found(path)
        if surveys.fault(path) or (found is not None and found.complete and path not in surveys._waiting):
            return found
        time.sleep(0.02)
    raise AssertionError(path)


@pytest.fixture
def surveys(tmp_path):
    made = Surveys(tmp_path / "cache")
    yield made
    made.close()


def test_a_recording_that_changed_is_looked_through_again_when_it_is_opened(tmp_path, surveys):
    path = talk(tmp_path / "talk.wav", 20)
    surveys.first(path)
    before = looked_through(surveys, path)
    talk(path, 30, seed=1)
    surveys.first(path)
    after = looked_through(surveys, path)

    assert (before.length, after.length) == (20 * 48_000, 30 * 48_000)
    surveys.first(path)
    assert surveys._process is None or not surveys._waiting


def test_a_recording_that_changed_is_looked_through_again_when_it_is_listed(tmp_path, surveys):
    path = talk(tmp_path / "talk.wav", 20)
    surveys.ask([path])
    looked_through(surveys, path)
    talk(path, 30, seed=1)
    surveys.ask([path])

    # Until more is known of it, what was known stays: a page may be showing it.
    assert surveys.found(path).length == 20 * 48_000
    assert looked_through(surveys, path).length == 30 * 48_000


def test_an_answer_about_a_file_as_it_was_ends_no_wait_for_it_as_it_is(tmp_path, surveys):
    path = talk(tmp_path / "talk.wav", 20)
    surveys.ask([path])
    was = looked_through(surveys, path)
    talk(path, 30, seed=1)
    surveys.ask([path])
    surveys._answers.put(
        {"path": str(path), "clip": was.clip, "size": str(was.size), "changed": str(was.changed)}
    )

    assert looked_through(surveys, path).length == 30 * 48_000


def test_a_download_that_was_no_sound_yet_is_looked_through_once_it_is(tmp_path, surveys):
    path = tmp_path / "talk.wav"
    path.write_bytes(b"RIFF")
    surveys.ask([path])
    looked_through(surveys, path)
    assert surveys.fault(path)
    surveys.ask([path])
    assert surveys.fault(path)
    talk(path, 20)
    surveys.ask([path])

    assert looked_through(surveys, path).length == 20 * 48_000
    assert not surveys.fault(path)


def test_two_files_of_one_content_are_looked_through_once_each(tmp_path, surveys):
    path, copy = talk(tmp_path / "talk.wav", 20), tmp_path / "copy.wav"
    copy.write_bytes(path.read_bytes())
    os.utime(copy, ns=(0, 0))
    surveys.ask([path, copy])
    for one in (path, copy):
        looked_through(surveys, one)
    with suppress(Exception):
        surveys._process.wait(120)
    surveys.poll()
    surveys.ask([path, copy])

    assert not surveys._waiting
