"""A file of many hours, here of minutes: its beginning and its end are looked through, and can be played."""

import subprocess

import numpy as np
import pytest
import soundfile

from audio.analysis import survey_file as scan
from audio.analysis.survey import folder_of
from audio.analysis.survey_file import survey_file
from audio.files.clip_cache import ClipCache
from audio.mix.held_reader import spoken_tenths
from audio.mix.sources import CombinedSource
from audio.units import SAMPLE_RATE

pytestmark = pytest.mark.usefixtures("shortened")

RATE = 8_000
WHOLE, BEGINNING, END = 305, 60, 60
"""Seconds of the file, and of what is looked through of it from each side."""

TONE = (289.0, 293.0)
LAST = (295.0, 303.0)

FORMATS = {
    "talk.flac": (),
    "talk.mp3": ("-c:a", "libmp3lame", "-b:a", "32k"),
    "talk.m4a": ("-c:a", "aac", "-b:a", "48k"),
    # Its length is estimated from the bits of its beginning.
    "talk.aac": ("-c:a", "aac", "-b:a", "48k"),
    # Its length isn't stated.
    "live.webm": ("-c:a", "libopus", "-f", "webm", "-live", "1"),
}


@pytest.fixture
def shortened(monkeypatch):
    monkeypatch.setattr(scan, "MOST", BEGINNING * SAMPLE_RATE)
    monkeypatch.setattr(scan, "AT_END", END * SAMPLE_RATE)
    monkeypatch.setattr(scan, "_ROUGHLY", 30 * SAMPLE_RATE)


def long_talk(folder, name="talk.flac", whole=WHOLE):
    """Four seconds of noise, and two of quiet; then a tone, quiet, and noise."""
    random = np.random.default_rng(4)
    sound = random.standard_normal(whole * RATE).astype(np.float32) * 0.1
    sound[np.arange(len(sound)) % (6 * RATE) >= 4 * RATE] = 0
    shift = whole - WHOLE
    first, *places = (round((place + shift) * RATE) for place in (285.0, *TONE, *LAST))
    last = sound[places[2] : places[3]]
    last[:] = random.standard_normal(len(last)) * 0.1
    sound[first : places[2]] = sound[places[3] :] = 0
    sound[places[0] : places[1]] = 0.2 * np.sin(2 * np.pi * 500 * np.arange(places[1] - places[0]) / RATE)
    soundfile.write(folder / "talk.flac", sound, RATE)
    if name != "talk.flac":
        made = ["ffmpeg", "-v", "error", "-i", "talk.flac", *FORMATS[name], name]
        subprocess.run(made, check=True, cwd=folder)
    return folder / name


def looked_through(path):
    return list(survey_file(path, path.parent / "cache"))[-1]


@pytest.mark.parametrize("name", FORMATS)
def test_its_end_is_looked_through_and_can_be_played(tmp_path, name):
    path = long_talk(tmp_path, name)
    survey = looked_through(path)

    assert survey.complete
    assert not survey.fault
    assert survey.length / SAMPLE_RATE == pytest.approx(WHOLE, abs=0.2)
    [(first, end)] = survey.skipped
    assert survey.looked == first == BEGINNING * SAMPLE_RATE
    # It begins where a piece of a converted file does.
    assert end == 240 * SAMPLE_RATE
    assert not [1 for start, stop in survey.slices if start < end and stop > first]
    slices = [(start / SAMPLE_RATE, stop / SAMPLE_RATE) for start, stop in survey.slices]
    assert slices[-1] == pytest.approx(LAST, abs=0.15)
    tone = next(one for one in slices if abs(one[0] - TONE[0]) < 0.3)
    assert tone == pytest.approx(TONE, abs=0.15)

    source = CombinedSource(ClipCache(tmp_path / "cache"))
    heard = source.read(survey.clip, round((TONE[0] + 1) * SAMPLE_RATE), 2 * SAMPLE_RATE)
    source.close()
    lines = np.abs(np.fft.rfft(heard[:, 0] * np.hanning(len(heard))))
    assert np.argmax(lines) / 2 == pytest.approx(500, abs=1)
    assert float(np.sqrt(np.mean(heard[:, 0] ** 2))) == pytest.approx(0.2 / np.sqrt(2), rel=0.1)


def test_only_what_is_looked_through_is_converted(tmp_path):
    survey = looked_through(long_talk(tmp_path, "talk.m4a"))
    pieces = sorted(int(place.stem) for place in folder_of(tmp_path / "cache", survey.clip).glob("*"))

    assert pieces == [0, 1, 8, 9, 10]


def test_what_is_hardly_longer_is_looked_through_as_a_whole(tmp_path):
    survey = looked_through(long_talk(tmp_path, "talk.m4a", BEGINNING + END - 1))

    assert not survey.skipped
    assert survey.looked == survey.length


def test_where_its_end_is_damaged_its_beginning_is_played(tmp_path):
    path = long_talk(tmp_path)
    content = bytearray(path.read_bytes())
    content[-60_000:-30_000] = bytes(30_000)
    path.write_bytes(content)
    survey = looked_through(path)

    assert survey.complete
    assert survey.fault
    assert survey.skipped == ((BEGINNING * SAMPLE_RATE, survey.length),)
    assert max(stop for _, stop in survey.slices) <= BEGINNING * SAMPLE_RATE


def test_its_voice_is_that_of_both_its_parts(tmp_path):
    """A peak at its end counts for how far it may be raised."""
    path = long_talk(tmp_path)
    sound, rate = soundfile.read(path, dtype="float32")
    quiet = looked_through(path)
    sound[-9 * rate : -3 * rate] *= 4
    soundfile.write(path, sound, rate)
    loud = looked_through(path)

    assert loud.true_peak > quiet.true_peak + 6


def test_in_its_end_too_it_is_known_where_nobody_speaks(tmp_path):
    """There what is sudden is held down to the voice."""
    spoken = spoken_tenths(looked_through(long_talk(tmp_path)))

    assert len(spoken) == WHOLE * 10
    assert not spoken[2865:2880].any()


def test_it_tells_how_far_it_is(tmp_path):
    shares: list[float] = []
    list(survey_file(long_talk(tmp_path), tmp_path / "cache", shares.append))

    assert shares == sorted(shares)
    assert 0.4 < next(share for share in shares if share > 0.4) < 0.6
    assert shares[-1] == pytest.approx(1.0, abs=0.01)
