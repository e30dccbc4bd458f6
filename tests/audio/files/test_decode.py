"""Sound files: round trips, rates, hostile files, and writing that leaves nothing partial."""

import os
import resource
import shutil
import subprocess
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.errors import AudioError
from audio.files.decode import open_stream, probe, write_audio
from audio.files.sound_errors import (
    DamagedFileError,
    EmptyFileError,
    FileUnreadableError,
    NothingToWriteError,
    NotSoundError,
    UnknownSuffixError,
    WriteFailedError,
)

needs_ffmpeg = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="made and read by ffmpeg")


def _tone(seconds=2.0, rate=48_000, channels=2):
    time = np.arange(round(seconds * rate)) / rate
    tone = 0.3 * np.sin(2 * np.pi * 440 * time)
    return np.stack([tone, 0.5 * tone][:channels], axis=1).astype(np.float32)


def _read(path, **options):
    return np.concatenate(list(open_stream(path, **options)))


def _apart(first, other):
    """The largest difference between two stretches of equal length."""
    assert first.shape == other.shape
    return float(np.max(np.abs(first - other)))


def _level(samples):
    return float(np.sqrt(np.mean(samples**2)))


@pytest.mark.parametrize("suffix", [".wav", ".flac", ".ogg", ".mp3", ".opus", ".m4a"])
def test_what_is_written_is_read_again(tmp_path, suffix):
    path = tmp_path / f"tone{suffix}"
    tone = _tone()

    seconds = write_audio(path, np.array_split(tone, 7))
    again = _read(path)

    assert seconds == pytest.approx(2.0)
    assert len(again) == pytest.approx(len(tone), abs=3000)
    assert again.shape[1] == 2
    middle = again[12_000:84_000]
    assert _level(middle[:, 0]) == pytest.approx(_level(tone[:, 0]), rel=0.03)
    assert _level(middle[:, 1]) == pytest.approx(_level(tone[:, 1]), rel=0.03)
    assert not [other for other in tmp_path.iterdir() if other != path]


@pytest.mark.parametrize("suffix", [".wav", ".flac"])
def test_lossless_files_hold_the_samples(tmp_path, suffix):
    tone = _tone(channels=1)
    write_audio(tmp_path / f"tone{suffix}", [tone[:, 0]])

    assert _apart(_read(tmp_path / f"tone{suffix}"), tone) <= 1e-6


def test_another_rate_is_resampled_to_ours(tmp_path):
    write_audio(tmp_path / "tone.wav", [_tone(rate=22_050)], rate=22_050)

    facts = probe(tmp_path / "tone.wav")
    sound = _read(tmp_path / "tone.wav")

    assert (facts.rate, facts.channels, facts.by_ffmpeg) == (22_050, 2, False)
    assert len(sound) == pytest.approx(96_000, abs=10)
    assert _level(sound[5000:-5000, 0]) == pytest.approx(0.3 / np.sqrt(2), rel=0.01)


def test_a_start_is_exact(tmp_path):
    tone = _tone()
    write_audio(tmp_path / "tone.flac", [tone])

    assert _apart(_read(tmp_path / "tone.flac", start=0.5), tone[24_000:]) <= 1e-6


def test_a_wrong_name_does_not_matter(tmp_path):
    write_audio(tmp_path / "tone.ogg", [_tone()])
    (tmp_path / "tone.ogg").rename(tmp_path / "tone.mp3")

    assert probe(tmp_path / "tone.mp3").container == "OGG"
    assert len(_read(tmp_path / "tone.mp3")) == pytest.approx(96_000, abs=100)


def _by_ffmpeg(folder, name, *codec):
    write_audio(folder / "source.wav", [_tone(3.0)])
    command = ["ffmpeg", "-v", "error", "-y", "-i", str(folder / "source.wav"), *codec, str(folder / name)]
    subprocess.run(command, check=True)
    return folder / name


@needs_ffmpeg
@pytest.mark.parametrize(("name", "codec"), [("tone.m4a", ("-c:a", "aac")), ("tone.wma", ("-c:a", "wmav2"))])
def test_other_formats_come_through_ffmpeg(tmp_path, name, codec):
    path = _by_ffmpeg(tmp_path, name, *codec)

    facts = probe(path)
    sound = _read(path)

    assert facts.by_ffmpeg
    assert len(sound) / 48_000 == pytest.approx(3.0, abs=0.1)
    assert _level(sound[24_000:96_000, 0]) == pytest.approx(0.3 / np.sqrt(2), rel=0.05)


@needs_ffmpeg
def test_a_reader_that_stops_early_ends_ffmpeg(tmp_path):
    path = _by_ffmpeg(tmp_path, "tone.m4a", "-c:a", "aac")
    stream = open_stream(path)
    next(stream)
    assert isinstance(stream, Generator)
    stream.close()

    children = subprocess.run(["pgrep", "-f", str(path)], capture_output=True, text=True, check=False)
    assert children.stdout == ""


@needs_ffmpeg
def test_many_channels_become_two(tmp_path):
    path = _by_ffmpeg(tmp_path, "six.wav", "-ac", "6")

    assert probe(path).channels == 6
    assert _read(path).shape[1] == 2


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("empty.wav", b"", EmptyFileError),
        ("text.mp3", b"This is a letter, and not a sound at all.\n" * 50, NotSoundError),
        ("zeros.flac", bytes(100_000), NotSoundError),
        (
            "playlist.m4a",
            b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n/etc/passwd\n#EXT-X-ENDLIST\n",
            AudioError,
        ),
        ("concat.m4a", b"ffconcat version 1.0\nfile /etc/passwd\n", AudioError),
        ("noise.ogg", np.random.default_rng(3).bytes(50_000), AudioError),
        ("header.wav", b"RIFF\xff\xff\xff\xffWAVEfmt \x10\x00\x00\x00", AudioError),
    ],
)
def test_files_that_hold_no_sound_are_refused(tmp_path, name, content, error):
    (tmp_path / name).write_bytes(content)

    with pytest.raises(error) as caught:
        _read(tmp_path / name)

    assert name in str(caught.value)


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path):
    for path in (tmp_path / "nowhere.wav", tmp_path, tmp_path / "a\0b.wav"):
        with pytest.raises(FileUnreadableError):
            probe(path)


def test_a_header_that_promises_more_than_there_is_plays_what_is_there_and_says_so(tmp_path):
    path = tmp_path / "cut.wav"
    write_audio(path, [_tone()])
    path.write_bytes(path.read_bytes()[:200_000])

    blocks: list[np.ndarray] = []
    with pytest.raises(DamagedFileError, match="it says that it is longer"):
        blocks.extend(open_stream(path))

    assert 30_000 < sum(map(len, blocks)) < 96_000


@pytest.mark.parametrize("suffix", [".flac", ".ogg", ".mp3"])
def test_a_truncated_file_plays_or_says_where_it_breaks(tmp_path, suffix):
    path = tmp_path / f"cut{suffix}"
    write_audio(path, [np.random.default_rng(1).uniform(-0.3, 0.3, (96_000, 1)).astype(np.float32)])
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])

    blocks: list[np.ndarray] = []
    with suppress(DamagedFileError):
        blocks.extend(open_stream(path))

    assert sum(map(len, blocks)) <= 96_000


def test_values_that_are_no_number_become_silence(tmp_path):
    path = tmp_path / "odd.wav"
    header = (
        bytes.fromhex("52494646") + (36 + 16).to_bytes(4, "little") + b"WAVEfmt " + (16).to_bytes(4, "little")
    )
    header += (3).to_bytes(2, "little") + (1).to_bytes(2, "little") + (48_000).to_bytes(4, "little")
    header += (192_000).to_bytes(4, "little") + (4).to_bytes(2, "little") + (32).to_bytes(2, "little")
    values = np.array([np.nan, np.inf, 0.5, 1e30], "<f4").tobytes()
    path.write_bytes(header + b"data" + (16).to_bytes(4, "little") + values)

    assert _read(path)[:, 0].tolist() == [0.0, 0.0, 0.5, 8.0]


def test_an_unknown_ending_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(UnknownSuffixError, match=r"\.flac"):
        write_audio(tmp_path / "tone.doc", [_tone()])

    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(WriteFailedError, match="nowhere"):
        write_audio(tmp_path / "nowhere" / "tone.wav", [_tone()])


@pytest.mark.parametrize(
    "name", ["tone.wav", "tone.flac", "tone.opus", pytest.param("tone.m4a", marks=needs_ffmpeg)]
)
def test_a_folder_whose_name_is_no_text_is_written_to(tmp_path, name):
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/odd-\xff\n"))
    folder.mkdir()
    written = write_audio(folder / name, [_tone()])

    assert [file.name for file in folder.iterdir()] == [name]
    assert len(_read(folder / name)) == pytest.approx(2 * 48_000, abs=2_000)
    assert written == pytest.approx(2.0)


def test_nothing_to_write_leaves_nothing(tmp_path):
    with pytest.raises(NothingToWriteError):
        write_audio(tmp_path / "tone.wav", [])

    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("suffix", [".wav", ".flac"])
def test_a_full_disk_leaves_the_former_file_and_nothing_half(tmp_path, suffix):
    path = tmp_path / f"tone{suffix}"
    path.write_bytes(b"the former file")
    noise = np.random.default_rng(1).uniform(-0.3, 0.3, (480_000, 2)).astype(np.float32)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    try:
        with pytest.raises(WriteFailedError):
            write_audio(path, [noise])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert path.read_bytes() == b"the former file"
    assert list(tmp_path.iterdir()) == [path]


def test_an_error_in_the_middle_of_the_blocks_leaves_nothing(tmp_path):
    def blocks():
        yield _tone()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_audio(tmp_path / "tone.ogg", blocks())

    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("suffix", [".wav", ".flac", ".ogg"])
def test_libsndfile_reads_without_calling_python(tmp_path, monkeypatch, suffix):
    """What a signal raises in a function that C calls is dropped: Ctrl-C was, and the file cut short."""
    path = tmp_path / f"tone{suffix}"
    write_audio(path, [_tone()])
    opened = soundfile.SoundFile
    given = []

    def noting(file, *others, **named):
        given.append(file)
        return opened(file, *others, **named)

    monkeypatch.setattr(soundfile, "SoundFile", noting)
    facts = probe(path)
    read = _read(path)

    assert facts.length == pytest.approx(2.0, abs=0.01)
    assert len(read) == pytest.approx(96_000, abs=500)
    assert len(given) >= 3
    assert {type(file) for file in given} == {int}


def open_files():
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def test_no_file_stays_open(tmp_path):
    """Neither one that was read, nor one of which only the beginning was, nor one that is no sound."""
    path, other = tmp_path / "tone.wav", tmp_path / "other.wav"
    write_audio(path, [_tone()])
    other.write_bytes(b"RIFF\0\0\0\0WAVE and then nothing of use" * 40)
    before = open_files()

    for _ in range(3):
        _read(path)
        next(open_stream(path))
        with suppress(AudioError):
            probe(other)

    assert open_files() == before
