"""All shipped practices, all presets, all choices: every invariant of the plan holds."""

from dataclasses import replace
from random import Random

import pytest
from planning_rules import assert_holds, assert_long_enough
from planning_shipped import (
    LENGTHS,
    PRESETS,
    SCRIPTS,
    distinct_choices,
    every_choice,
    every_plan,
    planned,
    what_matters,
)

from player.practice.choices import Eyes, Posture, Touch, Wording
from player.practice.plan import effective_choices, offered


@pytest.mark.exhaustive
@pytest.mark.parametrize("pacing", PRESETS, ids=lambda pacing: pacing.id)
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_every_plan_there_can_be_keeps_every_limit(script, pacing):
    count = 0
    for choices, made in every_plan(script, pacing):
        held = effective_choices(pacing, choices)
        pieces = [step.piece for step in made.steps if step.piece >= 0]
        count += 1

        assert_holds(made, pacing, total=held.longest, highest=held.highest_rung)
        assert_long_enough(made, pacing, held.longest)
        assert pieces == sorted(pieces), choices

    assert count >= len(distinct_choices(script, pacing))


@pytest.mark.parametrize("pacing", PRESETS, ids=lambda pacing: pacing.id)
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_plans_of_choices_drawn_at_random_keep_every_limit(script, pacing):
    dice = Random(f"{script.id} {pacing.id}")  # noqa: S311
    every = distinct_choices(script, pacing)
    for choices in dice.sample(every, k=min(6, len(every))):
        made = planned(script, pacing, choices)
        held = effective_choices(pacing, choices)

        assert_holds(made, pacing, total=held.longest, highest=held.highest_rung)
        assert_long_enough(made, pacing, held.longest)


def _anything(dice, script, pacing):
    """Any choice at all, those that the script has nothing about as well."""
    chosen = dice.choice(list(every_choice(script, pacing)))
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
