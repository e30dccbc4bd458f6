"""Shelves of practices, one below the other."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from player.window.practise.state import PracticeSection
from player.window.practise.widgets.card import Card
from player.window.practise.widgets.shelf import Shelf
from player.window.shell.widgets.basics import column

AT_FIRST = 12
"""More cards than there is room for in a window as it opens, below the card to begin with."""

ALL = 1_000_000


class CardGrid(QWidget):
    """One shelf for each section.

    What is below the fold when the window opens is made right after the first paint, so that nobody waits for
    it (docs/adr/0012-start.md).
    """

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._sections: tuple[PracticeSection, ...] = ()
        self._painted = False
        self._stops: tuple[QWidget, ...] = ()
        self.shelves: dict[str, Shelf] = {}
        self._column = column(self, gap=32)

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards in order; before the first paint only those that can be in sight."""
        return tuple(card for shelf in self.shelves.values() for card in shelf.cards)

    def show_sections(self, sections: tuple[PracticeSection, ...]) -> None:
        """Show these sections, keeping the cards that stay, so that the focus stays too."""
        if sections == self._sections:
            return
        self._sections = sections
        self._make(ALL if self._painted else AT_FIRST)

    def _make(self, room: int) -> None:
        sections = {}
        for section in self._sections:
            if room > 0:
                sections[section.title] = (section, room)
            room -= len(section.cards)
        if list(sections) != list(self.shelves):
            self._rebuild(tuple(section for section, _ in sections.values()))
        for title, (section, left) in sections.items():
            self.shelves[title].show_section(section, left)
        stops = tuple(stop for shelf in self.shelves.values() for stop in shelf.stops)
        if stops != self._stops:
            self._stops = stops
            for one, other in pairwise(stops):
                QWidget.setTabOrder(one, other)

    def _rebuild(self, sections: tuple[PracticeSection, ...]) -> None:
        before = self.shelves
        self.shelves = {
            section.title: before.pop(section.title) if section.title in before else self._new(section)
            for section in sections
        }
        for gone in before.values():
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, shelf in enumerate(self.shelves.values()):
            if self._column.indexOf(shelf) != at:
                self._column.insertWidget(at, shelf)

    def _new(self, section: PracticeSection) -> Shelf:
        made = Shelf(section)
        made.intended.connect(self.intended)
        if self._painted:
            made.show_picture()
        return made

    def make_rest(self) -> None:
        """Make everything, from now on; its screen has been painted."""
        self._painted = True
        for shelf in self.shelves.values():
            shelf.show_picture()
        self._make(ALL)
