"""Trying a text that is no script: it is said to be one, and becomes a draft among one's own scripts."""

import shutil
import threading
import time

import pytest

from player.library.catalog import Library
from player.sittings.planning import Planning
from player.window.try_script.state import MakeDraft, OpenScript

TEXT = (
    "Arriving\n\nSit down. Teacher pauses for 10 seconds.\n\n[soft music]\n\nHere is the floor.\n\nLook up.\n"
)


def made(router):
    """Let the page look until the draft is there."""
    router.handle(MakeDraft())
    deadline = time.monotonic() + 10
    while router.view().said == "A draft is being made." and time.monotonic() < deadline:
        time.sleep(0.005)
        router.tick()
    return router.view()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("talk.txt", "is plain text, not a script. A draft can be made from it"),
        ("talk.html", "is a web page (HTML), not a script."),
        ("talk.srt", "has captions. They are shown with the recording"),
        ("notes.md", "is plain text, not a script."),
    ],
)
def test_another_text_is_said_to_be_one_and_no_command_is_named(router, tmp_path, name, words):
    texts = {
        "talk.txt": TEXT,
        "talk.html": "<html><body><p>Sit down.</p></body></html>",
        "talk.srt": "1\n00:00:01,000 --> 00:00:03,000\nSit down.\n",
        "notes.md": "---\ntags: [evening]\n---\n# Evening\n\nSit down.\n",
    }
    (tmp_path / name).write_text(texts[name])
    router.handle(OpenScript(str(tmp_path / name)))
    view = router.view()

    assert name in view.draft
    assert words in view.draft
    assert "kindpace" not in view.draft
    assert view.mistakes == ()


def test_the_minutes_of_a_draft_are_measured_beside_the_window(router, tmp_path, monkeypatch):
    where, fresh = [], Planning.fresh

    def noted(planning, durations):
        where.append((planning.script.id, threading.current_thread() is threading.main_thread()))
        return fresh(planning, durations)

    monkeypatch.setattr(Planning, "fresh", noted)
    (tmp_path / "talk.txt").write_text(TEXT)
    router.handle(OpenScript(str(tmp_path / "talk.txt")))
    view = made(router)

    assert view.title == "Talk"
    assert ("talk", False) in where
    assert ("talk", True) not in where[: where.index(("talk", False))]


def test_a_draft_is_made_among_ones_own_scripts_and_shown_as_it_is_heard(router, parts, tmp_path):
    (tmp_path / "talk.txt").write_text(TEXT)
    router.handle(OpenScript(str(tmp_path / "talk.txt")))
    view = made(router)
    path = parts.folders.scripts / "talk.md"
    router.tick()
    found = router.view().findings

    assert (view.path, view.title, view.draft, view.mistakes) == (str(path), "Talk", "", ())
    assert f"Written: {path}" in view.said
    assert any("Sit down." in row.words for row in view.passages)
    assert not any("Teacher" in row.words or "music" in row.words for row in view.passages)
    assert any("soft music" in finding for finding in found)
    assert path.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "talk.txt").read_text() == TEXT

    assert "Talk" in {script.title for script in Library(parts.folders).scripts()}


def test_a_second_draft_takes_nobodys_place(router, parts, tmp_path):
    (tmp_path / "talk.txt").write_text(TEXT)
    parts.folders.scripts.mkdir(parents=True, exist_ok=True)
    (parts.folders.scripts / "talk.md").write_text("mine")
    router.handle(OpenScript(str(tmp_path / "talk.txt")))
    view = made(router)

    assert view.path == str(parts.folders.scripts / "talk-2.md")
    assert view.title == "Talk"
    assert (parts.folders.scripts / "talk.md").read_text() == "mine"


def test_where_no_draft_can_be_made_or_written_that_is_said(router, parts, tmp_path):
    (tmp_path / "signs.txt").write_text("... ---")
    router.handle(OpenScript(str(tmp_path / "signs.txt")))
    empty = made(router)
    (tmp_path / "talk.txt").write_text(TEXT)
    shutil.rmtree(parts.folders.scripts, ignore_errors=True)
    parts.folders.scripts.write_text("in the way")
    router.handle(OpenScript(str(tmp_path / "talk.txt")))
    unwritten = made(router)

    assert "There is no sentence in this text." in empty.said
    assert "The draft could not be written to" in unwritten.said
    assert unwritten.path == str(tmp_path / "talk.txt")
    assert unwritten.draft
