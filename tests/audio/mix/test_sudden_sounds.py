"""What is sudden in a person's own background is held down; what isn't stays as it is."""

import numpy as np
import pytest
import soundfile

from audio.analysis.loudness import LoudnessMeter
from audio.analysis.programme import decibels
from audio.files.clip_cache import ClipCache
from audio.mix.mixer import Renderer
from audio.mix.own_background import ensure_own_background
from audio.mix.timeline import Timeline
from audio.units import SAMPLE_RATE, Frames

SECONDS = 40
BACKGROUND = -36.0
"""LUFS, of every background."""

STEP = 6.0
"""The brief's: no level step over 6 dB."""

VOICE_PEAKS = -5.0
"""In dBTP: 15 dB above a voice at -20 LUFS."""


def garden():
    """Soft noise, as on a still afternoon."""
    return 0.01 * np.random.default_rng(5).standard_normal(SECONDS * SAMPLE_RATE)


def with_slam(sound):
    """A door falls shut after 20 s: noise that dies away within a second."""
    time = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    slam = 0.5 * np.exp(-time / 0.12) * np.random.default_rng(6).standard_normal(SAMPLE_RATE)
    heard = sound.copy()
    heard[20 * SAMPLE_RATE : 21 * SAMPLE_RATE] += slam
    return heard.clip(-1, 1)


def with_click(sound):
    """Somebody touches the microphone: one millisecond at full scale."""
    return np.concatenate([sound[: 20 * SAMPLE_RATE], np.ones(48), sound[20 * SAMPLE_RATE + 48 :]])


def with_waves(sound):
    """It swells and sinks by 8 dB in ten seconds, as the sea does."""
    time = np.arange(len(sound)) / SAMPLE_RATE
    return sound * 10 ** (4 * np.sin(2 * np.pi * time / 10) / 20)


def as_background(folder, sound):
    """What is heard of a file, from its beginning on, once round; and its own sound in the same place."""
    path = folder / "own.wav"
    soundfile.write(path, sound.clip(-1, 1), SAMPLE_RATE, subtype="PCM_24")
    cache = ClipCache(folder / "cache")
    background = ensure_own_background(cache, path)
    heard = Renderer(cache).render(
        Timeline((), (), background.length, background=background), 0, background.length
    )
    # The loop begins behind the four seconds that its end is crossed into.
    return heard, sound[4 * SAMPLE_RATE :][: len(heard)]


def gain_of(heard, before):
    """The factor between them, by the best fit."""
    return float(heard @ before / (before @ before))


ROUNDING = 4e-5
"""Prepared clips hold 16 bits."""


def measured(sound):
    meter = LoudnessMeter(sound.shape[1])
    meter.add(sound)
    meter.finish()
    return meter


@pytest.mark.parametrize("happens", [with_slam, with_click])
def test_nothing_in_it_is_sudden(tmp_path, happens):
    heard, before = as_background(tmp_path, happens(garden()))
    meter = measured(heard)

    assert meter.momentary().max() < BACKGROUND + STEP + 0.2
    assert meter.true_peak() < VOICE_PEAKS - 9.0
    assert np.abs(before).max() / np.median(np.abs(before)) > 100


def test_around_it_everything_stays_as_it_is(tmp_path):
    heard, before = as_background(tmp_path, with_slam(garden()))
    gain = gain_of(heard[:SAMPLE_RATE, 0], before[:SAMPLE_RATE])
    far = [*range(14 * SAMPLE_RATE), *range(19 * SAMPLE_RATE, 28 * SAMPLE_RATE)]

    assert np.allclose(heard[far, 0], gain * before[far], atol=ROUNDING)


def test_it_is_taken_back_without_a_click(tmp_path):
    heard, before = as_background(tmp_path, with_slam(garden()))
    near = slice(14 * SAMPLE_RATE, 19 * SAMPLE_RATE)
    applied = np.abs(heard[near, 0]) / np.maximum(np.abs(before[near]), 1e-9)
    applied = 20 * np.log10(applied[np.abs(before[near]) > 0.002])
    tenths = applied[: len(applied) // 100 * 100].reshape(-1, 100).mean(axis=1)

    assert tenths.min() < tenths[0] - 6.0
    assert np.abs(np.diff(tenths)).max() < 1.0


def test_what_only_swells_is_not_touched(tmp_path):
    heard, before = as_background(tmp_path, with_waves(garden()))
    inside = slice(0, 30 * SAMPLE_RATE)
    gain = gain_of(heard[:SAMPLE_RATE, 0], before[:SAMPLE_RATE])

    assert np.allclose(heard[inside, 0], gain * before[inside], atol=ROUNDING)
    assert decibels(gain) == pytest.approx(0.0, abs=12.0)


def test_a_long_file_is_still_read_as_a_stream(tmp_path):
    sound = np.tile(garden(), 2)
    sound[60 * SAMPLE_RATE : 61 * SAMPLE_RATE] = with_slam(garden())[20 * SAMPLE_RATE : 21 * SAMPLE_RATE]
    heard, _ = as_background(tmp_path, sound)

    assert len(heard) == Frames(76 * SAMPLE_RATE)
    assert measured(heard).momentary().max() < BACKGROUND + STEP + 0.2
