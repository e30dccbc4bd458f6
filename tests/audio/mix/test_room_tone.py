"""Room tone instead of digital silence: low, shaped like the voice's floor, and seamless."""

from dataclasses import replace

import numpy as np
import pytest

from audio.files.clip_cache import ClipCache
from audio.mix.mixer import Renderer, first_difference
from audio.mix.room_tone import ensure_room_tone, room_tone_loop
from audio.mix.sources import CombinedSource
from audio.mix.timeline import Timeline
from audio.units import Frames

RATE = 48_000


@pytest.fixture(scope="module")
def loop():
    return room_tone_loop()


def dbfs(samples):
    return 20 * np.log10(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))


def test_it_is_at_most_70_db_under_full_scale_and_never_nothing(loop):
    seconds = [dbfs(loop[at : at + RATE]) for at in range(0, len(loop), RATE)]

    assert max(seconds) <= -70.0
    assert min(seconds) > -76.0
    assert np.abs(loop).max() < 10 ** (-55 / 20)


def test_it_is_shaped_like_the_voices_floor(loop):
    """Flat to a kilohertz, 3 dB less at four, 4.5 at eight (measured on the engine's own quiet)."""
    power = np.abs(np.fft.rfft(loop.astype(np.float64))) ** 2
    hertz = np.fft.rfftfreq(len(loop), 1 / RATE)

    def level(middle):
        return 10 * np.log10(power[(hertz > middle / 1.1) & (hertz < middle * 1.1)].mean())

    assert level(250) - level(1000) == pytest.approx(0.0, abs=1.0)
    assert level(1000) - level(4000) == pytest.approx(3.0, abs=1.0)
    assert level(1000) - level(8000) == pytest.approx(4.5, abs=1.0)


def test_its_end_leads_into_its_beginning(loop):
    steps = np.abs(np.diff(np.concatenate([loop[-RATE:], loop[:RATE]])))

    assert steps[RATE - 1] <= steps.max() * 0.99


@pytest.fixture
def heard(tmp_path):
    cache = ClipCache(tmp_path)
    tone = ensure_room_tone(cache)
    timeline = Timeline(clips=(), holds=(), length=Frames(30 * RATE), room_tone=tone)
    yield timeline, Renderer(CombinedSource(cache))
    cache.close()


def test_the_quiet_of_a_sitting_holds_it_from_end_to_end(heard):
    timeline, renderer = heard

    sound = renderer.render(timeline, 0, timeline.length + RATE)

    assert not sound[0].any()
    assert not sound[30 * RATE :].any()
    for at in range(RATE, 29 * RATE, RATE):
        assert -76.0 < dbfs(sound[at : at + RATE]) <= -70.0
        assert np.count_nonzero(sound[at : at + RATE] == 0.0) < RATE / 10


def test_it_goes_out_evenly_at_the_end_of_a_long_sitting(heard, loop):
    """After some six minutes a frame has no exact number in single precision."""
    timeline, renderer = heard
    length = 22 * 60 * RATE + 1
    timeline = replace(timeline, length=Frames(length))
    expected = loop[(np.arange(length - RATE, length)) % len(loop)]
    expected[-4800:] *= np.arange(4799, -1, -1) / 4800

    sound = np.concatenate([renderer.render(timeline, at, 480) for at in range(length - RATE, length, 480)])

    # The cache keeps 16 bits.
    assert np.abs(sound[:RATE, 0] - expected).max() < 2e-5


def test_it_is_the_same_however_it_is_cut_into_blocks(heard):
    timeline, renderer = heard
    whole = renderer.render(timeline, 19 * RATE, 2 * RATE)

    parts = [renderer.render(timeline, at, 7_000) for at in range(19 * RATE, 21 * RATE, 7_000)]

    assert np.array_equal(whole, np.concatenate(parts)[: 2 * RATE])


def test_a_timeline_that_gains_it_differs_from_its_first_frame(heard):
    timeline, _ = heard
    without = Timeline(clips=(), holds=(), length=timeline.length)

    assert first_difference(without, timeline) == 0
    assert first_difference(timeline, timeline) is None
