"""One long recording, looked through in a process of its own: how far, what is in it, stopped, its lines."""

import io
import sys
import time

import numpy as np
import pytest
import soundfile
from own_voice_material import said

from audio.analysis.slices import Slice
from audio.own_voice import sheet
from audio.own_voice.line import finished_line, speech_loudness
from audio.own_voice.line_errors import TooLongError
from audio.own_voice.sheet import read_sheet
from audio.own_voice.sheet_reader import SheetReader
from audio.units import SAMPLE_RATE

LINES = (1.0, 2.0, 1.5)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "sheet.flac"
    soundfile.write(path, np.concatenate([said(seconds) for seconds in LINES]), SAMPLE_RATE)
    return path


@pytest.fixture
def reading(path):
    """What begins to look a file through; the process is ended whatever happens."""
    made = []

    def reading(of=path, command=None):
        made.append(SheetReader(of, command))
        return made[-1]

    yield reading
    for reader in made:
        reader.close()


def until(reader, true):
    end = time.monotonic() + 120
    while not true() and time.monotonic() < end:
        reader.poll()
        time.sleep(0.01)
    assert true(), reader.fault


def test_it_finds_what_is_found_here_and_makes_the_same_lines(reading, path):
    here = read_sheet(path)
    reader = reading()
    until(reader, lambda: reader.stretches is not None)
    first = here.stretches[0]
    reader.ask("1 1", "Line 1", first.start, first.end)
    reader.ask("quiet", "Line 2", first.end + 6_000, first.end + 24_000)
    until(reader, lambda: len(reader.made) == 2)
    heard, rate = soundfile.read(io.BytesIO(reader.made["1 1"].data), dtype="float32")
    expected = finished_line(here.samples[first.start : first.end], "Line 1").samples

    assert reader.stretches == here.stretches
    assert len(here.stretches) == len(LINES)
    assert rate == SAMPLE_RATE
    assert np.abs(heard - expected).max() < 2 / 32768
    assert speech_loudness(heard) == pytest.approx(-20.0, abs=0.5)
    assert reader.made["quiet"].fault.startswith("Line 2: no speech was found")
    assert reader.made["quiet"].data == b""


def test_it_tells_how_far_it_is(path):
    shares: list[float] = []
    read_sheet(path, shares.append)

    assert len(shares) > 2
    assert shares == sorted(shares)
    assert 0.0 < shares[0] < 0.5
    assert shares[-1] == pytest.approx(1.0)


def test_it_is_looked_through_in_another_process_that_ends_when_it_is_closed(reading, tmp_path):
    long = tmp_path / "long.flac"
    soundfile.write(long, np.tile(said(4.0), 100), SAMPLE_RATE)
    reader = reading(long)
    until(reader, lambda: reader.share > 0.0)
    process = reader._process
    reader.close()
    reader.poll()

    assert 0.0 < reader.share < 1.0
    assert process.poll() is not None
    assert (reader.stretches, reader.process_id) == (None, None)


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "holds no sound"), (b"no sound at all" * 99, "is not a sound file")],
    ids=["empty", "not sound"],
)
def test_a_file_that_is_no_sound_says_so(reading, path, data, words):
    path.write_bytes(data)
    reader = reading()
    until(reader, lambda: bool(reader.fault))

    assert words in reader.fault
    assert reader.stretches is None


def test_a_process_that_dies_is_said_and_not_waited_for(reading, path):
    reader = reading(path, [sys.executable, "-c", "print('{\"share\": 0.5}'); print('half a li', end='')"])
    until(reader, lambda: bool(reader.fault))

    assert reader.share == 0.5
    assert reader.fault == "sheet.flac could not be looked through. Choose another file."


def test_a_process_that_cannot_be_started_is_said(reading, path, tmp_path):
    reader = reading(path, [str(tmp_path / "nothing")])
    reader.ask("1", "Line 1", 0, 1)
    reader.poll()

    assert "could not be looked through" in reader.fault


def test_one_that_is_too_long_is_refused(path, monkeypatch):
    monkeypatch.setattr(sheet, "LONGEST_SHEET", 2.0)

    with pytest.raises(TooLongError, match="longer than"):
        read_sheet(path)


def test_slices_come_across_as_slices(reading):
    reader = reading()
    until(reader, lambda: reader.stretches is not None)

    assert all(isinstance(found, Slice) for found in reader.stretches)


def test_a_sheet_on_a_channel_and_its_mirror_image_is_heard(path, tmp_path):
    sound, rate = soundfile.read(path)
    soundfile.write(tmp_path / "turned.flac", np.column_stack([sound, -sound]), rate)
    plain, turned = read_sheet(path), read_sheet(tmp_path / "turned.flac")

    assert turned.stretches == plain.stretches
    np.testing.assert_allclose(turned.samples, plain.samples, atol=1e-4)
