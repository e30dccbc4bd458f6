import os
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from player.settings.theme import Theme
from player.window.clinic.editor.screen import PresetScreen
from player.window.shell.main_window import MainWindow
from player.window.state import Appearance


@pytest.fixture
def window(qtbot):
    """An open window at the smallest size that look.md names, without fades."""
    made = MainWindow(Appearance(theme=Theme.LIGHT, reduced_motion=True))
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


@pytest.fixture
def intents(window):
    """Every intent the window has emitted, in order."""
    seen = []
    window.intended.connect(seen.append)
    return seen


@pytest.fixture
def settle(window):
    """Lets layouts and posted events come to rest, and the parts of a screen that follow later."""

    def until_calm():
        if isinstance(window.screen_shown, PresetScreen):
            assert window.screen_shown.rows
        for _ in range(6):
            QApplication.processEvents()

    return until_calm
