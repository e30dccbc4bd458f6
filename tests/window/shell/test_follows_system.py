"""The window turns dark when the system does, where the person left that to the system."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from player.settings.theme import Theme
from player.window.shell import theme
from player.window.state import Appearance


class Hints:
    """A system that is dark."""

    @staticmethod
    def colorScheme():  # noqa: N802 - Qt's name
        return Qt.ColorScheme.Dark


class System:
    @staticmethod
    def styleHints():  # noqa: N802 - Qt's name
        return Hints()


@pytest.mark.parametrize(("wanted", "dark"), [(Theme.SYSTEM, True), (Theme.LIGHT, False)])
def test_it_turns_dark_with_the_system_while_running(window, monkeypatch, wanted, dark):
    window.set_appearance(Appearance(theme=wanted))
    before = window.look.dark
    monkeypatch.setattr(theme, "QGuiApplication", System)
    QApplication.sendEvent(window, QEvent(QEvent.Type.ThemeChange))

    assert not before
    assert window.look.dark is dark
