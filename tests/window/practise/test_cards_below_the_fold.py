"""Cards below the fold are made after the first paint: nobody may notice anything but the sooner start."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from sample_practise import PRACTISE

from player.settings.theme import Theme
from player.window.practise.state import OpenToday, PracticeSection, PractiseView, TodayCard
from player.window.practise.widgets.card_grid import AT_FIRST
from player.window.shell.main_window import MainWindow
from player.window.state import Appearance

NOTHING = PracticeSection("For you now", ())
CARD = PRACTISE.sections[0].cards[0]


def many(*counts: int) -> PractiseView:
    """So many practices in each section."""
    sections = tuple(
        PRACTISE.sections[0]._replace(
            title=f"Section {at}",
            cards=tuple(
                CARD._replace(practice_id=f"{at}-{number}", available=True) for number in range(count)
            ),
        )
        for at, count in enumerate(counts)
    )
    return replace(PRACTISE, sections=sections, offers=(), search="", today=None, at_hand=NOTHING)


LONG = many(7, 3, 8, 2)
WAITING = TodayCard("Today", "Something to begin with", "", "", OpenToday())


@pytest.fixture
def unshown(qtbot):
    """A window before its first paint, as large as it opens."""
    made = MainWindow(Appearance(theme=Theme.LIGHT, reduced_motion=True))
    qtbot.addWidget(made)
    made.show_view(LONG)
    return made


@pytest.fixture
def settle(qtbot):
    """These windows are their own: cards have come in their turns by then."""
    return lambda: qtbot.wait(800)


def cards_in(window):
    return window.screen_shown.grid.cards


def ids(window) -> list[str]:
    return [card.practice_id for card in cards_in(window)]


def listed(window) -> list[str]:
    """Also those far below, of which only the room is there."""
    return [name for shelf in window.screen_shown.grid.shelves.values() for name in shelf.shown]


def every_id(view) -> list[str]:
    return [card.practice_id for section in view.sections for card in section.cards]


def test_at_first_there_are_those_that_can_be_in_sight(unshown):
    assert ids(unshown) == every_id(LONG)[:AT_FIRST]


def test_below_the_large_card_and_a_shelf_that_waits_none_can_be_in_sight(qtbot):
    made = MainWindow(Appearance(theme=Theme.LIGHT, reduced_motion=True))
    qtbot.addWidget(made)
    made.show_view(replace(LONG, today=WAITING))

    assert ids(made) == []


@pytest.mark.parametrize("today", [None, PRACTISE.today, WAITING], ids=["no card", "card", "it waits"])
@pytest.mark.parametrize("found", ["", "breath"], ids=["all", "found"])
def test_what_is_made_later_is_out_of_sight(qtbot, settle, today, found):
    made = MainWindow(Appearance(theme=Theme.LIGHT, reduced_motion=True))
    qtbot.addWidget(made)
    made.resize(1900, 900)
    made.show_view(replace(LONG, today=today, search=found, paths=(), banner=LONG.banner._replace(set_by="")))
    at_first = ids(made)
    made.show()
    settle()
    tops = [
        card.mapTo(made, card.rect().topLeft()).y()
        for card in cards_in(made)
        if card.practice_id not in at_first
    ]

    assert len(at_first) < len(every_id(LONG))
    assert min(tops) >= 900


def test_what_is_made_at_first_is_more_than_a_window_shows_as_it_opens(unshown, settle):
    unshown.show()
    settle()
    name = every_id(LONG)[AT_FIRST - 1]
    shelf = unshown.screen_shown.grid.shelves[f"Section {name[0]}"]
    top = shelf.top_in(unshown) + shelf.top_of(name)

    assert top > unshown.height()


@pytest.mark.parametrize("height", [640, 300], ids=["some in sight", "none in sight"])
def test_right_after_the_first_paint_all_have_their_room_and_those_near_are_there(unshown, settle, height):
    unshown.resize(1024, height)
    unshown.show()
    settle()
    there = ids(unshown)

    assert listed(unshown) == every_id(LONG)
    assert there == every_id(LONG)[: len(there)]
    assert len(there) >= (4 if height == 640 else 0)
    assert min(shelf.height() for shelf in unshown.screen_shown.grid.shelves.values()) > 100


def test_the_rest_leaves_the_cards_and_the_focus_where_they_were(unshown, settle):
    before = unshown.screen_shown.grid.cards
    unshown.show()
    settle()

    assert unshown.screen_shown.grid.cards[:4] == before[:4]
    assert unshown.focusWidget() is before[0]


def test_tab_goes_through_all_of_them_in_order(unshown, settle):
    unshown.show()
    unshown.activateWindow()
    settle()
    walked = [unshown.focusWidget().practice_id]
    for _ in range(len(every_id(LONG)) - 1):
        QTest.keyClick(unshown, Qt.Key.Key_Tab)
        walked.append(unshown.focusWidget().practice_id)

    assert walked == every_id(LONG)


def test_a_search_before_the_first_paint_shows_what_was_found(unshown, settle):
    found = many(1, 1)
    unshown.show_view(found)
    unshown.show()
    settle()

    assert ids(unshown) == every_id(found)


def test_a_list_that_changes_before_the_first_paint_is_all_there_after_it(unshown, settle):
    longer = many(20, 1)
    unshown.show_view(longer)
    unshown.show()
    settle()

    assert listed(unshown) == every_id(longer)


def test_of_a_thousand_a_few_are_made_and_more_when_they_are_asked_for(unshown, settle):
    unshown.show()
    unshown.show_view(many(1000))
    settle()
    shelf = unshown.screen_shown.grid.shelves["Section 0"]
    before = len(listed(unshown))
    words = shelf.more.text()
    QTest.mouseClick(shelf.more, Qt.MouseButton.LeftButton)
    settle()

    assert (before, len(listed(unshown))) == (24, 48)
    assert len(ids(unshown)) < 48
    assert words == "Show 24 more of 1000"
    assert unshown.focusWidget().practice_id == "0-24"


def test_rows_are_full_and_no_card_is_left_alone(unshown, settle):
    unshown.resize(1600, 1000)
    unshown.show()
    unshown.show_view(many(9))
    settle()
    cards = unshown.screen_shown.grid.cards
    width = unshown.screen_shown.grid.width()
    rows: dict[int, list[QWidget]] = {}
    for card in cards:
        rows.setdefault(card.y(), []).append(card)

    assert [len(row) for row in rows.values()] == [3, 3, 3]
    assert all(row[0].x() == 0 and width - row[-1].geometry().right() <= 4 for row in rows.values())
