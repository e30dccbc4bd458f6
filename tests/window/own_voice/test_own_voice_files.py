"""Recordings from files: one for each line, or a long one with all of them, and stopped in between."""

import re
import shutil
import time

import numpy as np
import pytest
import soundfile
from own_voice_material import said, shown, states

from audio.own_voice import line as own_voice_line
from audio.units import SAMPLE_RATE
from player.library.own_voice.errors import VoiceNotKeptError
from player.window.destinations import Back
from player.window.intents import EaseBack
from player.window.own_voice import describe
from player.window.own_voice.state import (
    STOP_FILES,
    ChooseStretch,
    HearStretch,
    LeaveOutStretch,
    NextLine,
    RecordPractice,
    StopLooking,
    TakeInFiles,
    TakeInWhole,
    TakeStretch,
)


@pytest.mark.usefixtures("named")
def test_files_are_taken_in_by_their_numbers(do, tmp_path):
    for number in (1, 3):
        soundfile.write(tmp_path / f"{number:02}.wav", said(), SAMPLE_RATE)
    view = do(TakeInFiles((str(tmp_path / "01.wav"), str(tmp_path / "03.wav"))))
    wrong = do(TakeInFiles((str(tmp_path / "x.wav"),)))
    beyond = do(TakeInFiles((str(tmp_path / "01.wav"), str(tmp_path / "999.wav"))))

    assert states(view)[:3] == ["Recorded", "Not recorded yet", "Recorded"]
    assert (view.said, view.looking, view.stop_words) == ("2 lines were added.", "", "")
    assert "its name should have one number in it" in wrong.said
    assert "There is no line 999" in beyond.said


@pytest.mark.usefixtures("named")
def test_a_bad_file_takes_nothing_from_the_others_and_none_is_read_in_the_window(do, tmp_path, monkeypatch):
    files = [tmp_path / f"{number:02}.wav" for number in (1, 2, 3, 4)]
    for path in files:
        soundfile.write(path, said(), SAMPLE_RATE)
    files[1].write_bytes(b"no sound" * 99)
    files[2].unlink()

    def read_here(path):
        raise AssertionError(path)

    monkeypatch.setattr(own_voice_line, "read_sound", read_here)
    view = do(TakeInFiles(tuple(map(str, files))))

    assert states(view)[:4] == ["Recorded", "Not recorded yet", "Not recorded yet", "Recorded"]
    assert view.said.startswith("2 lines were added.")
    assert "02.wav is not a sound file" in view.said
    assert "03.wav" in view.said


@pytest.fixture
def many_files(tmp_path, named):
    """One for each line, which take a while."""
    paths = [tmp_path / f"{line.number}.flac" for line in named.lines]
    soundfile.write(paths[0], np.tile(said(2.0), 4), SAMPLE_RATE)
    for path in paths[1:]:
        shutil.copy(paths[0], path)
    return tuple(map(str, paths))


def some_added(router, kept, paths):
    """Until something of them is kept."""
    router.handle(TakeInFiles(paths))
    end = time.monotonic() + 120
    while kept() is None and time.monotonic() < end:
        time.sleep(0.002)
        router.tick()
    return router.view()


def test_adding_files_says_how_far_it_is_and_can_be_stopped(router, do, kept, many_files):
    adding = some_added(router, kept, many_files)
    router.handle(NextLine())
    waits = router.view().line.number
    process = router.page._coming._reader._maker._process
    after = do(StopLooking())
    added = len(kept().manifest.lines)

    assert re.fullmatch(rf"The files are being added\. So far: \d+ of {len(many_files)}\.", adding.looking)
    assert (adding.busy, adding.stop_words, waits) == (True, STOP_FILES, 1)
    assert process.poll() is not None
    assert 0 < added < len(many_files)
    assert (after.looking, after.busy, states(after).count("Recorded")) == ("", False, added)
    assert after.said.startswith(f"{describe.FILES_STOPPED} {added} line")


def test_leaving_stops_adding_files_and_what_was_added_stays(router, kept, many_files):
    some_added(router, kept, many_files)
    process = router.page._coming._reader._maker._process
    router.handle(EaseBack())
    router.handle(Back())
    view = shown(router)

    assert process.poll() is not None
    assert view.said.startswith(describe.FILES_STOPPED)
    assert states(view).count("Recorded") == len(kept().manifest.lines) > 0


def test_a_line_that_can_not_be_stored_ends_adding_and_is_said(router, do, kept, many_files):
    first = do(TakeInFiles(many_files[:1]))
    folder = kept().folder

    def full(*_args):
        raise VoiceNotKeptError(folder, OSError(28, "No space left on device"))

    router.page._voices.add = full
    view = do(TakeInFiles(many_files))

    assert first.said == "1 line was added."
    assert "No space left on device" in view.said
    assert (view.busy, view.looking) == (False, "")
    assert len(kept().manifest.lines) == 1


def test_of_a_long_recording_doubtful_lines_are_decided_by_ear(named, do, tmp_path, kept, parts):
    # Lengths in proportion to the letters; the third line is read twice.
    lengths = [len(line.text) / 14 for line in named.lines]
    read = [*lengths[:3], lengths[2], *lengths[3:]]
    path = tmp_path / "sheet.wav"
    soundfile.write(path, np.concatenate([said(seconds) for seconds in read]), SAMPLE_RATE)
    view = do(TakeInWhole(str(path)))
    taken = len(kept().manifest.lines)
    (doubt, *more) = view.doubts
    other = next(option.value for option in doubt.runs if option.value != doubt.run)
    chosen = do(ChooseStretch(doubt.line, other))
    heard = do(HearStretch(doubt.line))
    do(TakeStretch(doubt.line))
    after = do(*(LeaveOutStretch(row.line) for row in more))

    assert f"{len(read)} stretches of speech for {len(lengths)} lines" in view.said
    assert 3 in {row.line for row in view.doubts}
    assert 0 < taken < len(lengths)
    assert chosen.doubts[0].run == other
    assert heard.hearing
    assert after.doubts == ()
    assert len(kept().manifest.lines) == taken + 1
    do(RecordPractice("others-too"))
    assert len(list(parts.folders.cache.rglob("*.wav"))) == 0


@pytest.fixture
def long_recording(tmp_path):
    path = tmp_path / "sheet.flac"
    soundfile.write(path, np.tile(said(4.0), 120), SAMPLE_RATE)
    return path


def looked_at(router, path):
    """Until it is known how far it is looked through."""
    router.handle(TakeInWhole(str(path)))
    end = time.monotonic() + 120
    while "So far" not in router.view().looking and time.monotonic() < end:
        time.sleep(0.005)
        router.tick()
    return router.view()


@pytest.mark.usefixtures("named")
def test_looking_through_a_long_recording_says_how_far_it_is_and_can_be_stopped(
    router, do, kept, long_recording
):
    looking = looked_at(router, long_recording)
    router.handle(NextLine())
    waits = router.view().line.number
    process = router.page._coming._reader._process
    after = do(StopLooking())

    assert re.search(r"looking through the recording.* So far: \d+%\.", looking.looking)
    assert (looking.busy, waits) == (True, 1)
    assert process.poll() is not None
    assert (after.looking, after.busy, after.doubts) == ("", False, ())
    assert after.said == describe.STOPPED
    assert kept() is None
    assert do(StopLooking()).said == describe.STOPPED


@pytest.mark.usefixtures("named")
def test_leaving_stops_looking_through_and_it_is_said_on_coming_back(router, kept, long_recording):
    looked_at(router, long_recording)
    process = router.page._coming._reader._process
    router.handle(EaseBack())
    router.handle(Back())

    assert process.poll() is not None
    assert (shown(router).looking, shown(router).said) == ("", describe.STOPPED)
    assert kept() is None


@pytest.mark.usefixtures("named")
def test_a_long_recording_that_is_no_sound_or_silent_is_said_and_another_can_be_tried(do, tmp_path):
    path = tmp_path / "sheet.wav"
    path.write_bytes(b"no sound" * 99)
    broken = do(TakeInWhole(str(path)))
    soundfile.write(path, np.zeros(3 * SAMPLE_RATE), SAMPLE_RATE)
    silent = do(TakeInWhole(str(path)))

    assert "is not a sound file" in broken.said
    assert "no speech was found in it" in silent.said
    assert (silent.busy, silent.looking, silent.doubts) == (False, "", ())
