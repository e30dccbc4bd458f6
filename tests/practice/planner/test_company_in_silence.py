"""Presence lines keep company in a long silence, and leave it a silence."""

import pytest
from planning_material import BOOK, paragraph, phase, script, silence, wide
from planning_rules import assert_company_leaves_quiet
from planning_shipped import PHRASES

from player.practice.choices import Choices
from player.practice.planner.plan import estimated_durations, plan
from player.practice.planner.steps import StepKind
from player.practice.script.model import Role

SILENCES = [2.5 + 0.25 * n for n in range(120)]
"""Seconds, up to half a minute: those in which one, two or three lines would stand close together as well."""


@pytest.mark.parametrize("book", [BOOK, PHRASES], ids=["made", "shipped"])
@pytest.mark.parametrize("most", [3, 4, 6, 10])
def test_presence_lines_are_never_less_than_two_seconds_apart(book, most):
    """At every length of silence, with the shortest silences that a pacing can allow."""
    quiet = (paragraph(f"Here is line {n}.", silence(length)) for n, length in enumerate(SILENCES))
    written = script(
        phase("Arriving", Role.ORIENT, paragraph("Welcome here.")),
        phase("Quiet", Role.MIDDLE, *quiet, rung=1),
        phase("Coming back", Role.RETURN, paragraph("Here again.")),
    )
    pacing = wide(
        max_silence_s=most, long_silence="companioned", sentence_pause_s=1, option_phrase_every_s=180,
        pause_scale=1.0,
    )  # fmt: skip
    made = plan(written, pacing, Choices(), book, estimated_durations(pacing))

    assert sum(step.kind is StepKind.PRESENCE for step in made.steps) > 10
    assert_company_leaves_quiet(made.steps)
