"""Quiet time keeps every limit, whatever was chosen for it."""

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
from planning_shipped import PRESETS as SHIPPED

from player.practice.choices import Choices
from player.practice.pacing.model import GENTLE, pacing_of, with_values
from player.practice.planner.plan import estimated_durations
from player.practice.planner.recordings.unguided import SETTLING, plan_unguided, quiet_script, replan_unguided
from player.practice.planner.steps import StepKind
from player.practice.script.model import Role
from player.practice.units import Seconds
from player.sittings.planning import QuietPlanning

TINY = 1e-3
PRESETS = {preset.id: preset for preset in SHIPPED}
MOST_MINUTES = {"standard": 60, "gentle": 8, "first-steps": 4, "low-sensory": 6, "grounding-only": 2}
"""Written down again from the presets, which no plan may go beyond."""
LONG = with_values(GENTLE, session_max_min=20, quiet_time_max_min=60)
STANDARD = PRESETS["standard"]


def quiet(pacing, **chosen):
    choices = Choices(**chosen)
    return plan_unguided(quiet_script("0" * 64, BOOK), pacing, choices, BOOK, estimated_durations(pacing))


def again(before, keep, pacing, *, skip=False, **chosen):
    script, durations = quiet_script("0" * 64, BOOK), estimated_durations(pacing)
    return replan_unguided(before, keep, script, pacing, Choices(**chosen), BOOK, durations, skip=skip)


def assert_limits(plan, pacing, total):
    assert_contiguous(plan.steps)
    assert_orient_first_and_return_last(plan.steps)
    assert_nothing_twice_running(plan.steps)
    assert plan.duration <= total + TINY
    assert longest_silence(plan.steps) <= pacing.max_silence_s + TINY
    assert longest_option_gap(plan) <= pacing.option_phrase_every_s + TINY


def bells(plan):
    return [step for step in plan.steps if step.kind is StepKind.BELL]


def has_quiet(plan):
    return any(step.kind is StepKind.SILENCE for step in plan.steps)


lengths = st.none() | st.floats(60, 3600)
settling = st.floats(0, 180)
apart = st.none() | st.sampled_from([60.0, 120.0, 300.0, 900.0])


@pytest.mark.parametrize("name", MOST_MINUTES)
@settings(max_examples=examples(12), deadline=None)
@given(longest=lengths, settle=settling, every=apart, wanted=st.booleans())
def test_every_built_in_preset_keeps_its_limits(name, longest, settle, every, wanted):
    pacing = PRESETS[name]
    plan = quiet(pacing, longest=longest, settle=settle, bell_every=every, bells=wanted)

    assert_limits(plan, pacing, min(longest or 3600, MOST_MINUTES[name] * 60))
    # In hardly more than a minute there is nothing but the opening and the way back.
    assert bool(bells(plan)) == (wanted and pacing.bells and has_quiet(plan))
    assert has_quiet(plan) or (longest is not None and longest < 100)


@settings(max_examples=examples(30), deadline=None)
@given(
    st.floats(8, 60),
    st.floats(60, 180),
    st.floats(1, 8),
    st.floats(240, 1200),
    settling,
    apart,
    st.booleans(),
)
def test_any_pacing_keeps_its_limits_and_fills_its_time(  # noqa: PLR0917
    silence, options, pause, longest, settle, every, wanted
):
    values = {"max_silence_s": silence, "option_phrase_every_s": options, "sentence_pause_s": pause}
    pacing = with_values(LONG, bells=True, **values)
    plan = quiet(pacing, longest=longest, settle=settle, bell_every=every, bells=wanted)

    assert_limits(plan, pacing, longest)
    assert plan.duration > longest - 30


def test_the_first_word_about_options_comes_in_time_by_itself():
    """Half a minute of opening has none. If the planner had to put one in, the next would say the same."""
    pacing = with_values(LONG, max_silence_s=36.0, option_phrase_every_s=60.0, sentence_pause_s=3.0)
    plan = quiet(pacing, longest=Seconds(240.0))

    assert_limits(plan, pacing, 240)


def test_an_hour_of_quiet_is_never_left_alone():
    plan = quiet(STANDARD, longest=Seconds(3600.0))

    assert plan.duration > 3590
    assert longest_silence(plan.steps) <= 45 + TINY


def test_without_a_wish_it_is_no_longer_than_other_sittings():
    assert 840 < quiet(STANDARD).duration <= 900


def test_bells_stand_at_both_ends_of_the_quiet_where_they_are_wanted():
    plan = quiet(STANDARD, longest=Seconds(300.0), bells=True)
    silences = [step.start for step in plan.steps if step.kind is StepKind.SILENCE]

    assert len(bells(plan)) == 2
    assert bells(plan)[0].start < min(silences)
    assert bells(plan)[1].start > max(silences)
    assert not bells(quiet(STANDARD, longest=Seconds(300.0)))


def between(plan):
    """Seconds from each bell to the next, but for the last, which ends the quiet."""
    return [after.start - before.start for before, after in pairwise(bells(plan))][:-1]


@pytest.mark.parametrize("every", [60.0, 120.0, 300.0, 600.0])
def test_a_bell_comes_every_so_many_minutes_to_the_second(every):
    found = between(quiet(STANDARD, longest=Seconds(3600.0), bells=True, bell_every=Seconds(every)))

    assert len(found) >= 4
    assert found == pytest.approx([every] * len(found), abs=1.0)


@settings(max_examples=examples(20), deadline=None)
@given(st.floats(8, 60), st.floats(30, 180), st.floats(1, 8), settling, st.sampled_from([60.0, 120.0, 300.0]))
def test_bells_keep_their_distance_under_any_pacing(silence, options, pause, settle, every):
    values = {"max_silence_s": silence, "option_phrase_every_s": options, "sentence_pause_s": pause}
    plan = quiet(
        with_values(LONG, bells=True, **values), longest=1200.0, settle=settle, bell_every=every, bells=True
    )

    assert between(plan) == pytest.approx([every] * len(between(plan)), abs=1.0)


@pytest.mark.parametrize("settle", [0.0, 60.0, 180.0])
@pytest.mark.parametrize("minutes", [2, 4, 5, 7, 10, 15, 20, 30])
def test_a_distance_that_is_offered_is_heard_and_no_other(minutes, settle):
    longest = Seconds(minutes * 60.0)
    planning = QuietPlanning(
        quiet_script("0" * 64, BOOK), STANDARD, Choices(longest=longest, settle=settle, bells=True), BOOK
    )
    for every in (60.0, 120.0, 180.0, 300.0, 600.0, 900.0):
        plan = quiet(STANDARD, longest=longest, settle=settle, bells=True, bell_every=Seconds(every))

        assert (len(bells(plan)) > 2) == (every <= planning.longest_apart)


def test_words_about_options_are_company_too():
    """One instead of a line of company, not beside it: two lines running would be one too many."""
    plan = quiet(STANDARD, longest=Seconds(1800.0), bells=True, bell_every=Seconds(60.0))
    middle = [step for step in plan.steps if step.role is Role.MIDDLE]

    assert any(step.kind is StepKind.OPTION for step in middle)
    assert not any(a.kind.voiced and b.kind.voiced for a, b in pairwise(middle))
    assert all(
        after.kind in {StepKind.BELL, StepKind.SILENCE}
        for step, after in pairwise(middle)
        if step.kind.voiced
    )


def test_no_bell_but_the_first_comes_out_of_nowhere():
    plan = quiet(STANDARD, longest=Seconds(1800.0), bells=True, bell_every=Seconds(120.0))
    before = [step for step, bell in pairwise(plan.steps) if bell.kind is StepKind.BELL]

    assert all(step.kind.voiced for step in before[1:])


def test_settling_comes_before_the_first_bell_and_leaves_half_of_the_quiet():
    plan = quiet(STANDARD, longest=Seconds(1200.0), settle=Seconds(120.0), bells=True)
    settled = [step for step in plan.steps if step.phase == SETTLING]
    short = quiet(PRESETS["grounding-only"], settle=Seconds(180.0))
    middle = [step for step in short.steps if step.role is Role.MIDDLE]

    assert bells(plan)[0].start - settled[0].start == pytest.approx(120.0, abs=1.0)
    assert settled[-1].end <= bells(plan)[0].start
    assert 0 < sum(step.duration for step in middle if step.phase == SETTLING) <= 60
    assert any(step.phase != SETTLING for step in middle)


def test_longer_quiet_than_the_pacing_allows_is_said():
    plan = quiet(with_values(GENTLE, quiet_time_max_min=8), longest=Seconds(900.0))

    assert plan.duration <= 480
    assert "8 minutes" in plan.left_out[0][1]


def test_quiet_time_counts_where_the_pacing_does():
    counted = quiet(with_values(GENTLE, long_silence="countdown"))

    assert all(step.countdown for step in counted.steps if step.kind is StepKind.SILENCE)


@pytest.mark.parametrize("chosen", [{}, {"settle": 60.0, "bells": True, "bell_every": 120.0}])
def test_planned_again_it_keeps_what_was_and_every_limit(chosen):
    pacing = replace(LONG, bells=True)
    before = quiet(pacing, longest=Seconds(600.0), **chosen)
    rung = [step.start for step in bells(before)]
    for keep in range(1, len(before.steps)):
        after = again(before, keep, pacing, longest=Seconds(600.0), **chosen)

        assert after.steps[:keep] == before.steps[:keep]
        assert_limits(after, pacing, 600 + 80)
        assert [step.start for step in bells(after)][: len(rung) - 1] == pytest.approx(rung[:-1], abs=10)


def test_skipped_it_returns():
    before = quiet(LONG, longest=Seconds(600.0))
    skipped = again(before, 20, LONG, skip=True)

    assert skipped.steps[20].role is Role.RETURN or skipped.steps[21].role is Role.RETURN


def test_a_preset_from_before_the_control_means_its_longest_sitting():
    before = pacing_of(GENTLE, {"session_max_min": 5.0})
    since = pacing_of(GENTLE, {"session_max_min": 5.0, "quiet_time_max_min": 30.0})

    assert (before.quiet_time_max_min, since.quiet_time_max_min) == (5.0, 30.0)


def test_softer_shortens_quiet_time_from_the_length_it_has():
    choices = Choices(longest=Seconds(3600.0))
    planning = QuietPlanning(quiet_script("0" * 64, BOOK), STANDARD, choices, BOOK)

    assert planning.softened(1)[1].longest == pytest.approx(2700.0)
