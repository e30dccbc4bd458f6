"""A long list or table that scrolls with its page: there is one scroll bar, the page's."""

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from player.window.log.widgets.sitting_list import SittingList
from player.window.log.widgets.sitting_table import SittingTable
from player.window.shell.widgets.basics import ANY_PX, Page


class OneScroll(QWidget):
    """As high as all rows together.

    The list inside is as high as the page and stays in sight: it makes only those rows that are seen, however
    many there are.

    Args:
        rows: a list or a table that tells how high all of it is.
        page: what it scrolls with.
    """

    def __init__(self, rows: SittingList | SittingTable, page: Page) -> None:
        super().__init__()
        self._rows, self._page, self._placing = rows, page, False
        rows.setParent(self)
        rows.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows.measured.connect(self._measure)
        rows.verticalScrollBar().valueChanged.connect(self._follow)
        rows.selectionModel().currentChanged.connect(self._bring_into_sight)
        rows.viewport().installEventFilter(self)
        page.viewport().installEventFilter(self)
        page.verticalScrollBar().valueChanged.connect(self._place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """A wheel turns the page; a page of another size shows more of the list, or less."""
        if event.type() is QEvent.Type.Wheel and watched is self._rows.viewport():
            QCoreApplication.sendEvent(self._page.verticalScrollBar(), event)
            return True
        if event.type() is QEvent.Type.Resize and watched is self._page.viewport():
            self._place()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The rows are as wide."""
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Its place on the page may be another than when it was hidden."""
        super().showEvent(event)
        self._place()

    def _measure(self) -> None:
        high = min(max(0, self._rows.whole_height()), ANY_PX)
        if high != self.minimumHeight():
            self.setMinimumHeight(high)

    def _top(self) -> int:
        inside = self._page.inside
        return self.mapTo(inside, QPoint(0, 0)).y() if inside.isAncestorOf(self) else 0

    def _place(self) -> None:
        """Put the list where the page shows it, scrolled as far as the page is."""
        if self._placing:
            return
        self._placing = True
        high = min(self.height(), self._page.viewport().height())
        beyond = max(0, self._page.verticalScrollBar().value() - self._top())
        above = min(beyond, self.height() - high)
        self._rows.setGeometry(0, above, self.width(), high)
        self._rows.verticalScrollBar().setValue(above)
        self._placing = False

    def _follow(self, value: int) -> None:
        """The list was scrolled, by a key: then the page is."""
        if self._placing or not self.isVisible():
            return
        bar = self._page.verticalScrollBar()
        bar.setValue(self._top() + value if value else min(bar.value(), self._top()))

    def _bring_into_sight(self, current: QModelIndex) -> None:
        """Below the head of the page, less of the list is seen than the list knows."""
        if not (current.isValid() and self._rows.isVisible()):
            return
        row = self._rows.visualRect(current)
        top = self._rows.viewport().mapTo(self._page.inside, row.topLeft()).y()
        bar, seen = self._page.verticalScrollBar(), self._page.viewport().height()
        bar.setValue(min(max(bar.value(), top + row.height() - seen), max(top, 0)))
