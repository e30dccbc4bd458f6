"""Whatever the script, pacing and choices: these hold of every plan."""

import os
import weakref

import pytest
from examples import examples
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
    silence,
)
from planning_rules import (
    EDGES,
    GROUNDING,
    assert_apart,
    assert_contiguous,
    assert_holds,
    assert_long_enough,
    assert_nothing_twice_running,
    assert_options_in_time,
    assert_orient_first_and_return_last,
    assert_pendulates,
    assert_whole,
    begun_arcs,
    longest_silence,
)

from player.practice.choices import Choices
from player.practice.pacing.model import GENTLE, with_values
from player.practice.pacing.resolved_choices import effective_choices, softer
from player.practice.planner.measuring.numbers import phase_of_piece
from player.practice.planner.plan import estimated_durations, plan, replan
from player.practice.planner.steps import StepKind
from player.practice.script.model import Bell, CheckIn, Role
from player.practice.units import Rung, Seconds

# As many as make fuzz and make exhaustive say.
many = settings(
    max_examples=int(os.environ.get("KINDPACE_FUZZ_EXAMPLES", examples(60))),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
TINY_SITTING = 180.0
"""Below so many seconds opening and return may be shortened line by line."""

cases = st.tuples(scripts, pacings, choices, st.floats(0, 1))
"""A script, how it is paced, what is chosen, and how far it has come when the rest is planned again."""


@many
@given(scripts, pacings, choices)
def test_every_plan_keeps_every_limit(script, pacing, chosen):
    held = effective_choices(pacing, chosen)

    made = plan(script, pacing, chosen, BOOK, estimated_durations(pacing))
    again = plan(script, pacing, chosen, BOOK, estimated_durations(pacing))
    pieces = [step.piece for step in made.steps if step.piece >= 0]

    assert_holds(made, pacing, total=held.longest, highest=held.highest_rung)
    assert_long_enough(made, pacing, held.longest)
    assert_whole(made, script, BOOK, tiny=held.longest < TINY_SITTING)
    assert pieces == sorted(pieces), "the author's order stays"
    assert made == again


def kept_at(plan, where):
    return max(1, round(where * len(plan.steps)))


def assert_goes_on(before, after, keep, script, pacing, *, left=None):
    """What holds whenever the rest is planned again: what was heard stays, all that follows is whole."""
    assert after.steps[:keep] == before.steps[:keep]
    assert_contiguous(after.steps)
    assert_orient_first_and_return_last(after.steps)
    assert_apart(after.steps)
    assert_nothing_twice_running(after.steps)
    assert_whole(after, script, BOOK, tiny=True, left=left, kept=keep)
    assert longest_silence(after.steps) <= pacing.max_silence_s + 1e-3


def assert_arcs_are_finished(before, after, keep, script):
    """Whatever of a begun arc was planned is heard."""
    begun = begun_arcs(script, before.steps, keep)
    planned = {step.phase for step in before.steps if step.piece >= 0}
    heard = {step.phase for step in after.steps if step.piece >= 0}

    assert begun & planned <= heard
    return begun


@many
@given(cases)
def test_planning_the_rest_again_without_a_change_keeps_every_limit(case):
    script, pacing, chosen, where = case
    durations = estimated_durations(pacing)
    before = plan(script, pacing, chosen, BOOK, durations)
    keep = kept_at(before, where)

    after = replan(before, keep, script, pacing, chosen, BOOK, durations)

    assert_goes_on(before, after, keep, script, pacing)
    assert_arcs_are_finished(before, after, keep, script)
    assert_options_in_time(after.steps, pacing.option_phrase_every_s)
    assert_pendulates(after.steps, pacing)
    assert after.duration <= max(pacing.session_max_min * 60, before.duration) + 1e-3


@many
@given(cases)
def test_softer_finishes_what_is_begun_and_climbs_no_higher(case):
    script, pacing, chosen, where = case
    durations = estimated_durations(pacing)
    before = plan(script, pacing, chosen, BOOK, durations)
    keep = kept_at(before, where)
    gentler, held = softer(pacing, chosen)

    after = replan(before, keep, script, gentler, held, BOOK, durations)
    under_way = before.steps[keep - 1].passage
    highest = effective_choices(gentler, held).highest_rung

    assert_goes_on(before, after, keep, script, pacing)
    begun = assert_arcs_are_finished(before, after, keep, script)
    assert all(
        step.rung <= highest or step.phase in begun or step.passage == under_way
        for step in after.steps[keep:]
        if step.role not in EDGES and step.piece >= 0
    )


@many
@given(cases)
def test_skipping_leaves_the_phase_and_what_needs_it(case):
    script, pacing, chosen, where = case
    durations = estimated_durations(pacing)
    before = plan(script, pacing, chosen, BOOK, durations)
    keep = kept_at(before, where)
    left = before.steps[keep - 1]

    after = replan(before, keep, script, pacing, chosen, BOOK, durations, skip_phase=True)
    later = {step.phase for step in after.steps[keep:] if step.piece >= 0} - {left.phase}
    needing = {phase.title for phase in script.phases if after.skipped & set(phase.needs)}

    assert_goes_on(before, after, keep, script, pacing, left=left)
    assert_options_in_time(after.steps, pacing.option_phrase_every_s)
    assert_pendulates(after.steps, pacing)
    assert after.skipped <= {left.phase}
    assert not [
        step for step in after.steps[keep:] if step.phase in after.skipped and step.kind is StepKind.SAY
    ]
    assert not {
        step.phase
        for index, step in enumerate(after.steps)
        if index >= keep and step.phase in later & needing and needs_skipped(script, after, step)
    }


def needs_skipped(script, plan, step):
    """Whether a step belongs to a phase that needs one skipped, and began only afterwards."""
    index = phase_of_piece(script, step.piece) if step.piece >= 0 else 0
    first = next(number for number, other in enumerate(plan.steps) if other.phase == step.phase)
    started = plan.steps[first].start >= step.start
    return started and bool(set(script.phases[index].needs) & plan.skipped)


@many
@given(cases)
def test_grounding_comes_in_place_of_the_rest(case):
    script, pacing, chosen, where = case
    durations = estimated_durations(pacing)
    before = plan(script, pacing, chosen, BOOK, durations)
    keep = kept_at(before, where)
    last = before.steps[keep - 1]

    after = replan(before, keep, script, pacing, chosen, BOOK, durations, grounding=True)
    again = replan(after, keep, script, pacing, chosen, BOOK, durations, grounding=True)
    rest = [step for step in after.steps[keep:] if step.passage != last.passage]
    rests = {step.passage for step in after.steps if step.phase == GROUNDING and step.kind is StepKind.SAY}

    assert_goes_on(before, after, keep, script, pacing)
    assert after == again
    assert len(rests) <= 2
    assert last.role is Role.RETURN or all(step.piece < 0 or resting(step, last) for step in rest)


def resting(step, last):
    """Whether it belongs to the author's rest that was under way."""
    return step.role is Role.ANCHOR and step.phase == last.phase


def test_how_long_lines_take_is_forgotten_with_their_plan():
    """Kept from plan to plan they would become more and more."""
    lengths = estimated_durations(GENTLE)
    forgotten = weakref.ref(lengths)
    plan(SAMPLE, GENTLE, Choices(), BOOK, lengths)
    del lengths

    assert forgotten() is None


def test_a_word_about_options_on_the_way_into_contact_is_no_contact():
    # Found by make fuzz: quiet that is left out, at the beginning of contact, took the word along with it.
    rest = (sentence("Here is the floor, and the chair, and your feet on it now."), pause(9)) * 4
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
        pacing = with_values(
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


@pytest.mark.parametrize("words", range(8, 15))
def test_silence_that_there_is_no_room_for_becomes_a_pause(words):
    # Found by the fuzz: a silence that a paragraph begins with joins the lines before it, and made them too
    # long for the interval of words about options.
    lines = paragraph("Here are six words of it.", " ".join(["word"] * words) + ".", Bell(HERE))
    made_of = script(
        phase("Arriving", Role.ORIENT, paragraph("Welcome here.")),
        phase("Near", Role.MIDDLE, lines, paragraph(silence(300)), paragraph("The last line.")),
        phase("Coming back", Role.RETURN, paragraph("Here again.")),
    )
    pacing = with_values(
        GENTLE, option_phrase_every_s=30, max_silence_s=60, sentence_pause_s=3, speech_wpm=85, bells=True
    )

    made = plan(made_of, pacing, Choices(bells=True), BOOK, estimated_durations(pacing))

    assert_options_in_time(made.steps, 30)
    assert "The last line." in [step.text for step in made.steps]


def test_a_word_about_options_stands_on_the_rung_of_the_phase_that_it_comes_in():
    # Found by comparing plans: it stood on the rung of a longer phase with the same title, which was tried
    # before and had no room.
    longer = [paragraph(f"Line {n} of the one that is longer.", pause(6)) for n in range(40)]
    near = [paragraph(f"Line {n} of the one that is near.", pause(6)) for n in range(4)]
    made_of = script(
        phase("Arriving", Role.ORIENT, paragraph("Welcome here.")),
        phase("Kindness", Role.MIDDLE, *longer, rung=1, contact=True, optional=True),
        phase("Kindness", Role.MIDDLE, *near, rung=3, contact=True),
        phase("Coming back", Role.RETURN, paragraph("Here again.")),
    )
    pacing = with_values(GENTLE, option_phrase_every_s=30)

    made = plan(made_of, pacing, Choices(longest=Seconds(420.0)), BOOK, estimated_durations(pacing))

    assert {step.rung for step in made.steps if step.phase == "Kindness"} == {Rung.KINDNESS_TO_ANOTHER}
