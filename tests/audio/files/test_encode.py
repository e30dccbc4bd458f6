"""M4A files: what they hold, their title, and that nothing is left behind when they can't be made."""

import json
import subprocess
import tempfile

import numpy as np
import pytest

from audio.files.decode import write_audio
from audio.files.sound_errors import EncoderMissingError, TooLongToEncodeError, WriteFailedError

SECOND = 48_000


def _tone(seconds):
    time = np.arange(round(seconds * SECOND)) / SECOND
    return np.stack([0.3 * np.sin(2 * np.pi * 440 * time)] * 2, axis=1).astype(np.float32)


def _probed(path):
    asked = ["ffprobe", "-v", "error", "-print_format", "json", "-show_streams", "-show_format", str(path)]
    return json.loads(subprocess.run(asked, check=True, capture_output=True, text=True).stdout)


def test_it_is_aac_in_stereo_with_the_title(tmp_path):
    write_audio(tmp_path / "sitting.m4a", [_tone(1.0), _tone(1.0)], title="A kind breath")

    found = _probed(tmp_path / "sitting.m4a")

    stream = found["streams"][0]
    assert (stream["codec_name"], stream["channels"], stream["sample_rate"]) == ("aac", 2, "48000")
    assert found["format"]["tags"]["title"] == "A kind breath"


@pytest.mark.parametrize("suffix", [".flac", ".ogg", ".mp3"])
def test_other_formats_hold_the_title_too(tmp_path, suffix):
    write_audio(tmp_path / f"sitting{suffix}", [_tone(1.0)], title="A kind breath")

    found = _probed(tmp_path / f"sitting{suffix}")

    tags = {**found["format"].get("tags", {}), **found["streams"][0].get("tags", {})}
    assert {name.lower(): value for name, value in tags.items()}["title"] == "A kind breath"


def test_without_ffmpeg_it_says_what_to_do_and_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr("pydub.AudioSegment.converter", "ffmpeg-that-is-not-there")
    (tmp_path / "sitting.m4a").write_bytes(b"as it was")

    with pytest.raises(EncoderMissingError, match=r"\.mp3"):
        write_audio(tmp_path / "sitting.m4a", [_tone(0.2)])

    assert [path.name for path in tmp_path.iterdir()] == ["sitting.m4a"]
    assert (tmp_path / "sitting.m4a").read_bytes() == b"as it was"


def test_where_ffmpeg_fails_no_copy_of_the_samples_is_left_anywhere(tmp_path, monkeypatch):
    failing, target, temporary = tmp_path / "failing", tmp_path / "target", tmp_path / "temporary"
    failing.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    failing.chmod(0o700)
    target.mkdir()
    temporary.mkdir()
    monkeypatch.setattr("pydub.AudioSegment.converter", str(failing))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))

    with pytest.raises(WriteFailedError, match="ffmpeg"):
        write_audio(target / "sitting.m4a", [_tone(0.2)])

    assert list(target.iterdir()) == []
    assert list(temporary.iterdir()) == []
    assert tempfile.tempdir == str(temporary)


def test_more_than_an_hour_is_refused_before_ffmpeg_begins(tmp_path):
    ten_minutes = np.zeros((600, 1), np.float32)

    with pytest.raises(TooLongToEncodeError, match="60 minutes"):
        write_audio(tmp_path / "sitting.m4a", [ten_minutes] * 7, rate=1)

    assert list(tmp_path.iterdir()) == []
