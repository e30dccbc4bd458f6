"""Deleting everything on the page: a word that is in everything Kindpace keeps is nowhere afterwards."""

import logging
import shutil

import pytest
from full_home import OWN, WORD, add_own_files, fill, found_in
from page_material import replace_made

from player.library.catalog import shipped_content
from player.records.retention.everything import OwnFiles
from player.settings.declaration import Settings
from player.system.folders import find_folders
from player.system.technical_log import close_technical_log, start_technical_log
from player.window.app import Application
from player.window.intents import ConfirmDelete, DeleteEverything, OpenJournal, OpenKeeping, OpenPractise
from player.window.journal.state import BeginEntry
from player.window.keeping.state import KeepOwnFiles
from player.window.practise.state import PractiseView
from player.window.shared.writing_state import Write

KEPT = {
    *("data/sittings.db", "data/sittings.coming", "data/sittings.part", "data/kindpace-log.csv"),
    "data/recordings.json",
    *("data/backups/sittings-2026-03-01.part", "data/zheronmark"),
    *("config/settings.toml", "config/trusted-authors.toml", "config/clinic-signing.pub"),
    *("config/.settings.toml-x1y2", "cache/practises.json", "cache/latencies.json"),
    *("cache/.zheronmark-1.part", "log/kindpace.log", "log/kindpace.log.1", "log/crashes.log"),
}
"""Other files with the word, besides those with a day in their name."""
MANY = len(KEPT) + sum(len(names) for names in OWN.values()) + 4
"""A backup, a log and settings set aside, and a recording's survey."""


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Shipped content with two practices, so that planning all of them is quick."""
    folder = tmp_path_factory.mktemp("shipped")
    for part in ("companion", "presets", "measures"):
        shutil.copytree(shipped_content() / part, folder / part)
    for name in ("others-too.md", "ease-back.md"):
        shutil.copy(shipped_content() / name, folder / name)
    return folder


@pytest.fixture
def window(home, small, monkeypatch, qapp):  # noqa: ARG001 - both are needed by a window
    """A window on a home full of the word, and the secrets of its log."""
    for module in ("player.library.catalog", "player.window.practise.practice_list"):
        monkeypatch.setattr(f"{module}.shipped_content", lambda: small)
    folders = find_folders().make()
    add_own_files(folders)
    # Somebody was here before, so it opens with the list of practices.
    (folders.config / "settings.toml").write_text("", encoding="utf-8")
    opened = Application(folders)
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    start_technical_log(folders)
    secrets = fill(opened.given)
    yield opened, secrets
    opened.close()
    close_technical_log()
    root.handlers[:] = before
    root.setLevel(level)


def delete_all(application, *, keep=()):
    """Delete everything on the page; returns its texts before and after."""
    does, shown = application.window.intended.emit, application.router.view
    does(OpenKeeping())
    for kind in OwnFiles:
        does(KeepOwnFiles(kind.value, kept=kind in keep))
    does(DeleteEverything())
    asked = shown().asked
    does(ConfirmDelete())
    return asked, shown().done


def test_the_word_stands_everywhere_before_and_nowhere_after(home, window):
    application, secrets = window
    before = found_in(home, secrets)

    asked, done = delete_all(application)
    logging.getLogger("player").warning("a first message")

    assert KEPT | set().union(*OWN.values()) <= set(before)
    assert len(before) == MANY
    assert found_in(home, secrets) == []
    assert "Your own files go too: practices you added (1 file)" in asked
    assert done == "Everything was deleted."
    assert (home / "log" / "kindpace.log").read_text().count("\n") == 1


def test_what_a_person_keeps_stays_and_nothing_else(home, window):
    application, secrets = window
    keep = (OwnFiles.PRESETS, OwnFiles.RECORDINGS)

    asked, done = delete_all(application, keep=keep)

    assert set(found_in(home, secrets)) == set().union(*(OWN[kind] for kind in keep))
    assert "recorded lines of practices (2 files)." in asked
    for said in (asked, done):
        assert "These stay: pacings (2 files), recordings" in said


def test_the_window_goes_on_as_at_a_first_visit(window):
    application, _ = window
    let_go = []
    replace_made(application.worker, type("Worker", (), {"close": lambda _: let_go.append("worker")})())
    application.worker.get()
    does, shown = application.window.intended.emit, application.router.view
    delete_all(application)
    parts = application.given
    messages, settings, log = parts.messages.shown, parts.settings_store.current, parts.session_log.open
    documents = dict(parts.documents)
    does(OpenPractise())
    practise = shown()
    does(OpenJournal())
    does(BeginEntry("end-of-day"))
    does(Write("line", "a new line"))
    does(OpenPractise())

    assert let_go == ["worker"]
    assert not application.worker.made
    assert settings == Settings()
    assert messages == ()
    assert log.sittings() == ()
    assert WORD not in repr(practise)
    assert isinstance(practise, PractiseView)
    assert len(log.journal.entries()) == 1
    assert documents == {}
