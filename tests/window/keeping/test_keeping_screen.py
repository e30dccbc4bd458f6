"""Keeping, on the screen: own files, questions, a new passphrase."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from sample_keeping import KEEPING, KEEPING_ASKED, KEEPING_PASSPHRASE
from window_driven import click

from player.window.intents import ConfirmDelete, DeleteEverything, KeepIt
from player.window.keeping.state import DeleteDays, KeepOwnFiles, LookIntoBackup, MoveKey, PutBack


def test_keeping(shown, intents):
    screen = shown(KEEPING)
    for name in ("place-file", "look-2026-11-22", "put-2026-11-21", "days", "everything"):
        screen.buttons[name].click()
    screen.retention.activated.emit(1)

    assert intents[:5] == [
        MoveKey("file"),
        LookIntoBackup("2026-11-22"),
        PutBack("2026-11-21"),
        DeleteDays("2025-11-22", "2026-11-22"),
        DeleteEverything(),
    ]
    assert intents[5].value == "365"


def test_own_files_are_kept_or_not_by_key_and_each_box_says_what_it_is(shown, intents):
    screen = shown(KEEPING)
    boxes = screen.own_files
    before = {kind: (box.isChecked(), box.accessibleName()) for kind, box in boxes.items()}
    for box in boxes.values():
        QTest.keyClick(box, Qt.Key.Key_Space)
    shown(replace(KEEPING, own_files=KEEPING.own_files[:1]))

    assert before == {
        "practices": (True, "Keep: Practices you added"),
        "recordings": (False, "Keep: Recordings and captions"),
    }
    assert intents == [KeepOwnFiles("practices", kept=False), KeepOwnFiles("recordings", kept=True)]
    assert list(screen.own_files) == ["practices"]
    assert screen.own_files["practices"].isChecked()


def test_a_question_comes_into_sight_with_keeping_as_its_default(shown, window, intents):
    screen = shown(KEEPING)
    screen._page.verticalScrollBar().setValue(10_000)
    shown(KEEPING_ASKED)
    default = window.focusWidget()
    click(screen.yes)
    click(screen.no)

    assert default is screen.no
    assert screen._page.verticalScrollBar().value() == 0
    assert screen.yes.text() == "Delete everything"
    assert intents == [ConfirmDelete(), KeepIt()]


def test_a_new_passphrase_is_typed_twice_alike_and_never_shown(shown, intents):
    screen = shown(KEEPING_PASSPHRASE)
    QTest.keyClicks(screen.passphrase, "five plain words")
    QTest.keyClicks(screen.again, "five plain")
    QTest.keyClick(screen.again, Qt.Key.Key_Return)
    unlike = list(intents)
    QTest.keyClicks(screen.again, " words")
    QTest.keyClick(screen.again, Qt.Key.Key_Return)

    assert unlike == []
    assert intents == [MoveKey("passphrase", "five plain words")]
    assert "plain" not in screen.passphrase.displayText()


def test_while_the_log_is_not_open_no_heading_stands_above_nothing(shown):
    def headings(view):
        page = shown(view)
        return {found.text() for found in page.findChildren(QLabel) if found.isVisible()}

    assert "The log's key" in headings(KEEPING)
    assert "The log's key" not in headings(replace(KEEPING, places=()))
