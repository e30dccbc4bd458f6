"""The rows of a copy: as a table where all columns fit, else one below the other with the columns' names."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from player.language.catalogue import counted
from player.practice.display_text import in_window
from player.window.export.widgets.shown_rows import ShownRows
from player.window.shell.widgets.basics import clear, column, label, laid_out_together

MOST_WRITTEN: Final = 20
"""Rows that are written out; what is in the others has the same names."""


class CopyRows(QWidget):
    """What is in the file. A table of fifteen columns is wider than a page: half of it was out of sight."""

    def __init__(self) -> None:
        super().__init__()
        self.table = ShownRows()
        self._shown: tuple[Sequence[str], Sequence[Sequence[str]]] = ((), ())
        self._written: tuple[Sequence[str], Sequence[Sequence[str]]] = ((), ())
        self.written = QWidget()
        self._lines = column(self.written, gap=16)
        inside = column(self, gap=0)
        inside.addWidget(self.table)
        inside.addWidget(self.written)
        self.written.hide()

    def show_rows(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show these."""
        self._shown = headings, rows
        self.table.show_rows(headings, rows)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A table may fit now, or no longer."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Larger text needs wider columns."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        fits = self.table.least_width() <= self.width()
        if not fits and self._written != self._shown:
            self._write()
        if self.written.isHidden() is not fits:
            self.table.setVisible(fits)
            self.written.setVisible(not fits)

    def _write(self) -> None:
        self._written = headings, rows = self._shown
        with laid_out_together(self.written):
            clear(self._lines)
            for cells in rows[:MOST_WRITTEN]:
                self._lines.addWidget(_row(headings, cells))
            if len(rows) > MOST_WRITTEN:
                more = counted(
                    "And {number} more row like these.",
                    "And {number} more rows like these.",
                    len(rows) - MOST_WRITTEN,
                )
                self._lines.addWidget(label(more, "secondary"))


def _row(headings: Sequence[str], cells: Sequence[str]) -> QWidget:
    """One row: its first two cells, then each of the others behind its column's name."""
    named = list(zip(headings, (" ".join(cell.split()) for cell in cells), strict=False))
    made = QWidget()
    inside = column(made, gap=2)
    inside.addWidget(label(in_window(", ".join(cell for _name, cell in named[:2] if cell)), "strong"))
    others = "\u00a0· ".join(f"{name}: {cell}" for name, cell in named[2:] if cell)
    if others:
        inside.addWidget(label(in_window(others)))
    return made
