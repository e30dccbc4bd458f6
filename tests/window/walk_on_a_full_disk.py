"""A window whose disk is full from a moment on, and then no longer. A program: the calls are preloaded.

    walk_on_a_full_disk.py HOME

Prints one JSON object: what was said, which screens came, and what is in the home at the next start.
"""

import ctypes
import errno
import json
import os
import sys
import time

from PySide6.QtWidgets import QApplication

from player.records.journal.entries import JournalKind
from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.settings.file import SettingsFile
from player.system.folders import find_folders
from player.window.after.state import Reflect
from player.window.app import Application
from player.window.briefing.state import Begin
from player.window.destinations import WriteEntry
from player.window.ease_back.state import EaseBackEnd
from player.window.intents import ChoosePractice, EaseBack, OpenLearn, OpenSettings, SetSetting
from player.window.shared.rating import Rate
from player.window.shared.writing_state import Write
from player.window.sitting.state import Skip, TogglePause

WRITES, SYNCS, MKDIRS = 4, 8, 64
PART = JournalKind.THERAPY_NOTE.parts[0]
PATIENCE_S = 30


def until(condition):
    """Let the window go on until this is so; a failure is one, not a program that stays."""
    began = time.monotonic()
    while not condition():
        if time.monotonic() - began > PATIENCE_S:
            raise AssertionError("it never came")
        QApplication.processEvents()


def main(home):
    """Open it, and do what a person does."""
    qt = QApplication(sys.argv[:1])
    os.environ["KINDPACE_HOME"] = home
    folders = find_folders().make()
    (folders.config / "settings.toml").write_text("speak = false\n", encoding="utf-8")
    application = Application(folders)
    try:
        told = walked(home, application)
    finally:
        # Or else its helpers stay, and whoever reads what they print waits for them.
        application.close()
    del qt
    print(json.dumps(told | found(folders)))  # noqa: T201 - the test reads it


def walked(home, application):
    """What was said and shown."""
    handle, messages = application.controller.handle, application.given.messages
    # What tries again now and then; all else that idle moments bring isn't needed here.
    for _ in application._look_ahead():
        pass
    handle(ChoosePractice("others-too"))
    handle(Begin())
    handle(TogglePause())
    before = [message.key for message in messages.shown]

    calls = ctypes.CDLL(None)
    calls.failing_calls_arm(home.encode(), ctypes.c_long(1), errno.ENOSPC, 1, WRITES | SYNCS | MKDIRS)
    seen = [application.router.view()]
    for _ in range(3):
        handle(TogglePause())
        handle(Skip())
    in_sitting = [(message.key, message.text) for message in messages.shown]
    handle(EaseBack())
    seen.append(application.router.view())
    handle(Rate(3))
    handle(EaseBackEnd())
    seen.append(application.router.view())
    handle(Reflect("written after"))
    handle(OpenSettings())
    handle(SetSetting("countdown", "on"))
    handle(WriteEntry(JournalKind.THERAPY_NOTE))
    handle(Write(PART, "the heron"))
    handle(Write(PART, "the heron stood in the rain"))
    handle(OpenLearn())
    said = [(message.key, message.text) for message in messages.shown]
    failed = calls.failing_calls_seen()
    calls.failing_calls_disarm()
    # By itself, as soon as there is room.
    until(lambda: not messages.shown)
    return {
        "before": before,
        "in sitting": in_sitting,
        "said": said,
        "failed": failed,
        "views": [type(view).__name__ for view in seen],
    }


def found(folders):
    """What the next start finds."""
    with SessionLog.open(folders.data, Keys(folders.config)) as log:
        return {
            "sittings": log.count_sittings(),
            "outcome": log.sittings(1)[0].outcome.value,
            "interrupted": log.opened.interrupted,
            "events": [row[0] for row in log.database.rows("SELECT kind FROM events ORDER BY number")],
            "ratings": log.database.rows("SELECT time, value FROM ratings ORDER BY number"),
            "notes": [row[0] for row in log.database.rows("SELECT text FROM notes")],
            "entries": [entry.now.parts[PART] for entry in log.journal.entries()],
            "countdown": SettingsFile(folders.config).read().settings.countdown,
        }


if __name__ == "__main__":
    main(*sys.argv[1:])
