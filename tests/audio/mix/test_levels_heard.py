"""No step in loudness: whole stretches of sittings, with jumps, pauses and exchanges, measured."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from engine_fakes import HandEngine, MemoryClips, sine
from loudness_steps import largest_step, largest_step_of_voice

from audio.analysis.loudness import LoudnessMeter
from audio.analysis.programme import decibels
from audio.engine.types import EngineState
from audio.mix.bells import bell_clip
from audio.mix.buses import Bus
from audio.mix.envelope import DUCKING
from audio.mix.mixer import Renderer, first_difference
from audio.mix.stored_sounds import Timbre
from audio.mix.timeline import Background, PlacedClip, Timeline
from audio.units import SAMPLE_RATE, ClipName, Frames, Seconds, frames

MINUTE = 60 * SAMPLE_RATE
LOOP = 10 * SAMPLE_RATE
RNG = np.random.default_rng(3)

# White noise at -36 LUFS or so stands for rain; a tone at about -20 LUFS for the voice.
NOISE = (0.0105 * RNG.standard_normal((LOOP, 2))).astype(np.float32)
CLIPS = MemoryClips(
    {
        "rain": NOISE,
        "line": sine(2.5, level=0.14),
        "bell": bell_clip(Timbre.WARM),
        "long": sine(60.0, level=0.14),
    }
)
RAIN = Background((ClipName("rain"),), Frames(LOOP), Frames(LOOP))
LINES = tuple(
    PlacedClip(frames(at), frames(2.5), ClipName("line")) for at in (6.0, 10.0, 17.0, 33.0, 40.0, 41.0)
)
BELLS = (PlacedClip(frames(0.5), frames(14.0), ClipName("bell")),)
FULL = Timeline(LINES, (), Frames(MINUTE), BELLS, RAIN, frames(5.0), frames(5.0))
RAIN_ALONE = replace(FULL, bells=())


def momentary(sound):
    meter = LoudnessMeter(2)
    meter.add(sound)
    meter.finish()
    return meter.momentary()


@cache
def rain_of(timeline, start=0, count=MINUTE):
    return Renderer(CLIPS).render(timeline, start, count, {Bus.NARRATION: 0.0, Bus.BELLS: 0.0})


def level_at(sound, second):
    return decibels(float(np.sqrt(np.mean(sound[round(second * SAMPLE_RATE) :][: SAMPLE_RATE // 4] ** 2))))


def test_the_background_comes_in_slowly_and_goes_out_slowly():
    sound = rain_of(RAIN_ALONE)
    middle = level_at(sound, 25.0)

    assert largest_step(sound) < 6.0
    assert level_at(sound, 0.0) < middle - 25.0
    assert abs(level_at(sound, 5.0) - middle) < 6.5
    assert level_at(sound, 59.7) < middle - 25.0


@pytest.mark.parametrize("fade", [2.0, 5.0, 10.0])
def test_every_length_of_fade_in_the_safe_range_is_heard_and_none_is_steep(fade):
    quiet = Timeline((), (), Frames(MINUTE // 2), (), RAIN, frames(fade), frames(fade))
    sound = rain_of(quiet, count=MINUTE // 2)
    middle = level_at(sound, 15.0)

    assert largest_step(sound) < 6.0
    assert level_at(sound, fade - 0.3) > middle - 4.0
    assert level_at(sound, fade / 2) < middle - 6.0
    assert level_at(sound, 30.0 - fade / 2) < middle - 6.0


def test_the_background_gives_way_to_the_voice_and_comes_back_slowly():
    sound = rain_of(RAIN_ALONE)
    free = level_at(sound, 25.0)

    assert abs(level_at(sound, 18.0) - free - DUCKING) < 0.5
    assert abs(level_at(sound, 9.0) - free - DUCKING) < 0.5
    assert abs(level_at(sound, 30.0) - free) < 0.5


def test_under_the_voice_are_twenty_decibels():
    voice = Renderer(CLIPS).render(FULL, 0, MINUTE, {Bus.BELLS: 0.0, Bus.BACKGROUND: 0.0})

    assert level_at(voice, 18.0) - level_at(rain_of(FULL), 18.0) > 20.0


def test_it_dies_away_before_a_hold_and_comes_back_after_it():
    held = replace(RAIN_ALONE, clips=(), holds=(frames(20.0),))
    sound = rain_of(held)

    assert level_at(sound, 19.8) < level_at(sound, 30.0) - 30.0
    assert largest_step(sound) < 6.0


def test_bells_swell_at_the_beginning_and_have_their_own_volume():
    early = Renderer(CLIPS).render(FULL, 0, MINUTE, {Bus.NARRATION: 0.0, Bus.BACKGROUND: 0.0})
    sudden = Renderer(CLIPS).render(replace(FULL, fade_in=Frames(0)), 0, MINUTE, {Bus.BACKGROUND: 0.0})
    silent = Renderer(CLIPS).render(FULL, 0, 4 * SAMPLE_RATE, {Bus.BELLS: 0.0, Bus.BACKGROUND: 0.0})

    assert level_at(early, 0.6) < level_at(sudden, 0.6) - 12.0
    assert abs(level_at(early, 5.5) - level_at(sudden, 5.5)) < 0.1
    assert not silent.any()


def running(timeline, seconds=0.0):
    """A playing engine with voice and bells muted, so that only the background is heard."""
    engine = HandEngine(CLIPS)
    engine.set_bus_volume(Bus.NARRATION, 0.0)
    engine.set_bus_volume(Bus.BELLS, 0.0)
    engine.load(timeline)
    engine.play()
    engine.advance(seconds)
    return engine


def test_an_engine_gives_the_same_samples_as_a_file():
    engine = HandEngine(CLIPS)
    engine.load(FULL)
    engine.play()
    engine.advance(20.0)
    sound = engine.sound()
    file = Renderer(CLIPS).render(FULL, 0, len(sound))
    started = 5 * SAMPLE_RATE + SAMPLE_RATE // 4

    assert np.array_equal(file[started:], sound[started:])
    assert abs(level_at(sound, 2.0) - level_at(file, 2.0)) < 6.0


@pytest.mark.parametrize(
    ("origin", "goal"), [(25.0, 1.0), (1.0, 25.0), (25.0, 57.0), (18.0, 29.0), (29.0, 18.0), (57.0, 29.0)]
)
def test_a_seek_makes_no_step(origin, goal):
    engine = running(RAIN_ALONE, 0.1)
    engine.seek(frames(origin))
    engine.advance(6.0)
    engine.seek(frames(goal))
    engine.advance(5.0)

    assert largest_step(engine.sound()) < 6.0


def test_going_on_after_a_pause_is_slow_for_the_background_and_quick_for_the_voice():
    engine = running(RAIN_ALONE, 7.0)
    engine.pause(Seconds(0.02))
    engine.advance(1.0)
    paused = len(engine.sound())
    engine.seek(frames(24.0))
    engine.play()
    engine.advance(6.0)
    sound = engine.sound()
    voice = HandEngine(CLIPS)
    voice.load(FULL, frames(11.0))
    voice.play()
    voice.advance(0.3)

    assert not sound[paused - SAMPLE_RATE // 2 : paused].any()
    assert largest_step(sound[paused:]) < 6.0
    assert abs(level_at(sound[paused:], 5.0) - level_at(rain_of(RAIN_ALONE), 29.0)) < 1.0
    assert level_at(voice.sound(), 0.05) > decibels(0.14 / np.sqrt(2)) - 3.0


def test_easing_back_takes_the_voice_at_once_and_the_background_slowly():
    engine = HandEngine(CLIPS)
    engine.load(replace(FULL, clips=(PlacedClip(Frames(0), Frames(MINUTE), ClipName("long")),), bells=()))
    engine.play()
    engine.advance(8.0)
    mark = len(engine.sound())
    engine.pause(Seconds(0.8))
    engine.advance(7.0)
    sound = engine.sound()[mark:]
    rest = sound[round(0.85 * SAMPLE_RATE) :]
    position = engine.status().position
    engine.advance(0.5)

    assert np.abs(rest[: SAMPLE_RATE // 2]).max() < 0.04
    assert rest[: 2 * SAMPLE_RATE].any()
    assert largest_step(rest) < 6.0
    assert not sound[-SAMPLE_RATE:].any()
    assert engine.status().state is EngineState.PAUSED
    assert engine.status().position == position


def test_an_exchange_moves_the_background_smoothly():
    engine = running(RAIN_ALONE, 26.0)
    spoken = replace(
        RAIN_ALONE, clips=(*LINES[:3], PlacedClip(frames(26.6), frames(2.5), ClipName("line")), *LINES[3:])
    )
    engine.load(spoken)
    engine.advance(1.0)
    engine.load(RAIN_ALONE)
    engine.advance(0.4)
    engine.load(replace(RAIN_ALONE, holds=(frames(32.0),)))
    engine.advance(5.0)

    assert largest_step(engine.sound()) < 6.0
    assert engine.status().underruns == 0


def test_another_background_is_crossed_over_and_a_new_one_rises_slowly():
    engine = running(replace(RAIN_ALONE, background=None), 7.0)
    engine.load(RAIN_ALONE)
    engine.advance(6.0)

    assert largest_step(engine.sound()) < 6.0
    assert engine.sound()[-SAMPLE_RATE:].any()


def test_what_differs_begins_where_the_background_gives_way():
    later = replace(FULL, clips=(*LINES, PlacedClip(frames(50.0), frames(2.5), ClipName("line"))))
    changed = first_difference(FULL, later)
    assert changed is not None
    a, b = Renderer(CLIPS).render(FULL, 0, changed), Renderer(CLIPS).render(later, 0, changed)

    assert frames(46.0) < changed < frames(50.0)
    assert np.array_equal(a, b)


def test_a_volume_moves_without_a_step_and_only_its_own_bus():
    engine = HandEngine(CLIPS)
    engine.load(RAIN_ALONE)
    engine.play()
    engine.advance(12.0)
    engine.set_bus_volume(Bus.BACKGROUND, 0.0)
    engine.advance(1.5)
    voice = engine.sound()[round(12.5 * SAMPLE_RATE) :]
    start = 13 * SAMPLE_RATE + SAMPLE_RATE // 4
    engine.set_bus_volume(Bus.BACKGROUND, 1.0)
    engine.advance(2.0)

    assert not np.array_equal(voice[:100], np.zeros((100, 2)))
    assert np.array_equal(
        engine.sound()[start : start + 4800],
        Renderer(CLIPS).render(RAIN_ALONE, start, 4800, {Bus.BACKGROUND: 0.0}),
    )
    assert engine.sound()[-4800:].any()


def test_the_voice_keeps_one_level_through_seeks_pauses_and_exchanges():
    engine = HandEngine(CLIPS)
    engine.load(FULL)
    engine.play()
    engine.advance(11.0)
    engine.seek(frames(17.0))
    engine.advance(1.5)
    engine.pause(Seconds(0.02))
    engine.advance(0.5)
    engine.seek(frames(17.0))
    engine.play()
    engine.advance(1.0)
    engine.load(replace(FULL, clips=LINES[:4]))
    engine.advance(1.5)
    louder = engine.sound().copy()
    louder[-SAMPLE_RATE:] *= 10.0

    assert largest_step_of_voice(engine.sound()) < 6.0
    assert largest_step_of_voice(louder) > 6.0
