"""Whatever the script, pacing and choices: these hold of every plan."""

import os
import weakref

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from planning_material import (
    BOOK,
    HERE,
    SAMPLE,
    choices,
    pacings,
    paragraph,
    pause,
    phase,
    script,
    scripts,
    sentence,
)
from planning_rules import (
    assert_company_leaves_quiet,
    assert_holds,
    assert_long_enough,
    assert_pendulates,
)

from player.practice.choices import Choices
from player.practice.pacing.model import GENTLE, turned
from player.practice.planner.plan import effective_choices, estimated_durations, plan, replan, softer
from player.practice.planner.steps import StepKind
from player.practice.script.model import CheckIn, Role

# As many as make fuzz and make exhaustive say, else 60.
many = settings(
    max_examples=int(os.environ.get("KINDPACE_FUZZ_EXAMPLES", "60")),
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
    assert_company_leaves_quiet(made.steps)
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


def test_a_word_about_options_on_the_way_into_contact_is_no_contact():
    # Found by make fuzz: quiet that is left out, at the beginning of contact, took the word along with it.
    rest = [sentence("Here is the floor, and the chair, and your feet on it now."), pause(9)] * 4
    made_of = script(
        phase("Arriving", Role.ORIENT, paragraph("Welcome here.")),
        phase("A rest", Role.ANCHOR, paragraph(*rest)),
        phase(
            "Near",
            Role.MIDDLE,
            paragraph(pause(12), CheckIn(HERE), *["It may be near, or not."] * 3),
            contact=True,
        ),
        phase("Coming back", Role.RETURN, paragraph("Here again.")),
    )
    for every in range(30, 60):
        pacing = turned(
            GENTLE,
            contact_max_s=10,
            anchor_min_s=15,
            max_silence_s=3,
            option_phrase_every_s=every,
            sentence_pause_s=1,
            speech_wpm=85,
            orient_s=20,
        )

        made = plan(made_of, pacing, Choices(), BOOK, estimated_durations(pacing))

        assert_pendulates(made.steps, pacing)
