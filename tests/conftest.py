"""Fixtures for every area."""

import functools
import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "audio"))
sys.path.insert(0, str(Path(__file__).parent / "window"))

# No test may put a key into the keyring of whoever runs it.
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")

# Qt draws nowhere unless somebody wants to look.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from null_sink import MISSING, NullSink

from player.library import catalog as library

# jsonschema builds a grammar of web addresses when it is imported, for seconds; no schema here asks for it.
sys.modules.update({"rfc3987_syntax": None})  # type: ignore[dict-item]  # None is how an import is refused


@pytest.fixture(scope="session", autouse=True)
def files_read_once():
    """Nearly every test has a library of its own: what the pure readers made of the same bytes is kept."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("parse_script", "read_preset", "read_phrasebook"):
            patch.setattr(library, name, functools.cache(getattr(library, name)))
        yield


@pytest.fixture(scope="session")
def one_narrator():
    """The command line loads its voice once for all that it renders here."""
    from player.cli import preparing  # noqa: PLC0415 - numpy and the sound libraries are for few tests

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(preparing, "Narrator", functools.cache(preparing.Narrator))
        yield


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


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """One file's tests run in one worker, so that what they share is made once."""
    from xdist.scheduler import LoadGroupScheduling  # noqa: PLC0415 - only where pytest-xdist runs

    class FileScheduling(LoadGroupScheduling):
        def _split_scope(self, nodeid):
            group = super()._split_scope(nodeid)
            return nodeid.partition("::")[0] if group == nodeid else group

    return FileScheduling(config, log)


@pytest.hookimpl(tryfirst=True)  # pytest-xdist reads the groups in the same hook
def pytest_collection_modifyitems(items):
    """Tests that listen run one after the other, in one of the workers: they need time to be real."""
    for item in items:
        if item.get_closest_marker("sound") and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group("sound"))
    items.sort(key=_turn)


def pytest_collection_finish(session):
    """Groups that the installed pytest-xdist silently drops are an error."""
    for item in session.items if getattr(session.config.option, "loadgroup", False) else ():
        if item.get_closest_marker("xdist_group") and "@" not in item.nodeid.rpartition("]")[2]:
            raise pytest.UsageError(f"pytest-xdist keeps no groups under pytest {pytest.__version__}")


def _turn(item):
    """What listens begins at once, what takes long soon after it.

    A sitting that plays by itself is begun before everything else and looked at after the rest of its group;
    programs that are traced take longest, in a worker that only waits for them: they come first as well.
    """
    if "whole_sitting_ended" in item.fixturenames:
        return 2
    if {"whole_sitting", "traced_programs"} & set(item.fixturenames):
        return 0
    return 1 if item.get_closest_marker("sound") else 3 if item.get_closest_marker("slow") else 4


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_teardown():
    """A window goes with its test: Qt would keep it until its own loop runs, and restyle all it keeps."""
    yield
    qt = sys.modules.get("PySide6.QtCore")
    if qt is not None:
        qt.QCoreApplication.sendPostedEvents(None, qt.QEvent.Type.DeferredDelete.value)
