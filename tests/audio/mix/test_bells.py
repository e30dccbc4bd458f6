"""The bowls: soft, even, distinct."""

import numpy as np
import pytest

from audio.analysis.loudness import measured
from audio.files.clip_cache import ClipCache
from audio.mix.bells import bell_clip, ensure_bells
from audio.mix.buses import Bus
from audio.mix.mixer import Renderer
from audio.mix.sources import CombinedSource
from audio.mix.stored_sounds import Timbre
from audio.mix.timeline import PlacedClip, Timeline
from audio.units import Frames


@pytest.fixture(scope="module")
def clips():
    return {timbre: bell_clip(timbre) for timbre in Timbre}


def _pitch(clip):
    part = clip[4800 : 4800 + 48_000]
    return int(np.argmax(np.abs(np.fft.rfft(part * np.hanning(len(part))))))


def test_three_bowls_of_different_pitch(clips):
    assert [_pitch(clips[timbre]) for timbre in Timbre] == pytest.approx([116, 196, 330], abs=2)


def test_the_second_partial_stands_where_the_measured_bowl_has_it(clips):
    part = clips[Timbre.WARM][2400 : 2400 + 48_000]
    spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part))))
    second = 300 + int(np.argmax(spectrum[300:900]))

    assert second == pytest.approx(196 * 2.986, abs=4)


@pytest.mark.parametrize("timbre", list(Timbre))
def test_a_bowl_is_loudness_matched_starts_softly_and_dies_away(clips, timbre):
    clip = clips[timbre]
    loudness, _ = measured(clip[: 3 * 48_000])
    _, true_peak = measured(clip)
    first = np.max(np.abs(clip[:240]))

    assert loudness == pytest.approx(-23.0, abs=0.2)
    assert true_peak < -2.0
    assert first < 0.15 * np.max(np.abs(clip))
    assert abs(float(clip[0])) < 1e-6
    assert np.max(np.abs(clip[-480:])) < 1e-4
    assert np.sqrt(np.mean(clip[-96_000:] ** 2)) < 0.05 * np.sqrt(np.mean(clip[:96_000] ** 2))


@pytest.mark.parametrize("timbre", list(Timbre))
def test_a_bowl_never_starts_suddenly(clips, timbre):
    """From a twentieth of its loudest to nine tenths takes more than a tenth of a second."""
    clip = np.abs(clips[timbre][:96_000])
    loudest = np.maximum.accumulate(clip[: len(clip) // 480 * 480].reshape(-1, 480).max(axis=1))
    risen = np.argmax(loudest > 0.9 * loudest[-1]) - np.argmax(loudest > 0.05 * loudest[-1])

    assert risen * 0.01 >= 0.12


def test_in_a_rendered_sitting_a_bell_fades_in_and_is_softer_than_the_voice(tmp_path):
    cache = ClipCache(tmp_path)
    name = ensure_bells(cache)[Timbre.DEEP]
    bell = PlacedClip(Frames(48_000), cache.frames(name), name)
    timeline = Timeline(clips=(), holds=(), length=Frames(48_000 * 6), bells=(bell,))
    sound = Renderer(CombinedSource(cache)).render(timeline, 0, 48_000 * 6, {Bus.BELLS: 1.0})
    loudest = np.abs(sound).reshape(-1, 480 * sound.shape[1]).max(axis=1)
    loudness, _ = measured(sound[48_000 : 4 * 48_000, :1])

    assert not np.any(loudest[:100])
    assert loudest[103] < 0.1 * loudest.max()
    assert loudness <= -22.5
    cache.close()


def test_a_clip_ends_where_a_bowl_is_no_longer_heard(clips):
    """The fundamental has then fallen by 45 dB: sooner would be cut off, later is nothing but length."""
    seconds = [len(clips[timbre]) / 48_000 for timbre in Timbre]

    assert seconds == pytest.approx([17.0, 14.0, 11.0], abs=0.01)


def test_bells_are_made_once(tmp_path):
    cache = ClipCache(tmp_path)
    names = ensure_bells(cache)
    times = [cache.path_of(name).stat().st_ino for name in names.values()]
    ensure_bells(cache)

    assert set(names) == set(Timbre)
    assert [cache.path_of(name).stat().st_ino for name in names.values()] == times
    cache.close()
