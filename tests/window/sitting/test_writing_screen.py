"""Writing in a sitting, on the screen."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sample_journal import (
    SITTING_WRITING,
)

from player.window.shared.writing_state import Write
from player.window.sitting.state import TogglePause


def test_writing_in_a_sitting_keeps_the_sittings_keys_to_itself(shown, intents):
    screen = shown(SITTING_WRITING)
    page = screen.writing.pages["friend"]
    page.setFocus()
    QTest.keyClicks(page, "a s-u")
    QTest.keyClick(page, Qt.Key.Key_Left)
    screen.caption.setFocus()
    QTest.keyClick(screen.caption, Qt.Key.Key_Space)

    assert page.toPlainText() == "a s-u"
    assert intents == [*(Write("friend", "a s-u"[:many]) for many in range(1, 6)), TogglePause()]


def test_a_sitting_without_writing_shows_no_place_for_it(shown):
    screen = shown(SITTING_WRITING)
    shown(replace(SITTING_WRITING, writing=None))

    assert not screen.writing.isVisible()
