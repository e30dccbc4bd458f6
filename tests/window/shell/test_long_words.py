"""German compounds, long titles, words from right to left: no word is cut, and no button runs off."""

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget
from window_driven import opened_window, until_calm

from player.window.shell.widgets.basics import CheckBox, button, label
from player.window.shell.widgets.choice_box import ChoiceBox
from player.window.shell.widgets.words import AROUND_PX, in_lines, wrapped_on
from player.window.state import Option

LONG = "Mit der ungespeicherten Voreinstellung weitermachen, so wie sie gerade eben noch da stand"
RIGHT_TO_LEFT = "להמשיך עם ההגדרה שלא נשמרה כפי שהייתה כאן לפני רגע אחד בלבד"


@pytest.fixture
def small(qtbot):
    """The smallest window, with the largest text, and nothing of its own in it."""
    window = opened_window(text_scale=2.0)
    qtbot.addWidget(window)
    window.resize(640, 480)
    until_calm(window)
    return window


def placed(window, part):
    inside = QWidget(window.centralWidget())
    down = QVBoxLayout(inside)
    down.addWidget(part)
    inside.setGeometry(0, 0, 640, 400)
    inside.show()
    until_calm(window)
    return part


@pytest.mark.parametrize("words", [LONG, RIGHT_TO_LEFT])
@pytest.mark.parametrize("made", [button, CheckBox])
def test_a_button_wraps_where_the_window_is_too_narrow(small, made, words):
    part = placed(small, made(words))
    wanted = part.sizeHint()
    lines = in_lines(words, part.fontMetrics(), wanted.width()).split("\n")

    assert wanted.width() <= 640 - AROUND_PX
    assert len(lines) > 1
    assert wanted.height() >= len(lines) * QFontMetrics(part.font()).height()
    assert part.text() == words
    assert part.grab().toImage() != placed(small, made("x")).grab().toImage()


def test_in_a_wide_window_a_button_has_one_line(qtbot):
    window = opened_window()
    qtbot.addWidget(window)
    window.resize(1600, 900)
    until_calm(window)
    part, short = placed(window, button(LONG)), placed(window, button("x"))

    assert part.sizeHint().height() == short.sizeHint().height()
    assert wrapped_on(part, part.sizeHint(), 2000) == LONG


def test_a_choice_is_no_wider_than_there_is_room(small):
    box = ChoiceBox("A choice")
    box.show_options((Option("", LONG), Option("short", "Kurz")), "")

    assert placed(small, box).sizeHint().width() <= 640 - AROUND_PX


def test_lines_of_one_length_are_never_narrower_than_their_longest_word(small):
    title = placed(small, label("Etwas Unerwünschtes", "title"))
    title.setFixedWidth(460)
    until_calm(small)

    assert title.contentsRect().width() >= title.fontMetrics().horizontalAdvance("Unerwünschtes")
