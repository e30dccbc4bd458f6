"""Buttons one below the other, each of which may have the heading of a part above it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from player.window.shell.theme import look_of
from player.window.shell.widgets.basics import WordsButton, column, label, row, set_words

_Button = TypeVar("_Button", bound=WordsButton)


class LeadButton(WordsButton):
    """A button whose words stand beside a short lead, such as a number: all words begin below each other.

    Args:
        lead_px: how wide the lead's column is, at 100 % text.

    Attributes:
        lead, words: what stands in the two columns.
        right: the column of the words, for what stands below them.
    """

    def __init__(self, lead_px: int) -> None:
        super().__init__("card", "")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        self.column.setContentsMargins(16, 10, 16, 10)
        self._lead_px = lead_px
        self.lead, self.words = label("", "secondary"), label("")
        self.lead.setWordWrap(False)
        self.words.setMinimumWidth(120)
        inside, beside = QWidget(), QWidget()
        line = row(inside, gap=16)
        self.right = column(beside, gap=4)
        self.right.addWidget(self.words)
        line.addWidget(self.lead, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(beside, 1)
        self.add(inside)
        self._align()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Larger text needs a wider column of leads."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._align()

    def _align(self) -> None:
        self.lead.setMinimumWidth(look_of(self).px(self._lead_px))


class HeadedRows(QWidget):
    """Rows that stay when others come: the focus stays at its row.

    Signals:
        intended(object): what a row asks for.
    """

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = column(self, gap=8)
        self._headings: list[QLabel] = []

    def fit(self, headings: Sequence[str], buttons: list[_Button], make: Callable[[int], _Button]) -> None:
        """Have as many rows in sight as headings.

        Args:
            headings: of each row; empty where no part begins.
            buttons: the rows there are; those that are missing are added.
            make: makes the row with this number, from 0.
        """
        for index, words in enumerate(headings):
            if index == len(buttons):
                self._add(buttons, make(index))
            set_words(self._headings[index], words)
            self._headings[index].setVisible(bool(words))
            buttons[index].show()
        for index in range(len(headings), len(buttons)):
            self._headings[index].hide()
            buttons[index].hide()

    def _add(self, buttons: list[_Button], made: _Button) -> None:
        heading = label("", "section")
        heading.setContentsMargins(0, 12, 0, 0)
        self._headings.append(heading)
        buttons.append(made)
        self._column.addWidget(heading)
        self._column.addWidget(made)
