"""What tests of deletion share."""

import pytest

from player.system.folders import HOME_VARIABLE


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Where Kindpace keeps everything; and a user's own folder beside it."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.setenv("HOME", str(tmp_path / "user"))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path / "home"
