"""What reaches the device, sample by sample, from the engine's loop with a manual device."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from engine_fakes import BLOCK, HandDevice, HandEngine, MemoryClips, sine, sine_step, tone_timeline
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.engine.counters import Count
from audio.engine.types import EngineState
from audio.mix.buses import Bus
from audio.mix.mixer import Renderer
from audio.mix.timeline import Background, PlacedClip, Timeline
from audio.units import SAMPLE_RATE, ClipName, Frames, Seconds

TONE = sine(10.0)
BELL = sine(1.0) * np.hanning(SAMPLE_RATE)
LEVEL = np.full(10 * SAMPLE_RATE, 0.3, np.float32)
FLOOR = 0.001
CLIPS = MemoryClips(
    {
        "tone": TONE,
        "soft": sine(10.0, level=0.1),
        "low": sine(10.0, hertz=200.0),
        "bell": BELL,
        "level": LEVEL,
        "floor": sine(1.0, hertz=60.0, level=FLOOR),
    }
)

# The steepest ramp: full level to zero in the tail's 10 ms, on top of the tone's own slope.
RAMP_STEP = 0.3 * np.pi / 2 / 240
NO_CLICK = sine_step() + RAMP_STEP


def largest_step(sound):
    return float(np.abs(np.diff(sound, axis=0)).max(initial=0.0))


def playing(clips=CLIPS, seconds=10.0, holds=()):
    engine = HandEngine(clips)
    engine.load(tone_timeline(seconds, holds))
    engine.play()
    return engine


def test_once_faded_in_the_samples_are_the_timelines_own():
    engine = playing()
    engine.advance(2.0)
    sound = engine.sound()

    assert np.array_equal(TONE[9600 : len(sound)], sound[9600:, 0])
    assert np.array_equal(sound[:, 0], sound[:, 1])
    assert engine.status().underruns == 0


def test_the_first_start_is_faded_in_at_equal_power():
    engine = playing()
    engine.advance(0.2)
    phase = np.arange(1, 4801) / 4800
    expected = TONE[:4800] * np.sin(phase * np.pi / 2)

    assert np.allclose(expected, engine.sound()[:4800, 0], atol=1e-5)


def test_a_pause_is_silent_after_its_fade_and_the_position_stands():
    engine = playing()
    engine.advance(1.0)
    engine.pause(Seconds(0.02))
    before = len(engine.sound())
    engine.advance(0.5)
    after = engine.sound()[before:]
    position = engine.status().position
    engine.advance(0.5)

    assert not after[round(0.02 * SAMPLE_RATE) + 1 :].any()
    assert after[: round(0.015 * SAMPLE_RATE)].any()
    assert engine.status().position == position
    assert engine.status().state is EngineState.PAUSED


def test_going_on_after_a_pause_leaves_nothing_out():
    engine = playing()
    engine.advance(1.0)
    engine.pause(Seconds(0.02))
    engine.advance(0.2)
    position = engine.status().position
    engine.play()
    start = len(engine.sound())
    engine.advance(0.5)
    sound = engine.sound()[start:, 0]

    assert np.allclose(TONE[position + 4800 : position + 9600], sound[4800:9600], atol=1e-6)


def test_a_jump_sounds_within_one_block():
    engine = playing()
    engine.advance(1.0)
    engine.seek(Frames(5 * SAMPLE_RATE))
    block = engine.pull()
    fade = round(0.015 * SAMPLE_RATE)
    engine.pull()

    assert engine.status().position > 5 * SAMPLE_RATE
    assert np.abs(block[fade - 20 : fade]).max() < 0.03
    assert largest_step(engine.sound()) < NO_CLICK


def test_a_hold_stands_still_in_silence_until_released():
    hold = SAMPLE_RATE
    engine = playing(holds=(hold,))
    engine.advance(2.0)
    held = engine.status()
    silent = engine.pull()
    engine.release()
    engine.advance(0.1)

    assert (held.state, held.position, held.underruns) == (EngineState.HOLDING, hold, 0)
    assert not silent.any()
    assert engine.status().state is EngineState.PLAYING
    assert largest_step(engine.sound()) < NO_CLICK


def test_a_release_without_a_hold_does_nothing():
    engine = playing(holds=(SAMPLE_RATE,))
    engine.advance(0.2)
    engine.release()
    engine.advance(1.5)

    assert engine.status().state is EngineState.HOLDING


def test_the_end_is_reached_without_an_underrun():
    engine = playing(seconds=1.0)
    engine.advance(1.5)
    status = engine.status()

    assert (status.state, status.position, status.underruns) == (EngineState.FINISHED, SAMPLE_RATE, 0)
    assert largest_step(engine.sound()) < NO_CLICK


@pytest.mark.parametrize("seconds", [1.0, 4.0], ids=["the end", "a hold"])
def test_the_last_10_ms_before_a_stop_die_away_wherever_the_sound_is_in_its_swing(seconds):
    """A tone that happens to cross zero there needs no fade; most sounds don't."""
    engine = HandEngine(CLIPS)
    engine.load(tone_timeline(seconds, holds=(SAMPLE_RATE,), clip="level"))
    engine.play()
    engine.advance(1.5)
    sound = engine.sound()[:, 0]
    last = sound[SAMPLE_RATE - 480 : SAMPLE_RATE]

    assert sound[SAMPLE_RATE - 600 : SAMPLE_RATE - 480] == pytest.approx(0.3)
    assert last[240] == pytest.approx(0.3 * np.sqrt(0.5), abs=0.002)
    assert last[-1] == pytest.approx(0.0, abs=0.001)
    assert (np.diff(last) <= 0.0).all()
    assert not sound[SAMPLE_RATE:].any()


def test_another_timeline_can_begin_anywhere():
    engine = playing()
    engine.advance(0.5)
    engine.load(tone_timeline(10.0, clip="low"), Frames(5 * SAMPLE_RATE))
    engine.advance(0.5)
    position = engine.status().position

    assert position == pytest.approx(5.5 * SAMPLE_RATE, abs=2 * BLOCK)
    assert np.allclose(
        sine(10.0, hertz=200.0)[position - 4800 : position], engine.sound()[-4800:, 0], atol=1e-6
    )
    assert largest_step(engine.sound()) < NO_CLICK


def two_parts(second, at):
    first = PlacedClip(Frames(0), Frames(at), ClipName("tone"))
    after = PlacedClip(Frames(at), Frames(3 * SAMPLE_RATE), ClipName(second))
    return Timeline((first, after), (), Frames(at + 3 * SAMPLE_RATE))


def test_an_exchange_ahead_is_exact_to_the_sample():
    at = 2 * SAMPLE_RATE
    engine = HandEngine(CLIPS)
    engine.load(two_parts("tone", at))
    engine.play()
    engine.advance(1.0)
    engine.load(two_parts("low", at))
    engine.advance(2.5)
    sound = engine.sound()[:, 0]

    assert np.array_equal(TONE[9600:at], sound[9600:at])
    assert np.array_equal(sine(10.0, hertz=200.0)[: len(sound) - at], sound[at:])
    assert engine.status().underruns == 0


def test_an_exchange_that_comes_late_is_cross_faded():
    engine = playing()
    engine.advance(1.0)
    engine.load(tone_timeline(10.0, clip="low"))
    engine.advance(1.0)
    sound = engine.sound()[:, 0]

    assert largest_step(engine.sound()) < NO_CLICK
    assert np.array_equal(sine(10.0, hertz=200.0)[len(sound) - 4800 : len(sound)], sound[-4800:])


def test_a_line_to_which_room_tone_comes_late_does_not_swell():
    """The splice is of the line with itself: at equal power it would be 3 dB louder for 10 ms."""
    engine, line = HandEngine(CLIPS), tone_timeline(clip="soft")
    engine.load(line)
    engine.play()
    engine.advance(1.0)
    tone = Background((ClipName("floor"),), Frames(SAMPLE_RATE), Frames(SAMPLE_RATE))
    engine.load(replace(line, room_tone=tone))
    engine.advance(1.0)
    sound = engine.sound()[:, 0]
    alone = sine(10.0, level=0.1)[: len(sound)]

    assert 0.0 < np.abs(sound - alone)[4800:].max() < 1.01 * FLOOR


def test_an_exchange_while_paused_is_heard_from_the_place_itself():
    engine = playing()
    engine.advance(1.0)
    engine.pause(Seconds(0.02))
    engine.advance(0.2)
    position = engine.status().position
    engine.load(tone_timeline(10.0, clip="low"))
    engine.play()
    mark = len(engine.sound())
    engine.advance(0.5)
    low = sine(10.0, hertz=200.0)
    faded = 4800

    assert np.allclose(
        low[position + faded : position + 9600], engine.sound()[mark + faded : mark + 9600, 0], atol=1e-6
    )


def exchanged_late(engine, after, blocks):
    """Load another timeline while the device takes this many blocks, at the worst moment."""
    ring = engine.feeder._ring
    given: list[np.ndarray] = []
    replace_from = ring.replace_from

    def slowly(position, guard):
        given.extend(np.zeros((BLOCK, 2), np.float32) for _ in range(blocks))
        for block in given:
            engine.device.fill(block)
        return replace_from(position, guard)

    ring.replace_from = slowly
    engine.load(after)
    engine.turn()
    ring.replace_from = replace_from
    engine.heard += given


AFTER_A_SECOND = pytest.mark.parametrize(
    ("after", "near"),
    [(two_parts("low", 60_000), 8), (tone_timeline(10.0, clip="low"), 6)],
    ids=["ahead", "at once"],
)
"""Timelines that differ from a tone a quarter of a second ahead, and at once; and after how many blocks the
reader is within a tenth of a second of the place."""


@AFTER_A_SECOND
def test_a_device_that_takes_a_lot_in_one_go_does_not_spoil_an_exchange(after, near):
    """The exchange lies further ahead than these blocks of 85 ms."""
    engine = HandEngine(CLIPS)
    engine.load(two_parts("tone", 60_000))
    engine.play()
    engine.advance(1.0)
    exchanged_late(engine, after, 4)
    engine.advance(1.0)

    assert near > 4
    assert engine.counters[Count.JUMPED] == 1
    assert largest_step(engine.sound()) < NO_CLICK
    assert engine.status().underruns == 0


@AFTER_A_SECOND
def test_a_place_that_the_reader_may_be_about_to_take_is_jumped_over(after, near):
    """It is within a tenth of a second, which a device may be requesting at this moment."""
    engine = HandEngine(CLIPS)
    engine.load(two_parts("tone", 60_000))
    engine.play()
    engine.advance(1.0)
    exchanged_late(engine, after, near)
    engine.advance(0.5)

    assert engine.counters[Count.JUMPED] == 3
    assert largest_step(engine.sound()) < NO_CLICK
    assert engine.status().underruns == 0


@AFTER_A_SECOND
def test_a_reader_that_has_passed_the_place_meanwhile_gets_the_new_sound_all_the_same(after, near):
    """The feeder was delayed: the reader was already reading what it dropped."""
    engine = HandEngine(CLIPS)
    engine.load(two_parts("tone", 60_000))
    engine.play()
    engine.advance(1.0)
    exchanged_late(engine, after, near + 8)
    engine.advance(1.0)
    sound, status = engine.sound(), engine.status()
    rest = Renderer(CLIPS).render(after, status.position - 9600, 9600)

    assert np.allclose(rest, sound[-9600:], atol=1e-6)
    assert status.underruns == 0
    assert largest_step(sound) < NO_CLICK


def test_the_volume_is_ramped_and_exact_afterwards():
    engine = playing()
    engine.advance(0.5)
    engine.set_volume(0.25)
    engine.advance(0.5)
    sound = engine.sound()[:, 0]

    assert np.array_equal(TONE[len(sound) - 4800 : len(sound)] * np.float32(0.25), sound[-4800:])
    assert largest_step(engine.sound()) < NO_CLICK


def test_a_ring_that_runs_dry_fades_out_and_in_and_is_counted():
    engine = playing()
    engine.advance(0.5)
    engine.feeder._ring.write = engine.feeder._ring.read + 1500
    blocks = [np.zeros((BLOCK, 2), np.float32) for _ in range(4)]
    for block in blocks:
        engine.device.fill(block)
    engine.heard += blocks
    engine.advance(0.5)

    assert engine.status().underruns == 3
    assert largest_step(engine.sound()) < NO_CLICK
    assert engine.sound()[-BLOCK:].any()


def test_a_background_comes_back_after_the_ring_ran_dry():
    engine = at_full_background()
    before = level_of(engine.sound()[-2400:])
    ring = engine.feeder._ring
    kept, ring.write = ring.write, ring.read + 1500
    blocks = [np.zeros((BLOCK, 2), np.float32) for _ in range(4)]
    for block in blocks:
        engine.device.fill(block)
    ring.write = kept
    engine.heard += blocks
    engine.advance(0.5)

    assert not blocks[-1].any()
    assert level_of(engine.sound()[-2400:]) == pytest.approx(before, abs=0.5)
    assert largest_step(engine.sound()) < NO_CLICK


def test_after_a_gap_the_latency_is_widened_once_nothing_sounds():
    engine = playing()
    engine.advance(0.5)
    engine.device.underflows = 1
    engine.advance(0.5)
    while_playing = list(engine.device.latencies)
    engine.device.underflows = 0
    engine.feeder._ring.write = engine.feeder._ring.read
    engine.device.fill(np.zeros((BLOCK, 2), np.float32))
    engine.pause(Seconds(0.02))
    engine.advance(0.5)
    position = engine.status().position
    engine.play()
    engine.advance(0.5)

    assert while_playing == [0.1]
    assert engine.device.latencies == [0.1, 0.2]
    assert engine.status().position > position


def test_a_fade_is_heard_to_its_end_before_the_device_is_reopened():
    """Reopening drops what a sound server still has: twice the latency of it, and a little more."""
    engine = playing()
    engine.device.latency = Seconds(0.1)
    engine.advance(0.5)
    engine.loop._holed = True
    engine.pause(Seconds(0.5))
    engine.advance(0.6)
    soon = list(engine.device.latencies)
    engine.advance(0.3)

    assert not engine.sound()[-int(0.2 * SAMPLE_RATE) :].any()
    assert soon == [0.1]
    assert engine.device.latencies == [0.1, 0.2]


def test_without_a_device_it_says_so_and_play_tries_again():
    device = HandDevice()
    device.fails = True
    engine = HandEngine(CLIPS, device)
    engine.load(tone_timeline(1.0))
    engine.play()
    failed = engine.status()
    device.fails = False
    engine.play()
    engine.advance(0.1)

    assert failed.state is EngineState.FAILED
    assert "headphones" in failed.error
    assert (engine.status().state, engine.status().error) == (EngineState.PLAYING, "")


def test_a_sound_that_cannot_be_read_pauses_with_words():
    class Broken(MemoryClips):
        def read(self, clip, start, count):
            if start > 3 * SAMPLE_RATE:
                raise OSError(5, "read error")
            return super().read(clip, start, count)

    engine = playing(Broken({"tone": TONE}))
    engine.advance(5.0)
    status = engine.status()

    assert status.state is EngineState.PAUSED
    assert "could not be read" in status.error


def with_all_buses(seconds=10.0, holds=()):
    length = Frames(round(seconds * SAMPLE_RATE))
    # Whole cycles of 200 Hz: the loop has no seam.
    loop = Background((ClipName("low"),), Frames(9 * SAMPLE_RATE), Frames(9 * SAMPLE_RATE), 0.1)
    bell = PlacedClip(Frames(SAMPLE_RATE), Frames(SAMPLE_RATE), ClipName("bell"), 0.1)
    return replace(
        tone_timeline(seconds, holds),
        length=length,
        bells=(bell,),
        background=loop,
        fade_in=Frames(96_000),
    )


HOLD = 12 * SAMPLE_RATE
END = 20 * SAMPLE_RATE


def at_full_background(holds=(HOLD,), **more):
    """Play until the background has faded in, with a hold far ahead."""
    engine = HandEngine(CLIPS)
    engine.load(replace(with_all_buses(20.0, holds), clips=(), bells=(), fade_in=Frames(0), **more))
    engine.play()
    engine.advance(5.5)
    return engine


def level_of(sound):
    return 20.0 * np.log10(max(1e-9, float(np.abs(sound).max())))


@pytest.mark.parametrize(("goal", "state"), [(HOLD, EngineState.HOLDING), (END, EngineState.FINISHED)])
def test_a_jump_to_where_everything_stands_still_lets_the_background_die_away(goal, state):
    engine = at_full_background()
    before = level_of(engine.sound()[-BLOCK:])
    engine.seek(Frames(goal))
    engine.pull()
    told = engine.status()
    engine.advance(6.0)
    sound = engine.sound()[-6 * SAMPLE_RATE :]
    levels = [level_of(sound[at : at + 2400]) for at in range(2400, 4 * SAMPLE_RATE, SAMPLE_RATE // 2)]

    assert (told.state, told.position) == (state, goal)
    assert levels[0] == pytest.approx(before, abs=1.0)
    assert [b - a for a, b in pairwise(levels)] == pytest.approx([-4.0] * 7, abs=0.3)
    assert not sound[-SAMPLE_RATE // 2 :].any()
    assert engine.status().position == goal
    assert largest_step(engine.sound()) < NO_CLICK
    assert engine.status().underruns == 0


def test_while_the_background_dies_away_a_release_is_heard_at_once_and_a_pause_is_silent():
    engine = at_full_background()
    engine.seek(Frames(HOLD))
    engine.advance(1.0)
    engine.release()
    mark = len(engine.sound())
    engine.advance(4.0)
    levels = [level_of(engine.sound()[at : at + 2400]) for at in range(mark, mark + 3 * SAMPLE_RATE, 24_000)]
    released = engine.status()
    engine.seek(Frames(HOLD))
    engine.advance(0.5)
    paused = len(engine.sound())
    engine.pause(Seconds(0.02))
    engine.advance(0.5)
    silent = engine.sound()[paused + round(0.021 * SAMPLE_RATE) :]

    assert released.state is EngineState.PLAYING
    assert released.position > HOLD + 3 * SAMPLE_RATE
    assert max(abs(b - a) for a, b in pairwise(levels)) < 6.0
    assert engine.sound()[paused - BLOCK : paused].any()
    assert not silent.any()
    assert engine.status().state is EngineState.PAUSED
    assert largest_step(engine.sound()) < NO_CLICK


def test_easing_back_and_another_jump_leave_it_to_die_away_by_itself():
    engine = at_full_background()
    engine.seek(Frames(HOLD))
    engine.advance(0.5)
    engine.seek(Frames(HOLD - SAMPLE_RATE))
    engine.advance(0.5)
    engine.seek(Frames(HOLD))
    engine.advance(0.2)
    eased = len(engine.sound())
    engine.pause(Seconds(0.8))
    engine.advance(6.0)
    sound = engine.sound()
    levels = [
        level_of(sound[at : at + 4800]) for at in range(5 * SAMPLE_RATE, eased + 2 * SAMPLE_RATE, 24_000)
    ]

    assert max(abs(b - a) for a, b in pairwise(levels)) < 6.0
    assert sound[eased + SAMPLE_RATE :].any()
    assert not sound[-SAMPLE_RATE // 2 :].any()
    assert engine.status().state is EngineState.PAUSED
    assert largest_step(sound) < NO_CLICK


def levels_after(engine, mark, seconds):
    """The level of 50 ms in each half second from a place in what was heard."""
    engine.advance(seconds)
    places = range(mark, mark + round(seconds * SAMPLE_RATE) - 2400, SAMPLE_RATE // 2)
    return [level_of(engine.sound()[at : at + 2400]) for at in places]


def test_a_jump_within_a_background_leaves_it_as_loud_as_it_was():
    engine = at_full_background()
    before = level_of(engine.sound()[-2400:])
    engine.seek(Frames(2 * SAMPLE_RATE))
    engine.advance(0.1)
    levels = levels_after(engine, len(engine.sound()), 3.0)

    assert levels == pytest.approx([before] * len(levels), abs=1.0)


def test_after_a_pause_the_background_rises_evenly_to_where_it_was():
    """Eight decibels a second, as it fades: no step over 6 dB in half a second, and no dead air either."""
    engine = at_full_background(holds=())
    before = level_of(engine.sound()[-2400:])
    engine.pause(Seconds(0.02))
    engine.advance(0.2)
    engine.play()
    engine.advance(0.5)
    levels = levels_after(engine, len(engine.sound()), 6.0)
    risen = [level - before for level in levels]

    assert risen[:8] == pytest.approx([-36.0 + 4.0 * n for n in range(8)], abs=1.5)
    assert risen[-1] == pytest.approx(0.0, abs=0.5)


def test_easing_back_fades_the_background_evenly_for_as_long_as_its_own_fade():
    """The voice is gone within a second; 40 dB in the pacing's ten seconds are 2 dB in each half."""
    engine = at_full_background(holds=(), length=Frames(30 * SAMPLE_RATE), fade_out=Frames(10 * SAMPLE_RATE))
    mark = len(engine.sound())
    engine.pause(Seconds(0.8))
    levels = levels_after(engine, mark, 11.0)

    assert [b - a for a, b in pairwise(levels[:12])] == pytest.approx([-2.0] * 11, abs=0.4)
    assert not engine.sound()[-SAMPLE_RATE // 2 :].any()


@pytest.mark.parametrize("goal", [2 * SAMPLE_RATE, 18 * SAMPLE_RATE], ids=["to a place", "to a hold"])
def test_going_elsewhere_while_a_background_fades_steps_up_nothing(goal):
    """It was eased back and is half gone when somebody goes on at another place."""
    engine = at_full_background(holds=(18 * SAMPLE_RATE,))
    engine.pause(Seconds(0.8))
    engine.advance(2.0)
    mark = len(engine.sound()) - 2400
    engine.play()
    engine.seek(Frames(goal))
    levels = levels_after(engine, mark, 3.0)

    assert levels[0] < level_of(engine.sound()[5 * SAMPLE_RATE : 5 * SAMPLE_RATE + 2400]) - 10.0
    assert max(b - a for a, b in pairwise(levels)) < (6.0 if goal < HOLD else 0.5)
    assert largest_step(engine.sound()) < NO_CLICK


NEAR_HOLD = 6 * SAMPLE_RATE

commands = st.one_of(
    st.tuples(st.just("play")),
    st.tuples(st.just("pause"), st.sampled_from([Seconds(0.0), Seconds(0.02), Seconds(0.8)])),
    st.tuples(st.just("seek"), st.integers(0, 9 * SAMPLE_RATE) | st.just(NEAR_HOLD)),
    st.tuples(st.just("set_volume"), st.sampled_from([0.0, 0.3, 1.0])),
    st.tuples(st.just("release")),
    st.tuples(
        st.just("load"),
        st.sampled_from([tone_timeline(), tone_timeline(clip="low"), with_all_buses(holds=(NEAR_HOLD,))]),
    ),
    st.tuples(st.just("set_bus_volume"), st.sampled_from(list(Bus)), st.sampled_from([0.0, 1.0])),
)


def after_commands(script):
    """Run commands, each followed by a number of 10 ms blocks."""
    engine = playing(holds=(2 * SAMPLE_RATE,))
    engine.advance(0.1)
    for (name, *values), blocks in script:
        getattr(engine, name)(*values)
        for _ in range(blocks):
            engine.pull(SAMPLE_RATE // 100)
    engine.advance(0.1)
    return engine


def assert_no_click(engine):
    steps_of_one_ramp_on_another = 3 * RAMP_STEP
    other_buses = 0.2 * (sine_step() + 3 * RAMP_STEP)

    assert np.isfinite(engine.sound()).all()
    assert largest_step(engine.sound()) < sine_step() + steps_of_one_ramp_on_another + other_buses
    assert engine.status().underruns == 0


@settings(max_examples=examples(15), deadline=None)
@given(script=st.lists(commands, min_size=100, max_size=100))
def test_a_hundred_commands_a_second_in_any_order_leave_no_click(script):
    engine = after_commands([(command, 1) for command in script])

    assert len(engine.sound()) == pytest.approx(1.2 * SAMPLE_RATE, abs=2 * BLOCK)
    assert_no_click(engine)


@settings(max_examples=examples(15), deadline=None)
@given(script=st.lists(st.tuples(commands, st.integers(0, 2)), min_size=1, max_size=40))
def test_commands_at_once_and_further_apart_leave_no_click(script):
    assert_no_click(after_commands(script))
