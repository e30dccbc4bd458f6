"""Questionnaires and notes about something unwanted by the keyboard, and for a screen reader."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from sample_log import LOG_DETAIL
from sample_measures import FIRST_ASKED, FIRST_QUESTION
from sample_views import SAMPLES
from window_driven import click

from player.window.intents import ConfirmDelete, EaseBack, KeepIt
from player.window.questionnaire.state import (
    AnswerItem,
    AnswerView,
    ClearItem,
    CloseQuestionnaire,
    NextQuestion,
    PassOver,
    QuestionBefore,
)
from player.window.shared.questionnaires import OpenQuestionnaire, PassOverAll
from player.window.shared.unwanted_note import DeleteUnwanted, OpenUnwanted
from player.window.unwanted.state import DropUnwanted, KeepUnwanted, WriteUnwanted

FIRST, NUMBERS = FIRST_QUESTION, SAMPLES["questionnaire-numbers"]


@pytest.fixture
def press(window):
    def key(*keys):
        for each in keys:
            QTest.keyClick(window.focusWidget() or window, each)

    return key


def test_nothing_is_chosen_to_begin_with_and_a_digit_chooses(shown, press, intents):
    screen = shown(FIRST)
    chosen = [each for each in screen.answers._radios if each.isChecked()]
    press(Qt.Key.Key_4)

    assert chosen == []
    assert intents == [AnswerItem(4)]


def test_arrow_keys_choose_along_the_answers_and_rather_not_say_is_the_last(window, shown, press, intents):
    shown(FIRST)
    press(Qt.Key.Key_Down, Qt.Key.Key_Up, *[Qt.Key.Key_Right] * 6)

    assert intents == [*map(AnswerItem, (2, 1, 2, 3, 4, 5, None)), AnswerItem(None)]
    assert window.focusWidget().text() == "Rather not say"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_goes_on_with_or_without_an_answer(shown, press, intents, key):
    shown(FIRST)
    press(key)

    assert intents == [NextQuestion()]


def test_two_digits_that_follow_each_other_are_one_number(shown, press, intents):
    shown(NUMBERS)
    press(Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_7)

    assert intents == [AnswerItem(1), AnswerItem(10), AnswerItem(7)]


def test_a_number_of_a_long_scale_is_typed_and_enter_goes_on(window, shown, press, intents):
    shown(SAMPLES["questionnaire-typed"])
    field = window.focusWidget()
    field.selectAll()
    press(Qt.Key.Key_7, Qt.Key.Key_5, Qt.Key.Key_Return)
    field.selectAll()
    press(Qt.Key.Key_Backspace)

    assert intents == [AnswerItem(7), AnswerItem(75), NextQuestion(), ClearItem()]


def test_the_next_question_begins_at_its_own_answers(window, shown):
    screen = shown(SAMPLES["questionnaire"])
    here = window.focusWidget().accessibleName()
    asked = replace(FIRST_ASKED, number=3, text="I could rest.")
    shown(replace(FIRST, question=asked))

    assert here == "2, now and then"
    assert window.focusWidget() is screen.answers.values[1]
    assert not any(each.isChecked() for each in screen.answers._radios)


def test_a_reader_is_told_the_answer_its_words_and_the_question(shown):
    screen = shown(FIRST)
    read = QAccessible.queryAccessibleInterface(screen.answers.values[5])

    assert read.role() is QAccessible.Role.RadioButton
    assert read.text(QAccessible.Text.Name) == "5, almost always"
    assert read.text(QAccessible.Text.Description) == FIRST_ASKED.text


def test_each_way_on_back_and_out_is_told_once(shown, intents):
    screen = shown(SAMPLES["questionnaire"])
    for each in (screen.next, screen.before, screen.not_now):
        click(each)
    shown(SAMPLES["questionnaire-thanks"])
    click(screen.done)

    assert intents == [NextQuestion(), QuestionBefore(), PassOver(), CloseQuestionnaire()]


def test_after_the_thank_you_enter_is_done_and_digits_are_nothing(shown, press, intents):
    shown(SAMPLES["questionnaire-thanks"])
    press(Qt.Key.Key_4, Qt.Key.Key_Return)

    assert intents == [CloseQuestionnaire()]


def test_escape_eases_back_from_a_question_too(shown, press, intents):
    shown(FIRST)
    press(Qt.Key.Key_Escape)

    assert intents == [EaseBack()]


def test_words_beside_an_answer_choose_it(shown, intents):
    screen = shown(FIRST)
    click(screen.answers.values[3].parentWidget())

    assert intents == [AnswerItem(3)]


def test_showing_a_view_tells_nothing(shown, intents):
    for name in (
        "questionnaire",
        "questionnaire-first",
        "questionnaire-typed",
        "unwanted",
        "unwanted-before",
    ):
        shown(SAMPLES[name])

    assert intents == []


def test_what_is_offered_is_opened_or_passed_over_from_both_screens(shown, intents):
    for name, offers in (("practise-questionnaire", "offers"), ("after-questionnaire", "asked")):
        for each in getattr(shown(SAMPLES[name]), offers).buttons:
            click(each)

    assert intents == [OpenQuestionnaire("kind-week"), PassOverAll()] * 2


def test_something_unwanted_is_reached_after_a_sitting_and_from_its_page_in_the_log(shown, intents):
    click(shown(SAMPLES["after-questionnaire"]).unwanted)
    click(shown(LOG_DETAIL).detail.buttons["Write about something unwanted"])
    answers = shown(SAMPLES["log-answers"]).detail.buttons

    assert intents == [OpenUnwanted()] * 2
    assert list(answers) == ["Close", "Delete these answers"]


def test_a_note_is_typed_at_once_and_kept_dropped_or_deleted(window, shown, intents):
    screen = shown(SAMPLES["unwanted-before"])
    QTest.keyClicks(window.focusWidget(), "a")
    typed = screen.text.toPlainText()
    for each in (screen.keep, screen.drop, screen.buttons["Delete this note"]):
        click(each)
    screen = shown(SAMPLES["unwanted-asked"])
    for words in ("Keep it", "Delete it"):
        click(screen.buttons[words])

    assert intents == [
        WriteUnwanted(typed),
        KeepUnwanted(),
        DropUnwanted(),
        DeleteUnwanted("note-1"),
        KeepIt(),
        ConfirmDelete(),
    ]


def test_a_scale_without_words_at_its_ends_is_a_plain_list(shown):
    bare = replace(FIRST_ASKED, answers=tuple(AnswerView(value) for value in range(1, 4)))
    screen = shown(replace(FIRST, question=bare))

    assert list(screen.answers.values) == [1, 2, 3]
    assert all(each.isVisible() for each in screen.answers.values.values())
