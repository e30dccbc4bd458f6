"""Recordings without pauses to work with: lines over them, their closing, and what is said before."""

from dataclasses import replace
from itertools import pairwise

import pytest
from planning_material import BOOK
from planning_rules import assert_contiguous, longest_option_gap

from player.practice.choices import Choices
from player.practice.pacing.model import GENTLE, with_values
from player.practice.planner.plan import estimated_durations
from player.practice.planner.recordings.found_words import found_in_words, pauses_heard
from player.practice.planner.recordings.recording import Recording
from player.practice.planner.recordings.recording_plan import Inputs, plan_recording, replan_recording
from player.practice.planner.steps import StepKind
from player.practice.units import Seconds

PACING = with_values(GENTLE, option_phrase_every_s=60.0, max_silence_s=15.0)


def spans(*pairs):
    return tuple((Seconds(start), Seconds(end)) for start, end in pairs)


def talk(length, every=10.0):
    """So many seconds without a pause, parted at quiet places."""
    edges = [1.0 + number * every for number in range(round(length / every) + 1)]
    slices = spans(*pairwise(edges))
    whole = Seconds(edges[-1] + 1)
    return Recording("clip", "A talk", "0" * 64, whole, whole, True, slices)


def over_music(length=300.0):
    """Five seconds of words, twenty of music, and so on."""
    words = spans(*((at, at + 5.0) for at in range(0, round(length), 25)))
    music = spans(*((before[1], after[0]) for before, after in pairwise(words)))
    whole = Seconds(words[-1][1])
    return Recording("clip", "A song", "0" * 64, whole, whole, True, words, melodic=music)


def planned(made, pacing=PACING, choices=Choices()):  # noqa: B008  # frozen
    return plan_recording(Inputs(made, pacing, choices, BOOK, estimated_durations(pacing)))


def recorded(plan):
    return [step for step in plan.steps if step.recorded is not None]


@pytest.mark.parametrize("made", [talk(400.0), over_music()], ids=["talk", "music"])
def test_the_way_out_is_named_often_enough_where_no_pause_is(made):
    plan = planned(made)

    assert_contiguous(plan.steps)
    assert longest_option_gap(plan) <= 60.0 + 1e-3


@pytest.mark.parametrize("made", [talk(400.0), over_music()], ids=["talk", "music"])
def test_the_recording_goes_on_under_a_line_and_quieter(made):
    steps = recorded(planned(made))
    over = [step for step in steps if step.spoken]

    assert over
    assert all(step.recorded.gain == pytest.approx(10 ** (-15 / 20), rel=0.02) for step in over)
    assert all(step.recorded.gain == 1.0 for step in steps if not step.spoken)
    assert all(abs(a.recorded.end - b.recorded.start) < 1e-6 for a, b in pairwise(steps))
    assert all(step.duration == pytest.approx(step.recorded.length) for step in steps)


def test_lines_over_music_come_where_nobody_speaks():
    made = over_music()
    over = [step for step in recorded(planned(made)) if step.spoken]

    assert {StepKind.OPTION, StepKind.PRESENCE} == {step.kind for step in over}
    for step in over:
        heard = step.recorded

        assert any(start <= heard.start and heard.end <= end for start, end in made.melodic), step


def test_pauses_over_music_keep_their_length():
    assert sum(step.duration for step in recorded(planned(over_music()))) == pytest.approx(280.0)


def test_a_line_over_a_recording_is_not_repeated_after_a_change():
    made = talk(400.0)
    pacing = PACING
    current = planned(made)
    keep = 1 + next(n for n, step in enumerate(current.steps) if step.recorded is not None and step.spoken)
    inputs = Inputs(made, pacing, Choices(), BOOK, estimated_durations(pacing))
    plan = replan_recording(current, keep, inputs)
    rest = recorded(replace(plan, steps=plan.steps[keep:]))

    assert plan.steps[:keep] == current.steps[:keep]
    assert rest[0].kind is StepKind.SAY
    assert not rest[0].spoken
    assert longest_option_gap(plan) <= 60.0 + 1e-3


def test_a_long_recording_keeps_its_closing():
    slices = spans(*((at, at + 20.0) for at in range(0, 3000, 30)))
    made = Recording("clip", "Long", "0" * 64, Seconds(3000), Seconds(3000), True, slices)
    plan = planned(made, choices=Choices(longest=Seconds(900.0)))
    heard = [step.recorded for step in recorded(plan)]

    assert plan.duration <= 900.0 + 1e-3
    assert heard[0].start == pytest.approx(0.0, abs=0.1)
    assert heard[-1].end == pytest.approx(2990.0, abs=0.3)
    assert ["its closing is heard" in reason for _, reason in plan.left_out] == [True]


@pytest.mark.parametrize("music", [(), (0, 50, 51, 98)])
@pytest.mark.parametrize("longest", [60.0, 300.0, 900.0, 3600.0])
def test_each_pause_is_counted_as_what_becomes_of_it(longest, music):
    """Counted again from the steps: a gap between two that are heard is paced, what is played is as it is."""
    slices = spans(*((at, at + 20.0) for at in range(0, 3000, 30)))
    melodic = tuple((slices[at][1], slices[at + 1][0]) for at in music)
    made = Recording("clip", "Long", "0" * 64, Seconds(3000), Seconds(3000), True, slices, melodic=melodic)
    plan = planned(made, choices=Choices(longest=Seconds(longest)))
    heard = [(step.recorded.start, step.recorded.end) for step in recorded(plan)]
    gaps = [b[0] - a[1] for a, b in pairwise(heard)]
    counted = pauses_heard(made, plan)

    assert counted.paced == sum(5.0 < gap < 10.0 for gap in gaps)
    seconds = [sum(max(0.0, min(b, end) - max(a, start)) for a, b in heard) for start, end in melodic]
    assert counted.as_they_are == sum(length == pytest.approx(10.0) for length in seconds)
    assert counted.paced + counted.as_they_are + counted.not_heard == 99
    assert (counted.not_heard > 0) == ("of the pauses aren't heard" in found_in_words(made, plan))
    assert (counted.not_heard > 0) == (plan.left_out != ())


def test_one_minute_is_one_minute():
    slices = spans(*((at, at + 4.0) for at in range(0, 600, 10)))
    made = Recording("clip", "Long", "0" * 64, Seconds(600), Seconds(600), True, slices)
    ((_title, reason),) = planned(made, choices=Choices(longest=Seconds(60.0))).left_out

    assert reason.endswith("to keep to 1 minute.") or "to keep to 1 minute; " in reason


def test_pauses_shorten_before_anything_is_left_out():
    slices = spans(*((at, at + 20.0) for at in range(0, 600, 30)))
    made = Recording("clip", "Long", "0" * 64, Seconds(600), Seconds(600), True, slices)
    plan = planned(made, choices=Choices(longest=Seconds(740.0)))

    assert plan.duration <= 740.0 + 1e-3
    assert plan.left_out == ()
    assert sum(step.recorded.length for step in recorded(plan)) >= 400.0


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (talk(60.0), "No pauses were found, so it plays as it is."),
        (over_music(60.0), "2 pauses were found. They are over music that can't be continued or cut"),
        (replace(over_music(60.0), melodic=()), "2 pauses were found. The pacing sets how long they are"),
        (replace(over_music(60.0), melodic=over_music(60.0).melodic[:1]), "1 is over music"),
    ],
    ids=["none", "music", "pauses", "both"],
)
def test_what_was_found_is_said(made, words):
    assert words in found_in_words(made)
