"""Where the system has no thread to give, nothing waits for one: what can be done is, the rest is said."""

import shutil
import threading
from pathlib import Path

import pytest
from calls_library import NEEDED, made_folder
from program_ended import program_ended
from test_pages_of_a_bad_home import PAGES

from audio.engine.types import EngineState

ROOT = Path(__file__).parents[2]


def none_left(_thread):
    raise RuntimeError("can't start new thread")


@pytest.fixture
def without_threads(monkeypatch):
    monkeypatch.setattr(threading.Thread, "start", none_left)


@pytest.mark.usefixtures("without_threads")
def test_each_page_opens_and_the_log_is_kept(application_with, capsys):
    application = application_with("speak = true\n")
    shown = []
    for intent in PAGES:
        application.window.intended.emit(intent)
        application.controller.tick()
        shown.append(type(application.router.view()).__name__)
    for work in application._afterwards():
        list(work)
    application.close()
    said = {message.key: message.text for message in application.given.messages.shown}

    assert len(set(shown)) >= len(PAGES) - 1
    assert "fault" not in said
    assert not (application.given.folders.log / "crashes.log").exists()
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.usefixtures("without_threads")
def test_a_sound_engine_that_can_have_none_fails_and_leaves_no_process(application_with):
    sound = application_with("speak = true\n").sound.get()
    before = children()
    status = sound.engine(True).status()

    assert status.state is EngineState.FAILED
    assert status.error
    assert children() == before


def children():
    """The processes that this one has started and not yet ended."""
    return sorted(task.joinpath("children").read_text() for task in Path("/proc/self/task").iterdir())


@pytest.fixture(scope="module")
def library():
    top = made_folder(Path(__file__).parent / "no_threads.c")
    yield top / "calls.so"
    shutil.rmtree(top)


@NEEDED
@pytest.mark.parametrize("most", [0, 4])
def test_the_window_ends_with_a_sentence_where_qt_would_wait_for_ever(library, most, tmp_path):
    """The first that is refused is Qt's, as it paints; or, later, that with which it talks to the desktop."""
    ended = program_ended(
        tmp_path,
        "-m",
        "player",
        timeout=40,
        LD_PRELOAD=str(library),
        THREADS=str(most),
        PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring",
    )

    assert ended.returncode == 1
    assert ended.stderr.startswith(
        "kindpace: the window can't go on: the system has no room for another thread"
    )
    assert ended.stderr.count("\n") == 1
    assert not (tmp_path / "log/crashes.log").exists()
