"""Files of lines, each made ready in a process of its own: a bad one takes nothing from the others."""

import io
import sys
import time

import numpy as np
import pytest
import soundfile
from own_voice_material import said

from audio.own_voice.files_reader import FilesReader, LineFile
from audio.own_voice.line import finished_line, read_sound
from audio.units import SAMPLE_RATE

DIES = """
import json, os, sys
for line in sys.stdin:
    asked = json.loads(line)
    if "bad" in asked["path"]:
        os.kill(os.getpid(), 9)
    print(json.dumps({"key": asked["key"], "words": asked["what"], "bytes": 3}), flush=True)
    sys.stdout.write("abc")
    sys.stdout.flush()
"""


@pytest.fixture
def files(tmp_path):
    """Three lines."""
    made = {}
    for number, seconds in enumerate((1.0, 2.0, 1.5), 1):
        path = tmp_path / f"{number}.flac"
        soundfile.write(path, said(seconds), SAMPLE_RATE)
        made[str(number)] = LineFile(path, f"Line {number}")
    return made


@pytest.fixture
def reading():
    """What begins to go through files; the process is ended whatever happens."""
    made = []

    def reading(files, command=None):
        made.append(FilesReader(files, command))
        return made[-1]

    yield reading
    for reader in made:
        reader.close()


def until(true, reader):
    end = time.monotonic() + 120
    while not true() and time.monotonic() < end:
        reader.poll()
        time.sleep(0.005)
    assert true()


def test_its_lines_are_those_that_are_made_here(reading, files):
    reader = reading(files)
    until(lambda: reader.over, reader)

    assert list(reader.made) == ["1", "2", "3"]
    for key, file in files.items():
        heard, _ = soundfile.read(io.BytesIO(reader.made[key].data), dtype="float32")
        expected = finished_line(read_sound(file.path), file.what).samples
        assert np.abs(heard - expected).max() < 2 / 32768
    assert reader.process_id is None


def test_bad_files_say_what_is_wrong_and_the_others_are_made(reading, files):
    files["1"].path.write_bytes(b"no sound" * 99)
    soundfile.write(files["2"].path, np.zeros(SAMPLE_RATE), SAMPLE_RATE)
    reader = reading(files)
    until(lambda: reader.over, reader)

    assert "1.flac is not a sound file" in reader.made["1"].fault
    assert reader.made["2"].fault.startswith("Line 2: no speech was found")
    assert reader.made["3"].data
    assert reader.made["3"].fault == ""


@pytest.mark.parametrize("worst", [{"1"}, {"2"}, {"3"}, {"1", "2"}, {"1", "2", "3"}])
def test_a_file_over_which_the_process_dies_takes_nothing_from_the_others(reading, files, tmp_path, worst):
    changed = {
        key: LineFile(tmp_path / f"bad {key}.flac", file.what) if key in worst else file
        for key, file in files.items()
    }
    reader = reading(changed, [sys.executable, "-c", DIES])
    until(lambda: reader.over, reader)

    assert {key for key, line in reader.made.items() if line.fault} == worst
    for key in worst:
        assert reader.made[key].fault == f"bad {key}.flac could not be looked through. Choose another file."
    assert all(line.data == b"abc" for key, line in reader.made.items() if key not in worst)


def test_a_process_that_cannot_be_started_is_said_of_each(reading, files, tmp_path):
    reader = reading(files, [str(tmp_path / "nothing")])
    until(lambda: reader.over, reader)

    assert [line.fault.split()[0] for line in reader.made.values()] == ["1.flac", "2.flac", "3.flac"]


def test_it_ends_when_it_is_closed(reading, files):
    reader = reading(files)
    until(lambda: len(reader.made) == 1, reader)
    process = reader._maker._process
    reader.close()
    reader.poll()

    assert process.poll() is not None
    assert not reader.over
    assert list(reader.made) == ["1"]


def test_no_files_need_no_process(reading):
    reader = reading({})

    assert reader.over
    assert reader.process_id is None
