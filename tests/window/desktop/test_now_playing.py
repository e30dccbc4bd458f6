"""Which sitting the desktop is told of, from what is on the screen."""

from dataclasses import replace

import pytest
from sample_views import SAMPLES

from player.window.desktop.now_playing import NAMELESS, Playback, now_playing
from player.window.sitting.check_in.state import CheckInView
from player.window.sitting.state import SittingView
from player.window.support.state import SupportView

SITTING = next(view for view in SAMPLES.values() if type(view) is SittingView and not view.paused)
CHECK_IN = next(view for view in SAMPLES.values() if isinstance(view, CheckInView))
ELSEWHERE = next(view for view in SAMPLES.values() if isinstance(view, SupportView))


def test_a_sitting_that_plays_can_be_paused_and_walked_through():
    now = now_playing(replace(SITTING, position=61.5), None, titled=True)

    assert now is not None
    assert (SITTING.title, Playback.PLAYING, 61.5) == (now.title, now.playback, now.position)
    assert now.can_pause
    assert now.can_back
    assert now.can_skip


def test_the_title_stays_inside_unless_it_is_wanted_outside():
    now = now_playing(SITTING, None, titled=False)

    assert now is not None
    assert now.title == NAMELESS
    assert SITTING.title not in repr(now)


def test_no_line_of_the_practice_gets_out():
    now = now_playing(replace(SITTING, line="Notice the air", line_before="And the floor"), None, titled=True)

    assert "air" not in repr(now)
    assert "floor" not in repr(now)


@pytest.mark.parametrize("view", [CHECK_IN, ELSEWHERE], ids=["a question", "another screen"])
def test_what_stands_before_a_sitting_is_not_answered_from_outside(view):
    before = now_playing(replace(SITTING, position=30.0), None, titled=True)
    now = now_playing(view, before, titled=True)

    assert now is not None
    assert (now.playback, now.position) == (Playback.PAUSED, 30.0)
    assert (now.can_pause, now.can_back, now.can_skip) == (False, False, False)


def test_writing_is_not_ended_by_a_media_key():
    now = now_playing(replace(SITTING, at_writing=True), None, titled=True)

    assert now is not None
    assert Playback.PAUSED is now.playback
    assert not now.can_pause


def test_a_text_has_no_volume():
    now = now_playing(replace(SITTING, text_only=True), None, titled=True)

    assert now is not None
    assert now.volume is None


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [(10.0, 10.1, False), (10.0, 10.0, False), (10.0, 8.0, True), (10.0, 15.0, True)],
)
def test_a_position_that_was_moved_is_told_from_one_that_was_played(before, after, moved):
    now = now_playing(replace(SITTING, position=after), None, titled=True)

    assert now is not None
    assert moved is now.jumped_from(before)
