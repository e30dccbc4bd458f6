"""Files whose headers say another length than they have, or that a shop has locked."""

import struct
from io import BytesIO

import numpy as np
import pytest
import soundfile

from audio.files.decode import open_stream, probe
from audio.files.headers.mp3_length import samples_in
from audio.files.sound_errors import DamagedFileError, EmptyFileError, ProtectedError

SECONDS, RATE = 8.0, 44_100


def sound():
    """Tone, then nothing: an MP3 of variable bitrate has large frames first, and small ones behind."""
    chance = np.random.default_rng(5)
    count = int(SECONDS * RATE)
    loud = chance.standard_normal(count) * 0.2
    loud[count // 4 :] = 0.0
    return loud.astype(np.float32)


@pytest.fixture(scope="module")
def variable():
    written = BytesIO()
    with soundfile.SoundFile(
        written, "w", RATE, 1, format="MP3", bitrate_mode="VARIABLE", compression_level=0.3
    ) as file:
        file.write(sound())
    return written.getvalue()


def header_at(data):
    found = max(data.find(b"Xing", 0, 4096), data.find(b"Info", 0, 4096))

    assert found > 0
    return found


def without_header(data):
    """The file without the frame that says how many frames there are."""
    at = header_at(data)
    follows = data.find(b"\xff\xfb", at)

    assert follows > 0
    return data[follows:]


def counting(data, frames):
    at = header_at(data)
    return data[: at + 8] + struct.pack(">I", frames) + data[at + 12 :]


def heard(path):
    return sum(len(block) for block in open_stream(path)) / 48_000


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(without_header, id="no header"),
        pytest.param(lambda data: counting(data, 10), id="too few frames counted"),
        pytest.param(lambda data: counting(data, 99_999), id="too many"),
        pytest.param(lambda data: data, id="as it should be"),
    ],
)
def test_all_of_an_mp3_is_heard_whatever_its_header_says(tmp_path, variable, changed):
    path = tmp_path / "talk.mp3"
    path.write_bytes(changed(variable))

    assert heard(path) == pytest.approx(SECONDS, abs=0.15)


def test_a_sound_mp3_is_read_without_ffmpeg(tmp_path, variable):
    path = tmp_path / "talk.mp3"
    path.write_bytes(b"ID3\x03\x00\x00" + bytes([0, 0, 40, 0]) + bytes(40 * 128) + variable)

    assert not probe(path).by_ffmpeg


def test_the_frames_of_an_mp3_are_counted_past_tags_and_damage(tmp_path, variable):
    middle = len(variable) // 2
    path = tmp_path / "talk.mp3"
    path.write_bytes(variable[:middle] + bytes(3000) + variable[middle:] + b"TAG" + bytes(125))
    with path.open("rb") as raw:
        counted = samples_in(raw) / RATE

    assert counted == pytest.approx(SECONDS, abs=0.3)


def test_nothing_is_counted_where_there_are_no_frames(tmp_path):
    path = tmp_path / "talk.mp3"
    path.write_bytes(b"<!DOCTYPE html>" * 9000)
    with path.open("rb") as raw:
        assert samples_in(raw) == 0


@pytest.mark.parametrize("length", [0, 0xFFFF_FFFF])
def test_a_wav_that_a_program_wrote_to_a_pipe_is_heard_whole(tmp_path, length):
    written = BytesIO()
    soundfile.write(written, sound(), RATE, format="WAV", subtype="PCM_16")
    data = written.getvalue()
    at = data.find(b"data") + 4
    path = tmp_path / "talk.wav"
    path.write_bytes(
        data[:4] + struct.pack("<I", length) + data[8:at] + struct.pack("<I", length) + data[at + 4 :]
    )

    assert heard(path) == pytest.approx(SECONDS, abs=0.01)


def test_a_wav_without_sound_is_still_empty(tmp_path):
    path = tmp_path / "talk.wav"
    soundfile.write(path, np.zeros(0, np.float32), RATE)
    with pytest.raises(EmptyFileError):
        probe(path)


def box(name, *parts):
    inside = b"".join(parts)
    return struct.pack(">I4s", 8 + len(inside), name) + inside


def locked(name):
    """The index of an MP4 whose only track has that format; nothing else of it is read."""
    formats = box(b"stsd", bytes(4), struct.pack(">I", 1), box(name, bytes(28)))
    return (
        box(b"ftyp", b"M4A \x00\x00\x00\x00")
        + box(b"mdat", bytes(5000))
        + box(b"moov", box(b"trak", formats))
    )


@pytest.mark.parametrize("name", [b"drms", b"enca", b"aavd"])
def test_what_a_shop_has_locked_is_said_to_be_locked(tmp_path, name):
    path = tmp_path / "talk.m4a"
    path.write_bytes(locked(name))
    with pytest.raises(ProtectedError, match="locked by the shop"):
        probe(path)


def test_nothing_of_a_truncated_mp3_reaches_the_terminal(tmp_path, variable, capfd):
    path = tmp_path / "talk.mp3"
    path.write_bytes(variable[: len(variable) // 8])
    with pytest.raises(DamagedFileError, match="it says that it is longer"):
        heard(path)

    assert capfd.readouterr().err == ""
