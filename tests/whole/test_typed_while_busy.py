"""Keys that were pressed before a signal, and still waited for a busy window, are written all the same."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from real_window import MISSING, Display

from player.records.session_log import SessionLog
from player.records.store.keys import Keys

ROOT = Path(__file__).parents[2]
WORDS = "the heron stood in the rain"
BUSY_WHILE_WRITTEN_IN = """
import signal, sys
signal.signal(signal.SIGHUP, signal.SIG_DFL)
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit
from player.__main__ import run
from player.records.journal.entries import JournalKind
from player.window import app
from player.window.destinations import WriteEntry

class Busy(app.Application):
    def open_files(self, paths):
        # So that a failure is one, not a window that stays open.
        QTimer.singleShot(60_000, self.window.close)
        QTimer.singleShot(0, self.show_it)

    def show_it(self):
        self.controller.handle(WriteEntry(JournalKind.THERAPY_NOTE))
        print(int(self.window.winId()), flush=True)
        self.waiting = QTimer(self.window, interval=20, timeout=self.be_busy)
        self.waiting.start()

    def be_busy(self):
        if any(page.hasFocus() for page in self.window.findChildren(QPlainTextEdit)):
            self.waiting.stop()
            print("busy", flush=True)
            sys.stdin.readline()

app.Application = Busy
sys.exit(run())
"""


@pytest.mark.skipif(bool(MISSING), reason=f"not here: {', '.join(MISSING)}")
def test_what_was_typed_before_the_signal_is_kept(tmp_path):
    config, any_file = tmp_path / "home/config", tmp_path / "any.md"
    config.mkdir(parents=True)
    any_file.touch()
    (config / "settings.toml").write_text("speak = false\n", encoding="utf-8")
    display = Display()
    environment = {
        **os.environ,
        "DISPLAY": display.name,
        "QT_QPA_PLATFORM": "xcb",
        "KINDPACE_HOME": str(config.parent),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    program = subprocess.Popen(
        [sys.executable, "-c", BUSY_WHILE_WRITTEN_IN, str(any_file)],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    try:
        window = program.stdout.readline().strip()
        subprocess.run(["xdotool", "windowfocus", window], env=environment, check=True)
        assert program.stdout.readline() == "busy\n"
        # The server has taken them all by the time it ends.
        subprocess.run(["xdotool", "type", "--delay", "1", WORDS], env=environment, check=True)
        program.send_signal(signal.SIGHUP)
        _, said = program.communicate("\n", timeout=120)
    finally:
        program.kill()
        display.close()
    with SessionLog.open(config.parent / "data", Keys(config)) as log:
        kept = [list(entry.now.parts.values()) for entry in log.journal.entries()]

    assert program.returncode == 128 + signal.SIGHUP, said
    assert kept == [[WORDS]]
