"""Recordings whose stretches are longer than a sitting keep to its length, also when planned again."""

from dataclasses import replace
from itertools import pairwise

import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from planning_rules import assert_contiguous, assert_orient_first_and_return_last
from test_recording_plan import heard, inputs, pacings, recording

from player.practice.choices import Choices
from player.practice.pacing.model import GENTLE
from player.practice.planner.recordings.recording import pauses_of
from player.practice.planner.recordings.recording_plan import plan_recording, replan_recording
from player.practice.units import Seconds

TINY = 1e-3
SLICE = 12.0
"""Seconds: what is being heard is heard at least to the next place where it may end."""

long_stretches = st.tuples(
    st.lists(st.one_of(st.floats(0.5, 14), st.floats(60, 1500)), min_size=1, max_size=8),
    st.lists(st.floats(0.7, 20), min_size=1, max_size=5),
).map(lambda drawn: recording(*drawn[0], pauses=drawn[1]))


def ten_minutes(made):
    return inputs(made, GENTLE, Choices(longest=Seconds(600.0)))


def recorded_seconds(plan):
    return sum(part.length for part in heard(plan))


@pytest.mark.parametrize("made", [recording(1800.0), recording(3.0, 1800.0), recording(1200.0, 1200.0)])
def test_planned_again_anywhere_it_lasts_as_long_as_was_wished(made):
    asked = ten_minutes(made)
    fresh = plan_recording(asked)
    assert recorded_seconds(fresh) > 400.0
    for keep in range(1, len(fresh.steps)):
        again = replan_recording(fresh, keep, asked)

        assert again.steps[:keep] == fresh.steps[:keep]
        assert again.duration <= 600.0 + SLICE, keep
        assert recorded_seconds(again) > 400.0, keep
        assert heard(again)[-1].end == pytest.approx(heard(fresh)[-1].end), keep


def test_a_line_that_turns_out_longer_leaves_the_recording_its_time():
    """The opening is planned by estimate, and again once its lines are spoken: before anything is heard."""
    asked = ten_minutes(recording(1800.0))
    fresh = plan_recording(asked)
    first = replace(fresh.steps[0], duration=Seconds(fresh.steps[0].duration + 2.0))
    again = replan_recording(replace(fresh, steps=(first, *fresh.steps[1:])), 1, asked)

    assert recorded_seconds(again) > 400.0
    assert "its closing is heard" in again.left_out[0][1]


@settings(max_examples=examples(60), deadline=None)
@given(long_stretches, pacings, st.floats(180, 1800), st.floats(0, 1))
def test_any_stretches_keep_to_the_length_and_fill_it(made, pacing, longest, share):
    asked = inputs(made, pacing, Choices(longest=Seconds(longest)))
    fresh = plan_recording(asked)
    keep = max(1, round(share * (len(fresh.steps) - 1)))
    again = replan_recording(fresh, keep, asked)

    for plan in (fresh, again):
        parts = heard(plan)
        assert_contiguous(plan.steps)
        assert_orient_first_and_return_last(plan.steps)
        assert all(one.end <= other.start + TINY for one, other in pairwise(parts))
    assert fresh.left_out or sum(end - start for start, end in made.slices) <= recorded_seconds(fresh)
    assert fresh.duration <= longest + TINY
    assert again.duration <= max(longest, fresh.steps[keep - 1].end + pacing.return_s + 30.0)
    # A sitting isn't cut by more than what is worth no further stretch, and a slice.
    assert not fresh.left_out or fresh.duration >= longest - 60.0 - SLICE - max(
        (end - start for start, end in pauses_of(made)), default=0.0
    )


def test_only_grounding_ends_a_stretch_that_goes_on_for_minutes():
    asked = ten_minutes(recording(1800.0))
    fresh = plan_recording(asked)
    keep = 1 + [step.recorded is not None for step in fresh.steps].index(True)
    now = fresh.steps[keep - 1].end
    again = replan_recording(fresh, keep, asked, grounding_only=True)

    assert now < again.steps[keep].end
    assert max(step.end for step in again.steps if step.recorded is not None) <= now + 20.0


def test_that_nothing_of_it_is_heard_is_said_also_when_it_is_planned_again():
    slow = inputs(recording(*[50.0] * 3), GENTLE, Choices(longest=Seconds(60.0)))
    fresh = plan_recording(slow)
    again = replan_recording(fresh, 1, slow)

    assert not heard(again)
    assert "Nothing of it has room in 1 minute" in again.left_out[0][1]
