"""People to contact: the person's own first, and every region's numbers openly, however large the text."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from sample_settings import SUPPORT, WHOLE_SUPPORT

from player.library.support_card import Contact, Region, SupportCard
from player.settings.theme import Theme
from player.window.state import Appearance
from player.window.support.describe import about_words, support_view

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

    assert len(words_on(screen)) > 3 * 40
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


def test_when_numbers_were_looked_up_and_that_nobody_rang_them_is_said_once(shown):
    screen = shown(WHOLE_SUPPORT)
    (said,) = [words for words in words_on(screen) if "by Kindpace's makers" in words]

    assert said == (
        "Looked up on 28 November 2026 by Kindpace's makers, and not rung yet. "
        "If one doesn't answer, another may, or the emergency number."
    )
    assert not [words for words in words_on(screen) if "not yet checked" in words.lower()]


def test_a_number_that_somebody_rang_has_its_day_beside_it():
    day, later = date(2026, 11, 28), date(2026, 12, 3)
    found = replace(CARD.regions[0].contacts[0], looked_up=day)
    lines = (found, replace(found, name="Another", looked_up=later, checked=later))
    some = replace(CARD.regions[0], contacts=lines)
    rung = replace(some, contacts=lines[1:])
    view = support_view(SupportCard((some,)), "", "", ())

    assert [each.checked for each in view.shown[0].contacts] == ["", "Checked on 3 December 2026."]
    assert about_words((some,)) == (
        "Looked up between 28 November 2026 and 3 December 2026 by Kindpace's makers. Where one "
        "was rung, the day stands beside it. If one doesn't answer, another may, or the emergency number."
    )
    assert about_words((rung,)).startswith("Each of these was rung, or its service asked, on the day")


def test_where_each_number_comes_from_is_behind_a_button(shown, settle):
    screen = shown(WHOLE_SUPPORT)
    before = words_on(screen)
    QTest.keyClick(screen.sources.button, Qt.Key.Key_Space)
    settle()
    listed = [line for words in words_on(screen) if words not in before for line in words.split("\n")]

    assert not any("samaritans.org" in words for words in before)
    assert "Samaritans: a stored copy of samaritans.org" in listed
    assert len(listed) == sum(len(region.contacts) for region in WHOLE_SUPPORT.shown)


def test_where_the_numbers_come_from_is_made_region_by_region(shown, window):
    screen = shown(WHOLE_SUPPORT)
    regions = WHOLE_SUPPORT.sources
    screen.sources.button.click()
    at_once = screen.sources.inside.count()
    screen._turns_of_sources.make_next()
    second = screen.sources.inside.count()
    screen.sources.button.click()
    window.show_view(replace(WHOLE_SUPPORT, shown=WHOLE_SUPPORT.shown[:1], sources=regions[:1]))
    screen._turns_of_sources.finish()
    closed = screen.sources.inside.count()
    screen.sources.button.click()

    assert len(regions) > 2
    assert (at_once, second) == (1, 2)
    # None of those before comes after them.
    assert closed == 0
    assert screen.sources.inside.count() == 1


def test_a_card_that_cannot_be_read_leaves_ones_own_contact_and_a_way_to_others(shown):
    screen = shown(support_view(None, "GB", "Mina", ()))

    assert screen.own.toPlainText() == "Mina"
    assert screen.panels == []
    assert any("emergency number" in words for words in words_on(screen))


def test_in_a_low_window_the_first_number_comes_before_what_holds_for_all(window, shown, settle):
    """At 640 × 480 somebody frightened had to scroll to it."""
    window.resize(1000, 900)
    screen = shown(SUPPORT)
    (about,) = [each for each in screen.findChildren(QLabel) if each.text() == SUPPORT.about]

    def top(widget):
        return widget.mapTo(screen, QPoint(0, 0)).y()

    above = top(about) < top(screen.panels[0])
    window.resize(640, 480)
    settle()

    assert above
    assert top(about) > top(screen.panels[0])
    assert about.isVisible()
    # Beneath a contact of one's own.
    assert top(screen.panels[0]) < 400
