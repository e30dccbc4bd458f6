"""Settings, on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sample_views import (
    SETTINGS,
)
from window_driven import click

from player.window.intents import (
    OpenKeeping,
    SetSetting,
)


def test_settings_lead_to_keeping(shown, intents):
    shown(SETTINGS).keeping.click()

    assert intents == [OpenKeeping()]


def test_settings(shown, intents):
    screen = shown(SETTINGS)
    click(screen.rows["reduced_motion"].control)
    screen.rows["theme"].control.activated.emit(2)
    QTest.keyClick(screen.rows["text_size"].control, Qt.Key.Key_Right)

    assert intents == [
        SetSetting("reduced_motion", "on"),
        SetSetting("theme", "dark"),
        SetSetting("text_size", "110"),
    ]
