"""Looking through a recording: how far it is, stopped on the way, and without words from a decoder."""

import os
import time
from contextlib import suppress

import numpy as np
import soundfile

from audio.analysis.survey_file import survey_file
from audio.analysis.surveys import Surveys
from audio.files.decode import open_stream
from audio.files.sound_errors import DecodeError
from audio.units import SAMPLE_RATE


def noise(seconds, rate=8_000):
    return np.random.default_rng(0).standard_normal(seconds * rate).astype(np.float32) * 0.1


def test_it_tells_how_far_it_is(tmp_path):
    path = tmp_path / "noise.flac"
    soundfile.write(path, noise(60), 8_000)
    shares: list[float] = []
    list(survey_file(path, tmp_path, shares.append))

    assert len(shares) >= 3
    assert shares == sorted(shares)
    assert shares[0] < 0.5
    assert shares[-1] == 1.0


def test_it_can_be_stopped(tmp_path):
    path = tmp_path / "long.flac"
    soundfile.write(path, np.tile(noise(60), 20), 8_000)
    surveys = Surveys(tmp_path)
    surveys.ask([path])
    until = time.monotonic() + 120
    while not surveys.share(path) and time.monotonic() < until:
        surveys.poll()
        time.sleep(0.02)
    surveys.cancel(path)
    share = surveys.share(path)
    surveys.poll()

    assert 0 < share < 1
    assert surveys._process is None
    assert not surveys.fault(path)


def test_a_decoder_says_nothing_on_the_terminal(tmp_path, capfd):
    path = tmp_path / "damaged.mp3"
    soundfile.write(path, noise(20, 44_100), 44_100, format="MP3", subtype="MPEG_LAYER_III")
    content = bytearray(path.read_bytes())
    for place in range(5_000, len(content) - 5_000, 3_000):
        content[place : place + 900] = bytes(range(256)) * 3 + bytes(132)
    path.write_bytes(content)
    with suppress(DecodeError):
        list(open_stream(path))

    assert capfd.readouterr() == ("", "")


def test_the_terminal_hears_again_afterwards(tmp_path, capfd):
    path = tmp_path / "a.flac"
    soundfile.write(path, noise(1), 8_000)
    list(open_stream(path))
    os.write(2, b"heard")

    assert capfd.readouterr().err == "heard"


def test_silence_has_no_stretches(tmp_path):
    path = tmp_path / "silent.flac"
    soundfile.write(path, np.zeros(40_000), 8_000)
    *_, last = survey_file(path, tmp_path)

    assert last.complete
    assert last.slices == ()


def test_the_longer_it_is_the_more_seldom_all_of_it_is_looked_at(tmp_path, monkeypatch):
    monkeypatch.setattr("audio.analysis.survey_file.FIRST_LOOK", SAMPLE_RATE)
    monkeypatch.setattr("audio.analysis.survey_file.LATER_LOOKS", 4)
    path = tmp_path / "noise.wav"
    soundfile.write(path, noise(70, SAMPLE_RATE), SAMPLE_RATE)

    looked = [survey.looked / SAMPLE_RATE for survey in survey_file(path, tmp_path)]

    # Blocks are 2.7 s long.
    assert len(looked) == 4
    assert looked[0] < 3
    assert looked[1] >= 4 * looked[0]
    assert looked[2] >= 4 * looked[1]
    assert looked[3] == 70
