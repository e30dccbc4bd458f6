"""Words from files, as widgets show them: nothing turns the direction of what stands around it."""

import re

import pytest
from PySide6.QtCore import Qt

from player.practice.units import Seconds
from player.window.after.describe import after_view
from player.window.log.state import LogRow
from player.window.log.widgets.sitting_table import COLUMNS, TableModel
from player.window.shell.widgets.basics import button, label, set_words
from player.window.shell.widgets.choice_box import ChoiceBox
from player.window.shell.widgets.message_bar import MessageBar
from player.window.sitting.widgets.caption import Caption
from player.window.state import Message, Option

FOREIGN = "Rest \u202e.evil\u202c \u2067\x1b[2J\x07\x9b \ud83d\x7f\u2028end"
SHOWN = "Rest \\u202e.evil\\u202c \\u2067␛[2J␇\\u009b \\ud83d␡\\u2028end"
"""The same, with a sign for each of them (Unicode's control pictures, and escapes)."""


def test_labels_and_buttons(qtbot):
    made, words = label(FOREIGN), label("")
    pressed = button(FOREIGN)
    for widget in (made, words, pressed):
        qtbot.addWidget(widget)
    set_words(words, FOREIGN)

    assert (made.text(), words.text(), pressed.text(), pressed.accessibleName()) == (SHOWN,) * 4
    assert made.textFormat() is Qt.TextFormat.PlainText


def test_lines_that_are_our_own_stay(qtbot):
    made = label("One\n\nTwo\t“three” \u2068שלום\u2069")
    qtbot.addWidget(made)

    assert made.text() == "One\n\nTwo\t“three” \u2068שלום\u2069"


def test_captions_messages_choices_and_tables(qtbot):
    caption, bar, box = Caption(label("")), MessageBar(), ChoiceBox("Which")
    for widget in (caption, bar, box):
        qtbot.addWidget(widget)
    caption.show_lines(FOREIGN, FOREIGN)
    bar.show_messages((Message(FOREIGN, "key"),))
    box.show_options((Option("a", FOREIGN),), "a")
    table = TableModel()
    named = [field for _, field in COLUMNS]
    table.show_rows([LogRow(*(FOREIGN,) * 11, cells={})])
    cells = [table.data(table.index(0, column)) for column in range(len(named))]

    assert (caption.line.text(), caption.before.text()) == (SHOWN, SHOWN)
    assert [found.text() for found in bar.findChildren(type(caption.line))] == [SHOWN]
    assert box.itemText(0) == SHOWN
    assert cells == [SHOWN] * len(named)


@pytest.mark.parametrize(("title", "expected"), [("Tea", "Tea · "), ("שלום", "\u2068שלום\u2069 · ")])
def test_a_title_from_the_right_turns_nothing_in_its_sentence(title, expected):
    view = after_view(
        title, Seconds(60.0), stopped=True, reflection="", rating=None, declined=False, messages=()
    )

    assert view.what_happened.startswith(expected)
    assert re.search("[\u202a-\u202e]", view.what_happened) is None
