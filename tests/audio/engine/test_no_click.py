"""Commands in any order, as fast as they come: none leaves a click."""

import numpy as np
import pytest
from engine_fakes import BLOCK, sine_step, tone_timeline
from engine_playing import RAMP_STEP, largest_step, playing, with_all_buses
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.mix.buses import Bus
from audio.units import SAMPLE_RATE, Seconds

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
