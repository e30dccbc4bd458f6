"""People to contact: the person's own first, and every region's numbers openly, however large the text."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from sample_views import SUPPORT, WHOLE_SUPPORT

from player.library.support_card import Contact, Region, SupportCard
from player.settings.theme import Theme
from player.window.state import Appearance
from player.window.support.describe import checked_words, support_view

CARD = SupportCard(
    tuple(
        Region(code, name, (Contact("A line", f"Call {code}", "Day and night.", "a page", None, None),))
        for code, name in (("US", "United States"), ("GB", "United Kingdom"), ("NZ", "New Zealand"))
    )
)


@pytest.fixture
def shown(window, settle):
    def show(view, scale=1.0):
        window.set_appearance(Appearance(theme=Theme.LIGHT, text_scale=scale, reduced_motion=True))
        window.show_view(view)
        settle()
        return window.screen_shown

    return show


def words_on(screen):
    return [each.text() for each in screen.findChildren(QLabel) if each.isVisible()]


def height_of(screen, widget):
    return widget.mapTo(screen, QPoint(0, 0)).y()


def test_without_a_region_every_number_is_there(shown):
    screen = shown(support_view(CARD, "", "", ()))

    assert {"Call US", "Call GB", "Call NZ"} <= set(words_on(screen))
    assert screen.region.currentIndex() == -1


def test_the_chosen_region_stands_first_and_hides_none(shown):
    screen = shown(support_view(CARD, "NZ", "", ()))

    assert [panel.accessibleName() for panel in screen.panels] == [
        "New Zealand", "United States", "United Kingdom"
    ]  # fmt: skip
    assert {"Call US", "Call GB", "Call NZ"} <= set(words_on(screen))


def test_ones_own_contact_stands_before_all_lines(shown):
    screen = shown(SUPPORT)

    assert height_of(screen, screen.own) < height_of(screen, screen.region)
    assert height_of(screen, screen.region) < height_of(screen, screen.panels[0])


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_keyboard_comes_to_every_region_and_brings_it_into_sight(shown, window, settle, scale):
    screen = shown(WHOLE_SUPPORT, scale)
    seen = []
    for _ in range(3 * len(screen.panels) + 12):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        settle()
        panel = window.focusWidget()
        if panel in screen.panels and 0 <= height_of(screen, panel) < screen.height():
            seen.append(panel.accessibleName())

    assert {panel.accessibleName() for panel in screen.panels} == set(seen)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_number_is_cut(shown, scale):
    screen = shown(WHOLE_SUPPORT, scale)
    cut = [
        each.text()
        for each in screen.findChildren(QLabel)
        if each.height() + 1 < each.heightForWidth(each.width())
        or each.minimumSizeHint().width() > each.width()
    ]

    assert len(words_on(screen)) > 4 * 40
    assert cut == []


def test_a_long_region_is_read_on_with_page_down(shown, settle):
    screen = shown(SUPPORT, 2.0)
    panel = screen.panels[0]
    panel.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    before = height_of(screen, panel)
    QTest.keyClick(panel, Qt.Key.Key_PageDown)
    settle()

    assert height_of(screen, panel) < before - 100


def test_a_reader_hears_a_regions_lines(shown):
    screen = shown(support_view(CARD, "GB", "", ()))
    told = QAccessible.queryAccessibleInterface(screen.panels[0])

    assert told.text(QAccessible.Text.Name) == "United Kingdom"
    assert told.text(QAccessible.Text.Description) == "A line: Call GB. Day and night."


def test_each_line_says_whether_a_person_checked_it():
    line = Contact("A line", "Call 1", "Now.", "a stored copy of its page", None, None)
    day = date(2026, 11, 28)

    assert checked_words(line) == "Not yet checked. From a stored copy of its page."
    assert checked_words(replace(line, looked_up=day)) == (
        "Not yet checked. Looked up on 28 November 2026 in a stored copy of its page."
    )
    assert checked_words(replace(line, looked_up=day, checked=day)) == "Checked on 28 November 2026."


def test_a_card_that_cannot_be_read_leaves_ones_own_contact_and_a_way_to_others(shown):
    screen = shown(support_view(None, "GB", "Mina", ()))

    assert screen.own.toPlainText() == "Mina"
    assert screen.panels == []
    assert any("emergency number" in words for words in words_on(screen))
