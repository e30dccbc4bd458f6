"""A layout of cards in even rows, with as many in a row as there is room for and none left alone."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from player.window.shell.widgets.flow import FlowLayout

GAP_PX = 16
MOST_IN_ROW = 4


class CardRows(FlowLayout):
    """Rows across the whole width; the cards of a row are equally wide and high.

    Cards are spread over the rows evenly, so that the last row has one card less than the others at most, and
    leaves no hole: five are three and two, not four and one.

    Args:
        parent: the widget that holds the cards.

    Attributes:
        least: how wide a card is at least, in pixels.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, gap=GAP_PX)
        self.least = 1

    def rows(self, width: int) -> list[list[QLayoutItem]]:
        """The cards of each row at a width, in pixels."""
        items = self._shown()
        if not items:
            return []
        count, fit = len(items), self._fit(width)
        rows = -(-count // fit)
        longer, shortest = count % rows, count // rows
        sizes = [shortest + (row < longer) for row in range(rows)]
        starts = [sum(sizes[:row]) for row in range(rows)]
        return [items[start : start + size] for start, size in zip(starts, sizes, strict=True)]

    def sizeHint(self) -> QSize:  # noqa: N802
        """One card wide at least; the height follows from the width."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        """As wide as the widest card must be."""
        return QSize(super().minimumSize().width(), 0)

    def _shown(self) -> list[QLayoutItem]:
        # Cards take their place before Qt shows them.
        return self._items

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        # Asking a card for its height may be the first time it is styled, and change how wide cards are.
        for item in self._items:
            item.sizeHint()
        top = rect.y()
        for row in self.rows(rect.width()):
            wide = self._card_width(rect.width(), len(row))
            high = max(_height(item, wide) for item in row)
            if move:
                for at, item in enumerate(row):
                    item.setGeometry(QRect(rect.x() + at * (wide + GAP_PX), top, wide, high))
            top += high + GAP_PX
        return max(0, top - GAP_PX - rect.y())

    def _fit(self, width: int) -> int:
        return max(1, min(MOST_IN_ROW, (width + GAP_PX) // (self.least + GAP_PX)))

    def _card_width(self, width: int, in_row: int) -> int:
        fit = self._fit(width)
        # A row with one card less fills the width; a few cards alone stay cards, and are no banners.
        cells = in_row if in_row >= fit - 1 else fit
        return (width + GAP_PX) // cells - GAP_PX


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
