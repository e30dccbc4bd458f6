"""A sitting's view arrives 20 times a second and must cost next to nothing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent
from sample_views import SITTING
from watched import events

from player.settings.theme import Theme
from player.window.sitting.state import QuietView
from player.window.state import Appearance

WORK = (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Paint, QEvent.Type.UpdateRequest)


def work(watched, event):
    """Layout and paint work: whose, and which."""
    return (type(watched).__name__, event.type().name) if event.type() in WORK else None


@pytest.fixture
def worked(window, settle):
    """The work that is done once a sitting is shown."""
    window.show_view(SITTING)
    settle()
    with events(work) as seen:
        yield seen


def test_the_same_view_causes_no_work(window, settle, worked):
    for _ in range(40):
        window.show_view(replace(SITTING))
    settle()

    assert worked == []


def test_a_moment_later_only_the_mark_moves(window, settle, worked):
    second_later = replace(SITTING, position=SITTING.position + 1.0)
    window.show_view(second_later)
    settle()

    assert ("Ribbon", "Paint") in worked
    assert [each for each in worked if each[1] in {"LayoutRequest", "Resize"}] == []


def test_a_twentieth_of_a_second_later_nothing_is_painted(window, settle, worked):
    window.show_view(replace(SITTING, position=SITTING.position + 0.05))
    settle()

    assert worked == []


def test_the_sentence_does_not_jump_when_a_silence_begins_or_ends(window, settle):
    window.show_view(replace(SITTING, quiet=None))
    settle()
    line = window.screen_shown.caption.line
    before = line.mapTo(window, line.rect().topLeft())
    window.show_view(SITTING)
    settle()

    assert line.mapTo(window, line.rect().topLeft()) == before


def test_a_hidden_countdown_shows_only_that_the_quiet_is_meant(window, settle):
    window.show_view(replace(SITTING, quiet=QuietView("quiet", 0.9, countdown=False)))
    settle()
    marker = window.screen_shown.quiet

    assert marker.isVisible()
    assert marker.words == "quiet"
    assert marker._circle.degrees == 0


def test_controls_rest_but_stay(window, settle):
    window.show_view(SITTING)
    settle()
    screen = window.screen_shown
    screen.rest._dim.timeout.emit()
    resting = (screen.dimmed, screen.pause.isVisible(), screen.pause.isEnabled())
    screen.wake()

    assert resting == (True, True, True)
    assert not screen.dimmed


def test_pause_and_softer_say_what_they_will_do(window, settle):
    window.show_view(replace(SITTING, paused=True, softened="One step softer", can_back=False))
    settle()
    screen = window.screen_shown

    assert screen.pause.accessibleName() == "Go on"
    assert "Go on" in screen.pause.text()
    assert screen.as_before.isVisible()
    assert "One step softer" in screen._status.text()
    assert not screen.back.isEnabled()


def test_without_fades_the_line_is_there_at_once(window, settle):
    window.show_view(SITTING)
    window.show_view(replace(SITTING, line="Here."))
    settle()

    assert not window.screen_shown.caption._effect.isEnabled()


def test_a_line_fades_in_within_a_fifth_of_a_second(window, settle, qtbot):
    window.set_appearance(Appearance(theme=Theme.LIGHT))
    window.show_view(SITTING)
    settle()
    window.show_view(replace(SITTING, line="Here."))
    caption = window.screen_shown.caption
    fading = caption._effect.isEnabled()
    qtbot.waitUntil(lambda: not caption._effect.isEnabled(), timeout=60_000)

    assert fading
    assert caption._fade.duration() <= 200


def test_the_look_can_change_in_the_middle(window, settle):
    window.show_view(SITTING)
    settle()
    small = window.screen_shown.ribbon.height()
    window.set_appearance(Appearance(theme=Theme.DARK, text_scale=2.0, reduced_motion=True))
    settle()

    assert window.screen_shown.ribbon.height() > small
    assert window.look.tokens.ground == "#1D1F1E"
