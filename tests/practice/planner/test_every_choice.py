"""All shipped practices, all presets, all choices: every invariant of the plan holds.

Choices that give the same steps are planned once (``what_matters`` says which those are, and the last test
here that it is so); of lengths those that the window offers, as far as something is cut. That is every
combination of anchor, eyes, touch, posture, wording, highest rung, bells and length.

In the suite every third combination of all the others is tried with one length, each length in its turn;
``make exhaustive`` tries all of them with every length.
"""

from dataclasses import replace
from itertools import cycle
from random import Random

import pytest
from planning_rules import assert_company_leaves_quiet, assert_holds, assert_long_enough
from planning_shipped import (
    LENGTHS,
    PRESETS,
    SCRIPTS,
    any_choice,
    distinct_choices,
    every_plan,
    planned,
    what_matters,
)

from player.practice.choices import Eyes, Posture, Touch, Wording
from player.practice.planner.plan import effective_choices, offered


@pytest.mark.parametrize("pacing", PRESETS, ids=lambda pacing: pacing.id)
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_every_third_choice_keeps_every_limit_with_a_length_in_turn(script, pacing):
    lengths = cycle((None, *LENGTHS))
    # Which third differs from practice to practice and from pacing to pacing.
    first = (SCRIPTS.index(script) + PRESETS.index(pacing)) % 3
    every = distinct_choices(script, pacing)[first::3] or distinct_choices(script, pacing)
    tried = [replace(one, longest=next(lengths)) for one in every]

    assert all(_keeps(choices, planned(script, pacing, choices), pacing) for choices in tried)


@pytest.mark.exhaustive
@pytest.mark.parametrize("pacing", PRESETS, ids=lambda pacing: pacing.id)
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_every_plan_there_can_be_keeps_every_limit(script, pacing):
    count = sum(_keeps(*each, pacing) for each in every_plan(script, pacing))

    assert count >= len(distinct_choices(script, pacing)) > 0


def _keeps(choices, made, pacing):
    """True, or else an assertion says what does not hold."""
    held = effective_choices(pacing, choices)
    pieces = [step.piece for step in made.steps if step.piece >= 0]

    assert_holds(made, pacing, total=held.longest, highest=held.highest_rung)
    assert_long_enough(made, pacing, held.longest)
    assert_company_leaves_quiet(made.steps)
    assert pieces == sorted(pieces), choices
    return True


def _anything(dice, script, pacing):
    """Any choice at all, those that the script has nothing about as well."""
    chosen = any_choice(dice, script, pacing)
    may = offered(pacing)
    subjects = {"eyes": Eyes, "touch": Touch, "posture": Posture, "wording": Wording}
    free = {name: dice.choice(list(kind)) for name, kind in subjects.items() if getattr(chosen, name) is None}
    return replace(
        chosen,
        **free,
        spoken=dice.random() < 0.5,
        longest=dice.choice((None, *LENGTHS)),
        bells=dice.random() < 0.5 and may.bells,
    )


@pytest.mark.parametrize("pacing", PRESETS, ids=lambda pacing: pacing.id)
def test_any_choice_gives_the_steps_of_the_one_tried_for_it(pacing):
    dice = Random(pacing.id)  # noqa: S311
    for script in SCRIPTS:
        tried = {what_matters(script, pacing, one): one for one in distinct_choices(script, pacing)}
        for _ in range(4):
            chosen = _anything(dice, script, pacing)
            alike = tried[what_matters(script, pacing, chosen)]
            whole = planned(script, pacing, alike)
            cut = chosen.longest is not None and chosen.longest < whole.duration
            expected = planned(script, pacing, replace(alike, longest=chosen.longest)) if cut else whole
            made = planned(script, pacing, chosen)

            assert made.steps == expected.steps, chosen
            assert [title for title, _ in made.left_out] == [title for title, _ in expected.left_out]
