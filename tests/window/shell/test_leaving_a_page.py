"""Leaving a page costs nothing that grows with what is on it, and the focus is on the next one."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sample_views import SAMPLES

from player.window.shell.screen_base import Screen


def test_nothing_is_ordered_on_the_page_that_is_left(shown, window, monkeypatch):
    ordered = []
    before = shown(SAMPLES["practise"])
    before.today.setFocus(Qt.FocusReason.TabFocusReason)
    for name in ("order_tab", "order_tree"):
        really = getattr(Screen, name)

        def noted(screen, really=really):
            ordered.append(screen)
            really(screen)

        monkeypatch.setattr(Screen, name, noted)
    after = shown(SAMPLES["support"])
    left = [screen for screen in ordered if screen is before]
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)

    assert left == []
    assert after in ordered
    assert after.isAncestorOf(window.focusWidget())


def test_a_button_that_goes_leaves_the_focus_on_its_page(shown, window):
    screen = shown(SAMPLES["practise"])
    screen.today.setFocus(Qt.FocusReason.TabFocusReason)
    screen.today.hide()

    assert screen.isAncestorOf(window.focusWidget())
