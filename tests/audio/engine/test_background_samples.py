"""A background while somebody pauses, jumps, waits or eases back: how loud it is, moment by moment."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from engine_fakes import BLOCK, HandEngine
from engine_playing import CLIPS, NO_CLICK, largest_step, with_all_buses

from audio.engine.types import EngineState
from audio.units import SAMPLE_RATE, Frames, Seconds


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
