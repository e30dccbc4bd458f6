"""All shipped practices, presets and choices: every invariant of the plan holds, and ask and answer are one.

In ``make exhaustive`` every combination of wording, highest rung and length, each with any choice of all the
others; in the suite a few of them for each practice and preset.
"""

from random import Random

import pytest
from planning_rules import assert_company_leaves_quiet, assert_holds, assert_long_enough, assert_whole
from planning_shipped import PHRASES, PRESETS, SCRIPTS, every_arc_with_anything, planned

from player.practice.pacing.resolved_choices import effective_choices
from player.practice.planner.checks.arc_check import check_heard, check_spoken
from player.practice.planner.offering import has_middle
from player.practice.script.language.english import ENGLISH
from player.practice.script.model import Ending

A_FEW = 3
TINY_SITTING = 180.0
"""Below so many seconds opening and return may be shortened line by line."""

EVERY = [
    pytest.param(script, pacing, id=f"{script.id}-{pacing.id}") for script in SCRIPTS for pacing in PRESETS
]


@pytest.mark.parametrize(("script", "pacing"), EVERY)
def test_any_choice_keeps_every_limit_and_leaves_nothing_open(script, pacing):
    dice = Random(f"{script.id} {pacing.id}")  # noqa: S311
    every = list(every_arc_with_anything(script, pacing, dice))

    assert all(_keeps(script, pacing, one) for one in dice.sample(every, min(A_FEW, len(every))))


@pytest.mark.exhaustive
@pytest.mark.parametrize(("script", "pacing"), EVERY)
def test_every_choice_keeps_every_limit_and_leaves_nothing_open(script, pacing):
    every = every_arc_with_anything(script, pacing, Random(script.id))  # noqa: S311
    count = sum(_keeps(script, pacing, one) for one in every)

    assert count > 0


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_every_wording_is_spoken_by_a_preset(script):
    assert check_spoken(script, PRESETS) == ()


def _keeps(script, pacing, choices):
    """True, or else an assertion says what does not hold."""
    made = planned(script, pacing, choices)
    held = effective_choices(pacing, choices)
    pieces = [step.piece for step in made.steps if step.piece >= 0]

    assert_holds(made, pacing, total=held.longest, highest=held.highest_rung)
    if script.ending is Ending.DAY:
        assert_long_enough(made, pacing, held.longest)
    assert_company_leaves_quiet(made.steps)
    assert_whole(made, script, PHRASES, tiny=held.longest < TINY_SITTING)
    assert pieces == sorted(pieces), choices
    assert not has_middle(script, made) or check_heard(script, made, ENGLISH) == (), choices
    return True
