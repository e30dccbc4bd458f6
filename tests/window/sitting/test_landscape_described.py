"""Which picture is shown where in a sitting."""

from dataclasses import replace

import pytest

from player.practice.pacing.surroundings import GENTLE_SURROUNDINGS
from player.practice.planner.steps import Plan, Step, StepKind
from player.practice.script.model import Role
from player.practice.session.table import Session
from player.practice.units import Rung, Seconds
from player.window.pictures.state import PartOfDay, Stage
from player.window.sitting.landscape_described import dusk_at, landscape_view, stage_at
from player.window.sitting.state import QuietView


def plan_of(*parts):
    """A plan with one step for each role and its seconds."""
    steps, start = [], 0.0
    for role, seconds in parts:
        steps.append(Step(StepKind.SAY, Seconds(start), Seconds(seconds), "", "", str(role), role, Rung(0)))
        start += seconds
    return Plan("id", "Title", "hash", "Gentle", "hash", tuple(steps))


PLAN = plan_of(
    *((Role.ORIENT, 30), (Role.MIDDLE, 60), (Role.ANCHOR, 10), (Role.MIDDLE, 60)),
    *((Role.ANCHOR, 12), (Role.ANCHOR, 12), (Role.RETURN, 45)),
)


def shown(plan, quiet=None):
    return landscape_view(Session(), plan, PartOfDay.DAY, quiet)


def test_it_follows_the_sitting_and_passes_over_a_short_rest():
    expected = ["arriving", "practice", "practice", "practice", "rest", "rest", "return"]

    assert [stage_at(PLAN, index) for index in range(7)] == expected


def test_a_pacing_that_begins_as_text_has_none():
    sound = replace(GENTLE_SURROUNDINGS.sound, text_first=True)

    assert shown(PLAN) is not None
    assert shown(replace(PLAN, around=replace(GENTLE_SURROUNDINGS, sound=sound))) is None


@pytest.mark.parametrize(
    ("quiet", "left"),
    [(QuietView("quiet for 3 more seconds", 0.25), 0.75), (QuietView("quiet", 0.25, countdown=False), None)],
    ids=["counted", "hidden"],
)
def test_it_shows_what_is_left_of_a_silence_only_where_that_is_counted(quiet, left):
    view = shown(PLAN, quiet)

    assert view is not None
    assert view.left == left
    assert view.stage is Stage.ARRIVING


def test_towards_sleep_it_grows_dark_by_the_end_and_else_never():
    sound = replace(GENTLE_SURROUNDINGS.sound, to_sleep=True)
    plan = plan_of((Role.ORIENT, 60), (Role.MIDDLE, 300), (Role.RETURN, 60))
    towards_sleep = replace(plan, around=replace(GENTLE_SURROUNDINGS, sound=sound))
    dark = [dusk_at(towards_sleep, Seconds(at)) for at in (0.0, 120.0, 240.0, 330.0, 420.0)]
    view = landscape_view(Session(position=Seconds(420.0)), towards_sleep, PartOfDay.DAY, None)

    assert dark[:2] == [0.0, 0.0]
    assert 0.0 < dark[2] < dark[3] < dark[4] == 1.0
    assert view is not None
    assert view.dusk == 1.0
    assert dusk_at(plan, Seconds(400.0)) == 0.0
