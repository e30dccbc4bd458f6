"""The grid of mood and energy, finer numbers, and why one stopped, by keyboard and for a reader."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from sample_log import LOG_DETAIL
from sample_views import AFTER_MOOD, AFTER_STOPPED, CHECK_IN, CHECK_IN_HUNDRED

from player.window.after.state import SayWhy
from player.window.intents import DeleteUnwanted, Leave, Rate
from player.window.shared.rating import PassGrid, PlaceOnGrid
from player.window.shared.rating_described import GRID_AFTER, grid_view
from player.window.shell.widgets.mood_grid import ANY_PLACE

UNANSWERED = replace(AFTER_MOOD, grid=grid_view(GRID_AFTER))

KEYS = {
    Qt.Key.Key_Left: (2, 3),
    Qt.Key.Key_Right: (4, 3),
    Qt.Key.Key_Up: (3, 4),
    Qt.Key.Key_Down: (3, 2),
}


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("chooses", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_arrows_move_and_enter_or_space_chooses(shown, window, intents, key, chooses):
    grid = shown(UNANSWERED).grid
    QTest.keyClick(grid.cells[3, 3], key)
    focused, before = window.focusWidget(), list(intents)
    QTest.keyClick(focused, chooses)

    assert focused is grid.cells[KEYS[key]]
    assert before == []
    assert intents == [PlaceOnGrid(*KEYS[key])]
    assert not focused.isChecked()  # until the view says so


def test_arrows_stop_at_the_edges(shown, window):
    grid = shown(UNANSWERED).grid
    grid.cells[3, 3].setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
        for _ in range(7):
            QTest.keyClick(window.focusWidget(), key)

    assert window.focusWidget() is grid.cells[1, 1]


def test_every_place_has_its_words_and_says_them_where_the_keyboard_is(shown):
    grid = shown(UNANSWERED).grid
    names = [
        QAccessible.queryAccessibleInterface(cell).text(QAccessible.Text.Name) for cell in grid.cells.values()
    ]
    before = grid.said.text()
    grid.cells[2, 3].setFocus(Qt.FocusReason.TabFocusReason)

    assert before == ANY_PLACE
    assert len(set(names)) == 25
    assert "mood: rather low, energy: some" in names
    assert grid.said.text() == "Mood: rather low, energy: some."


def test_tab_passes_the_grid_in_one_step_to_rather_not_say(shown, window, intents):
    grid = shown(UNANSWERED).grid
    QTest.keyClick(grid.cells[3, 3], Qt.Key.Key_Up)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    focused = window.focusWidget()
    QTest.keyClick(focused, Qt.Key.Key_Return)

    assert focused is grid.decline
    assert intents == [PassGrid()]


def test_all_of_a_place_can_be_pressed_and_is_large_enough(shown, intents):
    cell = shown(UNANSWERED).grid.cells[5, 1]
    QTest.mouseClick(cell, Qt.MouseButton.LeftButton, pos=cell.rect().bottomRight() / 1.1)

    assert intents == [PlaceOnGrid(5, 1)]
    assert min(cell.width(), cell.height()) >= 40


def test_the_view_says_what_is_chosen(shown, intents):
    grid = shown(AFTER_MOOD).grid
    chosen = [place for place, cell in grid.cells.items() if cell.isChecked()]
    declined = shown(replace(AFTER_MOOD, grid=grid_view(GRID_AFTER, declined=True))).grid

    assert chosen == [(2, 3)]
    assert declined.decline.isChecked()
    assert not any(cell.isChecked() for cell in declined.cells.values())
    assert intents == []


def test_finer_numbers_by_tens_or_typed(shown, intents):
    rating = shown(CHECK_IN_HUNDRED).rating
    rating.numbers[7].click()
    rating.typed.setFocus()
    QTest.keyClicks(rating.typed, "63")
    QTest.keyClick(rating.typed, Qt.Key.Key_Return)
    left = rating.typed.text()
    QTest.keyClicks(rating.typed, "5")
    rating.give.click()

    assert [each.text() for each in rating.numbers] == [str(value) for value in range(0, 101, 10)]
    assert rating.numbers[10].accessibleName() == "100 of 100, as hard as can be"
    assert intents == [Rate(70), Rate(63), Rate(5)]
    assert left == ""


def test_what_is_not_a_number_from_0_to_100_is_not_given(shown, intents):
    rating = shown(CHECK_IN_HUNDRED).rating
    rating.give.click()
    rating.typed.setFocus()
    QTest.keyClicks(rating.typed, "1x0-1")
    typed = rating.typed.text()
    rating.typed.setText("101")
    rating.give.click()

    assert typed.isdigit()
    assert intents == []


def test_from_0_to_10_nothing_is_typed(shown):
    shown(CHECK_IN_HUNDRED)
    rating = shown(CHECK_IN).rating

    assert not rating.typed.isVisible()
    assert [each.text() for each in rating.numbers] == [str(value) for value in range(11)]


def test_why_one_stopped_may_be_typed_or_left(shown, intents):
    screen = shown(AFTER_STOPPED)
    screen.why.line.setFocus()
    QTest.keyClicks(screen.why.line, "No")
    again = shown(replace(AFTER_STOPPED, why="N"))
    screen.done.click()

    assert again.why.line.text() == "No"
    assert intents == [SayWhy("N"), SayWhy("No"), Leave()]
    assert not shown(AFTER_MOOD).why.isVisible()


def test_each_note_in_the_log_has_its_own_way_out(shown, intents):
    buttons = shown(LOG_DETAIL).detail.buttons
    buttons["Delete why you stopped"].click()
    buttons["Delete what you wrote"].click()

    assert intents == [DeleteUnwanted("1"), DeleteUnwanted("2")]
