"""Easing back, on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sample_views import (
    EASE_BACK,
    EASE_BACK_CHOICE,
)
from window_driven import click

from player.window.ease_back.state import EaseBackEnd, EaseBackMoreGrounding, EaseBackNext
from player.window.intents import (
    EaseBack,
)


def test_easing_back(shown, intents, window):
    screen = shown(EASE_BACK)
    click(screen.next)
    shown(EASE_BACK_CHOICE)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    click(screen.offers.buttons[1])
    click(window.sidebar.ease_back)

    assert intents == [EaseBackNext(), EaseBackEnd(), EaseBackMoreGrounding(), EaseBack()]
    assert screen.next.isHidden()
