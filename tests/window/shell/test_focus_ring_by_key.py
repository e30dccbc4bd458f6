"""The ring shows where a person went with the keyboard, and only then."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sample_views import BRIEFING, SITTING


@pytest.mark.parametrize("lose", [lambda widget: widget.hide(), lambda widget: widget.setEnabled(False)])
def test_losing_the_focused_widget_shows_no_ring(window, settle, lose):
    window.show_view(SITTING)
    settle()
    widget = window.screen_shown.softer
    widget.setFocus()
    lose(widget)
    settle()

    assert window.focusWidget() is not widget
    assert not window._ring.isVisible()


def test_beginning_with_the_mouse_shows_no_ring(window, settle):
    window.show_view(BRIEFING)
    settle()
    QTest.mouseClick(window.screen_shown.begin, Qt.MouseButton.LeftButton)
    window.show_view(SITTING)
    settle()

    assert not window._ring.isVisible()


def test_tab_after_that_shows_it(window, settle):
    window.show_view(SITTING)
    settle()
    window.screen_shown.softer.hide()
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
    settle()

    assert window._ring.followed is window.focusWidget()
    assert window._ring.isVisible()
