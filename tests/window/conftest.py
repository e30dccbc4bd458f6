import os
import sys
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from page_material import Clock, folders_in, parts_in
from window_driven import opened_window, until_calm

from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.system.folders import find_folders
from player.window.app import Application
from player.window.router import Router


@pytest.fixture
def window(qtbot):
    """An open window at the smallest size that look.md names, without fades."""
    made = opened_window()
    qtbot.addWidget(made)
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def application_with(monkeypatch, tmp_path, qapp):  # noqa: ARG001 - the application that a window needs
    """Opens the whole program, with the settings given, in a home that somebody has used before."""
    opened = []

    def application(settings=""):
        monkeypatch.setenv("KINDPACE_HOME", str(tmp_path / "home"))
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        folders = find_folders().make()
        (folders.config / "settings.toml").write_text(settings, encoding="utf-8")
        opened.append(Application(folders))
        return opened[-1]

    yield application
    for made in opened:
        made.close()


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


@pytest.fixture
def shown(window, settle):
    """Shows a view and returns its screen, at rest."""

    def show(view):
        window.show_view(view)
        settle()
        return window.screen_shown

    return show


@pytest.fixture
def clock():
    """The seconds that pages and silent engines go by."""
    return Clock()


@pytest.fixture
def parts(tmp_path, clock):
    """All that pages are given, with an empty log and a silent engine that goes by the clock."""
    folders = folders_in(tmp_path)
    log = SessionLog.open(folders.data, Keys(folders.config))
    yield parts_in(folders, log, seconds=clock)
    log.close()


@pytest.fixture
def router(parts):
    """The pages without a window."""
    return Router(parts)
