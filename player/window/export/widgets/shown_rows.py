"""A table to look at."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QTableWidget, QTableWidgetItem

from player.language.catalogue import _
from player.practice.display_text import in_window
from player.window.shell.theme import BODY_PX, look_of

_WIDEST_PX, _LEAST_PX = 320, 96
"""Of a column, in pixels at 100 % text; in a narrow window the widest become narrower, down to the least."""


class ShownRows(QTableWidget):
    """The rows of a copy. Arrow keys go through it, Tab leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "plain-table")
        self.setAccessibleName(_("What is in the file"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        # Its corner isn't shown; without this a keyboard would still be led to it.
        for corner in self.findChildren(QAbstractButton):
            corner.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            corner.hide()
        self._wanted: list[int] = []
        self._shown: tuple[Sequence[str], Sequence[Sequence[str]]] = ((), ())

    def show_rows(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show these, if they are others."""
        if (headings, rows) == self._shown:
            return
        self._shown = headings, rows
        self.setColumnCount(len(headings))
        self.setHorizontalHeaderLabels([in_window(words) for words in headings])
        self.setRowCount(len(rows))
        for at, row in enumerate(rows):
            for place, cell in enumerate(row):
                shown = QTableWidgetItem(in_window(" ".join(cell.split())))
                shown.setToolTip(shown.text())
                self.setItem(at, place, shown)
        self._measure()

    def least_width(self) -> int:
        """Pixels below which it scrolls sideways."""
        least = look_of(self).px(_LEAST_PX)
        return sum(min(wide, least) for wide in self._wanted)

    def _measure(self) -> None:
        look = look_of(self)
        self.verticalHeader().setDefaultSectionSize(look.px(BODY_PX) + 25)
        self.horizontalHeader().setMaximumSectionSize(look.px(_WIDEST_PX))
        self.resizeColumnsToContents()
        self._wanted = [self.columnWidth(at) for at in range(self.columnCount())]
        self._fit()

    def _fit(self) -> None:
        """As narrow as the window asks for, the widest columns first, and as high as all rows."""
        widths, least = list(self._wanted), look_of(self).px(_LEAST_PX)
        over = sum(widths) - self.viewport().width()
        while over > 0 and max(widths, default=0) > least:
            widest = widths.index(max(widths))
            step = min(over, widths[widest] - least, 8)
            widths[widest] -= step
            over -= step
        for at, wide in enumerate(widths):
            self.setColumnWidth(at, wide)
        sideways = self.horizontalScrollBar().sizeHint().height() if over > 0 else 0
        self.setFixedHeight(self.horizontalHeader().height() + self.verticalHeader().length() + sideways + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Other widths may fit."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """The rows' height depends on the size of the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._measure()
