"""Practices in columns whose rows line up, as many columns as there is room for."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from player.window.practise.state import PracticeCard, PracticeSection
from player.window.practise.widgets.card import Card
from player.window.shell.theme import look_of
from player.window.shell.widgets.basics import label

LEAST_CARD_PX = 208
GAP_PX = 16
AT_FIRST = 12
"""More cards than there is room for in a window as it opens: four rows of three, at the least height."""

_KINDNESS = "kindness"


class CardGrid(QWidget):
    """One column for each section where they fit side by side, otherwise one section under another.

    What is below the fold when the window opens is made right after the first paint, so that nobody waits for
    it (docs/adr/0012-start.md).
    """

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._sections: tuple[PracticeSection, ...] = ()
        self._made: tuple[PracticeSection, ...] = ()
        self._painted = False
        self._cards: dict[tuple[int, str], Card] = {}
        self._headings: list[QLabel] = []
        self._shape: tuple[int, bool] = (0, False)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP_PX)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards in order; before the first paint only those that can be in sight."""
        return tuple(self._cards.values())

    def show_sections(self, sections: tuple[PracticeSection, ...]) -> None:
        """Show these sections, keeping the cards that stay, so that the focus stays too."""
        if sections == self._sections:
            return
        self._sections = sections
        self._make(sections if self._painted else _first(sections))

    def _make(self, sections: tuple[PracticeSection, ...]) -> None:
        same_shape = self._outline(sections) == self._outline(self._made)
        self._made = sections
        if not same_shape:
            self._rebuild()
        for at, section in enumerate(sections):
            for card in section.cards:
                self._cards[(at, card.practice_id)].show_card(card)

    def _make_rest(self) -> None:
        if self._made != self._sections:
            self._make(self._sections)

    @staticmethod
    def _outline(sections: tuple[PracticeSection, ...]) -> list[tuple[str, tuple[str, ...]]]:
        return [(section.title, tuple(card.practice_id for card in section.cards)) for section in sections]

    def _rebuild(self) -> None:
        kept: dict[tuple[int, str], Card] = {}
        for at, section in enumerate(self._made):
            for card in section.cards:
                key = (at, card.practice_id)
                kept[key] = self._cards.pop(key) if key in self._cards else self._new_card(card)
        for gone in (*self._cards.values(), *self._headings):
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._cards = kept
        self._headings = [self._heading(section.title) for section in self._made]
        self._shape = (0, False)
        self._arrange()

    def _new_card(self, card: PracticeCard) -> Card:
        made = Card(card)
        made.intended.connect(self.intended)
        return made

    @staticmethod
    def _heading(title: str) -> QLabel:
        return label(title, "section-clay" if _KINDNESS in title.lower() else "section")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """More or fewer columns."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another text size may need fewer columns."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """From the first time on, everything is made."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._make_rest)

    def _arrange(self) -> None:
        room = self.width() + GAP_PX
        fit = max(1, int(room // (LEAST_CARD_PX * look_of(self).scale + GAP_PX)))
        side_by_side = 1 < len(self._sections) <= fit
        columns = len(self._sections) if side_by_side else min(fit, 3)
        if (columns, side_by_side) == self._shape:
            return
        self._shape = (columns, side_by_side)
        self._place(columns, side_by_side=side_by_side)

    def _place(self, columns: int, *, side_by_side: bool) -> None:
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        row = 0
        for at, section in enumerate(self._made):
            top = Qt.AlignmentFlag.AlignBottom
            if side_by_side:
                self._grid.addWidget(self._headings[at], 0, at, top)
                self._place_cards(at, section, first_row=1, columns=1, left=at)
            else:
                self._grid.addWidget(self._headings[at], row, 0, 1, columns, top)
                row = 1 + self._place_cards(at, section, first_row=row + 1, columns=columns, left=0)

    def _place_cards(
        self, at: int, section: PracticeSection, *, first_row: int, columns: int, left: int
    ) -> int:
        row = first_row
        for place, card in enumerate(section.cards):
            row = first_row + place // columns
            self._grid.addWidget(self._cards[(at, card.practice_id)], row, left + place % columns)
        return row


def _first(sections: tuple[PracticeSection, ...]) -> tuple[PracticeSection, ...]:
    """The sections with their first cards only, as many as can be in sight."""
    room, kept = AT_FIRST, []
    for section in sections:
        if room > 0:
            kept.append(replace(section, cards=section.cards[:room]))
        room -= len(section.cards)
    return tuple(kept)
