"""The backgrounds: level, seams, and a person's own file as one."""

import tracemalloc
from itertools import pairwise

import numpy as np
import pytest
import soundfile

from audio.analysis.levels import level_in, metered
from audio.analysis.loudness import LoudnessMeter
from audio.analysis.programme import LOUDEST_NOISE, decibels, factor
from audio.files.clip_cache import ClipCache
from audio.mix import backgrounds
from audio.mix.backgrounds import LOUDNESS, ensure_background
from audio.mix.mixer import Renderer
from audio.mix.own_background import CROSSING, TooShortToLoopError, ensure_own_background
from audio.mix.stored_sounds import PIECE, Ambience
from audio.mix.timeline import Timeline
from audio.units import SAMPLE_RATE, Frames

RNG = np.random.default_rng(7)


COSTLY = {Ambience.STREAM, Ambience.DRONE}


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(each, marks=pytest.mark.exhaustive if each in COSTLY else (), id=each.value)
        for each in Ambience
    ],
)
def loop(request):
    return backgrounds.background_loop(request.param)


def meter_of(sound):
    meter = LoudnessMeter(2)
    meter.add(sound)
    meter.finish()
    return meter


def test_each_is_as_loud_as_the_others_even_and_without_peaks(loop):
    meter = meter_of(np.concatenate([loop, loop[: 5 * SAMPLE_RATE]]))
    momentary = meter.momentary()

    assert abs(meter.integrated() - LOUDNESS) < 0.1
    assert meter.true_peak() < -2.0
    assert np.abs(momentary[5:] - momentary[:-5]).max() < 3.0


def test_a_loop_has_no_seam(loop):
    """Across its ends neither samples nor slopes step more than inside."""
    around = np.concatenate([loop[-3:], loop[:3]])
    inside, inside_slopes = np.abs(np.diff(loop, axis=0)), np.abs(np.diff(loop, n=2, axis=0))

    assert np.abs(np.diff(around, axis=0)).max() <= inside.max()
    assert np.abs(np.diff(around, n=2, axis=0)).max() <= inside_slopes.max()


def test_where_blocks_end_changes_no_sample_of_a_background(tmp_path):
    cache = ClipCache(tmp_path)
    background = ensure_background(cache, Ambience.BROWN_NOISE)
    length = 3 * background.length + 7
    timeline = Timeline(
        (), (Frames(length // 2),), Frames(length), (), background, Frames(96_000), Frames(96_000)
    )
    start = background.length - 50_000
    renderer = Renderer(cache)
    whole = renderer.render(timeline, start, 100_000)
    edges = [0, 1, 13, 49_999, 50_000, 50_003, 77_777, 100_000]
    pieces = [renderer.render(timeline, start + a, b - a) for a, b in pairwise(edges)]
    once_round = renderer.render(timeline, start + background.length, 40_000)

    assert np.array_equal(whole, np.concatenate(pieces))
    assert np.abs(whole).min(axis=1).max() > 0.0
    assert np.allclose(whole[:40_000], once_round, atol=1e-7)


def write(path, sound):
    soundfile.write(path, sound, SAMPLE_RATE, subtype="PCM_24")
    return path


def rendered(cache, background, count):
    return Renderer(cache).render(Timeline((), (), Frames(count), background=background), 0, count)


def test_a_file_of_ones_own_is_levelled_and_its_ends_meet(tmp_path):
    tone = 0.5 * np.sin(2 * np.pi * 313.7 * np.arange(30 * SAMPLE_RATE) / SAMPLE_RATE)
    path = write(tmp_path / "hum.flac", tone)
    cache = ClipCache(tmp_path / "cache")
    background = ensure_own_background(cache, path)
    sound = rendered(cache, background, background.length + SAMPLE_RATE)
    loud = meter_of(sound)

    assert background.length == 30 * SAMPLE_RATE - CROSSING
    assert len(background.pieces) == -(-background.length // PIECE)
    assert abs(loud.integrated() - LOUDNESS) < 1.0
    # Two sides of a tone in phase add up to at most 3 dB more.
    assert np.abs(np.diff(sound, axis=0)).max() < 1.45 * np.abs(np.diff(sound[:480_000], axis=0)).max()
    assert ensure_own_background(cache, path) == background


def test_a_file_of_eight_seconds_crosses_over_a_quarter(tmp_path):
    path = write(tmp_path / "noise.wav", 0.1 * RNG.standard_normal((8 * SAMPLE_RATE, 2)))
    cache = ClipCache(tmp_path / "cache")
    background = ensure_own_background(cache, path)
    momentary = meter_of(rendered(cache, background, 3 * background.length)).momentary()

    assert background.length == 6 * SAMPLE_RATE
    assert momentary.max() - momentary.min() < 1.5


def test_a_file_too_short_to_loop_is_said_so(tmp_path):
    path = write(tmp_path / "blip.wav", 0.1 * RNG.standard_normal((SAMPLE_RATE, 1)))

    with pytest.raises(TooShortToLoopError, match=r"blip\.wav"):
        ensure_own_background(ClipCache(tmp_path / "cache"), path)


def test_a_long_file_is_cut_in_memory_that_does_not_grow_with_it(tmp_path):
    peaks = []
    for seconds in (30, 60):
        path = write(tmp_path / f"{seconds}.wav", np.tile(0.1 * RNG.standard_normal(SAMPLE_RATE), seconds))
        tracemalloc.start()
        background = ensure_own_background(ClipCache(tmp_path / "cache"), path)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

        assert background.length == (seconds - 4) * SAMPLE_RATE

    assert peaks[1] < 1.1 * peaks[0]


def speech_like(seconds, level, noise):
    """Bursts of a tone with pauses between them, over noise; both in decibels of full scale."""
    time = np.arange(seconds * SAMPLE_RATE) / SAMPLE_RATE
    bursts = (time % 3.0 < 1.8) * factor(level) * np.sin(2 * np.pi * 440 * time)
    return (bursts + factor(noise) * RNG.standard_normal(len(time))).astype(np.float32)[:, np.newaxis]


def test_quiet_speech_is_raised_only_as_far_as_its_noise_allows():
    clean = level_in(metered([speech_like(12, -24.0, -88.0)]))
    noisy = level_in(metered([speech_like(12, -24.0, -65.0)]))
    very_noisy = level_in(metered([speech_like(12, -24.0, -52.0)]))

    assert noisy.noise is not None
    assert abs(clean.loudness + decibels(clean.gain()) - -20.0) < 0.1
    assert 1.0 < noisy.gain() < clean.gain()
    assert abs(noisy.noise + decibels(noisy.gain()) - LOUDEST_NOISE) < 0.1
    assert very_noisy.gain() == 1.0


def test_quiet_music_without_pauses_is_raised():
    music = level_in(metered([(0.01 * RNG.standard_normal((5 * SAMPLE_RATE, 2))).astype(np.float32)]))

    assert music.noise is None
    assert music.gain() > 2.0


def test_loud_material_comes_down_and_peaks_stay_under_the_limit():
    loud = level_in(
        metered([(0.5 * RNG.standard_normal((5 * SAMPLE_RATE, 1))).clip(-1, 1).astype(np.float32)])
    )

    assert loud.gain() < 1.0
    assert loud.true_peak + decibels(loud.gain()) <= -2.0


@pytest.fixture
def two_seconds(monkeypatch):
    """Loops of two seconds, which show what sounds how loudly, and take no time to make."""
    monkeypatch.setattr(backgrounds, "LOOP_SECONDS", 2)
    monkeypatch.setattr(backgrounds, "_COUNT", 2 * SAMPLE_RATE)
    return np.random.default_rng(11)


def strength(side, low, high):
    """Of what sounds between two frequencies, in hertz."""
    spectrum = np.abs(np.fft.rfft(side)) ** 2
    return float(np.sqrt(spectrum[2 * low : 2 * high].sum()))


def test_of_the_drones_tones_each_is_softer_than_the_one_below(two_seconds):
    for side in backgrounds._drone(two_seconds):
        tones = [strength(side, pitch - 5, pitch + 5) for pitch in (110, 165, 220, 330, 440)]

        assert tones == sorted(tones, reverse=True)
        assert tones[-1] > 0.05 * tones[0]


def test_water_is_dull_rather_than_sharp(two_seconds):
    for side in backgrounds._stream(two_seconds):
        assert strength(side, 1400, 4500) < 0.7 * strength(side, 500, 1400)
