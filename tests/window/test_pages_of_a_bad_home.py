"""One bad thing never takes the rest: with every file of a home bad at once, each page still opens."""

import contextlib
import os
import resource
import shutil
from pathlib import Path

import pytest

from player.records.journal.entries import JournalKind
from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.system.folders import find_folders
from player.window.app import Application
from player.window.intents import (
    ChoosePractice,
    OpenClinic,
    OpenExport,
    OpenJournal,
    OpenKeeping,
    OpenLearn,
    OpenLog,
    OpenPath,
    OpenPractise,
    OpenSettings,
    OpenSupport,
)

PAGES = (
    OpenPractise(),
    ChoosePractice("others-too"),
    OpenPath("first-weeks"),
    OpenLog(),
    OpenJournal(),
    OpenLearn(),
    OpenExport(),
    OpenKeeping(),
    OpenClinic(),
    OpenSettings(),
    OpenSupport(),
)
FILES = (
    "config/settings.toml",
    "config/latest-day.toml",
    "config/trusted-authors.toml",
    "config/log-key.json",
    "config/clinic-key.pub",
    "config/clinic-signing.key",
    "config/clinic-signing.pub",
    "config/clinic-pin.json",
    "config/window-place",
    "cache/latencies.json",
    "data/recordings.json",
    "data/languages/de",
    "data/languages/fr/rules.yaml",
    "data/languages/fr/companion/fr.yaml",
    "data/languages/fr/interface.po",
    "data/languages/fr/narrator.yaml",
    "data/backups/sittings-2026-01-01.db",
    "data/sittings-set-aside-20260101T000000.db",
    "data/scripts/own.md",
    "data/scripts/presets/own.yaml",
    "data/scripts/measures/own.yaml",
    "data/recordings/talk.mp3",
    "data/recordings/talk.vtt",
    "data/backgrounds/rain.wav",
    "cache/practises.json",
    "log/kindpace.log",
    "log/crashes.log",
)


def a_folder(path):
    path.mkdir()


def leads_nowhere(path):
    path.symlink_to("nowhere/at-all")


def junk(path):
    path.write_bytes(b"\x00\xff\xfe junk \x1b[2J" * 50)


def oddly_named(path):
    name = os.path.join(os.fsencode(path.parent), b"odd-\xff\n" + os.fsencode(path.name))  # noqa: PTH118
    Path(os.fsdecode(name)).write_bytes(b"")


@pytest.mark.parametrize(
    "kind",
    [
        junk,
        oddly_named,
        pytest.param(a_folder, marks=pytest.mark.exhaustive),
        pytest.param(leads_nowhere, marks=pytest.mark.exhaustive),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_each_page_opens_and_nothing_is_a_fault(tmp_path, monkeypatch, kind, capsys):
    monkeypatch.setenv("KINDPACE_HOME", str(tmp_path))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    folders = find_folders().make()
    (folders.data / "backups").mkdir()
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        kind(tmp_path / name)
    application = Application(folders)
    shown, said = walked(application)

    assert "fault" not in said
    assert len(set(shown)) >= len(PAGES) - 1
    assert "Traceback" not in capsys.readouterr().err
    shutil.rmtree(tmp_path / "data")


def walked(application):
    """The screens that are shown, and the keys of what is said."""
    try:
        shown = []
        for intent in PAGES:
            application.window.intended.emit(intent)
            application.controller.tick()
            shown.append(type(application.router.view()).__name__)
        return shown, [message.key for message in application.given.messages.shown]
    finally:
        application.close()


@contextlib.contextmanager
def full_disk():
    """No file can grow by a byte, whoever writes it; folders and empty files can still be made."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("used", [True, False])
@pytest.mark.usefixtures("qapp")
def test_each_page_opens_on_a_full_disk(tmp_path, monkeypatch, capsys, used):
    """With a log that was written before, and in the first visit of all."""
    monkeypatch.setenv("KINDPACE_HOME", str(tmp_path))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    folders = find_folders().make()
    if used:
        with SessionLog.open(folders.data, Keys(folders.config)) as log:
            log.journal.save(log.journal.begin(JournalKind.END_OF_DAY), {"line": "a heron"})
    with full_disk():
        shown, said = walked(Application(folders))
    printed = capsys.readouterr().err

    assert "fault" not in said
    assert len(set(shown)) >= len(PAGES) - (1 if used else 2)
    assert "Traceback" not in printed
    assert "Exception ignored" not in printed
    if used:
        with SessionLog.open(folders.data, Keys(folders.config)) as log:
            assert len(log.journal.entries()) == 1
