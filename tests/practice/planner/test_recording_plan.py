"""Plans of recordings keep every limit."""

from dataclasses import replace
from itertools import pairwise

import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from planning_material import BOOK
from planning_rules import (
    assert_contiguous,
    assert_nothing_twice_running,
    assert_orient_first_and_return_last,
    longest_option_gap,
    longest_silence,
)

from player.practice.choices import Choices
from player.practice.pacing.model import GENTLE, LongSilence, with_values
from player.practice.planner.plan import estimated_durations
from player.practice.planner.recordings.inputs import Inputs
from player.practice.planner.recordings.recording import LEAD, TAIL, Recording
from player.practice.planner.recordings.recording_plan import plan_recording, replan_recording
from player.practice.planner.steps import StepKind
from player.practice.script.model import Role
from player.practice.units import Seconds

TINY = 1e-3


def recording(*lengths, pauses=(2.0,), length=None, complete=True):
    """Stretches of so many seconds, with these pauses between them in turn; long ones parted at 10 s."""
    slices: list[tuple[Seconds, Seconds]] = []
    now = 1.0
    for number, one in enumerate(lengths):
        end = now + one
        while end - now > 10:
            slices.append((Seconds(now), Seconds(now + 10)))
            now += 10
        slices.append((Seconds(now), Seconds(end)))
        now = end + pauses[number % len(pauses)]
    whole = Seconds(length or now)
    return Recording("clip", "A talk", "0" * 64, whole, whole, complete, tuple(slices), 0.5)


def inputs(made, pacing=GENTLE, choices=Choices()):  # noqa: B008  # frozen
    return Inputs(made, pacing, choices, BOOK, estimated_durations(pacing))


def heard(plan):
    return [step.recorded for step in plan.steps if step.recorded is not None]


pacings = st.builds(
    lambda **values: with_values(GENTLE, **values),
    pause_scale=st.floats(0.5, 3.0),
    max_silence_s=st.floats(3, 60),
    long_silence=st.sampled_from([str(one) for one in LongSilence]),
    option_phrase_every_s=st.floats(60, 180),
    sentence_pause_s=st.floats(1, 8),
    speech_wpm=st.floats(85, 140),
)
recordings = st.tuples(
    st.lists(st.floats(0.5, 14), min_size=1, max_size=60),
    st.lists(st.floats(0.7, 90), min_size=1, max_size=5),
).map(lambda drawn: recording(*drawn[0], pauses=drawn[1]))


def assert_limits(plan, pacing, total):
    assert_contiguous(plan.steps)
    assert_orient_first_and_return_last(plan.steps)
    assert_nothing_twice_running(plan.steps)
    assert plan.duration <= total + TINY
    assert longest_silence(plan.steps) <= pacing.max_silence_s + TINY
    assert longest_option_gap(plan) <= pacing.option_phrase_every_s + TINY


@settings(max_examples=examples(60), deadline=None)
@given(recordings, pacings, st.one_of(st.none(), st.floats(240, 3600)))
def test_every_limit_is_kept(made, pacing, longest):
    plan = plan_recording(inputs(made, pacing, Choices(longest=longest)))

    assert_limits(plan, pacing, longest or 3600)


def test_a_recording_that_is_cut_short_ends_without_the_quiet_that_led_on():
    pacing = with_values(GENTLE, pause_scale=3.0, max_silence_s=3.0, sentence_pause_s=1.0, speech_wpm=85.0)

    plan = plan_recording(inputs(recording(1.0, 1.0, pauses=[39.0]), pacing, Choices(longest=Seconds(240.0))))

    last = max(n for n, step in enumerate(plan.steps) if step.recorded is not None)
    assert_limits(plan, pacing, 240.0)
    assert (plan.steps[last + 1].kind, plan.steps[last + 1].duration) == (StepKind.PAUSE, 1.0)


@settings(max_examples=examples(60), deadline=None)
@given(recordings, pacings)
def test_the_recording_is_heard_in_order_and_whole_as_far_as_it_goes(made, pacing):
    plan = plan_recording(inputs(made, pacing))
    parts = heard(plan)
    # A line over it parts a slice, and nothing of it is lost.
    missing = [
        s
        for s in made.slices
        if sum(max(0.0, min(p.end, s[1]) - max(p.start, s[0])) for p in parts) < s[1] - s[0] - TINY
    ]

    assert all(one.end <= other.start + TINY for one, other in pairwise(parts))
    assert all(abs(step.duration - step.recorded.length) < TINY for step in plan.steps if step.recorded)
    assert bool(missing) == bool(plan.left_out)
    # What is left out is one stretch of time, before the recording's closing or at its end.
    first = made.slices.index(missing[0]) if missing else 0
    assert missing == list(made.slices[first : first + len(missing)])


@settings(max_examples=examples(60), deadline=None)
@given(recordings, pacings, st.floats(0, 1), st.booleans(), st.booleans())
def test_planned_again_anywhere_it_keeps_what_was_heard_and_every_limit(made, pacing, share, skip, grounding):
    asked = inputs(made, pacing)
    before = plan_recording(asked)
    keep = max(1, round(share * (len(before.steps) - 1)))
    after = replan_recording(before, keep, asked, skip=skip, grounding_only=grounding)
    parts = heard(after)

    assert after.steps[:keep] == before.steps[:keep]
    assert_contiguous(after.steps)
    assert_orient_first_and_return_last(after.steps)
    assert all(one.end <= other.start + TINY for one, other in pairwise(parts))
    assert longest_silence(after.steps) <= pacing.max_silence_s + pacing.sentence_pause_s + TINY


def test_planned_again_without_a_change_nothing_is_lost():
    made = recording(*[8.0] * 20, pauses=(2.0, 30.0))
    before = plan_recording(inputs(made))
    wanted = [round(part.start, 6) for part in heard(before)]
    for keep in range(1, len(before.steps)):
        after = replan_recording(before, keep, inputs(made))

        assert [round(part.start, 6) for part in heard(after)] == wanted, keep


def test_pauses_are_scaled_capped_and_kept_company():
    made = recording(5, 5, 5, pauses=(2.0, 40.0))
    pacing = with_values(GENTLE, pause_scale=2.0, max_silence_s=15, option_phrase_every_s=180)
    steps = plan_recording(inputs(made, pacing)).steps
    first = next(i for i, step in enumerate(steps) if step.recorded)
    second = next(i for i in range(first + 1, len(steps)) if steps[i].recorded)
    third = next(i for i in range(second + 1, len(steps)) if steps[i].recorded)

    assert sum(step.duration for step in steps[first + 1 : second]) == pytest.approx(2 * (2.0 - LEAD - TAIL))
    assert any(step.kind is StepKind.PRESENCE for step in steps[second:third])
    assert steps[third].start - steps[second].end == pytest.approx(2 * (40.0 - LEAD - TAIL), abs=5)


def test_slices_of_a_stretch_follow_each_other_without_a_gap():
    parts = heard(plan_recording(inputs(recording(35.0))))

    assert len(parts) == 4
    assert all(one.end == pytest.approx(other.start) for one, other in pairwise(parts))


def test_a_recording_that_is_too_long_ends_at_a_pause_and_says_so():
    made = recording(*[50.0] * 100, pauses=(3.0,))
    plan = plan_recording(inputs(made, with_values(GENTLE, option_phrase_every_s=180)))
    ends = {end for _, end in made.slices}

    assert 3400 < plan.duration <= 3600
    assert any(abs(heard(plan)[-1].end - 0.2 - end) < TINY for end in ends)
    assert "60 minutes" in plan.left_out[0][1]


def test_an_hour_and_a_half_without_a_pause_is_parted_at_a_quiet_place():
    plan = plan_recording(inputs(recording(5400.0)))

    assert 3400 < plan.duration <= 3600
    assert plan.steps[-1].role is Role.RETURN
    assert plan.left_out


def test_a_locked_length_holds_for_recordings_too():
    locked = replace(GENTLE, session_max_min=5.0, locked=("session_max_min",))
    plan = plan_recording(inputs(recording(*[8.0] * 100), locked))

    assert plan.duration <= 300


def test_silence_alone_is_said():
    plan = plan_recording(inputs(recording(length=100.0)))

    assert plan.left_out == (("A talk", "No sound was found in it."),)
    assert_orient_first_and_return_last([*plan.steps])


def test_what_is_looked_through_later_joins_without_a_repetition():
    whole = recording(*[8.0] * 40, pauses=(2.0,))
    part = replace(whole, slices=whole.slices[:5], looked=whole.slices[4][1], complete=False)
    before = plan_recording(inputs(part))
    keep = next(i for i, step in enumerate(before.steps) if step.recorded) + 2
    after = replan_recording(before, keep, inputs(whole))
    parts = heard(after)

    assert len(heard(before)) == 4
    assert len(parts) == 40
    assert all(one.end < other.start for one, other in pairwise(parts))
