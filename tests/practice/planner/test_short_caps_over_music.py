"""A cap of a few seconds holds beside music too: a short line, or a shorter pause."""

from dataclasses import replace
from itertools import pairwise

import pytest
from planning_material import BOOK
from planning_rules import assert_contiguous
from test_recording_as_it_is import PACING, planned, quiet_runs, recorded, spans

from player.practice.choices import Choices
from player.practice.pacing.model import with_values
from player.practice.planner.plan import estimated_durations
from player.practice.planner.recordings.inputs import Inputs
from player.practice.planner.recordings.recording import Recording
from player.practice.planner.recordings.recording_plan import replan_recording
from player.practice.planner.summary import summarise
from player.practice.units import Seconds

CAP = 3.0
PACED = with_values(PACING, max_silence_s=CAP)
HARDLY = 0.5
"""Seconds by which nobody notices that a silence is longer, and which aren't said."""


def bowls(ringing, pause, count=8):
    """Words, a bowl that rings right after them, a pause, words again."""
    stretches, rings, now = [], [], 1.0
    for _unused in range(count):
        stretches.append((now, now + 4.0 + ringing))
        rings.append((now + 4.0, now + 4.0 + ringing))
        now += 4.0 + ringing + pause
    whole = Seconds(now + 2.0)
    return Recording("clip", "Bowls", "0" * 64, whole, whole, True, spans(*stretches), wordless=spans(*rings))


def songs(music, count=8):
    """Words with so much music between, which is played as it is."""
    words = spans(*((at, at + 4.0) for at in (number * (4.0 + music) for number in range(count))))
    between = spans(*((before[1], after[0]) for before, after in pairwise(words)))
    whole = Seconds(words[-1][1])
    return Recording("clip", "A song", "0" * 64, whole, whole, True, words, melodic=between)


@pytest.mark.parametrize("pause", [1.0, 2.7, 6.0, 20.0])
@pytest.mark.parametrize("ringing", [0.6, 1.5, 2.4])
def test_a_pause_beside_a_bowl_gives_way(ringing, pause):
    """Both together were 4 to 7 s long: no line had room in either."""
    made = bowls(ringing, pause)
    plan = planned(made, PACED)

    assert_contiguous(plan.steps)
    assert max(quiet_runs(plan)) <= CAP
    assert summarise(plan).longest_silence <= CAP
    heard = sum(step.recorded.length for step in recorded(plan))
    assert heard >= sum(end - start for start, end in made.slices) - 1e-3


@pytest.mark.parametrize("music", [3.4, 4.2, 5.0, 6.5, 7.3, 9.0, 14.0, 31.0])
def test_a_line_short_enough_is_found_for_music(music):
    durations = estimated_durations(PACED)
    shortest = min(map(durations, BOOK.presence[next(iter(BOOK.presence))]))
    longest = max(quiet_runs(planned(songs(music), PACED)))

    assert longest <= max(CAP + HARDLY, min(music, shortest + 2 * 0.1))


def test_what_was_heard_stays_where_it_is():
    made = bowls(2.4, 6.0)
    inputs = Inputs(made, PACED, Choices(), BOOK, estimated_durations(PACED))
    fresh = planned(made, PACED)
    for keep in range(1, len(fresh.steps)):
        again = replan_recording(fresh, keep, inputs)

        assert again.steps[:keep] == fresh.steps[:keep]
        assert_contiguous(again.steps)


def test_pauses_without_music_stay_as_they_are():
    made = replace(bowls(2.4, 6.0), wordless=())

    assert planned(made, PACED).duration > planned(bowls(2.4, 6.0), PACED).duration
