"""The rows of mood and energy, finer numbers, and why one stopped, by keyboard and for a reader."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from sample_log import LOG_DETAIL
from sample_views import (
    AFTER_MOOD,
    AFTER_MOOD_SAID,
    AFTER_STOPPED,
    AFTER_WHY,
    CHECK_IN,
    CHECK_IN_HUNDRED,
    MOOD_ASKED,
)

from player.window.after.state import OpenWhy, SayWhy
from player.window.intents import Leave
from player.window.shared.rating import PassMood, Rate, SayEnergy, SayMood
from player.window.shared.unwanted_note import DeleteUnwanted


def test_two_rows_of_words_are_all_there_is(shown):
    rows = shown(AFTER_MOOD).mood
    words = [[each.text() for each in row.answers] for row in (rows.mood, rows.energy)]

    assert words == [
        ["Very low", "Rather low", "In between", "Rather good", "Very good"],
        ["Hardly any", "A little", "Some", "Quite a lot", "A great deal"],
    ]
    assert not any(each.isChecked() for row in (rows.mood, rows.energy) for each in row.answers)


def test_every_word_says_what_it_is_of(shown):
    rows = shown(AFTER_MOOD).mood
    names = [
        QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
        for row in (rows.mood, rows.energy)
        for each in row.answers
    ]

    assert len(set(names)) == 10
    assert {"Mood: rather low", "Energy: some"} <= set(names)


@pytest.mark.parametrize("chooses", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_arrows_move_along_a_row_and_enter_or_space_says_it(shown, window, intents, chooses):
    row = shown(AFTER_MOOD).mood.mood
    QTest.keyClick(row.answers[0], Qt.Key.Key_Right)
    focused, before = window.focusWidget(), list(intents)
    QTest.keyClick(focused, chooses)

    assert focused is row.answers[1]
    assert before == []
    assert intents == [SayMood(2)]
    assert not focused.isChecked()  # until the view says so


def test_both_can_be_passed_over(shown, intents):
    rows = shown(AFTER_MOOD).mood
    rows.energy.answers[4].click()
    rows.decline.click()

    assert intents == [SayEnergy(5), PassMood()]


def test_the_view_says_what_is_chosen(shown, intents):
    rows = shown(AFTER_MOOD_SAID).mood
    chosen = [[each.isChecked() for each in row.answers].index(True) for row in (rows.mood, rows.energy)]
    declined = shown(replace(AFTER_MOOD, mood=replace(MOOD_ASKED, declined=True))).mood

    assert chosen == [1, 2]
    assert declined.decline.isChecked()
    assert not any(each.isChecked() for each in declined.mood.answers)
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


def test_nothing_asks_why_until_a_button_is_pressed(shown, window, intents, settle):
    screen = shown(AFTER_STOPPED)
    asked = screen.why.isVisible()
    screen.say_why.click()
    opened = shown(AFTER_WHY)
    settle()

    assert not asked
    assert intents == [OpenWhy()]
    assert window.focusWidget() is opened.why.line


def test_why_one_stopped_may_be_typed_or_left(shown, intents):
    screen = shown(AFTER_WHY)
    screen.why.line.setFocus()
    QTest.keyClicks(screen.why.line, "No")
    again = shown(replace(AFTER_WHY, why="N"))
    screen.done.click()

    assert again.why.line.text() == "No"
    assert intents == [SayWhy("N"), SayWhy("No"), Leave()]
    assert not shown(AFTER_MOOD).say_why.isVisible()


def test_each_note_in_the_log_has_its_own_way_out(shown, intents):
    buttons = shown(LOG_DETAIL).detail.buttons
    buttons["Delete why you stopped"].click()
    buttons["Delete what you wrote"].click()

    assert intents == [DeleteUnwanted("1"), DeleteUnwanted("2")]
