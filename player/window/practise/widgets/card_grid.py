"""Shelves of practices, one below the other."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from player.window.practise.state import PracticeSection
from player.window.practise.widgets.card import Card
from player.window.practise.widgets.card_rows import MOST_IN_ROW
from player.window.practise.widgets.shelf import Shelf
from player.window.shell.idle_work import InTurns
from player.window.shell.widgets.basics import column, delete_now

AT_FIRST = 12
"""Cards that are made before the first paint at most."""

ROW_PX = 119
"""From one row of cards to the next at least, at 100 % text."""

HEADING_PX = 67
"""A shelf's heading, with the gaps around it."""


class CardGrid(QWidget):
    """One shelf for each section.

    What is below the fold when the window opens is made right after the first paint, so that nobody waits for
    it (docs/adr/0012-start.md), and then some at a time: every key between two is answered.

    Signals:
        intended(object): an ``Intent``.
        completed(): the last of what comes in turns is there.
        moved(): a shelf stands elsewhere, or some of its cards do.

    Attributes:
        shelves: those that are shown, by their titles.
        watched: whether new shelves wait to be told what of them is in sight.
    """

    intended = Signal(object)
    completed = Signal()
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sections: tuple[PracticeSection, ...] = ()
        self._painted = self.watched = False
        self.shelves: dict[str, Shelf] = {}
        self._away: dict[str, Shelf] = {}
        self._column = column(self, gap=32)
        self._column.addStretch(1)
        self._turns = InTurns(self, afterwards=self._all_there)

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards that are there, in order: those that are in sight or near it."""
        return tuple(card for shelf in self.shelves.values() for card in shelf.cards)

    def first_card(self) -> Card | None:
        """The first practice's; None where there is no practice, or none could be in sight yet."""
        cards = (shelf.card_at(0) for shelf in self.shelves.values())
        return next((card for card in cards if card is not None), None)

    def show_sections(self, sections: tuple[PracticeSection, ...], in_sight: int) -> None:
        """Show these sections, keeping the cards that stay, so that the focus stays too.

        Args:
            sections: the practices.
            in_sight: how many pixels of the window are left for their cards; before the first paint only
                cards that can be there are made.
        """
        if sections == self._sections:
            return
        self._sections = sections
        if not self._painted:
            # What stands below stays below the fold, and the scroll bar about as long as it will be.
            self.setMinimumHeight(max(0, in_sight) + sum(map(_about_high, sections)))
            self._make(min(AT_FIRST, -(-in_sight // ROW_PX) * MOST_IN_ROW))
        else:
            self._make_all()

    def _make(self, room: int) -> None:
        sections = {}
        for section in self._sections:
            if room > 0:
                sections[section.title] = (section, room)
            room -= len(section.cards)
        if list(sections) != list(self.shelves):
            self._rebuild([section for section, _ in sections.values()])
        for title, (section, left) in sections.items():
            self.shelves[title].show_section(section, left, in_a_turn=left)

    def _make_all(self) -> None:
        """Show at once what is made already, and then one new shelf in each turn."""
        there = self._away | self.shelves
        known = [section for section in self._sections if section.title in there]
        new = [section for section in self._sections if section.title not in there]
        self._turns.begin([partial(self._show_made, known), *(partial(self._show_new, each) for each in new)])

    def let_go_away(self) -> None:
        """Let go of the shelves that a search has put away, before they are styled anew."""
        for shelf in self._away.values():
            delete_now(shelf)
        self._away = {}

    def _show_made(self, known: list[PracticeSection]) -> None:
        if [section.title for section in known] != list(self.shelves):
            self._rebuild(known)
        for section in known:
            self.shelves[section.title].show_section(section)

    def _show_new(self, section: PracticeSection) -> None:
        if section.title not in self.shelves:
            self._rebuild([each for each in self._sections if each.title in {*self.shelves, section.title}])
        self.shelves[section.title].show_section(section)

    def _all_there(self) -> None:
        self.setMinimumHeight(0)
        self.completed.emit()

    def _rebuild(self, sections: list[PracticeSection]) -> None:
        before = self._away | self.shelves
        self.shelves = {
            section.title: before.pop(section.title) if section.title in before else self._new(section)
            for section in sections
        }
        # Kept for when a letter of the search is taken back.
        self._away = before
        for gone in before.values():
            self._column.removeWidget(gone)
            gone.hide()
        for at, shelf in enumerate(self.shelves.values()):
            if self._column.indexOf(shelf) != at:
                self._column.insertWidget(at, shelf)
                shelf.show()

    def _new(self, section: PracticeSection) -> Shelf:
        made = Shelf(section, waits=self.watched)
        made.intended.connect(self.intended)
        made.completed.connect(self.completed)
        made.moved.connect(self.moved)
        if self._painted:
            made.show_picture()
        return made

    def make_rest(self) -> None:
        """Make everything, from now on; its screen has been painted."""
        self._painted = True
        for shelf in self.shelves.values():
            shelf.show_picture()
        self._make_all()


def _about_high(section: PracticeSection) -> int:
    return HEADING_PX + -(-len(section.cards) // 3) * ROW_PX
