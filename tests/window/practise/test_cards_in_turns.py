"""However many cards there are, a few are made in one piece, and what is pressed in between is answered."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from sample_practise import PRACTISE
from watched import events

from player.settings.theme import Theme
from player.window.intents import EaseBack
from player.window.practise.state import PracticeSection
from player.window.practise.widgets import shelf as shelf_module
from player.window.practise.widgets.card import Card
from player.window.practise.widgets.cards_in_sight import CardsInSight
from player.window.shell.idle_work import InTurns
from player.window.state import Appearance

A_FEW = 8
DARK = Appearance(theme=Theme.DARK, reduced_motion=True)
CARD = PRACTISE.sections[0].cards[0]._replace(available=True)


def section(title, count):
    cards = tuple(CARD._replace(practice_id=f"{title}-{number}") for number in range(count))
    return PRACTISE.sections[0]._replace(title=title, cards=cards)


LONG = replace(
    PRACTISE,
    sections=tuple(section(title, count) for title, count in (("A", 40), ("B", 9), ("C", 20))),
    recordings=section("Your recordings", 40),
    at_hand=PracticeSection("For you now", ()),
    offers=(),
    search="",
)


class Pieces:
    """Counts the cards that are made, and in how large pieces: in turns, and when others come into sight."""

    def __init__(self, monkeypatch):
        self.made = 0
        self.in_turns: list[int] = []
        self.at_a_look: list[int] = []
        make_next, look = InTurns.make_next, CardsInSight._look

        class Counted(Card):
            def _build(card):  # noqa: N805 - self is what counts
                self.made += 1
                super()._build()

        def counted(turns):
            before = self.made
            make_next(turns)
            self.in_turns.append(self.made - before)

        def counted_look(sight):
            before = self.made
            look(sight)
            self.at_a_look.append(self.made - before)

        monkeypatch.setattr(CardsInSight, "_look", counted_look)
        monkeypatch.setattr(shelf_module, "Card", Counted)
        monkeypatch.setattr(InTurns, "make_next", counted)


@pytest.fixture
def pieces(monkeypatch):
    return Pieces(monkeypatch)


def ids(screen):
    return [card.practice_id for card in screen.grid.cards]


def listed(screen):
    """Also those of which only the room is there."""
    return [name for shelf in screen.grid.shelves.values() for name in shelf.shown]


def expected(*counts):
    return [f"{title}-{number}" for title, count in counts for number in range(count)]


def test_today_is_made_a_few_cards_at_a_time(window, settle, pieces):
    window.resize(1000, 1400)
    window.show_view(LONG)
    at_once = pieces.made
    settle()
    screen = window.screen_shown

    assert at_once <= 2 * A_FEW + 4
    assert max(pieces.in_turns) == A_FEW
    assert max(pieces.at_a_look) <= A_FEW
    assert pieces.made > 3 * A_FEW
    assert listed(screen) == expected(("A", 24), ("B", 9), ("C", 20))
    assert ids(screen) == listed(screen)[: len(ids(screen))]
    assert len(screen.recordings.shown) == 24


def test_more_cards_come_a_few_at_a_time_and_the_first_has_the_focus_all_along(window, shown, pieces, settle):
    window.resize(1000, 1400)
    shelf = shown(LONG).grid.shelves["A"]
    window._bring_into_sight(shelf.more)
    settle()
    before = pieces.made
    pieces.at_a_look.clear()
    QTest.mouseClick(shelf.more, Qt.MouseButton.LeftButton)
    at_once, first = pieces.made - before, window.focusWidget()
    pieces.in_turns.clear()
    settle()

    assert 0 < at_once <= A_FEW + 1
    assert max(pieces.in_turns) <= A_FEW
    assert max(pieces.at_a_look) <= A_FEW
    assert len(shelf.shown) == 40
    assert first.practice_id == "A-24"
    assert window.focusWidget() is first
    assert shelf.more.isHidden()


def test_cards_that_were_asked_for_stay_when_the_page_changes(shown):
    screen = shown(LONG)
    screen.recordings.more.click()
    screen.grid.shelves["A"].more.click()
    again = shown(
        replace(
            LONG, recordings=section("Your recordings", 41), sections=(section("A", 41), *LONG.sections[1:])
        )
    )

    assert again is screen
    assert len(screen.recordings.shown) == 41
    assert len(screen.grid.shelves["A"].shown) == 41


def test_between_two_turns_a_press_of_ease_back_is_answered(window, settle):
    window.resize(1000, 2400)
    window.show_view(LONG)
    screen, there = window.screen_shown, []
    while not screen.grid.cards:
        QApplication.processEvents()
    window.intended.connect(lambda intent: there.append((intent, len(screen.grid.cards))))
    QTest.mouseClick(window.sidebar.ease_back, Qt.MouseButton.LeftButton)
    settle()

    assert [intent for intent, _ in there] == [EaseBack()]
    assert 0 < there[0][1] <= len(screen.grid.cards) - A_FEW


def test_more_can_be_asked_for_while_the_first_ones_are_still_made(window, settle):
    window.resize(1000, 2400)
    window.show_view(LONG)
    screen = window.screen_shown
    while not screen.grid.cards:
        QApplication.processEvents()
    shelf = screen.grid.shelves["A"]
    meanwhile = len(shelf.cards)
    shelf.more.click()
    settle()

    assert 0 < meanwhile < 24
    assert len(shelf.cards) > 24
    assert listed(screen) == expected(("A", 40), ("B", 9), ("C", 20))


def card_restyled(watched, event):
    return watched if event.type() is QEvent.Type.StyleChange and isinstance(watched, Card) else None


def top_of(card):
    return card.mapTo(card.window(), QPoint(0, 0)).y()


def test_in_other_colours_only_the_cards_in_sight_are_styled_and_the_others_made_again(
    window, shown, settle, pieces
):
    window.resize(1000, 1500)
    screen = shown(LONG)
    before, high = ids(screen), screen.grid.height()
    pieces.in_turns.clear()
    with events(card_restyled) as restyled:
        window.set_appearance(DARK)
    styled = list(dict.fromkeys(restyled))
    tops = [top_of(card) for card in styled]
    high_meanwhile = screen.grid.heightForWidth(screen.grid.width())
    settle()

    assert styled
    assert max(tops) < window.height()
    assert len(styled) <= (len(before) + len(screen.recordings.cards)) / 2
    assert max(pieces.in_turns) == A_FEW
    assert high_meanwhile >= high - 200
    assert ids(screen) == before
    assert screen.grid.height() == high
    assert {card.palette().windowText().color().name() for card in screen.grid.cards} == {"#ece9e2"}


def test_a_card_that_has_the_focus_stays_however_far_below_it_is(window, shown, settle, qtbot):
    screen = shown(LONG)
    card = screen.grid.shelves["C"].card_at(-3)
    card.setFocus()
    # As when somebody works in another window while the system turns dark.
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    settle()
    assert not card.hasFocus()
    assert top_of(card) > window.height()

    window.set_appearance(DARK)
    settle()

    assert window.focusWidget() is card
    assert card.practice_id == "C-17"
    assert listed(screen) == expected(("A", 24), ("B", 9), ("C", 20))


def test_the_page_stays_where_it_was_scrolled_to(window, shown, settle):
    screen = shown(LONG)
    bar = next(each for each in screen.children() if hasattr(each, "verticalScrollBar")).verticalScrollBar()
    bar.setValue(900)
    window.set_appearance(DARK)
    settle()

    assert bar.value() == 900
