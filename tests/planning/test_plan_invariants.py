"""Whatever the script, pacing and choices: these hold of every plan."""

import os
import weakref

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from planning_material import BOOK, SAMPLE, choices, pacings, scripts
from planning_rules import assert_holds, assert_long_enough

from player.practice.choices import Choices
from player.practice.pacing import GENTLE
from player.practice.plan import effective_choices, estimated_durations, plan, replan, softer
from player.practice.script import Role
from player.practice.steps import StepKind

# Under the profile "fuzz" as many as it says, else 200.
many = settings(
    max_examples=int(os.environ.get("KINDPACE_FUZZ_EXAMPLES", "200")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


@many
@given(scripts, pacings, choices)
def test_every_plan_keeps_every_limit(script, pacing, chosen):
    held = effective_choices(pacing, chosen)

    made = plan(script, pacing, chosen, BOOK, estimated_durations(pacing))
    again = plan(script, pacing, chosen, BOOK, estimated_durations(pacing))
    pieces = [step.piece for step in made.steps if step.piece >= 0]

    assert_holds(made, pacing, total=held.longest, highest=held.highest_rung)
    assert_long_enough(made, pacing, held.longest)
    assert pieces == sorted(pieces), "the author's order stays"
    assert made == again


@many
@given(scripts, pacings, choices, st.floats(0, 1), st.booleans(), st.booleans())
def test_a_plan_made_anew_in_the_middle_keeps_every_limit(  # noqa: PLR0917
    script, pacing, chosen, where, skip, quiet
):
    durations = estimated_durations(pacing)
    before = plan(script, pacing, chosen, BOOK, durations)
    keep = max(1, round(where * len(before.steps)))
    if not quiet:
        voiced = [i + 1 for i, step in enumerate(before.steps) if step.kind.voiced]
        keep = min(voiced, key=lambda index: abs(index - keep))

    after = replan(before, keep, script, pacing, chosen, BOOK, durations, skip_phase=skip)

    assert after.steps[:keep] == before.steps[:keep]
    assert_holds(
        after,
        pacing,
        total=pacing.session_max_min * 60,
        highest=effective_choices(pacing, chosen).highest_rung,
    )


@many
@given(scripts, pacings, choices, st.floats(0, 1))
def test_softer_in_the_middle_never_makes_a_longer_silence_or_climbs(script, pacing, chosen, where):
    durations = estimated_durations(pacing)
    before = plan(script, pacing, chosen, BOOK, durations)
    keep = max(1, round(where * len(before.steps)))
    gentler, held = softer(pacing, chosen)

    after = replan(before, keep, script, gentler, held, BOOK, durations)
    rest = after.steps[keep:]
    rung = effective_choices(gentler, held).highest_rung

    assert after.steps[:keep] == before.steps[:keep]
    assert all(step.rung <= rung for step in rest if step.kind is StepKind.SAY)
    assert after.steps[-1].role is Role.RETURN


def test_how_long_lines_take_is_forgotten_with_their_plan():
    """Kept from plan to plan they would become more and more."""
    lengths = estimated_durations(GENTLE)
    forgotten = weakref.ref(lengths)
    plan(SAMPLE, GENTLE, Choices(), BOOK, lengths)
    del lengths

    assert forgotten() is None
