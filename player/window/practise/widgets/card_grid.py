"""Shelves of practices, one below the other."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from player.window.practise.state import PracticeSection
from player.window.practise.widgets.card import Card
from player.window.practise.widgets.card_rows import MOST_IN_ROW
from player.window.practise.widgets.shelf import Shelf
from player.window.shell.widgets.basics import column

AT_FIRST = 12
"""Cards that are made before the first paint at most."""

ROW_PX = 119
"""From one row of cards to the next at least, at 100 % text."""

HEADING_PX = 67
"""A shelf's heading, with the gaps around it."""

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
        self.shelves: dict[str, Shelf] = {}
        self._away: dict[str, Shelf] = {}
        self._column = column(self, gap=32)
        self._column.addStretch(1)

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards in order; before the first paint only those that can be in sight."""
        return tuple(card for shelf in self.shelves.values() for card in shelf.cards)

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
        self._make(ALL if self._painted else min(AT_FIRST, -(-in_sight // ROW_PX) * MOST_IN_ROW))

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

    def _rebuild(self, sections: tuple[PracticeSection, ...]) -> None:
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
        made = Shelf(section)
        made.intended.connect(self.intended)
        if self._painted:
            made.show_picture()
        return made

    def make_rest(self) -> None:
        """Make everything, from now on; its screen has been painted."""
        self._painted = True
        self.setMinimumHeight(0)
        for shelf in self.shelves.values():
            shelf.show_picture()
        self._make(ALL)


def _about_high(section: PracticeSection) -> int:
    return HEADING_PX + -(-len(section.cards) // 3) * ROW_PX
