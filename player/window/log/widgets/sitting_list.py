"""The list of sittings: a row is painted when it comes into view, so that long lists scroll well."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from player.language.catalogue import _
from player.practice.display_text import in_window
from player.window.log.state import LogRow, RowShapes
from player.window.shell.theme import BODY_PX, CORNER_PX, HEADING_PX, SECONDARY_PX, look_of
from player.window.shell.typefaces import INTERFACE

Index = QModelIndex | QPersistentModelIndex
_GAP, _SIDE, _TOP, _BETWEEN = 12, 18, 12, 3
_PART = " · "
_NOWHERE = QModelIndex()
_BATCH = 1_000
"""Rows."""


class SittingModel(QAbstractListModel):
    """The rows, as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[LogRow] = ()
        self.shape: Callable[[int], tuple[bool, bool]] = self._read_shape

    def show_rows(self, rows: Sequence[LogRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        # A long log isn't put into words only to know how high its cards are.
        self.shape = rows.shape if isinstance(rows, RowShapes) else self._read_shape
        self.endResetModel()

    def _read_shape(self, at: int) -> tuple[bool, bool]:
        return bool(self.rows[at].ratings), bool(self.rows[at].reflection)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """How many sittings there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A sitting in words, for the eye and for a screen reader."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return whole_words(self.rows[index.row()])
        return None


def whole_words(row: LogRow) -> str:
    """A sitting in one sentence, for a screen reader."""
    facts = " · ".join(part for part in (row.minutes, row.ended, row.pacing) if part)
    said = (row.when, row.practice, facts, row.ratings, row.reflection)
    return ". ".join(part for part in said if part)


class SittingPainter(QStyledItemDelegate):
    """Paints one sitting as a card, as high as what it says."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._heights: dict[tuple[float, str, tuple[bool, bool]], int] = {}

    def lines(self, row: LogRow, view: QListView) -> list[tuple[str, QFont, str]]:
        """What stands on a card, from the top: words, typeface and colour; nothing for what isn't there."""
        look = look_of(view)
        small, body = _font(INTERFACE, look.px(SECONDARY_PX)), _font(INTERFACE, look.px(BODY_PX))
        heading = _font(look.spoken_family, look.px(HEADING_PX))
        facts = " · ".join(part for part in (row.minutes, row.ended, row.pacing) if part)
        ink, muted = look.tokens.ink, look.tokens.muted
        always = [(row.when, small, muted), (row.practice, heading, ink), (facts, small, muted)]
        said = [(row.ratings, small, muted), (row.reflection, body, ink)]
        return always + [line for line in said if line[0]]

    def height(self, view: QListView, shape: tuple[bool, bool]) -> int:
        """How high a card and the gap below it are, in pixels, by which of its last two lines are there."""
        look = look_of(view)
        key = look.scale, look.spoken_family, shape
        known = self._heights.get(key)
        if known is None:
            rated, reflected = ("-" if there else "" for there in shape)
            lines = self.lines(LogRow("", "", "", "", "", rated, reflected), view)
            known = sum(QFontMetrics(font).height() + _BETWEEN for _, font, _ in lines) + 2 * _TOP + _GAP
            self._heights[key] = known
        return known

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The card; the focused one has a stronger edge."""
        view, model = self.parent(), index.model()
        if not isinstance(view, QListView) or not isinstance(model, SittingModel):
            return
        tokens = look_of(view).tokens
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        here = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = rect.adjusted(1, 1, -2, -_GAP)
        painter.setPen(QPen(QColor(tokens.sage if here else tokens.line), 2 if here else 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(card, CORNER_PX, CORNER_PX)
        self._write(painter, card, self.lines(model.rows[index.row()], view))
        painter.restore()

    @staticmethod
    def _write(painter: QPainter, card: QRect, lines: list[tuple[str, QFont, str]]) -> None:
        top, wide = card.top() + _TOP, card.width() - 2 * _SIDE
        for words, font, colour in lines:
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = _fitting(in_window(words), metrics, wide)
            painter.drawText(card.left() + _SIDE, top + metrics.ascent(), shown)
            top += metrics.height() + _BETWEEN

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802
        """As high as a card with these lines."""
        view, model = self.parent(), index.model()
        if not isinstance(view, QListView) or not isinstance(model, SittingModel):
            return QSize()
        return QSize(200, self.height(view, model.shape(index.row())))


def _fitting(words: str, metrics: QFontMetrics, wide: int) -> str:
    """As much of a line as fits: whole parts of it, or, of one part, what there is room for."""
    parts = words.split(_PART)
    while len(parts) > 1 and metrics.horizontalAdvance(_PART.join(parts)) > wide:
        parts.pop()
    return metrics.elidedText(_PART.join(parts), Qt.TextElideMode.ElideRight, wide)


class SittingList(QListView):
    """Sittings under one another. Enter, Space or a click opens one.

    Signals:
        opened(int): the row that is to be looked at.
        measured(): all of it may have another height.
    """

    opened = Signal(int)
    measured = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sittings = SittingModel()
        self.setModel(self.sittings)
        self._painter = SittingPainter(self)
        self.setItemDelegate(self._painter)
        # In batches: laying out twenty thousand rows at once takes noticeably long.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "plain-list")
        self.setAccessibleName(_("Sittings, newest first"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.opened.emit(index.row()))

    def whole_height(self) -> int:
        """How high all sittings together are, in pixels, as far as they are laid out."""
        return self.contentsSize().height()

    def updateGeometries(self) -> None:  # noqa: N802
        """More of it is laid out."""
        super().updateGeometries()
        self.measured.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter and Space open a sitting; Home and End go to the newest and the oldest."""
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
            and self.currentIndex().isValid()
        ):
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """By a page as far as cards fit in the list, one at least.

        Qt looks for them where they are laid out (6.11), and for ever before they are, or after too few.
        """
        steps = {
            QAbstractItemView.CursorAction.MovePageDown: 1,
            QAbstractItemView.CursorAction.MovePageUp: -1,
        }
        if action not in steps or not self.currentIndex().isValid():
            return super().moveCursor(action, modifiers)
        return self.sittings.index(self._a_page_on(steps[action]), 0)

    def _a_page_on(self, step: int) -> int:
        shape = self.sittings.shape
        row, room = self.currentIndex().row(), self.viewport().height()
        room -= self._painter.height(self, shape(row))
        further = row + step
        while 0 <= further < len(self.sittings.rows):
            room -= self._painter.height(self, shape(further))
            if room < 0 and abs(further - row) > 1:
                break
            further += step
        # The last that there is, or that had room.
        return further - step

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """The rows' height depends on the size of the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()


def _font(family: str, size: int) -> QFont:
    font = QFont(family)
    font.setPixelSize(size)
    return font
