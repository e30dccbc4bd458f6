"""Lines that the narrator can't say, several in a row: nobody is left alone for longer than the cap."""

from itertools import pairwise
from zlib import crc32

import pytest
from examples import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from planning_material import BOOK, choices, pacings, paragraph, phase, script, scripts, wide
from planning_rules import TINY, assert_options_in_time

from player.practice.choices import Choices
from player.practice.pacing.model import LongSilence
from player.practice.planner.plan import estimated_durations, plan
from player.practice.planner.steps import StepKind
from player.practice.planner.summary import summarise
from player.practice.script.model import Role
from player.practice.units import Seconds

OWN = {
    line for lines in (BOOK.options, BOOK.orient, BOOK.returning, *BOOK.presence.values()) for line in lines
}


def heard_for(steps):
    """Seconds of the longest time in which nothing is heard, by what each step takes alone."""
    longest = run = 0.0
    for step in steps:
        heard = step.kind is StepKind.WRITING or (step.kind.voiced and step.duration > 0)
        run = 0.0 if heard else run + step.duration
        longest = max(longest, run)
    return longest


def unsaid(pacing, is_unsaid):
    """How long lines take where the narrator can't say some of the author's."""
    lengths = estimated_durations(pacing)
    return lambda line: Seconds(0.0) if line not in OWN and is_unsaid(line) else lengths(line)


def with_run(count):
    """A script with so many lines in a row that nobody can say, none of which is left out alone."""
    return script(
        phase("Arriving", Role.ORIENT, paragraph("Welcome here.")),
        phase("There", Role.MIDDLE, *(paragraph(f"Ζήτα {n}.") for n in range(count)), rung=1),
        phase("Coming back", Role.RETURN, paragraph("Here again.")),
    )


@pytest.mark.parametrize("way", list(LongSilence))
@pytest.mark.parametrize("count", [2, 5, 40])
def test_a_run_of_them_keeps_the_cap_and_has_company(way, count):
    pacing = wide(max_silence_s=10, long_silence=way, sentence_pause_s=6, option_phrase_every_s=60)
    made = plan(with_run(count), pacing, Choices(), BOOK, unsaid(pacing, lambda line: line.startswith("Ζ")))
    heard = {step.text for step in made.steps if step.kind.voiced and step.duration > 0}
    shown = [step.text for step in made.steps if step.text.startswith("Ζ")]

    assert len(shown) > 1
    assert heard_for(made.steps) <= 10 + TINY
    assert heard_for(made.steps) == pytest.approx(summarise(made).longest_silence)
    assert heard & OWN
    assert_options_in_time(made.steps, 60)


@settings(max_examples=examples(60), deadline=None, suppress_health_check=list(HealthCheck))
@given(scripts, pacings, choices, st.integers(1, 4))
def test_whatever_can_not_be_said_no_silence_goes_beyond_the_cap(written, pacing, chosen, share):
    durations = unsaid(pacing, lambda line: crc32(line.encode()) % 4 < share)

    made = plan(written, pacing, chosen, BOOK, durations)

    assert all(one.end == other.start for one, other in pairwise(made.steps))
    assert heard_for(made.steps) <= pacing.max_silence_s + TINY


def test_a_script_of_which_all_is_said_is_planned_as_ever():
    pacing = wide(max_silence_s=10, sentence_pause_s=6)
    made = plan(with_run(5), pacing, Choices(), BOOK, estimated_durations(pacing))

    assert not [step for step in made.steps if step.kind is StepKind.PRESENCE]
