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


def written_again(path):
    """As long as before."""
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))


def gone(path):
    path.unlink()


@pytest.mark.parametrize("change", [grown, written_again, gone])
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
