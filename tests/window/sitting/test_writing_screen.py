"""Writing in a sitting, on the screen."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sample_journal import (
    SITTING_WRITING,
)

from player.window.shared.writing_state import Write
from player.window.shell.theme import Appearance
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


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_sentence_before_is_no_smaller_than_what_one_reads_elsewhere(window, settle, shown, scale):
    window.set_appearance(Appearance(text_scale=scale, reduced_motion=True))
    screen = shown(SITTING_WRITING)
    window.resize(1000, 700)
    settle()
    before = screen.caption.before

    assert before.text()
    # look.md: body text is 15 px, as large again as the person's text size.
    assert before.font().pixelSize() >= int(15 * scale)
