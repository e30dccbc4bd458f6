"""Nothing begins by accident: presses right after a change and held keys do nothing, Ease back always works.

The presses come as the system's do, through the ``QWindow``.
"""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sample_practise import PRACTISE
from sample_settings import SETTINGS, SUPPORT
from sample_views import AFTER, BRIEFING, EASE_BACK, EASE_BACK_CHOICE, SITTING, SITTING_PAUSED

from player.window.briefing.state import Begin
from player.window.ease_back.state import EaseBackEnd, EaseBackNext
from player.window.intents import ChoosePractice, EaseBack, OpenLog, Softer
from player.window.practise.state import Search
from player.window.sitting.state import TogglePause
from player.window.state import Message


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock(window):
    window.guard.clock = Clock()
    return window.guard.clock


@pytest.fixture
def press(window, settle):
    """Presses something with the mouse where it stands, or a key."""

    def pressed(what):
        settle()
        if isinstance(what, Qt.Key):
            QTest.keyClick(window.windowHandle(), what)
        else:
            QTest.mouseClick(
                window.windowHandle(), Qt.MouseButton.LeftButton, pos=what.mapTo(window, what.rect().center())
            )
        settle()

    return pressed


def hold_down(window, key, times=3):
    for held in [False, *[True] * times]:
        press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", held)
        QApplication.sendEvent(window.windowHandle(), press)
    release = QKeyEvent(QEvent.Type.KeyRelease, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window.windowHandle(), release)


def test_a_double_click_on_a_card_begins_no_sitting(window, intents, clock, press):
    window.show_view(PRACTISE)
    clock.now += 1
    press(window.screen_shown.today)
    window.show_view(BRIEFING)
    begin = window.screen_shown.begin
    press(begin)
    clock.now += 0.4
    press(begin)
    early = list(intents)
    clock.now += 0.2
    press(begin)

    assert [type(intent) for intent in early] == [ChoosePractice]
    assert intents[1:] == [Begin()]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_nor_does_a_key_that_presses(window, intents, clock, press, key):
    window.show_view(BRIEFING)
    window.screen_shown.begin.setFocus()
    press(key)
    early = list(intents)
    clock.now += 0.6
    press(key)

    assert early == []
    assert intents == [Begin()]


def test_ease_back_works_at_once(window, intents, clock, press):
    window.show_view(SITTING)
    press(Qt.Key.Key_Escape)
    press(window.sidebar.ease_back)

    assert clock.now == 100.0
    assert intents == [EaseBack(), EaseBack()]


def test_a_second_press_of_pause_does_not_undo_the_first(window, intents, clock, press):
    window.show_view(SITTING)
    clock.now += 0.6
    press(window.screen_shown.pause)
    window.show_view(SITTING_PAUSED)
    press(window.screen_shown.pause)
    press(Qt.Key.Key_Space)
    at_once = list(intents)
    clock.now += 0.6
    press(window.screen_shown.pause)

    assert at_once == [TogglePause()]
    assert intents == [TogglePause(), TogglePause()]


def test_shortcuts_wait_too(window, intents, clock, press):
    window.show_view(PRACTISE)
    press(Qt.Key.Key_S)
    early = list(intents)
    clock.now += 0.6
    press(Qt.Key.Key_S)

    assert early == []
    assert intents == [Softer()]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_that_is_held_presses_once(window, intents, clock, settle, key):
    window.show_view(EASE_BACK)
    clock.now += 1
    settle()
    hold_down(window, key)

    assert intents == [EaseBackNext()]


def test_space_that_is_held_pauses_once(window, intents, clock, settle):
    window.show_view(SITTING)
    clock.now += 1
    settle()
    hold_down(window, Qt.Key.Key_Space)

    assert intents == [TogglePause()]


def test_what_is_typed_at_once_is_not_lost(window, intents, clock, settle):
    window.show_view(PRACTISE)
    settle()
    window.screen_shown.start_finding()
    assert clock.now == 100.0
    for key in (Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_B):
        QTest.keyClick(window.windowHandle(), key)

    assert intents[-1] == Search("a b")


def test_nor_is_what_is_typed_at_once_into_several_lines(window, clock, settle):
    window.show_view(AFTER)
    settle()
    box = window.screen_shown.reflection
    box.setFocus()
    assert clock.now == 100.0
    for key in (Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_B):
        QTest.keyClick(window.windowHandle(), key)

    assert box.toPlainText().endswith("a \nb")


def test_the_second_press_of_a_double_click_on_next_does_not_end_easing_back(window, intents, clock, press):
    window.show_view(EASE_BACK)
    clock.now += 1
    press(window.screen_shown.next)
    window.show_view(EASE_BACK_CHOICE)
    press(Qt.Key.Key_Return)
    early = list(intents)
    clock.now += 0.6
    press(Qt.Key.Key_Return)

    assert early == [EaseBackNext()]
    assert intents == [EaseBackNext(), EaseBackEnd()]


def test_a_message_that_pushes_the_screen_down_stops_presses_too(window, intents, clock, press):
    window.show_view(SUPPORT)
    clock.now += 1
    window.show_view(replace(SUPPORT, messages=(Message("Something to say.", "key"),)))
    press(window.sidebar.places["Log"])
    early = list(intents)
    clock.now += 0.6
    press(window.sidebar.places["Log"])

    assert early == []
    assert intents == [OpenLog()]


def test_a_press_beside_ease_back_is_no_press_of_it(window, intents, clock, settle):
    window.show_view(SETTINGS)
    settle()
    button = window.sidebar.support
    place = button.mapTo(window, QPoint(5, 5))
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)

    assert clock.now == 100.0
    assert intents == []
