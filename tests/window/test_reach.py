"""Everything is reached with the keyboard and told to a screen reader."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from sample_journal import SITTING_WRITING
from sample_practise import PRACTISE
from sample_settings import SUPPORT
from sample_views import BRIEFING, CHECK_IN, EASE_BACK, LOG, SITTING, SITTING_PAUSED, SITTING_VOLUMES
from window_driven import hover, walk

from player.window.briefing.state import SetChoice
from player.window.first_visit.describe import first_visit_view
from player.window.first_visit.state import FirstStep, GoOn, TakePacing
from player.window.intents import AsBefore, EaseBack, OpenLog, OpenPractise, OpenSettings, OpenSupport, Softer
from player.window.shared.rating import Rate
from player.window.sitting.state import BackLine, Skip, TogglePause, ToggleVolumes, VolumeDown, VolumeUp


@pytest.mark.parametrize(
    ("view", "key", "modifier", "intent"),
    [
        (SITTING, Qt.Key.Key_Space, "", TogglePause()),
        (SITTING, Qt.Key.Key_Left, "", BackLine()),
        (SITTING, Qt.Key.Key_Right, "", Skip()),
        (SITTING, Qt.Key.Key_S, "", Softer()),
        (SITTING, Qt.Key.Key_U, "", AsBefore()),
        (SITTING, Qt.Key.Key_Minus, "", VolumeDown()),
        (SITTING, Qt.Key.Key_Plus, "", VolumeUp()),
        (SITTING, Qt.Key.Key_V, "", ToggleVolumes()),
        (CHECK_IN, Qt.Key.Key_Minus, "", VolumeDown()),
        (SITTING, Qt.Key.Key_4, "Ctrl", OpenSupport()),
        (PRACTISE, Qt.Key.Key_S, "", Softer()),
        (PRACTISE, Qt.Key.Key_2, "Ctrl", OpenLog()),
        (LOG, Qt.Key.Key_1, "Ctrl", OpenPractise()),
        (BRIEFING, Qt.Key.Key_3, "Ctrl", OpenSettings()),
        (EASE_BACK, Qt.Key.Key_4, "Ctrl", OpenSupport()),
    ],
)
def test_keys_do_what_stands_beside_the_labels(window, intents, settle, *, view, key, modifier, intent):
    window.show_view(view)
    settle()
    held = Qt.KeyboardModifier.ControlModifier if modifier else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(window.focusWidget() or window, key, held)

    assert intents == [intent]


def test_keys_of_the_sitting_do_nothing_elsewhere(window, intents, settle):
    window.show_view(SUPPORT)
    settle()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_S, Qt.Key.Key_U, Qt.Key.Key_Minus):
        QTest.keyClick(window, key)

    assert intents == []


def test_letters_typed_into_a_field_are_only_letters(window, intents, settle):
    window.show_view(PRACTISE)
    settle()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Slash)
    field = window.focusWidget()
    QTest.keyClicks(field, "s")

    assert isinstance(field, QLineEdit)
    assert field.text() == "s"
    assert Softer() not in intents


STOPS = {
    "a button": lambda window: window.screen_shown.skip,
    "a slider": lambda window: window.screen_shown.volumes.sliders["voice"],
    "the ribbon": lambda window: window.screen_shown.ribbon,
    "the sentence": lambda window: window.screen_shown.caption,
    "Support": lambda window: window.sidebar.support,
}


@pytest.mark.parametrize("stop", STOPS)
def test_space_pauses_a_sitting_wherever_the_focus_is(window, intents, settle, stop):
    window.show_view(SITTING_VOLUMES)
    settle()
    focused = STOPS[stop](window)
    focused.setFocus()
    QTest.keyClick(focused, Qt.Key.Key_Space)

    assert window.focusWidget() is focused
    assert intents == [TogglePause()]


def test_space_on_ease_back_eases_back(window, intents, settle):
    window.show_view(SITTING)
    settle()
    window.sidebar.ease_back.setFocus()
    QTest.keyClick(window.sidebar.ease_back, Qt.Key.Key_Space)

    assert intents == [EaseBack()]


def test_space_is_a_letter_where_one_writes_in_a_sitting(window, intents, settle):
    window.show_view(SITTING_WRITING)
    settle()
    field = window.findChild(QPlainTextEdit)
    field.setFocus()
    before = field.toPlainText()
    QTest.keyClick(field, Qt.Key.Key_Space)

    assert sorted(field.toPlainText()) == sorted(f"{before} ")
    assert TogglePause() not in intents


def test_space_answers_a_check_in(window, intents, settle):
    window.show_view(CHECK_IN)
    settle()
    answer = window.screen_shown.rating.numbers[3]
    answer.setFocus()
    QTest.keyClick(answer, Qt.Key.Key_Space)

    assert intents == [Rate(3)]


def test_the_buttons_of_a_sitting_say_their_keys(window, settle):
    window.show_view(SITTING)
    settle()
    screen = window.screen_shown

    assert screen.skip.accessibleDescription() == "Key: Right, or Enter"
    assert screen.pause.accessibleDescription() == "Key: Space, wherever you are"


def test_enter_presses_a_focused_button(window, intents, settle):
    window.show_view(SITTING)
    settle()
    window.screen_shown.softer.setFocus()
    QTest.keyClick(window.screen_shown.softer, Qt.Key.Key_Return)

    assert intents == [Softer()]


def test_after_a_click_space_still_pauses(window, intents, settle):
    window.show_view(SITTING)
    settle()
    QTest.mouseClick(window.screen_shown.skip, Qt.MouseButton.LeftButton)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)

    assert intents == [Skip(), TogglePause()]


def test_tab_shows_a_ring_around_the_focus_and_a_click_does_not(window, settle):
    window.show_view(PRACTISE)
    settle()
    before = window._ring.isVisible()
    walk(window, 1)
    settle()

    assert before is False
    assert window._ring.isVisible()
    assert window._ring.followed is window.focusWidget()


def test_the_window_opens_at_the_practice_to_begin_with(window, settle):
    window.show_view(PRACTISE)
    settle()

    assert window.focusWidget() is window.screen_shown.today


def test_beside_what_was_searched_for_it_begins_at_the_first_practice(window, settle):
    window.show_view(replace(PRACTISE, today=None))
    settle()

    assert window.focusWidget() is window.screen_shown.grid.cards[0]


def test_the_first_visit_is_gone_through_with_one_key(window, intents, settle):
    for step in FirstStep:
        window.show_view(first_visit_view(step))
        settle()
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)

    assert intents == [GoOn(), TakePacing("gentle"), GoOn()]


def test_begin_has_the_focus_and_the_choices_fold_away(window, settle):
    window.show_view(BRIEFING)
    settle()
    screen = window.screen_shown
    eyes = screen.choices["eyes"]
    folded = eyes.isVisible(), screen.ribbon.isVisible()
    focused = window.focusWidget()
    QTest.keyClick(screen.change, Qt.Key.Key_Return)
    settle()
    opened = eyes.isVisible(), screen.ribbon.isVisible()
    window.show_view(PRACTISE)
    window.show_view(replace(BRIEFING, title="Another"))
    settle()

    assert focused is screen.begin
    assert (folded, opened) == ((False, False), (True, True))
    assert eyes.isVisible()
    assert screen.change.accessibleName() == "Hide: your choices, and how it will go"


def test_the_order_of_tab_follows_the_screen(window, settle):
    window.show_view(SITTING_PAUSED)
    settle()
    reached = [each.accessibleName() for each in walk(window, 7)]

    assert reached == [
        "The sitting at a glance",
        "Back a line",
        "Go on",
        "Skip this",
        "Softer",
        "Volume",
        "As before",
    ]


def test_arrow_keys_go_through_the_choices_before_a_sitting(window, intents, settle):
    window.show_view(BRIEFING)
    window.screen_shown.change.click()
    settle()
    eyes = window.screen_shown.choices["eyes"].buttons
    eyes["open"].setFocus()
    QTest.keyClick(eyes["open"], Qt.Key.Key_Right)

    assert intents == [SetChoice("eyes", "lowered")]


def test_the_ribbon_is_told_in_words(window, settle):
    window.show_view(SITTING)
    settle()
    ribbon = window.screen_shown.ribbon
    whole = QAccessible.queryAccessibleInterface(ribbon).text(QAccessible.Text.Description)
    ribbon.setFocus()
    for _ in range(3):
        QTest.keyClick(ribbon, Qt.Key.Key_Right)

    assert "Others too, common humanity, 52 seconds" in whole
    assert "Check-in, as long as you like" in whole
    assert ribbon.words() == "Notice, mindfulness, 46 seconds"
    assert ribbon.accessibleDescription() == ribbon.words()


def test_hovering_the_ribbon_puts_its_words_below(window, settle):
    window.show_view(SITTING)
    settle()
    ribbon = window.screen_shown.ribbon
    hover(ribbon, ribbon.rect().center())
    hover(ribbon, ribbon.rect().topLeft() + ribbon.rect().center() * 0.1)

    assert ribbon.words() == "Arrive, grounding, 50 seconds"


def test_a_new_line_reaches_a_screen_reader(window, settle):
    window.show_view(SITTING)
    settle()
    caption = window.screen_shown.caption
    read = QAccessible.queryAccessibleInterface(caption.line)

    assert isinstance(read, QAccessibleInterface)
    assert read.text(QAccessible.Text.Name) == SITTING.line
    assert QAccessible.queryAccessibleInterface(caption).text(QAccessible.Text.Description) == SITTING.line


def test_tab_goes_down_the_screen_also_to_what_was_made_later(window, settle):
    window.show_view(SITTING)
    settle()
    walk(window, 3)
    window.show_view(SITTING_WRITING)
    settle()
    window.screen_shown.take_focus()
    reached = [each.accessibleName() for each in walk(window, 4)]

    assert reached == ["The critic", "A friend", "The sitting at a glance", "Back a line"]
