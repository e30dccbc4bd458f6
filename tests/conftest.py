"""Fixtures for every area."""

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "sound"))

# No test may put a key into the keyring of whoever runs it.
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")

# Qt draws nowhere unless somebody wants to look.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from null_sink import MISSING, NullSink


@pytest.fixture(scope="session")
def sink_server():
    """One private sound server for the whole run; tests take ``null_sink``."""
    if MISSING:
        pytest.skip(f"{', '.join(MISSING)} not installed: make test installs what the sound tests need")
    sink = NullSink()
    yield sink
    sink.close()


@pytest.fixture
def null_sink(sink_server, monkeypatch):
    """The private sound server; programs started by the test, and this process, find it as their default."""
    for name, value in sink_server.environment.items():
        monkeypatch.setenv(name, value)
    return sink_server


def pytest_collection_modifyitems(items):
    """Tests that listen run one after the other, in one of the workers: they need time to be real."""
    for item in items:
        if item.get_closest_marker("sound"):
            item.add_marker(pytest.mark.xdist_group("sound"))
    items.sort(key=_turn)


def _turn(item):
    """A sitting that plays by itself is begun before everything else and looked at after it.

    Programs that are traced take longest, in a worker that only waits for them: they come first as well.
    """
    if "whole_sitting_ended" in item.fixturenames:
        return 2
    return 0 if {"whole_sitting", "traced_programs"} & set(item.fixturenames) else 1


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_teardown():
    """A window goes with its test: Qt would keep it until its own loop runs, and restyle all it keeps."""
    yield
    qt = sys.modules.get("PySide6.QtCore")
    if qt is not None:
        qt.QCoreApplication.sendPostedEvents(None, qt.QEvent.Type.DeferredDelete.value)
