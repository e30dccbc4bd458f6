"""Files as recorders, phones and radio stations really write them."""

import os
import re
import struct
import subprocess

import numpy as np
import pytest
import soundfile

from audio.analysis.loudness import measured
from audio.analysis.survey_file import survey_file
from audio.files.channels import OneChannel, sane
from audio.files.clip_cache import ClipCache
from audio.files.decode import open_stream, probe
from audio.files.file_reader import FileReader
from audio.files.sound_errors import DamagedFileError, UndecodedError
from audio.mix.sources import CombinedSource

RATE = 48_000
NOISE = 0.1 * np.random.default_rng(5).standard_normal(3 * RATE).astype(np.float32)


def decoded(path):
    return np.concatenate(list(open_stream(path)))


@pytest.mark.parametrize(("ending", "subtype"), [("ogg", "VORBIS"), ("opus", "OPUS")])
def test_of_several_ogg_files_in_one_all_are_read(tmp_path, ending, subtype):
    one, both = tmp_path / f"one.{ending}", tmp_path / f"both.{ending}"
    parts: dict[bytes, bytes] = {}
    # By its serial number, which is drawn by lot.
    while len(parts) < 2:
        soundfile.write(one, NOISE, RATE, format="OGG", subtype=subtype)
        parts[one.read_bytes()[14:18]] = one.read_bytes()
    both.write_bytes(b"".join(parts.values()))

    assert len(decoded(both)) == pytest.approx(6 * RATE, abs=0.1 * RATE)
    assert not probe(one).by_ffmpeg


def test_an_mp3_whose_decoder_gives_up_early_is_called_damaged(tmp_path):
    path = tmp_path / "talk.mp3"
    soundfile.write(path, np.tile(NOISE, 4), RATE)
    data, chance = bytearray(path.read_bytes()), np.random.default_rng(1)
    # One byte in 250 is another, behind the headers.
    for at in chance.integers(6_000, len(data), len(data) // 250):
        data[at] = chance.integers(256)
    path.write_bytes(data)

    with pytest.raises(DamagedFileError, match=r"damaged [\d.]+ s from its beginning"):
        decoded(path)


def test_ogg_with_many_damaged_pages_is_called_damaged(tmp_path):
    path = tmp_path / "talk.ogg"
    soundfile.write(path, np.tile(NOISE, 8), RATE)
    data = bytearray(path.read_bytes())
    pages = [found.start() for found in re.finditer(b"OggS", data)]
    for at in pages[6:-2]:
        data[at + 200] ^= 0xFF
    path.write_bytes(data)

    assert len(pages) > 16
    with pytest.raises(DamagedFileError, match=r"damaged [\d.]+ s from its beginning"):
        decoded(path)


def with_total(path, frames):
    """A FLAC file that says it has so many frames; 0 for one that was written to a pipe."""
    data = bytearray(path.read_bytes())
    data[21] = data[21] & 0xF0 | frames >> 32
    data[22:26] = struct.pack(">I", frames & 0xFFFFFFFF)
    path.write_bytes(data)
    return path


@pytest.fixture
def flac(tmp_path):
    path = tmp_path / "talk.flac"
    soundfile.write(path, NOISE, RATE)
    return path


def test_flac_that_was_written_to_a_pipe_is_whole(flac):
    assert len(decoded(with_total(flac, 0))) == 3 * RATE


def test_of_flac_that_says_too_much_all_there_is_is_read_and_played(flac, tmp_path):
    survey = list(survey_file(with_total(flac, 9 * RATE), tmp_path / "cache"))[-1]
    source = CombinedSource(ClipCache(tmp_path / "cache"))
    heard = source.read(survey.clip, 0, survey.length)

    assert 3 * RATE - 64 <= survey.looked == survey.length <= 3 * RATE
    assert "is damaged 3.0 s from its beginning" in survey.fault
    assert np.allclose(heard[:, 0], NOISE[: survey.length], atol=1e-4)


def test_of_flac_that_was_cut_short_all_up_to_the_cut_is_read_and_played(flac, tmp_path):
    os.truncate(flac, flac.stat().st_size * 3 // 5)
    survey = list(survey_file(flac, tmp_path / "cache"))[-1]
    heard = CombinedSource(ClipCache(tmp_path / "cache")).read(survey.clip, 0, survey.length)

    assert 1.6 * RATE < survey.looked < 1.85 * RATE
    assert len(heard) == survey.looked
    with pytest.raises(DamagedFileError):
        FileReader(flac).read(0, 3 * RATE)


@pytest.mark.parametrize("rate", [8_000, 11_025, 96_000])
@pytest.mark.parametrize("frames", [1, 7])
def test_a_few_samples_are_no_mistake(tmp_path, rate, frames):
    path = tmp_path / "talk.wav"
    soundfile.write(path, NOISE[:frames], rate)
    survey = list(survey_file(path, tmp_path / "cache"))[-1]

    assert survey.complete
    assert survey.slices == ()


SIX = {"WAV": 2, "FLAC": 2, "OGG": 1}
"""Which of six channels stands in the middle."""


@pytest.mark.parametrize("container", SIX)
def test_a_voice_in_the_middle_of_six_channels_is_heard_on_both_sides(container):
    block = np.zeros((100, 6), np.float32)
    block[:, SIX[container]] = 0.5
    mixed = sane(block, container)

    assert mixed.shape == (100, 2)
    # 3 dB down on each side: as loud as in the middle.
    assert np.allclose(mixed, 0.5 * 0.7071, atol=1e-3)


@pytest.mark.parametrize("count", [3, 4, 5, 6, 7, 8, 9, 12])
@pytest.mark.parametrize("container", ["WAV", "OGG"])
def test_left_and_right_stay_apart_and_no_channel_but_the_lowest_is_lost(container, count):
    silent = []
    for channel in range(count):
        block = np.zeros((10, count), np.float32)
        block[:, channel] = 0.5
        silent.append(not sane(block, container).any())
    left = np.zeros((10, count), np.float32)
    left[:, 0] = 0.5

    assert sum(silent) == (1 if 6 <= count <= 8 else 0)
    assert sane(left, container)[:, 0].any()
    assert not sane(left, container)[:, 1].any()


def test_sound_shorter_than_the_shortest_window_has_a_loudness_too():
    whole = measured(NOISE[: 4 * RATE // 10])[0]
    short = measured(NOISE[: 3 * RATE // 10])[0]

    # Three quarters of the energy in the same window: 1.25 dB less.
    assert short == pytest.approx(whole - 1.25, abs=0.5)
    assert measured(np.zeros(1000, np.float32))[0] == -70.0


def spoken(seconds=6, rate=44_100):
    """Noise that stands for a voice, shape (n, 1)."""
    return np.random.default_rng(5).normal(0, 0.1, (seconds * rate, 1)).astype(np.float32)


@pytest.mark.parametrize("ending", ["wav", "mp3", "m4a"])
def test_what_was_cut_off_says_where_if_its_beginning_says_how_long_it_is(tmp_path, ending):
    whole, cut = tmp_path / f"whole.{ending}", tmp_path / f"cut.{ending}"
    soundfile.write(tmp_path / "whole.wav", spoken(), 44_100)
    if ending != "wav":
        made = ["-movflags", "+faststart", "-c:a", "aac"] if ending == "m4a" else ["-c:a", "libmp3lame"]
        subprocess.run(
            ["ffmpeg", "-v", "error", "-i", tmp_path / "whole.wav", *made, whole], check=True, timeout=60
        )
    data = whole.read_bytes()
    cut.write_bytes(data[: len(data) * 6 // 10])

    assert sum(len(block) for block in open_stream(whole)) >= 6 * 48_000 - 100
    lengths: list[int] = []
    with pytest.raises(DamagedFileError, match=r"3\.[0-9] s from its beginning.*says that it is longer"):
        lengths.extend(len(block) for block in open_stream(cut))
    assert 3.0 < sum(lengths) / 48_000 < 4.0


@pytest.mark.parametrize("size", [0, 0xFFFFFFFF, 0x7FFFFFFF])
def test_wav_that_was_written_to_a_pipe_is_not_called_cut(tmp_path, size):
    path = tmp_path / "talk.wav"
    soundfile.write(path, spoken(), 44_100)
    data = bytearray(path.read_bytes())
    at = data.find(b"data")
    data[at + 4 : at + 8] = size.to_bytes(4, "little")
    path.write_bytes(bytes(data))

    assert sum(len(block) for block in open_stream(path)) == pytest.approx(6 * 48_000, abs=100)


def test_a_piece_of_an_mp3_whose_first_frame_counts_the_whole_is_not_called_cut(tmp_path):
    soundfile.write(tmp_path / "talk.wav", spoken(), 44_100)
    path = tmp_path / "talk.mp3"
    subprocess.run(["ffmpeg", "-v", "error", "-i", tmp_path / "talk.wav", path], check=True, timeout=60)
    data = bytearray(path.read_bytes())
    at = data.find(b"Info")
    frames = int.from_bytes(data[at + 8 : at + 12], "big")
    data[at + 8 : at + 12] = (frames * 2).to_bytes(4, "big")
    path.write_bytes(bytes(data))

    assert sum(len(block) for block in open_stream(path)) > 5.9 * 48_000


def test_of_several_languages_the_one_that_is_marked_is_heard(tmp_path):
    for name, seconds in (("one", 2), ("two", 4)):
        soundfile.write(tmp_path / f"{name}.wav", spoken(seconds), 44_100)
    path = tmp_path / "talk.mkv"
    command = [
        "ffmpeg",
        "-v",
        "error",
        "-i",
        tmp_path / "one.wav",
        "-i",
        tmp_path / "two.wav",
        "-map",
        "0",
        "-map",
        "1",
    ]
    command += ["-disposition:a:0", "0", "-disposition:a:1", "default", "-c:a", "flac", path]
    subprocess.run(command, check=True, timeout=60)

    assert sum(len(block) for block in open_stream(path)) == pytest.approx(4 * 48_000, rel=0.02)


@pytest.mark.parametrize("share", [-1.0, -0.9, -1.1])
def test_of_a_channel_and_its_mirror_image_a_voice_is_left(share):
    left = spoken()
    heard = OneChannel().of(np.hstack([left, share * left]))

    assert np.sqrt(np.mean(heard**2)) > 0.09


@pytest.mark.parametrize(("sides", "expected"), [((1.0, 1.0), 1.0), ((1.0, 0.0), 0.5), ((0.0, 1.0), 0.5)])
def test_of_two_channels_that_go_together_the_mean_is_left(sides, expected):
    left = spoken()
    heard = OneChannel().of(np.hstack([side * left for side in sides]))

    np.testing.assert_allclose(heard, expected * left[:, 0], atol=1e-6)


def wav(sound, riff, data, *, magic=b"RIFF", long=None):
    """A WAV file of one channel at 48 kHz whose header gives these sizes, in bytes."""
    chunks = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, 48_000, 96_000, 2, 16)
    if long is not None:
        chunks = struct.pack("<4sIQQQI", b"ds64", 28, *long, 0, 0) + chunks
    return magic + struct.pack("<I", riff) + b"WAVE" + chunks + struct.pack("<4sI", b"data", data) + sound


LAST = 0xFFFF_FFFF


@pytest.mark.parametrize(
    ("riff", "data", "more"),
    [
        *((36, 0, {}), (0, 0, {}), (44, 8, {}), (36 + 96_000, 96_000, {})),
        (LAST, LAST, {"magic": b"RF64", "long": (0, 0)}),
        (LAST, LAST, {"magic": b"RF64", "long": (100, 8)}),
    ],
)
def test_wav_that_its_recorder_did_not_finish_is_read_to_its_end(tmp_path, riff, data, more):
    path = tmp_path / "talk.wav"
    sound = (spoken(2, 48_000) * 20_000).astype("<i2").tobytes()
    path.write_bytes(wav(sound, riff, data, **more))

    assert (probe(path).unfinished, probe(path).length) == (True, pytest.approx(2.0, abs=0.01))
    assert sum(len(block) for block in open_stream(path)) == 2 * 48_000


@pytest.mark.parametrize(
    ("riff", "data", "more"),
    [
        *((36 + 192_000, 192_000, {}), (0, 192_000, {}), (LAST, LAST, {})),
        (LAST, LAST, {"magic": b"RF64", "long": (72 + 192_000, 192_000)}),
    ],
)
def test_wav_whose_header_is_right_or_says_nothing_is_not_called_unfinished(tmp_path, riff, data, more):
    path = tmp_path / "talk.wav"
    sound = (spoken(2, 48_000) * 20_000).astype("<i2").tobytes()
    path.write_bytes(wav(sound, riff, data, **more))

    assert not probe(path).unfinished
    assert sum(len(block) for block in open_stream(path)) == 2 * 48_000


def test_what_other_programs_write_behind_the_sound_is_not_played(tmp_path):
    path = tmp_path / "talk.wav"
    sound = (spoken(2, 48_000) * 20_000).astype("<i2").tobytes()
    path.write_bytes(wav(sound, 36 + 192_000, 192_000) + b"LIST" + struct.pack("<I", 8_000) + bytes(8_000))

    assert not probe(path).unfinished
    assert sum(len(block) for block in open_stream(path)) == 2 * 48_000


def test_a_recording_that_was_not_finished_is_looked_through_and_that_is_said(tmp_path):
    path = tmp_path / "talk.wav"
    sound = (spoken(2, 48_000) * 20_000).astype("<i2").tobytes()
    path.write_bytes(wav(sound, 44, 8))
    survey = list(survey_file(path, tmp_path / "cache"))[-1]

    assert (survey.complete, survey.looked) == (True, 2 * 48_000)
    assert "was not finished by what recorded it" in survey.fault


def test_sound_in_a_form_that_nothing_here_reads_is_not_called_damaged_alone(tmp_path):
    """As WAV around another program's own codec: to copy it afresh would not help."""
    path = tmp_path / "talk.wav"
    head = struct.pack("<IHHIIHH", 16, 0x1234, 1, 8_000, 16_000, 2, 16)
    sound = bytes(range(256)) * 157
    path.write_bytes(
        b"RIFF"
        + struct.pack("<I", 36 + len(sound))
        + b"WAVEfmt "
        + head
        + b"data"
        + struct.pack("<I", len(sound))
        + sound
    )

    with pytest.raises(UndecodedError, match="Convert it to FLAC or MP3"):
        decoded(path)


def test_which_channel_is_heard_does_not_change_from_block_to_block():
    left = spoken(1, 48_000)
    mirrored, alike = np.hstack([left, -left]), np.hstack([left, left])
    mono = OneChannel()
    heard = np.concatenate([mono.of(block) for block in (mirrored[:45_000], alike[45_000:])])

    assert np.abs(heard[:45_000]).max() > 0.1
    assert not heard[45_000:].any()
