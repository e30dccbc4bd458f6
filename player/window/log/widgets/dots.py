"""Dots joined before to after, over time, a row for each practice or component."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from player.language.catalogue import _
from player.practice.display_text import in_window
from player.window.log.state import Dot, DotsOf, DotStrip, DotsView, LogRow
from player.window.log.widgets.dot_pictures import ABOUT_PX, STEP, DotPictures, draw_chosen
from player.window.log.widgets.sitting_list import whole_words
from player.window.shell.theme import BODY_PX, SECONDARY_PX, Look, look_of
from player.window.shell.typefaces import INTERFACE
from player.window.shell.widgets.accessible import give_role

PLOT_PX = 120
"""How high a row of dots is."""

_PAD, _GAP = 10, 18
_NEAR_PX = 14.0
_TURNS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Dots(QWidget):
    """Draws a ``DotsView``. The arrow keys, or the pointer, put a sitting's words above its row.

    Signals:
        opened(int): the row of the log that is to be looked at.
        reached(QRect): a key has led to this row of dots.
    """

    opened = Signal(int)
    reached = Signal(QRect)

    def __init__(self) -> None:
        super().__init__()
        self._view = DotsView(())
        self._rows: Sequence[LogRow] = ()
        self._chosen: tuple[int, int] | None = None
        self._pictures = DotPictures()
        self._answered = False
        give_role(self, QAccessible.Role.Chart)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Sittings as dots"))

    # -- what is shown

    def show_dots(self, view: DotsView, rows: Sequence[LogRow]) -> None:
        """Show these dots; the same ones again cost nothing."""
        if view is self._view and rows is self._rows:
            return
        self._view, self._rows, self._chosen = view, rows, None
        self._answered = False
        self._pictures.forget()
        self.setAccessibleDescription(self.words())
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """The chosen sitting in words; or what is drawn, and where the same can be read."""
        if self._chosen is not None:
            return whole_words(self._rows[self._dot(self._chosen).row])
        names = ", ".join(strip.label for strip in self._view.strips)
        return _("{explanation} Rows: {names}. The table says the same in words.").format(
            explanation=self._view.explanation, names=names
        )

    def _dot(self, at: tuple[int, int]) -> Dot:
        return self._view.strips[at[0]].dots[at[1]]

    # -- choosing

    def event(self, event: QEvent) -> bool:
        """Tells Qt that the arrow keys are used here while this has the focus."""
        asked = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and isinstance(event, QKeyEvent) and (event.key() in _TURNS or event.key() in _STEPS):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Left and right in time, up and down between rows, Enter opens the sitting."""
        key = Qt.Key(event.key())
        if not self._view.strips or (key not in _TURNS and key not in _STEPS and key != Qt.Key.Key_Return):
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Return:
            if self._chosen is not None:
                self.opened.emit(self._dot(self._chosen).row)
        else:
            first = 0, len(self._view.strips[0].dots) - 1
            chosen = first if self._chosen is None else self._next(key)
            self._choose(chosen)
            self.reached.emit(QRect(0, chosen[0] * self._height(), self.width(), self._height()))

    def _next(self, key: Qt.Key) -> tuple[int, int]:
        strip, at = self._chosen or (0, 0)
        if key in _TURNS:
            return strip, min(len(self._view.strips[strip].dots) - 1, max(0, at + _TURNS[key]))
        other = min(len(self._view.strips) - 1, max(0, strip + _STEPS[key]))
        return other, _nearest(self._view.strips[other].dots, self._dot((strip, at)).at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Say what is under the pointer."""
        self._choose(self._under(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open what is under the pointer."""
        under = self._under(event.position())
        if under is not None:
            self.opened.emit(self._dot(under).row)
        super().mousePressEvent(event)

    def _under(self, point: QPointF) -> tuple[int, int] | None:
        for index, strip in enumerate(self._view.strips):
            plot = self._plot(index)
            if not plot.adjusted(-20, -10, 20, 10).contains(point.toPoint()):
                continue
            at = _nearest(strip.dots, (point.x() - plot.left()) / plot.width())
            distance = abs(plot.left() + strip.dots[at].at * plot.width() - point.x())
            return (index, at) if distance <= _NEAR_PX else None
        return None

    def _choose(self, at: tuple[int, int] | None) -> None:
        if at == self._chosen:
            return
        self._chosen = at
        self.setAccessibleDescription(self.words())
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.update()

    # -- measures

    def _height(self) -> int:
        """Of one row with its words and its dates, in pixels."""
        return self._above() + PLOT_PX + self._line() + 6 + _GAP

    def _above(self) -> int:
        look = look_of(self)
        return look.px(BODY_PX) + look.px(SECONDARY_PX) + 26

    def _line(self) -> int:
        return QFontMetrics(_font(look_of(self), SECONDARY_PX)).height()

    def _left_margin(self) -> int:
        metrics = QFontMetrics(_font(look_of(self), SECONDARY_PX))
        return metrics.horizontalAdvance(self._view.high_words) + 14

    def _plot(self, index: int) -> QRect:
        top = index * self._height() + self._above()
        left = self._left_margin()
        return QRect(left + 8, top + _PAD, self.width() - left - 28, PLOT_PX - 2 * _PAD)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as its rows."""
        return QSize(400, max(40, len(self._view.strips) * self._height()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """A narrow window shortens the time axis, never the rows' height."""
        return QSize(240, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Larger text needs higher rows."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    # -- drawing

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the rows that can be seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high, look = self._height(), look_of(self)
        # Of many none at first: what was pressed is answered by their rows.
        room = STEP if self._answered or len(self._rows) <= STEP else 0
        self._answered, waiting = True, False
        for index, strip in enumerate(self._view.strips):
            if not event.rect().top() - high <= index * high <= event.rect().bottom():
                continue
            self._draw_words(painter, look, index, strip)
            self._draw_frame(painter, look, self._plot(index))
            needed = self._plot(index).size(), look, self.devicePixelRatioF()
            if room > 0 and self._pictures.ready(index, *needed) is None:
                self._pictures.step(index, strip.dots, *needed)
                room -= len(strip.dots)
            picture = self._pictures.ready(index, *needed)
            if picture is None:
                waiting = True
            else:
                self._draw_dots(painter, look, index, picture)
        if waiting:
            # In a moment of its own: a key pressed meanwhile is answered first.
            QTimer.singleShot(0, self, self.update)

    def _draw_dots(self, painter: QPainter, look: Look, index: int, picture: QPixmap) -> None:
        plot = self._plot(index)
        painter.drawPixmap(plot.topLeft() - QPoint(ABOUT_PX, ABOUT_PX), picture)
        if self._chosen is not None and self._chosen[0] == index:
            draw_chosen(painter, look, QRectF(plot), self._dot(self._chosen))

    def _draw_words(self, painter: QPainter, look: Look, index: int, strip: DotStrip) -> None:
        top, wide = index * self._height(), self.width() - 4
        name, small = _font(look, BODY_PX), _font(look, SECONDARY_PX)
        name.setWeight(QFont.Weight.DemiBold)
        here = self._chosen is not None and self._chosen[0] == index
        below = self._words_above_row() if here else strip.note
        for font, words, colour in (
            (name, strip.label, look.tokens.ink),
            (small, below, look.tokens.ink if here else look.tokens.muted),
        ):
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = metrics.elidedText(in_window(words), Qt.TextElideMode.ElideRight, wide)
            painter.drawText(QPointF(2, top + metrics.ascent() + 2), shown)
            top += metrics.height() + 3

    def _words_above_row(self) -> str:
        if self._chosen is None:
            return ""
        row = self._rows[self._dot(self._chosen).row]
        said = {
            DotsOf.HARD: _("before {before} · after {after}").format(before=row.before, after=row.after),
            DotsOf.MOOD: _("mood {mood}").format(mood=row.mood),
            DotsOf.ENERGY: _("energy {energy}").format(energy=row.energy),
        }
        return f"{row.when} · {said[self._view.of]} · {row.ended}"

    def _draw_frame(self, painter: QPainter, look: Look, plot: QRect) -> None:
        font = _font(look, SECONDARY_PX)
        metrics = QFontMetrics(font)
        painter.setPen(QPen(QColor(look.tokens.line), 1))
        for y in (plot.top(), plot.bottom()):
            painter.drawLine(plot.left() - 6, y, plot.right() + 6, y)
        painter.setFont(font)
        painter.setPen(QColor(look.tokens.muted))
        middle = metrics.ascent() // 2 - 1
        for words, y in ((self._view.high_words, plot.top()), (self._view.low_words, plot.bottom())):
            wide = metrics.horizontalAdvance(words)
            painter.drawText(QPointF(self._left_margin() - 8 - wide, y + middle), words)
        free_from = 0.0
        for at, words in self._view.marks:
            wide = metrics.horizontalAdvance(words)
            left = plot.left() + at * plot.width() - wide / 2
            left = min(max(left, 0.0), float(self.width() - wide))
            if left >= free_from:
                painter.drawText(QPointF(left, plot.bottom() + _PAD + 8 + metrics.ascent()), words)
                free_from = left + wide + 16


def _nearest(dots: Sequence[Dot], at: float) -> int:
    """Which of the dots, oldest first, is nearest in time."""
    after = bisect_left(dots, at, key=lambda dot: dot.at)
    near = range(max(0, after - 1), min(len(dots), after + 1))
    return min(near, key=lambda each: abs(dots[each].at - at))


def _font(look: Look, size: int) -> QFont:
    font = QFont(INTERFACE)
    font.setPixelSize(look.px(size))
    return font
