"""What a person marked a recording as holds: it is heard as far as the pacing and they go, and no further."""

from dataclasses import replace

import pytest
from planning_material import BOOK

from player.practice.choices import Choices
from player.practice.pacing.model import GENTLE, with_values
from player.practice.pacing.resolved_choices import effective_choices
from player.practice.planner.plan import estimated_durations
from player.practice.planner.recordings.inputs import Inputs
from player.practice.planner.recordings.recording import Recording
from player.practice.planner.recordings.recording_plan import plan_recording, replan_recording
from player.practice.planner.recordings.recording_script import marked_rung, recording_script, with_mark
from player.practice.planner.recordings.unguided import quiet_script
from player.practice.script.model import Role
from player.practice.units import Rung, Seconds
from player.sittings.planning import SOFTER_STEPS, QuietPlanning, RecordingPlanning

MINUTE = Seconds(60.0)
SLICES = tuple((Seconds(start), Seconds(end)) for start, end in ((1.0, 9.0), (12.0, 25.0), (28.0, 50.0)))
TALK = Recording("clip", "A talk", "0" * 64, MINUTE, MINUTE, True, SLICES)
DURATIONS = estimated_durations(GENTLE)


def planned(rung, max_rung, own):
    pacing = with_values(GENTLE, max_rung=int(max_rung))
    choices = Choices(highest_rung=own)
    inputs = Inputs(TALK, pacing, choices, BOOK, DURATIONS, rung)
    return plan_recording(inputs), inputs, effective_choices(pacing, choices).highest_rung


def heard(plan):
    return [step for step in plan.steps if step.recorded is not None]


@pytest.mark.parametrize("own", [None, *Rung])
@pytest.mark.parametrize("max_rung", list(Rung))
def test_it_is_heard_where_preset_and_person_go_so_far_and_nowhere_else(max_rung, own):
    for rung in Rung:
        plan, _, highest = planned(rung, max_rung, own)

        assert bool(heard(plan)) == (rung <= highest)
        assert max(step.rung for step in plan.steps) == (rung if rung <= highest else Rung.GROUNDING)
        assert {step.role for step in plan.steps} >= {Role.ORIENT, Role.RETURN}
        if rung > highest:
            ((title, reason),) = plan.left_out
            assert (title, rung.words in reason, highest.words in reason) == ("A talk", True, True)


def test_once_under_way_beyond_what_is_let_through_it_leads_to_the_return():
    plan, inputs, _ = planned(Rung.KINDNESS_TO_ANOTHER, Rung.KINDNESS_TO_ANOTHER, None)
    keep = plan.steps.index(heard(plan)[0]) + 1
    lower = replace(inputs, choices=Choices(highest_rung=Rung.MINDFULNESS))
    after = replan_recording(plan, keep, lower)
    rest = [step for step in heard(after) if step.start > plan.steps[keep - 1].end]

    assert rest == []
    assert after.steps[-1].role is Role.RETURN


def recording_planning(rung=None, **choices):
    script = recording_script(TALK, "en", rung)
    return RecordingPlanning(script, GENTLE, Choices(**choices), BOOK, lambda: TALK)


def test_the_script_that_stands_for_it_has_its_rung_and_unmarked_it_counts_as_mindfulness():
    rungs = {rung: max(recording_planning(rung).script.rungs) for rung in (None, *Rung)}

    assert rungs.pop(None) == Rung.MINDFULNESS
    assert rungs == {rung: rung for rung in Rung}


def test_softer_goes_down_to_grounding_and_as_before_comes_back():
    planning = recording_planning(Rung.KINDNESS_TO_ANOTHER)
    before = planning.fresh(DURATIONS)
    keep = before.steps.index(heard(before)[0]) + 1
    parts = [len(heard(planning.rest(before, keep, times, DURATIONS))) for times in range(SOFTER_STEPS + 2)]

    assert parts[:-1] == [len(heard(before))] * (SOFTER_STEPS + 1)
    assert parts[-1] == 1
    assert [planning.can_soften(times) for times in (SOFTER_STEPS, SOFTER_STEPS + 1)] == [True, False]


def test_pauses_grow_with_each_softer_step():
    planning = recording_planning()
    before = planning.fresh(DURATIONS)
    lengths = [planning.rest(before, 1, times, DURATIONS).duration for times in range(SOFTER_STEPS + 1)]

    assert lengths == sorted(set(lengths))


@pytest.mark.parametrize("own", list(Rung))
def test_quiet_time_never_stands_above_the_persons_own_rung(own):
    script = quiet_script("0" * 64, BOOK)
    plan = QuietPlanning(script, GENTLE, Choices(highest_rung=own), BOOK).fresh(DURATIONS)

    assert max(step.rung for step in plan.steps) == min(own, Rung.MINDFULNESS)


def test_marks_are_kept_one_for_each_recording():
    marks = with_mark((), "one", Rung.SELF_KINDNESS)
    marks = with_mark(marks, "two", Rung.GROUNDING)
    marks = with_mark(marks, "one", Rung.COMMON_HUMANITY)

    assert (marked_rung(marks, "one"), marked_rung(marks, "two")) == (Rung.COMMON_HUMANITY, Rung.GROUNDING)
    assert len(marks) == 2
    assert marked_rung(with_mark(marks, "one", None), "one") is None


@pytest.mark.parametrize("mark", ["one", "one 6", "one -1", "one two", "", "other 3", "one 3 3"])
def test_a_mark_that_says_nothing_counts_as_none(mark):
    assert marked_rung((mark,), "one") is None
