"""What a sitting keeps of where it stopped, and when another can go on there."""

from dataclasses import replace

import pytest
from sitting_doubles import Engine, LeftOff, Log, Stage

from player.practice.choices import Choices, Eyes
from player.practice.pacing.model import with_values
from player.practice.script.model import BETWEEN
from player.practice.session.events import Began, EaseBackAsked, FirstLinesReady, Left, PlayedOut, Reached
from player.practice.session.state import Session, State
from player.practice.units import Rung, Seconds
from player.records.left_off import LeftOffSitting
from player.records.store.entries import EventKind, SittingId
from player.sittings.going_on import GOING_ON, kept_of, planning_on
from player.sittings.planning import QuietPlanning


@pytest.fixture
def plan(planning):
    return planning.fresh(planning.estimated)


def last_middle(plan):
    """The last line of the practice's own before its return."""
    return [step for step in plan.steps if step.kind.voiced and step.piece >= 0 and step.role in BETWEEN][-1]


def stopped_at(planning, plan, step, **changes):
    """What is kept of a sitting that stops at a step."""
    return kept_of(planning, Session(State.PLAYING, plan, step.start, **changes))


def left(planning, kept):
    script, pacing = planning.script, planning.pacing
    return LeftOffSitting(SittingId("before"), script.id, script.content_hash, pacing.content_hash, kept)


def test_it_goes_on_with_the_phase_in_which_it_stopped_and_the_choices_with_which_it_began(planning):
    begun = replace(planning, choices=Choices(eyes=Eyes.OPEN, longest=Seconds(420.0), turn=4, spoken=False))
    made = begun.fresh(begun.estimated)
    step = last_middle(made)

    found = planning_on(left(begun, stopped_at(begun, made, step)), planning)
    assert found is not None
    after = found.fresh(found.estimated)

    assert found.choices == begun.choices
    assert {one.phase for one in after.steps if one.piece >= 0 and one.role in BETWEEN} == {step.phase}
    assert 0.0 < after.duration < made.duration


def test_what_was_made_softer_stays_softer(planning, plan):
    step = next(step for step in plan.steps if step.role in BETWEEN and step.kind.voiced and step.piece >= 0)
    pacing, choices = planning.softened(1)

    found = planning_on(left(planning, stopped_at(planning, plan, step, softened=1)), planning)

    assert found is not None
    assert (found.pacing, found.choices) == (pacing, choices)


@pytest.mark.parametrize("what", [{"script_hash": "0" * 64}, {"preset_hash": "0" * 64}, {"kept": {}}])
def test_another_script_another_pacing_or_an_unreadable_place_is_not_gone_on_with(planning, plan, what):
    kept = stopped_at(planning, plan, last_middle(plan))

    assert planning_on(left(planning, kept), planning) is not None
    assert planning_on(replace(left(planning, kept), **what), planning) is None


def test_where_a_person_has_gone_down_a_rung_since_it_is_not_gone_on_with(planning, plan):
    kept = stopped_at(planning, plan, last_middle(plan))
    lower = replace(planning, choices=Choices(highest_rung=Rung.GROUNDING))

    assert planning_on(left(planning, kept), lower) is None


def test_what_leads_towards_sleep_is_not_gone_on_with_the_next_day(planning, plan):
    """Whoever fell asleep, or pressed a key in the dark, has had all of it."""
    sound = replace(plan.around.sound, to_sleep=True)
    asleep = replace(plan, around=replace(plan.around, sound=sound))

    assert stopped_at(planning, plan, last_middle(plan)) is not None
    assert stopped_at(planning, asleep, last_middle(asleep)) is None


def test_nothing_is_kept_of_quiet_time_of_grounding_or_before_anything_was_heard(planning, plan):
    quiet = QuietPlanning(planning.script, planning.pacing, planning.choices, planning.phrasebook)
    step = last_middle(plan)

    assert stopped_at(planning, plan, step) is not None
    assert stopped_at(quiet, plan, step) is None
    assert stopped_at(planning, plan, step, grounding_only=True) is None
    assert stopped_at(planning, plan, plan.steps[0]) is None
    assert stopped_at(planning, plan, plan.steps[-1]) is None


@pytest.fixture
def log():
    return Log()


@pytest.fixture
def sat(planning, log):
    """A sitting that plays, without check-ins."""
    unasked = replace(planning, pacing=with_values(planning.pacing, check_in=()))
    stage = Stage(unasked, log, Engine())
    made = unasked.fresh(unasked.estimated)
    stage.sitting.send(Began(made))
    stage.sitting.send(FirstLinesReady())
    return stage, made


def test_eased_back_in_its_middle_its_place_stays_and_at_its_end_it_does_not(log, sat):
    stage, made = sat
    stage.sitting.send(Reached(made.steps[1].start))
    at_first = log.left_off.kept
    stage.sitting.send(Reached(last_middle(made).start))
    stage.sitting.send(EaseBackAsked())
    stage.sitting.send(Left())

    assert at_first is None
    phases = stage.sitting.planning.script.phases
    assert phases[log.left_off.kept["first"]].title == last_middle(made).phase


def test_heard_to_its_end_nothing_is_kept(log, sat):
    stage, made = sat
    stage.sitting.send(Reached(last_middle(made).start))
    kept = log.left_off.kept
    stage.sitting.send(Reached(made.steps[-2].start))
    stage.sitting.send(PlayedOut())

    assert kept is not None
    assert log.left_off.kept is None


def test_one_that_goes_on_names_the_other_and_has_its_place_from_the_beginning(planning, plan, log):
    kept = stopped_at(planning, plan, last_middle(plan))
    before = left(planning, kept)
    log.left_off = LeftOff(before)
    stage = Stage(planning_on(before, planning), log).started()

    assert (EventKind.CHOSEN, GOING_ON) in log.written
    assert log.left_off.kept == kept
    assert stage.session.plan.goes_on is not None
