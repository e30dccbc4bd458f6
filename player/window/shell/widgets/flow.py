"""A layout that puts widgets side by side and wraps them like words."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QLayoutItem, QWidget

from player.window.shell.theme import look_of


def _wanted(item: QLayoutItem) -> QSize:
    """The size an item would like. A label that may wrap would still like one line best."""
    size = item.sizeHint()
    words = item.widget()
    if isinstance(words, QLabel) and words.wordWrap():
        words.ensurePolished()
        margins = words.contentsMargins()
        line = words.fontMetrics().size(0, words.text()).width() + 2
        # On its right is only what stays empty beside long lines.
        size.setWidth(line + margins.left())
        size.setHeight(words.heightForWidth(size.width()))
    return size


EVEN_STEP_PX = 24
"""By so much rows are tried narrower, until one more would be needed."""


class FlowLayout(QLayout):
    """Left to right, then on to the next row. An item wider than the row gets the row's width."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        # Qt asks for the same sizes many times over whenever anything on the page changes.
        self._heights: dict[int, int] = {}
        self._hint: QSize | None = None
        self._least: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Called by ``addWidget``."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
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
        """Called by Qt when an item has changed."""
        self._heights.clear()
        self._hint = self._least = None
        super().invalidate()

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """How high the rows are at a width, in pixels."""
        known = self._heights.get(width)
        if known is None:
            known = self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return known

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Place everything."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        """All in one row."""
        if self._hint is None:
            sizes = [_wanted(item) for item in self._shown()]
            width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
            self._hint = QSize(width, max((size.height() for size in sizes), default=0))
        return QSize(self._hint)

    def minimumSize(self) -> QSize:  # noqa: N802
        """As wide as the widest item."""
        if self._least is None:
            sizes = [item.minimumSize() for item in self._shown()]
            self._least = QSize(
                max((size.width() for size in sizes), default=0),
                max((size.height() for size in sizes), default=0),
            )
        return QSize(self._least)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        top = rect.y()
        for row in self._rows(rect.width()):
            high = max(size.height() for _, size in row)
            if move:
                self._place(row, QPoint(rect.x(), top), high)
            top += high + self._gap
        return max(0, top - self._gap - rect.y())

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """As few rows as there is room for, about equally long: none has one item left over."""
        sized = [(item, self._fitted(item, width)) for item in self._shown()]
        rows = best = self._filled(sized, width)
        widest = max((size.width() for _, size in sized), default=0)
        if len(rows) > 1:
            for narrower in range(width - EVEN_STEP_PX, widest - 1, -EVEN_STEP_PX):
                rows = self._filled(sized, narrower)
                if len(rows) > len(best):
                    break
                best = rows
        return best

    def _filled(
        self, sized: list[tuple[QLayoutItem, QSize]], width: int
    ) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        left = width + 1
        for item, size in sized:
            if left + size.width() > width:
                rows.append([])
                left = 0
            rows[-1].append((item, size))
            left += size.width() + self._gap
        return rows

    def _place(self, row: list[tuple[QLayoutItem, QSize]], corner: QPoint, high: int) -> None:
        """Words stand at half the height of what stands beside them."""
        left = corner.x()
        for item, size in row:
            top = corner.y() + (high - size.height()) // 2
            item.setGeometry(QRect(QPoint(left, top), size))
            left += size.width() + self._gap

    @staticmethod
    def _fitted(item: QLayoutItem, width: int) -> QSize:
        size = _wanted(item)
        if size.width() > width:
            size.setWidth(max(width, item.minimumSize().width()))
        if item.hasHeightForWidth():
            size.setHeight(item.heightForWidth(size.width()))
        return size


class Spread(FlowLayout):
    """Two items at the two ends of a row, or one under the other where they don't fit."""

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        items = self._shown()
        sizes = [self._fitted(item, rect.width()) for item in items]
        wanted = sum(size.width() for size in sizes) + self._gap * (len(items) - 1)
        if len(items) < 2 or wanted > rect.width():  # noqa: PLR2004
            return super()._arrange(rect, move=move)
        height = max(size.height() for size in sizes)
        x, spare = rect.x(), rect.width() - wanted
        for item, size in zip(items, sizes, strict=True):
            if move:
                top = rect.y() + (height - size.height()) // 2
                item.setGeometry(QRect(QPoint(x, top), size))
            x += size.width() + self._gap + spare
        return height


class EvenRow(FlowLayout):
    """All items equally wide across the whole row, or in two rows where one is too narrow."""

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        items = self._shown()
        if not items:
            return 0
        least = max(item.minimumSize().width() for item in items) + self._gap
        fit = max(1, (rect.width() + self._gap) // least)
        rows = -(-len(items) // fit)
        per_row = -(-len(items) // rows)
        wide = (rect.width() + self._gap) / per_row - self._gap
        high = max(item.sizeHint().height() for item in items)
        if move:
            for at, item in enumerate(items):
                left = rect.x() + round((at % per_row) * (wide + self._gap))
                top = rect.y() + (at // per_row) * (high + self._gap)
                item.setGeometry(QRect(left, top, int(wide), high))
        return rows * (high + self._gap) - self._gap


class Columns(FlowLayout):
    """As many equally wide columns as there is room for, two at most; what stands in a row is equally high.

    Args:
        parent: what they stand in.
        gap: between them, in pixels.
        least: how wide a column is at least, in pixels at 100 % text.
    """

    def __init__(self, parent: QWidget, *, gap: int, least: int) -> None:
        super().__init__(parent, gap=gap)
        self._column_px = least

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        items, parent = self._shown(), self.parentWidget()
        least = look_of(parent).px(self._column_px) if parent is not None else self._column_px
        many = 2 if rect.width() >= 2 * least + self._gap else 1
        wide = (rect.width() - (many - 1) * self._gap) // many
        top = rect.y()
        for first in range(0, len(items), many):
            row = items[first : first + many]
            high = max(self._high(item, wide) for item in row)
            for at, item in enumerate(row):
                if move:
                    room = QRect(rect.x() + at * (wide + self._gap), top, wide, high)
                    (item.widget() or item).setGeometry(room)
            top += high + self._gap
        return max(0, top - self._gap - rect.y())

    @staticmethod
    def _high(item: QLayoutItem, wide: int) -> int:
        return item.heightForWidth(wide) if item.hasHeightForWidth() else item.sizeHint().height()


def flowing(*parts: QWidget, gap: int = 8) -> QWidget:
    """Parts side by side, so many pixels apart, wrapping where there is no room."""
    line = QWidget()
    flow = FlowLayout(line, gap=gap)
    for each in parts:
        flow.addWidget(each)
    return line


def centred(widget: QWidget) -> QHBoxLayout:
    """As wide as the widget may be, in the middle."""
    across = QHBoxLayout()
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(0)
    across.addStretch(1)
    across.addWidget(widget, 1000)
    across.addStretch(1)
    return across


def off_centre(widget: QWidget, least: int) -> int:
    """How much further, in pixels, the room at a widget's left reaches in its window than that at its right.

    Args:
        widget: what ought to stand in the window's middle.
        least: how much of its width has to be left; otherwise it is 0.
    """
    left = widget.mapTo(widget.window(), QPoint(0, 0)).x()
    off = max(0, left - (widget.window().width() - left - widget.width()))
    return off if widget.width() - off >= least else 0
