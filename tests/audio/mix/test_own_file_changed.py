"""A recording that is no longer the file that was looked through is not played in its place."""

import os

import numpy as np
import pytest
import soundfile

from audio.analysis.survey_file import survey_file
from audio.files.clip_cache import ClipCache
from audio.files.sound_errors import FileChangedError
from audio.mix.sources import CombinedSource


def grown(path):
    """Longer, with the time it had: as some copiers leave it."""
    before = path.stat()
    path.write_bytes(path.read_bytes() + bytes(100))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def written_over(path):
    """As long as before, and another sound."""
    before = path.stat()
    path.write_bytes(path.read_bytes()[:-100] + bytes(100))
    os.utime(path, ns=(0, before.st_mtime_ns + 1))


def gone(path):
    path.unlink()


@pytest.mark.parametrize("change", [grown, written_over, gone])
def test_a_changed_file_is_said_to_be_changed(tmp_path, change):
    path = tmp_path / "talk.wav"
    soundfile.write(path, 0.1 * np.random.default_rng(4).standard_normal(16_000), 16_000)
    clip = list(survey_file(path, tmp_path / "cache"))[-1].clip
    source, late = (CombinedSource(ClipCache(tmp_path / "cache")) for _ in range(2))
    heard = source.read(clip, 0, 4_800)
    change(path)

    assert len(heard) == 4_800
    with pytest.raises(FileChangedError, match=r"talk\.wav"):
        late.read(clip, 0, 4_800)


def touched(path):
    """The same, under another time, as a backup or another player leaves it."""
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 10**9))


def test_a_file_that_was_only_touched_is_played_on(tmp_path):
    path = tmp_path / "talk.wav"
    soundfile.write(path, 0.1 * np.random.default_rng(4).standard_normal(80_000), 16_000)
    clip = list(survey_file(path, tmp_path / "cache"))[-1].clip
    whole = CombinedSource(ClipCache(tmp_path / "cache")).read(clip, 0, 192_000)
    source, late = (CombinedSource(ClipCache(tmp_path / "cache")) for _ in range(2))
    before = source.read(clip, 0, 48_000)
    touched(path)
    after = [reader.read(clip, 48_000, 96_000) for reader in (source, late)]

    assert np.array_equal(before, whole[:48_000])
    assert [np.array_equal(part, whole[48_000:144_000]) for part in after] == [True, True]


def test_a_file_that_was_touched_and_then_written_over_is_not_played_on(tmp_path):
    path = tmp_path / "talk.wav"
    soundfile.write(path, 0.1 * np.random.default_rng(4).standard_normal(80_000), 16_000)
    clip = list(survey_file(path, tmp_path / "cache"))[-1].clip
    source = CombinedSource(ClipCache(tmp_path / "cache"))
    source.read(clip, 0, 4_800)
    touched(path)
    source.read(clip, 48_000, 4_800)
    written_over(path)

    with pytest.raises(FileChangedError, match=r"talk\.wav"):
        source.read(clip, 144_000, 4_800)
