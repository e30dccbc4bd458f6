"""Random access to recordings: the same samples whatever was read before."""

import subprocess

import numpy as np
import pytest
import soundfile

from audio.analysis.levels import level_in, metered
from audio.analysis.survey import keep_survey, known_survey, name_of_file, read_survey
from audio.analysis.survey_file import survey_file
from audio.files.clip_cache import ClipCache, ClipMissingError, clip_name
from audio.files.converted import PieceReader, PieceWriter, prune_pieces
from audio.files.decode import open_stream
from audio.files.file_reader import FileReader
from audio.files.sound_errors import DecodeError, FileChangedError, NotConvertedYetError
from audio.mix.sources import CombinedSource
from audio.units import SAMPLE_RATE, Frames

EXACT = 1e-5
"""Rounding of the resampler, which starts elsewhere after a seek: at most -100 dB."""


def noise(seconds, rate=SAMPLE_RATE, channels=1, level=0.1):
    return (
        np.random.default_rng(0).standard_normal((round(seconds * rate), channels)).astype(np.float32) * level
    )


def written(path, sound, rate, **kind):
    soundfile.write(path, sound, rate, **kind)
    return path


def apart(first, other):
    """The largest difference between two stretches of equal length."""
    assert first.shape == other.shape
    return float(np.max(np.abs(first - other)))


KINDS = {
    "flac-48": (48_000, 2, {"format": "FLAC"}),
    "wav-44": (44_100, 2, {"format": "WAV", "subtype": "FLOAT"}),
    "wav-8": (8_000, 1, {"format": "WAV", "subtype": "FLOAT"}),
    "wav-odd": (44_101, 1, {"format": "WAV", "subtype": "FLOAT"}),
    "wav-96": (96_000, 6, {"format": "WAV", "subtype": "FLOAT"}),
    "vorbis": (44_100, 2, {"format": "OGG", "subtype": "VORBIS"}),
    "opus": (48_000, 1, {"format": "OGG", "subtype": "OPUS"}),
    "mp3": (44_100, 1, {"format": "MP3", "subtype": "MPEG_LAYER_III"}),
}


@pytest.mark.parametrize("kind", list(KINDS))
def test_seeks_do_not_change_samples(kind, tmp_path):
    rate, channels, options = KINDS[kind]
    path = written(tmp_path / "sound", noise(12, rate, channels), rate, **options)
    straight = FileReader(path)
    whole = np.concatenate([straight.read(at, 12_000) for at in range(0, straight.length, 12_000)])
    jumping = FileReader(path)
    places = [300_001, 5, 480_000, 470_000, 100_003, 560_000, 0]
    parts = {at: jumping.read(at, 9_999) for at in places}
    tolerance = {"opus": 1e-3, "mp3": 1e-3, "wav-odd": 1e-4}.get(kind, EXACT)

    assert len(whole) == straight.length
    for at, part in parts.items():
        assert apart(part, whole[at : at + 9_999]) < tolerance, at


def low_bit_rate(seconds=5):
    """A hum with pauses: what an encoder with few bits saves in the pauses it spends on what follows."""
    at = np.arange(seconds * SAMPLE_RATE) / SAMPLE_RATE
    phase = 2 * np.pi * np.cumsum(140 + 30 * np.sin(2 * np.pi * 0.7 * at)) / SAMPLE_RATE
    hum = sum(np.sin(number * phase) / number for number in range(1, 20))
    return (0.1 * hum * (np.sin(2 * np.pi * 1.7 * at) > -0.2)).astype(np.float32)


def test_an_mp3_of_few_bits_is_read_on_without_a_click(tmp_path):
    """Read block by block, it was up to 0.25 off where each block began: soundfile seeks after each read."""
    kind = {"format": "MP3", "subtype": "MPEG_LAYER_III"}
    few = {"compression_level": 0.9, "bitrate_mode": "VARIABLE"}
    path = written(tmp_path / "talk.mp3", low_bit_rate(), SAMPLE_RATE, **kind, **few)
    whole, _ = soundfile.read(path, dtype="float32", always_2d=True)
    reader = FileReader(path)
    read = np.concatenate([reader.read(at, 12_000) for at in range(0, reader.length, 12_000)])

    assert apart(read, whole[: len(read)]) < EXACT
    assert apart(np.concatenate(list(open_stream(path))), whole) < EXACT


def test_reading_again_a_little_back_gives_the_very_same_samples(tmp_path):
    reader = FileReader(written(tmp_path / "a.wav", noise(10, 44_100), 44_100))
    reader.read(0, 100_000)
    first = reader.read(100_000, 96_000)

    assert np.array_equal(reader.read(120_000, 50_000), first[20_000:70_000])


def test_resampled_sound_is_where_it_was(tmp_path):
    sound = np.zeros((44_100 * 4, 1), np.float32)
    sound[44_100 * 3] = 0.9
    reader = FileReader(written(tmp_path / "a.wav", sound, 44_100, subtype="FLOAT"))
    around = reader.read(3 * SAMPLE_RATE - 50, 100)

    assert int(np.argmax(np.abs(around))) == 50


def test_memory_does_not_grow_with_what_was_read(tmp_path):
    path = written(tmp_path / "a.flac", np.zeros((8_000 * 600, 1), np.float32), 8_000)
    reader = FileReader(path)
    for at in range(0, reader.length, 48_000):
        reader.read(at, 48_000)
        held = sum(block.nbytes for _, block in reader._chunks)

        assert held < 8 * SAMPLE_RATE * 4


def test_the_end_is_the_end(tmp_path):
    reader = FileReader(written(tmp_path / "a.wav", noise(1.0), SAMPLE_RATE))

    assert reader.read(SAMPLE_RATE - 10, 100).shape == (10, 1)
    assert reader.read(SAMPLE_RATE + 10, 100).shape == (0, 1)


# --- surveys


def spoken(tmp_path, name="spoken.wav", rate=SAMPLE_RATE):
    sound = np.zeros((rate * 8, 1), np.float32)
    for start, end in ((1, 3), (4, 5), (7, 7.5)):
        sound[round(start * rate) : round(end * rate)] = noise(end - start, rate)
    return written(tmp_path / name, sound, rate, subtype="PCM_16")


def test_a_survey_finds_stretches_and_loudness_and_is_kept(tmp_path):
    path = spoken(tmp_path)
    survey = list(survey_file(path, tmp_path))[-1]
    starts = [start / SAMPLE_RATE for start, _ in survey.slices]

    assert survey.complete
    assert starts == pytest.approx([1, 4, 7], abs=0.004)
    assert survey.looked == survey.length == 8 * SAMPLE_RATE
    assert survey.gain == pytest.approx(10 ** ((-20 - survey.loudness) / 20), rel=0.01)
    assert known_survey(tmp_path, path) == read_survey(tmp_path, survey.clip) == survey


def test_a_moved_file_is_not_looked_through_again(tmp_path):
    path = spoken(tmp_path)
    survey = list(survey_file(path, tmp_path))[-1]
    moved = path.rename(tmp_path / "elsewhere.wav")
    known = known_survey(tmp_path, moved)

    assert known is not None
    assert (known.clip, known.path, known.slices) == (survey.clip, str(moved), survey.slices)


def test_a_recording_gets_its_gain_by_the_rule_of_everything_else(tmp_path):
    """Quiet speech over a hiss: a survey and an own background measure and raise it equally."""
    sound = noise(12, level=0.004)
    sound[np.arange(len(sound)) % 96_000 < 57_600] *= 20.0
    path = written(tmp_path / "hiss.wav", sound, 48_000, subtype="FLOAT")
    survey = list(survey_file(path, tmp_path))[-1]
    level = level_in(metered(open_stream(path)))

    # A recording's rumble is left out: a hundredth of a decibel in white noise.
    assert (survey.loudness, survey.true_peak, survey.noise) == pytest.approx(
        (level.loudness, level.true_peak, level.noise), abs=0.02
    )
    assert survey.gain == pytest.approx(level.gain(), rel=0.01)


def test_a_long_file_is_told_of_before_it_is_looked_through(tmp_path):
    sound = np.tile(np.concatenate([noise(5, 8_000), np.zeros((16_000, 1), np.float32)]), (15, 1))
    path = written(tmp_path / "long.flac", sound, 8_000)
    first, *_, last = survey_file(path, tmp_path)

    assert not first.complete
    assert 20 <= first.looked / SAMPLE_RATE < 60
    assert last.complete
    assert len(last.slices) == 15


def test_what_is_no_sound_is_said(tmp_path):
    path = tmp_path / "a.wav"
    path.write_bytes(b"hello" * 100)

    with pytest.raises(DecodeError):
        list(survey_file(path, tmp_path))


# --- through the engine


def test_a_recording_is_read_under_its_name(tmp_path):
    path = spoken(tmp_path)
    survey = list(survey_file(path, tmp_path))[-1]
    source = CombinedSource(ClipCache(tmp_path))
    prepared = clip_name("a prepared clip")
    ClipCache(tmp_path).store(prepared, np.full(100, 0.5, np.float32))
    read = source.read(survey.clip, SAMPLE_RATE, 100)

    assert np.array_equal(read, FileReader(path).read(SAMPLE_RATE, 100))
    assert source.read(prepared, 0, 100)[0, 0] == pytest.approx(0.5)
    with pytest.raises(ClipMissingError):
        source.read(clip_name("nobody"), 0, 10)
    source.close()


def test_a_file_that_changed_is_not_played(tmp_path):
    path = spoken(tmp_path)
    survey = list(survey_file(path, tmp_path))[-1]
    written(path, noise(3), SAMPLE_RATE)

    with pytest.raises(FileChangedError):
        CombinedSource(ClipCache(tmp_path)).read(survey.clip, 0, 10)


def test_pieces_are_the_whole(tmp_path, monkeypatch):
    monkeypatch.setattr("audio.files.converted.PIECE", SAMPLE_RATE)
    sound = noise(3.5, channels=2)
    writer = PieceWriter(tmp_path / "pieces" / "a")
    for begin in range(0, len(sound), 7_001):
        writer.add(sound[begin : begin + 7_001])
    writer.finish()
    reader = PieceReader(tmp_path / "a.m4a", tmp_path / "pieces" / "a", Frames(len(sound)))

    assert apart(reader.read(40_000, 100_000), sound[40_000:140_000]) < 2e-5
    assert reader.read(3 * SAMPLE_RATE, SAMPLE_RATE).shape == (SAMPLE_RATE // 2, 2)


def test_a_place_not_converted_yet_is_said(tmp_path):
    reader = PieceReader(tmp_path / "a.m4a", tmp_path / "none", Frames(10 * 60 * SAMPLE_RATE))

    with pytest.raises(NotConvertedYetError, match="300 s"):
        reader.read(300 * SAMPLE_RATE, 10)


def test_old_pieces_are_removed_and_recent_ones_stay(tmp_path):
    for name in ("a", "b"):
        PieceWriter(tmp_path / "pieces" / name).add(noise(1))
        (tmp_path / "pieces" / name / "0.flac").write_bytes(bytes(1000))
    # As something that another process removes just then.
    (tmp_path / "pieces/c").symlink_to("nowhere")
    prune_pieces(tmp_path, most=1500)
    recent = sorted(folder.name for folder in (tmp_path / "pieces").iterdir() if folder.is_dir())
    prune_pieces(tmp_path, most=1500, keep_seconds=-1)

    assert recent == ["a", "b"]
    assert [folder.is_dir() for folder in (tmp_path / "pieces").iterdir()].count(True) == 1


def test_a_format_that_only_ffmpeg_reads_is_converted_and_read(tmp_path):
    source = spoken(tmp_path)
    path = tmp_path / "spoken.m4a"
    subprocess.run(["ffmpeg", "-v", "error", "-i", source, "-c:a", "aac", path], check=True)
    survey = list(survey_file(path, tmp_path))[-1]
    read = CombinedSource(ClipCache(tmp_path)).read(survey.clip, SAMPLE_RATE, SAMPLE_RATE)

    assert survey.by_ffmpeg
    assert read.shape == (SAMPLE_RATE, 1)
    assert float(np.std(read)) == pytest.approx(0.1, rel=0.3)
    assert [start / SAMPLE_RATE for start, _ in survey.slices] == pytest.approx([1, 4, 7], abs=0.05)
    assert name_of_file(path) == survey.clip
    keep_survey(tmp_path, survey)
