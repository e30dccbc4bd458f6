"""A layout of cards in even rows, with as many in a row as there is room for and none left alone."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

GAP_PX = 16
MOST_IN_ROW = 4


class CardRows(QLayout):
    """Rows across the whole width; the cards of a row are equally wide and high.

    Cards are spread over the rows evenly, so that the last row has one card less than the others at most, and
    leaves no hole: five are three and two, not four and one.

    Args:
        parent: the widget that holds the cards.

    Attributes:
        least: how wide a card is at least, in pixels.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._laid: dict[int, list[tuple[list[QLayoutItem], int]]] = {}
        self.least = 1
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Called by ``addWidget``."""
        self._items.append(item)

    def count(self) -> int:
        """How many cards there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem:  # noqa: N802
        """The item at a place. Qt counts on nothing being returned beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def takeAt(self, index: int) -> QLayoutItem:  # noqa: N802
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """It asks for no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Narrower is higher."""
        return True

    def invalidate(self) -> None:
        """Called by Qt when a card has changed."""
        self._laid.clear()
        super().invalidate()

    def rows(self, width: int) -> list[list[QLayoutItem]]:
        """The cards of each row at a width, in pixels."""
        count = len(self._items)
        if not count:
            return []
        fit = max(1, min(MOST_IN_ROW, (width + GAP_PX) // (self.least + GAP_PX)))
        rows = -(-count // fit)
        longer, shortest = count % rows, count // rows
        sizes = [shortest + (row < longer) for row in range(rows)]
        starts = [sum(sizes[:row]) for row in range(rows)]
        return [self._items[start : start + size] for start, size in zip(starts, sizes, strict=True)]

    def _card_width(self, width: int, in_row: int) -> int:
        fit = max(1, min(MOST_IN_ROW, (width + GAP_PX) // (self.least + GAP_PX)))
        # A row with one card less fills the width; a few cards alone stay cards, and are no banners.
        cells = in_row if in_row >= fit - 1 else fit
        return (width + GAP_PX) // cells - GAP_PX

    def _with_heights(self, width: int) -> list[tuple[list[QLayoutItem], int]]:
        known = self._laid.get(width)
        if known is None:
            # Asking a card for its height may be the first time it is styled, and change how wide cards are.
            for item in self._items:
                item.sizeHint()
            known = [
                (row, max(_height(item, self._card_width(width, len(row))) for item in row))
                for row in self.rows(width)
            ]
            self._laid[width] = known
        return known

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """How high all rows are at a width, in pixels."""
        rows = self._with_heights(width)
        return sum(height for _, height in rows) + GAP_PX * max(0, len(rows) - 1)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Place the cards."""
        super().setGeometry(rect)
        top = rect.y()
        for row, height in self._with_heights(rect.width()):
            wide = self._card_width(rect.width(), len(row))
            for at, item in enumerate(row):
                item.setGeometry(QRect(rect.x() + at * (wide + GAP_PX), top, wide, height))
            top += height + GAP_PX

    def sizeHint(self) -> QSize:  # noqa: N802
        """One card wide at least; the height follows from the width."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        """As wide as the widest card must be."""
        return QSize(max((item.minimumSize().width() for item in self._items), default=0), 0)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
