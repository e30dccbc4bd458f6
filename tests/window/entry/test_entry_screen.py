"""An entry of the journal on the screen: typing, leaving, deleting, earlier versions."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from sample_journal import (
    ENTRY_COLUMNS,
    ENTRY_EARLIER,
    ENTRY_LETTER,
)
from window_driven import click

from player.window.entry.state import (
    CloseEntry,
    DeleteEntry,
    EntryCopied,
    KeepAsPage,
    ShowVersion,
    UseVersion,
)
from player.window.intents import ConfirmDelete, KeepIt
from player.window.shared.writing_state import Write


def test_letters_are_passed_on_as_they_are_typed(shown, intents):
    screen = shown(ENTRY_LETTER)
    QTest.keyClicks(screen.writing.pages["shared"], "us")

    assert intents == [Write("shared", "u"), Write("shared", "us")]


def test_what_is_being_written_is_left_alone_until_another_entry_is_shown(shown, intents):
    screen = shown(ENTRY_LETTER)
    QTest.keyClicks(screen.writing.pages["hard"], "half a thou")
    shown(replace(ENTRY_LETTER, writing=replace(ENTRY_LETTER.writing, saved="Kept at 21:04")))
    kept = screen.writing.pages["hard"].toPlainText()
    intents.clear()
    shown(ENTRY_COLUMNS)

    assert kept == "half a thou"
    assert screen.writing.pages["friend"].toPlainText() == ENTRY_COLUMNS.writing.parts[1].text
    assert intents == []


def test_critic_and_friend_stand_side_by_side_and_under_one_another_where_there_is_little_room(
    shown, window, settle
):
    pages = shown(ENTRY_COLUMNS).writing.pages
    wide = [page.geometry() for page in pages.values()]
    window.resize(640, 700)
    settle()
    narrow = [page.geometry() for page in pages.values()]

    assert wide[0].top() == wide[1].top()
    assert wide[0].right() < wide[1].left()
    assert narrow[0].bottom() < narrow[1].top()


def test_no_input_method_is_to_learn_what_is_written(shown):
    pages = shown(ENTRY_LETTER).writing.pages.values()

    for page in pages:
        assert page.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
        assert page.inputMethodHints() & Qt.InputMethodHint.ImhNoPredictiveText


def test_an_entry_can_be_left_deleted_and_looked_back_at(shown, intents):
    screen = shown(ENTRY_COLUMNS)
    click(screen.delete)
    click(screen.done)
    screen = shown(ENTRY_EARLIER)
    screen.versions.activated.emit(0)
    click(screen.use)
    click(screen.keep)
    click(screen.confirm)
    QTest.keyClicks(screen.writing.pages["line"], "no")

    assert intents == [
        DeleteEntry(),
        CloseEntry(),
        ShowVersion("now"),
        UseVersion(),
        KeepIt(),
        ConfirmDelete(),
    ]
    assert screen.writing.pages["line"].isReadOnly()


def test_an_entry_is_copied_and_given_to_a_file_that_the_person_chooses(shown, intents, monkeypatch):
    screen = shown(
        replace(ENTRY_LETTER, text="A kind letter\n\nus\n", html="<p>us</p>", file_name="letter.pdf")
    )
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: (f"/somewhere/{asked[2]}", ""))
    screen.copy.click()
    screen.page.click()

    assert QGuiApplication.clipboard().text() == "A kind letter\n\nus\n"
    assert screen.print.isVisible()
    assert intents == [EntryCopied(), KeepAsPage("/somewhere/letter.pdf")]


def test_nothing_written_is_nothing_to_take(shown):
    screen = shown(replace(ENTRY_LETTER, text="", html=""))

    assert not any(pressed.isEnabled() for pressed in (screen.copy, screen.print, screen.page))
