"""All shipped practices under all presets, with the real phrasebook: inside every limit, honest minutes."""

import pytest
from planning_shipped import PHRASES, PRESETS, SCRIPTS, planned

from player.practice.choices import Choices
from player.practice.planner.checks.fit_check import check_fit
from player.practice.planner.plan import plan
from player.practice.planner.steps import StepKind
from player.practice.units import Seconds

STANDARD = next(pacing for pacing in PRESETS if pacing.id == "standard")
GROUNDING = next(pacing for pacing in PRESETS if pacing.id == "grounding-only")


def test_there_are_twenty_six_practices_and_five_presets():
    expected = (26, 5)

    assert (len(SCRIPTS), len(PRESETS)) == expected


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_a_practice_fits_every_preset(script):
    expected = {pacing.id: () for pacing in PRESETS}

    assert {pacing.id: check_fit(script, pacing, PHRASES) for pacing in PRESETS} == expected


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_at_standard_it_lasts_the_minutes_that_it_states(script):
    lasts = planned(script, STANDARD, Choices()).duration / 60

    assert lasts == pytest.approx(script.minutes, rel=0.15)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_grounding_only_speaks_mostly_the_authors_own_words(script):
    lines = [step for step in planned(script, GROUNDING, Choices()).steps if step.kind is StepKind.SAY]
    own = [step for step in lines if step.piece >= 0]

    assert len(own) > len(lines) / 2


def test_words_about_options_count_in_the_return():
    """With filling in it, the return is no longer than it has to be by more than one pause and line."""
    longest = max(len(line.split()) for line in PHRASES.returning) * 60 / 100
    first_steps = next(pacing for pacing in PRESETS if pacing.id == "first-steps")
    for script in SCRIPTS:
        made = plan(script, first_steps, Choices(), PHRASES, lambda text: Seconds(len(text.split()) * 0.6))
        returning = [step for step in made.steps if step.role.value == "return"]
        filled = any(step.piece < 0 and step.kind is StepKind.SAY for step in returning)
        lasts = sum(step.duration for step in returning)

        assert lasts >= first_steps.return_s - 1e-3
        assert not filled or lasts < first_steps.return_s + longest + 2
