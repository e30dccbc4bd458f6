import os
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from player.ui.view import Appearance, Theme
from player.ui.window import MainWindow


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
def settle():
    """Lets layouts and posted events come to rest."""

    def until_calm():
        for _ in range(6):
            QApplication.processEvents()

    return until_calm
