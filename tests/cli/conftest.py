"""What tests of commands share."""

import sys
from pathlib import Path

import pytest
from cup_of_tea import TEA

sys.path.insert(0, str(Path(__file__).parent))

from player.system.folders import find_folders


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home for this test alone, for what it starts too; nothing is made in it yet."""
    monkeypatch.setenv("KINDPACE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def tea(tmp_path):
    """The practice about a cup of tea, as a file."""
    path = tmp_path / "tea.md"
    path.write_text(TEA, encoding="utf-8")
    return path


@pytest.fixture
def use_home(tmp_path, monkeypatch):
    """Makes a home of this name, for all that follows; returns its folders."""

    def use(name):
        monkeypatch.setenv("KINDPACE_HOME", str(tmp_path / name))
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        return find_folders().make()

    return use
