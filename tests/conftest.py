"""Fixtures for every area."""

import functools
import gc
import os
import signal
import sys
import threading
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent / "audio"))
sys.path.insert(0, str(Path(__file__).parent / "window"))

# No test may put a key into the keyring of whoever runs it.
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")

# Behind something else these may be ignored, which programs started here would inherit.
if threading.current_thread() is threading.main_thread():
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # Windows has no SIGHUP.
    for _name in ("SIGHUP", "SIGTERM"):
        if hasattr(signal, _name):
            signal.signal(getattr(signal, _name), signal.SIG_DFL)

# Qt draws nowhere unless somebody wants to look.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import examples  # noqa: F401 - the profile of generated tests
from heard_again import pytest_runtest_protocol, pytest_terminal_summary  # noqa: F401 - pytest finds them here
from kept_plans import KeptPlans
from null_sink import MISSING, NullSink
from read_once import read_once

from audio.mix import backgrounds
from audio.voice import narrator_catalog
from player.records.store import key_wrap

# jsonschema builds a grammar of web addresses when it is imported, for seconds; no schema here asks for it.
sys.modules.update({"rfc3987_syntax": None})  # type: ignore[dict-item]  # None is how an import is refused


# Nearly every test has a library of its own. From here on, since what tests share is read while they are
# collected, in each process.
read_once()


@pytest.fixture(scope="session", autouse=True)
def backgrounds_made_once():
    """Each background is made once: it takes seconds, and is the same to the sample."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(backgrounds, "background_loop", functools.cache(backgrounds.background_loop))
        yield


@pytest.fixture(scope="session", autouse=True)
def keys_wrapped_cheaply():
    """A passphrase costs 64 KiB, not 64 MiB; see records/store/test_key_moves.py for the real cost."""
    cheap = functools.partial(key_wrap.Wrapped, memory_kib=64, passes=1, lanes=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(key_wrap, "Wrapped", cheap)
        yield


@pytest.fixture(scope="session", autouse=True)
def lexicon_read_once():
    """Each voice made in this process would read some megabytes of words anew."""
    reading = sys.modules.get("hibari.g2p")
    with pytest.MonkeyPatch.context() as patch:
        if reading is not None:
            patch.setattr(reading, "_load_json", functools.cache(reading._load_json))
        yield


@pytest.fixture(scope="session", autouse=True)
def estimates_planned_once():
    """Windows and commands plan the same practices under the same pacings, hundreds of times.

    Only where they ask for it: the planner's own tests, and plans with the voice's real lengths, are planned.
    """
    with pytest.MonkeyPatch.context() as patch:
        kept = KeptPlans(patch)
        yield
        kept.clear()


@pytest.fixture(scope="session", autouse=True)
def pages_drawn_without_taking_the_application():
    """A command run in this process draws its PDF with the application that the windows' tests need after it.

    On its own it makes one without widgets, and a process can have one only.
    """
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - conftest is read where nothing is drawn, too

    from player.window.shell import report_pdf  # noqa: PLC0415

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(report_pdf, "_without_screen", lambda: QApplication(["kindpace"]))
        yield


@pytest.fixture(scope="module", autouse=True)
def only_the_usual_narrator(request):
    """Pages and commands act the same where the other narrators are installed, which make run does.

    There one of them would speak British scripts, with lines that a process prepares for minutes.
    """
    with pytest.MonkeyPatch.context() as patch:
        if "voice" not in request.path.relative_to(Path(__file__).parent).parts:
            patch.setattr(narrator_catalog, "MODEL_PARTS", ("narrators_are_not_here",))
        yield


@pytest.fixture(scope="session")
def one_narrator():
    """The command line loads its voice once for all that it renders here."""
    from player.cli import preparing  # noqa: PLC0415 - numpy and the sound libraries are for few tests

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(preparing, "Narrator", functools.cache(preparing.Narrator))
        yield


SERVERS: list[NullSink] = []
"""The private sound server, while tests that listen follow each other."""


@pytest.fixture(scope="session")
def sound_programs():
    """What the tests that listen need."""
    if MISSING:
        pytest.skip(f"{', '.join(MISSING)} not installed: make test installs what the sound tests need")


@pytest.fixture
def sink_server(sound_programs):
    """One private sound server for all tests in a row that listen; tests take ``null_sink``."""
    assert sound_programs is None
    if not SERVERS:
        SERVERS.append(NullSink())
    return SERVERS[0]


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


def pytest_make_parametrize_id(val, argname):
    """Names of tests go from process to process, into reports and files: no value of ten million letters."""
    return f"{argname} of {len(val)}" if isinstance(val, str | bytes) and len(val) > 100 else None


@pytest.hookimpl(tryfirst=True)  # pytest-xdist reads the groups in the same hook
def pytest_collection_modifyitems(items):
    """Tests that listen run one after the other, in one of the workers: they need time to be real."""
    for item in items:
        if item.get_closest_marker("sound") and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group("sound"))
    items.sort(key=_turn)


@pytest.hookimpl(hookwrapper=True)
def pytest_collection():
    """What is imported and collected stays: Python needn't look through it for garbage again and again."""
    gc.disable()
    yield
    gc.freeze()
    # What tests make is mostly gone with them: looking for the rest is rarely worth the time.
    gc.set_threshold(10_000)
    gc.enable()


@functools.cache
def _gives_way():
    """From now on this process, and all that it starts, lets others run first."""
    if hasattr(os, "nice"):
        os.nice(10)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Workers that don't listen give way to those that do, which come first: none listens afterwards."""
    if "PYTEST_XDIST_WORKER" in os.environ and item.get_closest_marker("xdist_group") is None:
        _gives_way()


def pytest_collection_finish(session):
    """Groups that the installed pytest-xdist silently drops are an error."""
    for item in session.items if getattr(session.config.option, "loadgroup", False) else ():
        if item.get_closest_marker("xdist_group") and "@" not in item.nodeid.rpartition("]")[2]:
            raise pytest.UsageError(f"pytest-xdist keeps no groups under pytest {pytest.__version__}")


def _turn(item):
    """What listens begins at once, what takes long soon after it.

    Programs that are traced are in a worker that only waits for them, and then for a whole sitting: they
    come first.
    """
    if "traced_programs" in item.fixturenames:
        return 0
    return 1 if item.get_closest_marker("sound") else 2 if item.get_closest_marker("slow") else 3


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """A window goes with its test: Qt would keep it until its own loop runs, and restyle all it keeps.

    So does the sound server, with the last test that listens: it would mix and record silence till the end.
    """
    yield
    if item.get_closest_marker("sound") and not (nextitem and nextitem.get_closest_marker("sound")):
        while SERVERS:
            SERVERS.pop().close()
    qt = sys.modules.get("PySide6.QtCore")
    if qt is not None:
        qt.QCoreApplication.sendPostedEvents(None, qt.QEvent.Type.DeferredDelete.value)
