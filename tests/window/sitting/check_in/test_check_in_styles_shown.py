"""Icons never stand without words, and "Rather not say" is always there."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sample_views import CHECK_IN

from player.practice.pacing.model import CheckInStyle
from player.window.shared.rating import Rate
from player.window.shared.rating_described import QUESTION_AFTER, rating_view


def shown(window, settle, style):
    window.show_view(replace(CHECK_IN, rating=rating_view(QUESTION_AFTER, style=style)))
    settle()
    return window.screen_shown.rating


@pytest.mark.parametrize("style", CheckInStyle)
def test_every_answer_has_words_and_one_may_always_pass(window, settle, style):
    rating = shown(window, settle, style)

    assert all(each.isVisible() and each.text() and each.accessibleName() for each in rating.asked_with)
    assert all(each.icon().isNull() is (style is not CheckInStyle.ICONS) for each in rating.asked_with)
    assert rating.decline.isVisible()
    assert not any(each.isChecked() for each in (*rating.asked_with, rating.decline))


@pytest.mark.parametrize("style", [CheckInStyle.ICONS, CheckInStyle.WORDS])
def test_arrows_and_space_answer(window, settle, intents, style):
    rating = shown(window, settle, style)
    QTest.keyClick(rating.asked_with[0], Qt.Key.Key_Right)
    focused = window.focusWidget()
    QTest.keyClick(focused, Qt.Key.Key_Space)

    assert focused is rating.asked_with[1]
    assert intents == [Rate(3)]


def test_one_style_after_another(window, settle):
    counts = [len(shown(window, settle, style).asked_with) for style in (*CheckInStyle, CheckInStyle.NUMBERS)]

    assert counts == [11, 5, 5, 11]


def test_the_anchor_stands_out_once_nobody_has_answered(window, settle):
    window.show_view(CHECK_IN)
    settle()
    before = window.screen_shown._hold.fontMetrics().height()
    window.show_view(replace(CHECK_IN, holding=True))
    settle()

    assert window.screen_shown._hold.fontMetrics().height() > before
    assert window.screen_shown.rating.isVisible()
