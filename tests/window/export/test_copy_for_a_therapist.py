"""A copy for a therapist, taken out through the window and opened again: what is ticked is in it."""

import pytest
from log_material import at
from pdf_text import as_drawn, text_of
from PySide6.QtWidgets import QFileDialog

from player.window.controller import Controller
from player.window.intents import OpenExport

NOTE, ENTRY = "The tram outside was too loud.", "Soup with the neighbour"
MESSAGE = "I would like to go slower in the evening."


def failed(error: Exception) -> None:
    raise error


@pytest.fixture
def screen(parts, sit, journal, window, settle):  # noqa: ARG001
    sit(3, note=NOTE)
    router = at(parts, OpenExport())
    Controller(window, router, parts.settings_store, lambda _: None, failed)
    settle()
    return window.screen_shown


def taken_out(screen, path, monkeypatch, qtbot):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    qtbot.waitUntil(screen.save.isEnabled, timeout=60_000)
    screen.save.click()
    return text_of(path.read_bytes())


def test_what_is_ticked_is_in_the_pages_and_what_is_not_is_not(screen, tmp_path, monkeypatch, qtbot):
    usual = taken_out(screen, tmp_path / "usual.pdf", monkeypatch, qtbot)
    screen.kinds["notes"].click()
    screen.kinds["journal"].click()
    screen.kinds["ratings"].click()
    screen.message.box.setPlainText(MESSAGE)
    qtbot.waitUntil(lambda: not screen.save.isEnabled(), timeout=60_000)
    chosen = taken_out(screen, tmp_path / "chosen.pdf", monkeypatch, qtbot)

    assert screen.copies["therapist"].isChecked()
    assert as_drawn("19 November 2026") in usual
    assert as_drawn("How hard it was, 0 to 10") in usual
    assert not [words for words in (NOTE, ENTRY, MESSAGE) if as_drawn(words) in usual]
    assert all(as_drawn(words) in chosen for words in (NOTE, ENTRY, MESSAGE))
    assert as_drawn("How hard it was, 0 to 10") not in chosen
    assert chosen.index(as_drawn(MESSAGE)) < chosen.index(as_drawn("Details"))
