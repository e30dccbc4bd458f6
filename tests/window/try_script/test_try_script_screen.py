"""The screen on which a script is tried: what keys and presses say; a redrawn page stays where one is."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from sample_try_script import TRY_SCRIPT, TRY_SCRIPT_EMPTY, TRY_SCRIPT_MISTAKES
from sample_views import SITTING

from player.window.intents import OpenPractise
from player.window.sitting.state import EndTrial
from player.window.state import Option
from player.window.try_script.state import (
    HearOnDay,
    HearReading,
    HearUnder,
    MakeDraft,
    OpenScript,
    PlayPassage,
    SayLanguage,
)


def test_a_path_is_typed_and_opened_with_enter(shown, intents):
    screen = shown(TRY_SCRIPT_EMPTY)
    QTest.keyClicks(screen.path.line, "a.md")
    QTest.keyClick(screen.path.line, Qt.Key.Key_Return)
    shown(TRY_SCRIPT_EMPTY)

    assert screen.path.text == "a.md"
    assert intents == [OpenScript("a.md")]


def test_preset_day_and_the_way_back(shown, intents):
    screen = shown(TRY_SCRIPT)
    screen.presets.activated.emit(2)
    screen.days.activated.emit(4)
    QTest.mouseClick(screen.leave, Qt.MouseButton.LeftButton)

    assert intents == [HearUnder("first-steps"), HearOnDay("5"), OpenPractise()]


def test_once_there_is_something_to_hear_that_leads_and_what_is_seldom_wanted_is_folded(shown, intents):
    screen = shown(TRY_SCRIPT_EMPTY)
    before = screen.open.property("kind"), screen.hear.isVisible()
    shown(TRY_SCRIPT)
    folded = screen.presets.isVisible(), screen.record.isVisible()
    screen.otherwise.button.click()
    screen.hear.click()

    assert before == ("primary", False)
    assert (screen.open.property("kind"), screen.hear.property("kind")) == ("", "primary")
    assert folded == (False, False)
    assert screen.presets.isVisible()
    assert intents == [PlayPassage(0)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_passage_is_played_with_a_key(shown, intents, key):
    screen = shown(TRY_SCRIPT)
    passage = screen.passages.buttons[1]
    passage.setFocus()
    QTest.keyClick(passage, key)

    assert intents == [PlayPassage(1)]
    assert passage.accessibleName() == "Play from 0:25: You can stop here. (4 s)"


def test_a_redrawn_transcript_keeps_the_focus_and_drops_what_is_gone(shown, window):
    screen = shown(TRY_SCRIPT)
    screen.passages.buttons[0].setFocus()
    first = replace(TRY_SCRIPT.passages[0], words="There's a window. (6 s)")
    shown(replace(TRY_SCRIPT, passages=(first,)))

    assert window.focusWidget() is screen.passages.buttons[0]
    assert screen.passages.buttons[0].accessibleDescription() == "There's a window. (6 s)"
    assert screen.passages.buttons[1].isHidden()


def test_mistakes_and_measures_are_shown_in_words(shown):
    screen = shown(TRY_SCRIPT_MISTAKES)
    mistakes = [line.text() for line in screen.mistakes.lines]
    measures = [line.text() for line in screen.measures.lines]
    shown(TRY_SCRIPT)

    assert mistakes == list(TRY_SCRIPT_MISTAKES.mistakes)
    assert measures[1].endswith("wanted 12 % or less — misses its goal")
    assert screen.mistakes.isHidden()


def test_only_a_trial_has_the_way_back_to_the_script(shown, intents):
    usual = shown(SITTING).end_trial.isVisible()
    screen = shown(replace(SITTING, trial=True))
    QTest.mouseClick(screen.end_trial, Qt.MouseButton.LeftButton)

    assert not usual
    assert intents == [EndTrial()]


def test_either_reading_of_a_doubtful_word_is_heard_with_a_key(shown, intents):
    screen = shown(TRY_SCRIPT)
    first, second = screen.doubts.findChildren(QPushButton)
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_Return)
    QTest.keyClick(first, Qt.Key.Key_Space)
    shown(TRY_SCRIPT)

    assert intents == [HearReading(0, 1), HearReading(0, 0)]
    assert second.accessibleName() == "Hear “read” as in “he has read”"
    assert screen.doubts.findChildren(QPushButton) == [first, second]


def test_a_draft_is_offered_only_of_what_one_can_be_made_from(shown, intents):
    screen = shown(TRY_SCRIPT_EMPTY)
    before = screen.make_draft.isVisible()
    shown(replace(TRY_SCRIPT_EMPTY, path="/home/you/talk.txt", draft="talk.txt is plain text."))
    QTest.mouseClick(screen.make_draft, Qt.MouseButton.LeftButton)
    leads = screen.open.property("kind"), screen.make_draft.property("kind")
    shown(TRY_SCRIPT)

    assert (before, screen.make_draft.isVisible()) == (False, False)
    assert leads == ("", "primary")
    assert intents == [MakeDraft()]


def test_the_language_is_asked_only_where_it_is_not_known(shown, intents):
    screen = shown(replace(TRY_SCRIPT, languages=(Option("en", "English"), Option("de", "Deutsch"))))
    asked = screen.languages.isVisible()
    screen.languages.activated.emit(1)
    known = shown(TRY_SCRIPT)

    assert asked
    assert intents == [SayLanguage("de")]
    assert not known.languages.isVisible()
