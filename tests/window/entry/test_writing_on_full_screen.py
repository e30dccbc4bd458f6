"""Writing on the full screen: F11 leaves what is written and where one is in it; closing loses nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from window_driven import until_calm

from player.records.journal.entries import JournalKind
from player.window.intents import OpenJournal
from player.window.journal.state import BeginEntry

WRITTEN = "Soup, and rain? Then a letter."


@pytest.fixture
def opened(application_with):
    """The window, on a page of the journal to write on."""

    def begin(kind=JournalKind.KIND_LETTER):
        application = application_with("speak = false\n")
        application.window.show()
        for intent in (OpenJournal(), BeginEntry(kind.value)):
            application.window.intended.emit(intent)
        until_calm(application.window)
        return application

    return begin


def place_to_write(application):
    return application.window.screen_shown.findChildren(QPlainTextEdit)[0]


def press_full_screen(application):
    QTest.keyClick(QApplication.focusWidget() or application.window, Qt.Key.Key_F11)
    until_calm(application.window)


def kept(application):
    log = application.given.session_log.open
    return [next(filter(None, entry.now.parts.values())) for entry in log.journal.entries()]


def test_f11_changes_neither_the_words_nor_the_place_in_them(opened):
    application = opened()
    page = place_to_write(application)
    page.setFocus()
    QTest.keyClicks(page, WRITTEN[:10])
    QTest.keyClick(page, Qt.Key.Key_Left)
    before = page.textCursor().position()
    press_full_screen(application)
    filled, place = application.window.isFullScreen(), page.textCursor().position()
    focused = QApplication.focusWidget()
    QTest.keyClick(page, Qt.Key.Key_Right)
    QTest.keyClicks(page, WRITTEN[10:])
    press_full_screen(application)

    assert (filled, application.window.isFullScreen()) == (True, False)
    assert (place, focused) == (before, page)
    assert page.toPlainText() == WRITTEN


@pytest.mark.parametrize("kind", list(JournalKind))
def test_a_window_closed_on_the_full_screen_while_one_writes_loses_nothing(opened, kind, application_with):
    application = opened(kind)
    page = place_to_write(application)
    page.setFocus()
    press_full_screen(application)
    QTest.keyClicks(page, WRITTEN)
    application.window.close()
    application.close()
    again = application_with("speak = false\n")

    assert kept(again) == [WRITTEN]
    assert not again.window.isFullScreen()


def test_the_way_out_of_the_full_screen_is_there_while_one_writes(opened):
    application = opened()
    page = place_to_write(application)
    page.setFocus()
    press_full_screen(application)
    way_out = application.window.sidebar.leave_full
    seen = way_out.isVisible()
    QTest.keyClicks(page, WRITTEN)
    QTest.mouseClick(way_out, Qt.MouseButton.LeftButton)
    until_calm(application.window)

    assert seen
    assert not application.window.isFullScreen()
    assert page.toPlainText() == WRITTEN


def test_easing_back_on_the_full_screen_keeps_what_was_written(opened):
    application = opened()
    page = place_to_write(application)
    page.setFocus()
    press_full_screen(application)
    QTest.keyClicks(page, WRITTEN)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    until_calm(application.window)

    assert type(application.router.page).__name__ == "EaseBackPage"
    assert kept(application) == [WRITTEN]
