import os
import sys
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from window_driven import opened_window, until_calm


@pytest.fixture
def window(qtbot):
    """An open window at the smallest size that look.md names, without fades."""
    made = opened_window()
    qtbot.addWidget(made)
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def intents(window):
    """Every intent the window has emitted, in order."""
    seen: list[object] = []
    window.intended.connect(seen.append)
    return seen


@pytest.fixture
def settle(window):
    """Lets layouts and posted events come to rest, and the parts of a screen that follow later."""
    return lambda: until_calm(window)
