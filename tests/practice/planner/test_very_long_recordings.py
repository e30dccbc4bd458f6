"""A recording of many hours, of which the beginning and the end are looked through: its closing is heard."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from planning_rules import assert_contiguous, assert_orient_first_and_return_last
from test_recording_plan import heard, inputs, pacings

from player.practice.choices import Choices
from player.practice.pacing.model import GENTLE, LongSilence, with_values
from player.practice.planner.recordings.found_words import pauses_heard
from player.practice.planner.recordings.recording import Recording, pauses_of, stretches_of
from player.practice.planner.recordings.recording_plan import plan_recording, replan_recording
from player.practice.units import Seconds

HOUR = 3600.0
BEGINNING, END, WHOLE = 2 * HOUR, 7 * HOUR + 50 * 60, 8 * HOUR
TINY = 1e-3


def sentences(start, end, length=8.0, pause=4.0):
    """Stretches of so many seconds, from one place to another; long ones parted at 10 s."""
    found = []
    while start + length <= end:
        places = [*np.arange(start, start + length - TINY, 10.0), start + length]
        found += [
            (Seconds(float(one)), Seconds(float(other))) for one, other in pairwise(places) if other > one
        ]
        start += length + pause
    return tuple(found)


def eight_hours(beginning, end, *, skipped=(BEGINNING, END)):
    return Recording(
        "clip",
        "A long talk",
        "0" * 64,
        Seconds(WHOLE),
        Seconds(BEGINNING),
        True,
        (*beginning, *end),
        skipped=(Seconds(skipped[0]), Seconds(skipped[1])),
    )


TALK = eight_hours(sentences(2.0, BEGINNING - 20), sentences(END + 5, WHOLE - 3))
"""Somebody speaks all the time."""

SLEEP = eight_hours(sentences(2.0, 600.0), sentences(WHOLE - 60, WHOLE - 3))
"""Ten minutes of words, hours of quiet, and a closing."""


def planned(made, minutes):
    return inputs(made, GENTLE, Choices(longest=Seconds(minutes * 60.0)))


def places(plan):
    return [(part.start, part.end) for part in heard(plan)]


@pytest.mark.parametrize("minutes", [10, 30, 60])
def test_its_closing_is_heard_and_what_comes_before_is_named(minutes):
    plan = plan_recording(planned(TALK, minutes))

    last = TALK.slices[-1][1]
    assert last <= places(plan)[-1][1] <= last + 0.3
    assert plan.duration <= minutes * 60 + TINY
    first, [reason] = places(plan)[0][0], [reason for _title, reason in plan.left_out]
    assert first < 5.0
    assert "its closing is heard" in reason
    assert "of 8:00:00 is left out" in reason
    closing = [start for start, _end in places(plan) if start > END]
    assert "to 7:5" in reason
    # Three minutes at most, and a quarter of the time; not less than a minute where there is time.
    assert 60.0 < last - closing[0] <= min(180.0, minutes * 60 / 4) + TINY


@pytest.mark.parametrize("made", [TALK, SLEEP])
def test_nothing_is_heard_that_was_not_looked_through(made):
    for minutes in (5, 20, 60):
        for part in heard(plan_recording(planned(made, minutes))):
            for start, length in ((part.start, part.length), (part.bed[0], part.bed[1] - part.bed[0])):
                assert length <= 0 or start + length <= BEGINNING + TINY or start >= END - TINY
            assert part.start - part.room[0] >= END - TINY or part.end + part.room[1] <= BEGINNING + TINY


def test_all_of_the_beginning_and_the_closing_without_the_hours_of_quiet_between():
    plan = plan_recording(planned(SLEEP, 60))

    assert len(places(plan)) == len(SLEEP.slices)
    assert plan.duration < 20 * 60
    assert "from 0:09:5" in plan.left_out[0][1]
    assert "to 7:59:00" in plan.left_out[0][1]
    alone = plan_recording(planned(eight_hours(sentences(2.0, 600.0), (), skipped=(BEGINNING, WHOLE)), 60))
    # Its pauses aren't shortened for hours that nobody hears.
    assert [step.duration for step in plan.steps[:40]] == [step.duration for step in alone.steps[:40]]


def test_between_what_was_looked_through_is_no_pause():
    pauses = pauses_of(SLEEP)

    assert len(pauses) == len(SLEEP.slices) - 2
    assert max(end - start for start, end in pauses) < 5.0
    assert pauses_heard(SLEEP, plan_recording(planned(SLEEP, 60))).not_heard == 0


def test_a_sentence_cut_by_where_looking_stopped_is_not_heard():
    cut = (Seconds(BEGINNING - 4), Seconds(BEGINNING))
    made = eight_hours((*sentences(2.0, 200.0), cut), sentences(WHOLE - 60, WHOLE - 3))
    plan = plan_recording(planned(made, 60))

    assert not [start for start, _end in places(plan) if start == cut[0]]
    assert len(stretches_of(made)) == len(made.slices) - 1


def test_where_its_hours_of_quiet_were_to_be_kept_company_they_are_left_out_as_well():
    kept = with_values(GENTLE, long_silence=LongSilence.COMPANIONED)
    plan = plan_recording(inputs(SLEEP, kept, Choices(longest=Seconds(HOUR))))

    assert len(places(plan)) == len(SLEEP.slices)
    assert plan.duration < 20 * 60


def test_of_its_end_only_the_closing_is_heard_also_where_more_would_have_room():
    made = eight_hours(sentences(2.0, 62.0), sentences(WHOLE - 170, WHOLE - 3, 5.0, 5.0))
    plan = plan_recording(planned(made, 4.5))

    closing = [start for start, _end in places(plan) if start > END]
    assert WHOLE - 70 < closing[0] < WHOLE - 20
    assert "from 0:00:58 to" in plan.left_out[0][1]


def test_music_to_the_end_is_the_closing_from_one_of_its_quiet_places():
    music = tuple((Seconds(start), Seconds(start + 10)) for start in range(int(END), int(WHOLE), 10))
    plan = plan_recording(planned(eight_hours(sentences(2.0, 900.0), music), 40))

    closing = [(start, end) for start, end in places(plan) if start >= END]
    assert closing[-1][1] == pytest.approx(WHOLE)
    assert 60.0 < WHOLE - closing[0][0] <= 180.0


def test_where_the_end_was_not_looked_through_no_closing_is_promised():
    made = eight_hours(sentences(2.0, BEGINNING - 20), (), skipped=(BEGINNING, WHOLE))
    for made_so in (made, replace(made, skipped=(Seconds(BEGINNING), Seconds(END)))):
        plan = plan_recording(planned(made_so, 10))

        assert plan.left_out
        assert "its closing is heard" not in plan.left_out[0][1]


@pytest.mark.parametrize(("made", "minutes"), [(TALK, 10), (SLEEP, 60), (SLEEP, 8)])
def test_planned_again_anywhere_it_keeps_its_closing_and_says_what_is_left_out(made, minutes):
    asked = planned(made, minutes)
    fresh = plan_recording(asked)
    for keep in range(1, len(fresh.steps), max(1, len(fresh.steps) // 30)):
        again = replan_recording(fresh, keep, asked)

        assert again.steps[:keep] == fresh.steps[:keep]
        assert places(again)[-1] == pytest.approx(places(fresh)[-1])
        assert again.duration <= minutes * 60 + 12.0
        assert "of 8:00:00 is left out" in again.left_out[0][1], keep
        assert "its closing is heard" in again.left_out[0][1], keep


@st.composite
def very_long(draw):
    first = sentences(1.0, draw(st.floats(30, BEGINNING)), draw(st.floats(1, 1500)), draw(st.floats(0.8, 30)))
    since = draw(st.floats(0, 590))
    last = sentences(END + since, WHOLE, draw(st.floats(1, 700)), draw(st.floats(0.8, 30)))
    return eight_hours(first, last)


@settings(max_examples=examples(15), deadline=None)
@given(very_long(), pacings, st.floats(180, 3600), st.floats(0, 1))
def test_any_of_them_keeps_to_the_length(made, pacing, longest, share):
    asked = inputs(made, pacing, Choices(longest=Seconds(longest)))
    fresh = plan_recording(asked)
    again = replan_recording(fresh, max(1, round(share * (len(fresh.steps) - 1))), asked)

    for plan in (fresh, again):
        assert_contiguous(plan.steps)
        assert_orient_first_and_return_last(plan.steps)
        assert all(one[1] <= other[0] + TINY for one, other in pairwise(places(plan)))
        assert not [1 for start, end in places(plan) if end > BEGINNING + TINY and start < END - TINY]
    assert fresh.duration <= longest + TINY
