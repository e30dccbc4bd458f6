"""What tests of commands share."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from player.system.folders import find_folders


@pytest.fixture
def use_home(tmp_path, monkeypatch):
    """Makes a home of this name, for all that follows; returns its folders."""

    def use(name):
        monkeypatch.setenv("KINDPACE_HOME", str(tmp_path / name))
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        return find_folders().make()

    return use
