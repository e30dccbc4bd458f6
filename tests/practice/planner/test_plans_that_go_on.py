"""A sitting that goes on where another stopped: an opening, then whole phases, within every limit."""

import pytest
from hypothesis import given
from planning_material import BOOK, paragraph, phase, script
from planning_rules import (
    Heard,
    assert_contiguous,
    assert_holds,
    assert_nothing_inside,
    assert_orient_first_and_return_last,
)
from planning_shipped import PHRASES, PRESETS, SCRIPTS
from test_plan_invariants import cases, kept_at, many

from player.practice.choices import Choices
from player.practice.pacing.model import GENTLE
from player.practice.pacing.resolved_choices import effective_choices
from player.practice.planner.going_on import begins_there, stopped_in
from player.practice.planner.measuring.numbers import phase_of_piece
from player.practice.planner.plan import estimated_durations, plan, replan
from player.practice.script.model import BETWEEN, Role

QUESTION = script(
    phase("Arriving", Role.ORIENT, paragraph("Welcome here.")),
    phase("The lamp", Role.MIDDLE, paragraph("Here is a lamp.")),
    phase("The question", Role.MIDDLE, paragraph("What could a friend say?"), needs=("The lamp",)),
    phase("The answer", Role.MIDDLE, paragraph("Here is what they say."), needs=("The question",)),
    phase("Coming back", Role.RETURN, paragraph("Here again.")),
)


def planned(made_of=QUESTION, pacing=GENTLE, chosen=None, book=BOOK, goes_on=None):
    choices = chosen or Choices()
    return plan(made_of, pacing, choices, book, estimated_durations(pacing), goes_on=goes_on)


def at_line(made, text):
    return next(index for index, step in enumerate(made.steps) if step.text == text)


def own_phases(made_of, made):
    """The phases between opening and return that are heard, in their order."""
    pieces = [step.piece for step in made.steps if step.piece >= 0 and step.role in BETWEEN]
    return list(dict.fromkeys(phase_of_piece(made_of, piece) for piece in pieces))


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        ("Here is a lamp.", ["The lamp", "The question", "The answer"]),
        ("What could a friend say?", ["The question", "The answer"]),
        ("Here is what they say.", ["The answer"]),
    ],
)
def test_after_the_opening_comes_the_phase_in_which_it_stopped_and_its_answers(line, titles):
    before = planned()
    goes_on = stopped_in(QUESTION, before, at_line(before, line))

    after = planned(goes_on=goes_on)

    assert [QUESTION.phases[index].title for index in own_phases(QUESTION, after)] == titles
    assert begins_there(QUESTION, after)
    assert after.steps[0].text == "Welcome here."
    assert_orient_first_and_return_last(after.steps)


def test_a_phase_of_which_only_quiet_is_left_is_over():
    before = planned()

    goes_on = stopped_in(QUESTION, before, at_line(before, "Here is a lamp.") + 1)

    assert goes_on is not None
    assert goes_on.first == 2
    assert goes_on.heard == {1}


def test_before_anything_and_after_all_there_is_nothing_to_go_on_with():
    before = planned()
    found = [stopped_in(QUESTION, before, index) for index in range(len(before.steps))]
    lamp, answer = at_line(before, "Here is a lamp."), at_line(before, "Here is what they say.")

    assert not any(found[:lamp])
    assert all(found[lamp : answer + 1])
    assert not any(found[answer + 1 :])


def test_stopped_again_in_its_opening_it_still_goes_on_there():
    before = planned()
    goes_on = stopped_in(QUESTION, before, at_line(before, "Here is what they say."))
    after = planned(goes_on=goes_on)

    assert stopped_in(QUESTION, after, 0) == goes_on
    assert stopped_in(QUESTION, after, at_line(after, "Here is what they say.")) == goes_on


def test_planned_again_in_its_opening_what_answers_to_the_sitting_before_is_still_heard():
    before = planned()
    going_on = planned(goes_on=stopped_in(QUESTION, before, at_line(before, "Here is what they say.")))

    after = replan(going_on, 1, QUESTION, GENTLE, Choices(), BOOK, estimated_durations(GENTLE))

    assert [QUESTION.phases[index].title for index in own_phases(QUESTION, after)] == ["The answer"]


def test_where_grounding_came_instead_there_is_nothing_to_go_on_with():
    before = planned()
    keep = at_line(before, "Here is a lamp.") + 1
    durations = estimated_durations(GENTLE)
    grounded = replan(before, keep, QUESTION, GENTLE, Choices(), BOOK, durations, grounding=True)

    assert not any(stopped_in(QUESTION, grounded, index) for index in range(keep, len(grounded.steps)))


def test_what_was_heard_before_is_said_to_come_before_and_not_to_have_had_no_time():
    before = planned()
    after = planned(goes_on=stopped_in(QUESTION, before, at_line(before, "Here is what they say.")))
    words = "It comes before the place where this goes on."

    assert after.left_out == (("The lamp", words), ("The question", words))


@many
@given(cases)
def test_wherever_it_stopped_going_on_keeps_every_limit(case):
    made_of, pacing, chosen, where = case
    held = effective_choices(pacing, chosen)
    before = planned(made_of, pacing, chosen)
    now = kept_at(before, where) - 1
    goes_on = stopped_in(made_of, before, now)
    if goes_on is None:
        return

    after = planned(made_of, pacing, chosen, goes_on=goes_on)
    pieces = [step.piece for step in after.steps if step.piece >= 0]
    phases = own_phases(made_of, after)

    assert_holds(after, pacing, total=held.longest, highest=held.highest_rung)
    assert_nothing_inside(after.steps)
    assert pieces == sorted(pieces)
    assert not phases or phases[0] >= goes_on.first
    assert not {index for index in phases if made_of.phases[index].title in goes_on.skipped}
    assert_needs_were_heard(made_of, before, after, now)


def assert_needs_were_heard(made_of, before, after, now):
    """Whatever a phase needs is heard in it, or was in the sitting before it stopped."""
    heard = {step.phase for step in (*before.steps[: now + 1], *after.steps) if step.piece >= 0}
    for index in Heard(made_of, after.steps).phases:
        assert set(made_of.phases[index].needs) <= heard - after.skipped


@many
@given(cases)
def test_planned_again_in_its_middle_it_goes_on_there_still(case):
    made_of, pacing, chosen, where = case
    before = planned(made_of, pacing, chosen)
    goes_on = stopped_in(made_of, before, kept_at(before, where) - 1)
    if goes_on is None:
        return
    going_on = planned(made_of, pacing, chosen, goes_on=goes_on)
    keep = kept_at(going_on, 1 - where)

    after = replan(going_on, keep, made_of, pacing, chosen, BOOK, estimated_durations(pacing))

    assert after.steps[:keep] == going_on.steps[:keep]
    assert_contiguous(after.steps)
    assert own_phases(made_of, after) == own_phases(made_of, going_on)
    assert after.goes_on == goes_on


@pytest.mark.parametrize("made_of", SCRIPTS, ids=lambda script: script.id)
def test_in_every_practice_all_that_was_to_come_is_heard(made_of):
    for pacing in PRESETS:
        before = planned(made_of, pacing, book=PHRASES)
        lines = [index for index, step in enumerate(before.steps) if step.kind.voiced]
        for now in lines[:: max(1, len(lines) // 4)]:
            goes_on = stopped_in(made_of, before, now)
            if goes_on is None:
                continue
            after = planned(made_of, pacing, book=PHRASES, goes_on=goes_on)
            to_come = [index for index in own_phases(made_of, before) if index >= goes_on.first]

            assert own_phases(made_of, after)[0] == goes_on.first
            assert set(to_come) <= set(own_phases(made_of, after))
