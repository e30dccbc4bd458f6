"""What is only perhaps a recording's own voice keeps nobody company: a child behind, laughter, loud music."""

from dataclasses import replace
from itertools import pairwise

import pytest
from planning_material import BOOK
from planning_rules import assert_contiguous
from test_recording_as_it_is import PACING, planned, quiet_runs, recorded, spans
from test_short_caps_over_music import CAP, PACED

from player.practice.pacing.model import with_values
from player.practice.planner.plan import estimated_durations
from player.practice.planner.recordings.found_words import found_in_words
from player.practice.planner.recordings.recording import Recording
from player.practice.planner.steps import StepKind
from player.practice.planner.summary import summarise
from player.practice.units import Seconds

FIRST_STEPS = with_values(PACING, max_silence_s=8.0)


def somebody_behind(child, pause, count=8):
    """Words, a pause, a child behind for so many seconds, a pause, words again."""
    stretches, children, now = [], [], 1.0
    for _unused in range(count):
        said = now + 4.0 + pause
        stretches += [(now, now + 4.0), (said, said + child)]
        children.append(stretches[-1])
        now = said + child + pause
    stretches.append((now, now + 4.0))
    whole = Seconds(now + 6.0)
    return Recording(
        "clip", "A talk", "0" * 64, whole, whole, True, spans(*stretches), faint=spans(*children)
    )


def words_in_music(between, doubtful, count=8):
    """Words with so many seconds between, of which the middle may be words or music."""
    words = [(at, at + 4.0) for at in (number * (4.0 + between) for number in range(count))]
    gaps = [(before[1], after[0]) for before, after in pairwise(words)]
    middles = [((a + b - doubtful) / 2, (a + b + doubtful) / 2) for a, b in gaps]
    music = [part for (a, b), (c, d) in zip(gaps, middles, strict=True) for part in ((a, c), (d, b))]
    whole = Seconds(words[-1][1])
    stretch = spans((0.0, whole))
    made = Recording("clip", "A song", "0" * 64, whole, whole, True, stretch, wordless=spans(*music))
    return replace(made, unsure=spans(*middles))


def company_over(plan):
    """Start and end of what is heard of the recording under company."""
    steps = (step for step in recorded(plan) if step.kind is StepKind.PRESENCE)
    return [(step.recorded.start, step.recorded.end) for step in steps]


@pytest.mark.parametrize("pause", [3.0, 5.0, 9.0])
@pytest.mark.parametrize("child", [0.8, 2.0])
def test_a_child_behind_ends_no_silence(child, pause):
    """Two pauses and a child between them were 12 s under a cap of 8."""
    made = somebody_behind(child, pause)
    plan = planned(made, FIRST_STEPS)

    assert_contiguous(plan.steps)
    assert max(quiet_runs(plan)) <= 8.0
    assert summarise(plan).longest_silence <= 8.0
    assert company_over(plan) == []


def test_where_no_pause_is_company_comes_over_a_voice_far_behind():
    made = somebody_behind(14.0, 0.9)
    plan = planned(made, FIRST_STEPS)

    assert max(quiet_runs(plan)) <= 8.0
    assert company_over(plan)
    assert all(any(a <= start and end <= b for a, b in made.faint) for start, end in company_over(plan))


@pytest.mark.parametrize("between", [6.0, 10.0, 14.0])
def test_company_in_music_leaves_what_may_be_words_alone(between):
    made = words_in_music(between, 1.0)
    plan = planned(made, FIRST_STEPS)

    assert max(quiet_runs(plan)) <= 8.0
    for start, end in company_over(plan):
        assert all(end <= a + 1e-3 or start >= b - 1e-3 for a, b in made.unsure)


def test_where_a_line_would_come_late_a_shorter_one_comes_in_time():
    """The next in turn had room only later, and so nobody spoke until then."""
    durations = estimated_durations(PACED)
    room = 0.3 + min(map(durations, BOOK.presence[PACED.anchors[0]]))
    words, music, unsure, now = [], [], [], 0.0
    for _unused in range(6):
        words.append((now, now + 4.0))
        unsure.append((now + 4.0 + room, now + 5.0 + room))
        music += [(now + 4.0, unsure[-1][0]), (unsure[-1][1], now + 13.0 + room)]
        now += 13.0 + room
    whole = Seconds(now)
    made = Recording(
        "clip", "A song", "0" * 64, whole, whole, True, spans((0.0, now)), wordless=spans(*music)
    )
    plan = planned(replace(made, unsure=spans(*unsure)), PACED)
    over = company_over(plan)

    assert over
    for _start, end in words:
        assert any(end <= start <= end + CAP for start, _end in over), (end, over)


def test_what_may_be_words_for_longer_is_said():
    made = words_in_music(12.0, 10.0)
    plan = planned(made, FIRST_STEPS)
    words = found_in_words(made, plan, 8.0)

    assert max(quiet_runs(plan)) == pytest.approx(12.0, abs=0.01)
    assert "Up to 12 seconds may pass without words of its own voice" in words
    assert "longer than the 8 seconds of this pacing" in words
    assert "may pass" not in found_in_words(made, plan, 15.0)


def test_music_as_loud_as_the_words_is_said_before():
    made = words_in_music(6.0, 1.0)

    assert "under its words is about as loud as they are" in found_in_words(replace(made, drowned=True))
    assert "about as loud" not in found_in_words(made)
