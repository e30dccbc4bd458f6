"""What is around the sentence leaves the screen when nobody moves, and comes back. Paused looks paused."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sample_practise import PRACTISE
from sample_views import CHECK_IN, EASE_BACK, SITTING, SITTING_PAUSED

from player.window.intents import EaseBack
from player.window.pictures.state import LandscapeView, PartOfDay, Stage
from player.window.sitting.state import NobodyMoves, QuietView, TogglePause


@pytest.fixture
def sitting(shown, monkeypatch):
    """A sitting without a screen reader."""
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    return shown(replace(SITTING, landscape=LandscapeView(Stage.PRACTICE, PartOfDay.DAY)))


def on_screen(window, screen):
    parts = (screen.pause, screen.ribbon, screen._status, window.sidebar.support)
    return {part.isVisible() for part in parts}


def pressed(intents):
    """What was pressed: that somebody moves, or nobody, is told besides."""
    return [each for each in intents if not isinstance(each, NobodyMoves)]


def press(window, key):
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(window.windowHandle(), QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))


def point(window, kind, place):
    at = QPointF(place)
    pressed = Qt.MouseButton.LeftButton if kind is not QEvent.Type.MouseMove else Qt.MouseButton.NoButton
    event = QMouseEvent(kind, at, at, pressed, pressed, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window.windowHandle(), event)


def test_only_the_sentence_and_ease_back_stay(window, sitting):
    before = sitting.caption.line.mapTo(window, sitting.caption.line.rect().topLeft())
    sitting.rest.leave()
    QApplication.processEvents()

    assert on_screen(window, sitting) == {False}
    assert sitting.caption.isVisible()
    assert window.sidebar.ease_back.isVisible()
    assert sitting.caption.line.mapTo(window, sitting.caption.line.rect().topLeft()) == before


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_Tab])
def test_any_key_brings_them_back(window, sitting, key):
    sitting.rest.leave()
    press(window, key)

    assert on_screen(window, sitting) == {True}


def test_the_key_that_brings_them_back_does_what_it_does(window, sitting, intents):
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Escape):
        sitting.rest.leave()
        QTest.keyClick(window.focusWidget() or window, key)

    assert pressed(intents) == [TogglePause(), EaseBack()]


def test_the_pointer_brings_them_back_and_presses_nothing(window, sitting, intents):
    window.guard.clock = lambda: 1000.0
    place = sitting.pause.mapTo(window, sitting.pause.rect().center())
    sitting.rest.leave()
    point(window, QEvent.Type.MouseButtonPress, place)
    point(window, QEvent.Type.MouseButtonRelease, place)
    back = on_screen(window, sitting)
    sitting.rest.leave()
    point(window, QEvent.Type.MouseMove, place)

    assert back == on_screen(window, sitting) == {True}
    assert pressed(intents) == []


def test_they_stay_with_a_screen_reader(window, sitting, monkeypatch):
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    sitting.rest.leave()

    assert on_screen(window, sitting) == {True}


def test_they_stay_while_one_of_them_has_the_focus(window, sitting):
    sitting.skip.setFocus(Qt.FocusReason.TabFocusReason)
    sitting.rest.leave()

    assert on_screen(window, sitting) == {True}


@pytest.mark.parametrize(
    "view",
    [
        SITTING_PAUSED,
        replace(SITTING, at_writing=True, waiting="Go on when you like."),
        replace(SITTING, message="The sound went away."),
        replace(SITTING, volumes_open=True),
    ],
    ids=["paused", "writing", "message", "volumes"],
)
def test_they_stay_where_something_is_asked_of_the_person(window, settle, sitting, view):
    window.show_view(view)
    settle()
    sitting.rest.leave()

    assert sitting.pause.isVisible()


@pytest.mark.parametrize("view", [CHECK_IN, EASE_BACK, PRACTISE], ids=["check-in", "ease back", "today"])
def test_another_screen_has_everything(window, settle, sitting, view):
    sitting.rest.leave()
    window.show_view(view)
    settle()

    assert window.sidebar.support.isVisible()
    assert sitting.backdrop.isHidden()


def test_paused_looks_paused(window, settle, sitting):
    window.show_view(replace(SITTING, quiet=QuietView("quiet", 0.5)))
    before = sitting.quiet.words
    window.show_view(replace(SITTING, paused=True, quiet=None))
    settle()

    assert before == "quiet"
    assert sitting.quiet.isVisible()
    assert sitting.quiet.words == "Paused"
    assert sitting.pause.accessibleName() == "Go on"


def test_the_way_on_from_a_pause_is_never_dimmed(window, settle, sitting):
    window.show_view(replace(SITTING, paused=True, quiet=None))
    settle()
    sitting.rest.dim()
    paused = sitting.dimmed
    window.show_view(SITTING)
    sitting.rest.dim()

    assert not paused
    assert sitting.dimmed


def test_the_full_screen_can_be_left_with_a_press_and_what_says_so_rests_with_the_others(
    window, settle, sitting
):
    as_window = window.sidebar.leave_full.isVisible()
    places = [each.geometry() for each in (window.sidebar.support, window.sidebar.ease_back)]
    QTest.keyClick(window, Qt.Key.Key_F11)
    settle()
    filled = window.sidebar.leave_full.isVisible()
    heights = [window.height() - each.y() for each in (window.sidebar.support, window.sidebar.ease_back)]
    sitting.rest.leave()
    resting = window.sidebar.leave_full.isVisible()
    sitting.wake()
    window.sidebar.leave_full.click()
    settle()

    assert (as_window, filled, resting) == (False, True, False)
    assert not window.isFullScreen()
    assert not window.sidebar.leave_full.isVisible()
    assert heights == [window.height() - place.y() for place in places]


def test_f11_fills_the_screen_and_esc_still_eases_back(window, sitting, intents):  # noqa: ARG001
    before = window.size()
    QTest.keyClick(window, Qt.Key.Key_F11)
    full = window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    still = window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_F11)

    assert (full, still, window.isFullScreen()) == (True, True, False)
    assert pressed(intents) == [EaseBack()]
    assert window.size() == before


def test_towards_sleep_it_is_dark_only_while_nobody_moves(sitting):
    def dusk():
        sitting.show_view(replace(sitting._view, position=sitting._view.position + 1))
        return sitting.backdrop._view.dusk

    sitting.show_view(replace(SITTING, landscape=LandscapeView(Stage.RETURN, PartOfDay.NIGHT, dusk=0.5)))
    there = dusk()
    sitting.rest.leave()
    away = dusk()
    sitting.wake()

    assert (there, away, dusk()) == (0.0, 0.5, 0.0)
