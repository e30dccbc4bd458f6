"""Things are told to a screen reader as what they are."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from sample_clinic import ICONS
from sample_practise import PRACTISE
from sample_settings import SETTINGS, SUPPORT
from sample_views import AFTER_MOOD, BRIEFING, CHECK_IN, LOG_DOTS, SITTING
from window_driven import opened_window, until_calm, visible

from player.window.intents import OpenLog
from player.window.shared.rating import Rate
from player.window.shell.widgets.choice_box import ChoiceBox
from player.window.sitting.check_in.state import CheckInView
from player.window.sitting.state import ToggleVolumes

Role, Text = QAccessible.Role, QAccessible.Text


def read(widget):
    return QAccessible.queryAccessibleInterface(widget)


def test_places_are_tabs_in_a_landmark_and_the_one_shown_is_selected(window, shown):
    shown(PRACTISE)
    sidebar = window.sidebar
    places = [read(each) for each in sidebar.places.values()]

    assert read(sidebar).role() is Role.ComplementaryContent
    assert read(sidebar).text(Text.Name) == "Navigation"
    assert {each.role() for each in places} == {Role.PageTab}
    assert {each.parent().role() for each in places} == {Role.PageTabList}
    assert [each.text(Text.Name) for each in places if each.state().selected] == ["Today"]
    assert not any(each.state().checkable for each in places)


def test_a_place_can_be_pressed_by_a_reader(window, shown, intents):
    shown(PRACTISE)
    action = read(window.sidebar.places["Log"]).actionInterface()
    action.doAction("Press")

    assert "Press" in action.actionNames()
    assert intents == [OpenLog()]


@pytest.mark.parametrize("view", [CHECK_IN, CheckInView("", "", ICONS)], ids=["numbers", "icons"])
def test_answers_are_radio_buttons(shown, intents, view):
    rating = shown(view).rating
    answers = [read(each) for each in (*rating.asked_with, rating.decline)]
    answers[0].actionInterface().doAction("Press")

    assert {each.role() for each in answers} == {Role.RadioButton}
    assert all(each.state().checkable and not each.state().checked for each in answers)
    assert intents == [Rate(0)]


def test_moods_are_radio_buttons_of_which_one_is_checked(shown):
    moods = shown(AFTER_MOOD).mood
    answers = [read(each) for each in (*moods.mood.answers, *moods.energy.answers, moods.decline)]

    assert {each.role() for each in answers} == {Role.RadioButton}


def test_titles_and_sections_are_headings_and_other_words_are_not(window, shown):
    shown(SETTINGS)
    labels = [each for each in visible(window) if isinstance(each, QLabel)]
    headings = [read(each).text(Text.Name) for each in labels if read(each).role() is Role.Heading]

    assert headings[0] == "Settings"
    assert len(headings) > 3
    assert {read(each).role() for each in labels} == {Role.Heading, Role.StaticText}


def test_the_pacing_and_every_other_choice_have_their_names(shown):
    box = shown(PRACTISE).presets
    named = [
        each.text(Text.Name) for each, kind in read(box).relations() if kind is QAccessible.RelationFlag.Label
    ]

    assert read(box).role() is Role.ComboBox
    assert named == ["Pacing"]


def test_the_name_of_a_choice_goes_with_it(qtbot):
    first, second = QWidget(), QWidget()
    box = ChoiceBox("Pacing")
    for parent in (first, second):
        qtbot.addWidget(parent)
        QVBoxLayout(parent).addWidget(box)

    assert [len(each.findChildren(QLabel)) for each in (first, second)] == [0, 1]
    box.deleteLater()
    qtbot.waitUntil(lambda: not second.findChildren(QLabel), timeout=60_000)


def test_the_sentence_the_ribbon_and_the_dots_have_roles_of_their_own(shown):
    sitting = shown(SITTING)
    caption, ribbon = read(sitting.caption), read(sitting.ribbon)

    assert (caption.role(), caption.text(Text.Description)) == (Role.Paragraph, SITTING.line)
    assert (ribbon.role(), ribbon.text(Text.Name)) == (Role.Chart, "The sitting at a glance")
    assert read(shown(LOG_DOTS).dots).role() is Role.Chart


def test_a_button_that_shows_more_says_whether_it_does(shown, intents):
    change, volume = read(shown(BRIEFING).change), read(shown(SITTING).volume)
    states = [(each.role(), each.state().expandable, each.state().expanded) for each in (change, volume)]
    volume.actionInterface().doAction("Press")

    assert states == [(Role.Button, True, False)] * 2
    assert intents == [ToggleVolumes()]


def test_people_to_contact_stand_in_groups(shown):
    panels = shown(SUPPORT).panels

    assert {read(each).role() for each in panels} == {Role.Grouping}


def test_what_a_reader_is_told_while_it_is_made_has_its_role_already(qtbot):
    QAccessible.setActive(True)
    try:
        made = opened_window()
        qtbot.addWidget(made)
        made.show_view(SITTING)
        sitting = made.screen_shown
        parts = (made.sidebar, made.sidebar.support, sitting.caption, sitting.ribbon, sitting.volume)
        roles = [read(each).role() for each in parts]
        expandable = read(sitting.volume).state().expandable
        made.show_view(CHECK_IN)
        answers = {read(each).role() for each in made.screen_shown.rating.numbers}
        made.show_view(SETTINGS)
        until_calm(made)
        titles = [
            each for each in visible(made) if isinstance(each, QLabel) and each.property("kind") == "section"
        ]
        headings = {read(each).role() for each in titles}
    finally:
        QAccessible.setActive(False)

    assert roles == [Role.ComplementaryContent, Role.PageTab, Role.Paragraph, Role.Chart, Role.Button]
    assert expandable
    assert answers == {Role.RadioButton}
    assert headings == {Role.Heading}
