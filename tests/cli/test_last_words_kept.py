"""A signal to the window, or a display that goes: the last words of the journal are kept."""

import os
import shutil
import signal
import subprocess
import sys

import pytest
from command_driven import ROOT

from player.records.session_log import SessionLog
from player.records.store.keys import Keys

WRITING_IN_THE_WINDOW = """
import signal, sys
for number in (signal.SIGINT, signal.SIGHUP):
    signal.signal(number, signal.SIG_DFL)
from PySide6.QtCore import QTimer
from player.__main__ import run
from player.records.journal.entries import JournalKind
from player.window.app import Application
from player.window.destinations import WriteEntry
from player.window.shared.writing_state import Write

class Writing(Application):
    def open_files(self, paths):
        QTimer.singleShot(0, self.write)
        # So that a failure is one, not a window that stays open.
        QTimer.singleShot(20_000, self.window.close)

    def write(self):
        kind = JournalKind.THERAPY_NOTE
        self.controller.handle(WriteEntry(kind))
        self.controller.handle(Write(kind.parts[0], "the heron stood in the rain"))
        print("typed", flush=True)

import player.window.app
player.window.app.Application = Writing
sys.exit(run())
"""


@pytest.fixture
def typed_in(home, tmp_path):
    """Starts a window in which somebody has just typed; returns it, and what it says of that."""

    def start(**environment):
        any_file = tmp_path / "any.md"
        any_file.touch()
        (home / "config").mkdir(parents=True)
        (home / "config/settings.toml").write_text("speak = false\n", encoding="utf-8")
        process = subprocess.Popen(
            [sys.executable, "-c", WRITING_IN_THE_WINDOW, str(any_file)],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert process.stdout is not None
        return process, process.stdout.readline()

    return start


def entries_in(home):
    """The words of each entry of the journal."""
    with SessionLog.open(home / "data", Keys(home / "config")) as log:
        return [list(entry.now.parts.values()) for entry in log.journal.entries()]


@pytest.mark.parametrize(
    ("number", "status"),
    [
        (signal.SIGHUP, 129),
        pytest.param(signal.SIGTERM, 143, marks=pytest.mark.exhaustive),
        pytest.param(signal.SIGINT, 130, marks=pytest.mark.exhaustive),
    ],
)
def test_a_signal_to_all_of_the_window_keeps_the_last_words_of_the_journal(
    typed_in, home, tmp_path, number, status
):
    """They were typed this moment, and would be saved only a second later."""
    process, typed = typed_in(QT_QPA_PLATFORM="offscreen")

    os.killpg(process.pid, number)
    _, said = process.communicate(timeout=300)

    assert typed == "typed\n"
    assert process.returncode == status
    assert said.count("\n") == 1
    assert entries_in(home) == [["the heron stood in the rain"]]
    assert list(tmp_path.rglob("*.part")) == []


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="not here: Xvfb")
@pytest.mark.parametrize(
    "number", [signal.SIGKILL, pytest.param(signal.SIGTERM, marks=pytest.mark.exhaustive)]
)
def test_a_display_that_goes_keeps_the_last_words_of_the_journal(typed_in, home, number):
    """By itself Qt leaves the program at once, without another word, and what was typed is lost."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read, encoding="ascii") as said:
        display = f":{said.readline().strip()}"
    process, typed = typed_in(QT_QPA_PLATFORM="xcb", DISPLAY=display)
    server.send_signal(number)
    server.wait()
    _, ended_with = process.communicate(timeout=300)

    assert typed == "typed\n"
    assert process.returncode == 1
    assert ended_with == (
        "kindpace: the display is gone, and the window with it. What was written is kept.\n"
    )
    assert entries_in(home) == [["the heron stood in the rain"]]
