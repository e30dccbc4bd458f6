"""Cards that were scrolled past are let go of: however far one goes, a few are there, and nobody can tell."""

from dataclasses import replace

import pytest
from long_today import LONG, LongToday
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from reader import interface
from watched import events

from player.settings.theme import Theme
from player.window.practise.widgets.card import Card
from player.window.state import Appearance

MOST = 100
"""Of 213 that are listed: three windows full, and what is kept for a letter taken back."""

NEAR_PX = 60


@pytest.fixture
def today(window):
    return LongToday(window)


def look(scale=1.0, theme=Theme.LIGHT):
    return Appearance(theme=theme, text_scale=scale, reduced_motion=True)


def walked(today, key, times, modifiers=Qt.KeyboardModifier.NoModifier):
    """The practices that a key goes to, each of which is in sight then."""
    reached = []
    for _ in range(times):
        QTest.keyClick(today.window.focusWidget(), key, modifiers)
        QApplication.processEvents()
        focused = today.window.focusWidget()
        if isinstance(focused, Card):
            assert -1 < today.top_of(focused) < today.page.viewport().height()
            reached.append(focused.practice_id)
    return reached


def test_however_far_one_scrolls_a_few_cards_are_there(today):
    counts = []
    for value in (*range(0, today.bar.maximum(), 900), today.bar.maximum()):
        today.scroll_to(value)
        counts.append(len(today.cards))

    assert len(today.listed) == 24 + 120 + 9 + 24
    assert max(counts) <= MOST
    assert len(counts) > 10
    assert today.screen.recordings.findChildren(Card) == []


def test_a_card_that_was_seen_keeps_its_room(today):
    heights = []
    for again in range(2):
        for value in range(0, 20_000, 500):
            today.scroll_to(min(value, today.bar.maximum()))
            if again:
                heights.append(today.page.inside.height())

    assert len(set(heights)) == 1


def test_who_goes_to_the_end_comes_to_the_end(today):
    today.scroll_to(today.bar.maximum())
    below = today.top_of(today.screen.try_script) + today.screen.try_script.height()
    today.window.set_appearance(look(1.6))
    today.rest()

    assert 0 < below <= today.page.viewport().height()
    assert "C-23" in today.seen
    assert today.bar.value() == today.bar.maximum()


def test_with_larger_text_the_page_is_about_as_long_as_it_turns_out_to_be(today):
    today.scroll_to(3000)
    today.window.set_appearance(look(2.0))
    today.rest()
    few, taken = len(today.cards), today.page.inside.height()
    QAccessible.setActive(True)
    try:
        today.screen.order_tree()
        today.rest()
    finally:
        QAccessible.setActive(False)

    assert few < len(today.cards) / 2
    assert 0.8 < taken / today.page.inside.height() < 1.25


def test_wherever_one_scrolls_to_no_card_is_missing(today):
    found = set()
    for value in (3300, 9000, 100, *range(0, 20_000, 300)):
        today.bar.setValue(min(value, today.bar.maximum()))
        QApplication.processEvents()
        today.rest()
        names = list(today.seen)
        listed = [name for name in today.listed if name in names]
        begun = today.listed.index(names[0]) if names else 0
        found |= set(names)

        assert names == listed == today.listed[begun : begun + len(names)]

    assert found == set(today.listed)


class Painted(QObject):
    """Where a card stands each time that the page is painted."""

    def __init__(self, today):
        super().__init__()
        self.tops = []
        self.card = None
        self._today = today
        today.page.inside.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802, ARG002 - Qt's name and parameters
        if event.type() is QEvent.Type.Paint and self.card is not None:
            self.tops.append(self._today.top_of(self.card))
        return False


@pytest.mark.parametrize("back", [False, True], ids=["down", "up"])
def test_what_is_seen_never_jumps_while_cards_come_and_go(today, back):
    painted, name = Painted(today), ""
    today.scroll_to(today.bar.maximum() if back else 600)
    for _ in range(25):
        before = today.seen
        today.bar.setValue(today.bar.value() + (-230 if back else 230))
        first, top = next((name, top) for name, top in today.seen.items() if top >= 0)
        painted.card = next(card for card in today.cards if card.practice_id == first and card.isVisible())
        today.rest()
        tops, name = set(painted.tops), first
        painted.tops.clear()

        assert tops == {top}
        assert before != today.seen

    assert name in today.listed


@pytest.mark.parametrize("change", ["text", "smaller text", "dark", "wide", "narrow"])
def test_with_other_text_or_in_another_width_what_is_seen_stays(today, change):
    if change == "smaller text":
        today.window.set_appearance(look(2.0))
        today.rest()
    today.scroll_to(today.bar.maximum() // 2)
    name, top = next((name, top) for name, top in today.seen.items() if top >= 0)
    match change:
        case "text":
            today.window.set_appearance(look(1.6))
        case "smaller text":
            today.window.set_appearance(look())
        case "dark":
            today.window.set_appearance(look(theme=Theme.DARK))
        case "wide":
            today.window.resize(1700, 700)
        case "narrow":
            today.window.resize(640, 700)
    QApplication.processEvents()
    at_once = today.seen[name]
    today.rest()

    assert (at_once, today.seen[name]) == (top, top)


def test_tab_goes_through_all_of_them_and_back(today):
    today.scroll_to(0)
    today.screen.recordings.card_at(0).setFocus()
    down = walked(today, Qt.Key.Key_Tab, len(today.listed) + 10)
    today.screen.try_script.setFocus()
    up = walked(today, Qt.Key.Key_Backtab, len(today.listed) + 10, Qt.KeyboardModifier.ShiftModifier)
    today.rest()

    assert down == today.listed[1:]
    assert up[: len(today.listed)] == today.listed[::-1]
    assert len(today.cards) <= MOST


@pytest.mark.parametrize(
    ("key", "modifiers", "name"),
    [
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "A-51"),
        (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier, "A-49"),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, "A-51"),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, "A-49"),
    ],
)
def test_from_a_card_that_was_scrolled_far_away_the_keys_go_to_its_neighbours(today, *, key, modifiers, name):
    today.screen.grid.shelves["A"].card_at(50).setFocus()
    today.scroll_to(today.bar.maximum())
    focused = today.window.focusWidget()
    assert focused.practice_id == "A-50"
    assert "A-49" not in {card.practice_id for card in today.screen.grid.cards}

    assert walked(today, key, 1, modifiers) == [name]


def restyled(watched, event):
    return (
        watched.practice_id if event.type() is QEvent.Type.StyleChange and isinstance(watched, Card) else None
    )


@pytest.mark.parametrize("appearance", [look(theme=Theme.DARK), look(1.5)], ids=["dark", "text"])
def test_in_the_middle_of_a_long_shelf_only_what_is_in_sight_is_styled(today, appearance):
    today.scroll_to(today.bar.maximum() // 2)
    focused, seen = today.window.focusWidget().practice_id, list(today.seen)
    with events(restyled) as told:
        today.window.set_appearance(appearance)
    names = set(told)
    today.rest()
    colours = {card.palette().windowText().color().name() for card in today.screen.grid.cards}

    assert names == {*seen, focused}
    assert len(today.cards) > len(names)
    assert len(colours) == 1


def test_the_focus_stays_on_a_card_that_was_scrolled_past_when_colours_change(today):
    card = today.screen.grid.shelves["A"].card_at(10)
    card.setFocus()
    today.scroll_to(today.bar.maximum())
    today.window.set_appearance(look(theme=Theme.DARK))
    today.rest()

    assert today.window.focusWidget() is card
    assert card.practice_id == "A-10"


def test_more_at_the_end_of_the_page_stands_where_it_was_asked_for(today):
    today.window.show_view(replace(LONG, sections=LONG.sections[:1]))
    today.rest()
    today.scroll_to(today.bar.maximum())
    shelf = today.screen.grid.shelves["A"]
    top = today.top_of(shelf.more)
    shelf.more.click()
    today.rest()

    assert abs(today.top_of(shelf.card_at(120)) - top) < NEAR_PX


@pytest.mark.parametrize(("title", "more"), [("A", True), ("R", False)], ids=["more is left", "no more"])
def test_more_stands_where_it_was_asked_for(today, title, more):
    shelf = today.screen.recordings if title == "R" else today.screen.grid.shelves[title]
    if not more:
        shelf.more.click()
        today.rest()
    there = len(shelf.shown)
    shelf.more.setFocus()
    today.page.ensureWidgetVisible(shelf.more)
    today.rest()
    top = today.top_of(shelf.more)
    QTest.keyClick(shelf.more, Qt.Key.Key_Return)
    today.rest()
    first = today.window.focusWidget()

    assert first.practice_id == f"{title}-{there}"
    assert abs(today.top_of(first) - top) < NEAR_PX
    assert shelf.more.isVisible() is more


def test_a_search_and_back_shows_what_was_there(today):
    listed = today.listed
    today.scroll_to(today.bar.maximum() // 2)
    found = LONG.sections[0]._replace(cards=LONG.sections[0].cards[200:203])
    nothing = LONG.recordings._replace(cards=())
    today.window.show_view(replace(LONG, sections=(found,), recordings=nothing, search="words"))
    today.rest()
    names = [card.practice_id for card in today.screen.grid.cards]
    today.window.show_view(LONG)
    today.rest()

    assert names == ["A-200", "A-201", "A-202"]
    assert today.listed == listed
    assert today.seen


def test_with_a_screen_reader_all_cards_are_there_in_order(today):
    today.scroll_to(3000)
    QAccessible.setActive(True)
    try:
        today.screen.order_tree()
        today.rest()
        names = [card.practice_id for shelf in today.shelves for card in shelf.cards]
        first = today.screen.grid.shelves["A"].cards[0]
        told = interface(first.parentWidget())
        read = [told.child(at).object() for at in range(told.childCount())]
        in_order = [card.practice_id for card in read if isinstance(card, Card) and card.isVisible()]
    finally:
        QAccessible.setActive(False)

    assert names == today.listed
    assert tuple(in_order) == today.screen.grid.shelves["A"].shown
