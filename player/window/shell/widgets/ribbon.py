"""The ribbon: a whole sitting at a glance, its phases as segments and the place one is at."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from player.language.catalogue import _
from player.practice.display_text import in_window
from player.window.shared.ribbon import RibbonSegment, RibbonView, SegmentKind
from player.window.shell.theme import SECONDARY_PX, Tokens, look_of
from player.window.shell.widgets.accessible import give_role

BAR_PX = 16
GAP_PX = 2
LEAST_PX = 6
"""A segment without length, such as a check-in, is still this wide."""

_TOP = 6
_BELOW = 8
_TURNS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Ribbon(QWidget):
    """Draws a ``RibbonView``. Hovering, or the arrow keys, put a segment's words below the bar."""

    def __init__(self) -> None:
        super().__init__()
        self._view = RibbonView((), 0.0)
        self._position: float | None = None
        self._chosen: int | None = None
        give_role(self, QAccessible.Role.Chart)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("The sitting at a glance"))

    # -- what is shown

    def show_ribbon(self, view: RibbonView) -> None:
        """Show a ribbon. The same one again costs nothing."""
        if view is self._view or view == self._view:
            self._view = view
            return
        self._view = view
        self._chosen = None
        self.setAccessibleDescription(self.words())
        self.update()

    def show_position(self, seconds: float | None) -> None:
        """Show where one is. Repaints only when the mark moves by a pixel."""
        before, after = self._mark_x(self._position), self._mark_x(seconds)
        self._position = seconds
        if before == after:
            return
        for x in (before, after):
            if x is not None:
                self.update(x - 4, 0, 8, BAR_PX + 2 * _TOP)

    def words(self) -> str:
        """The whole ribbon in words, or the chosen segment's."""
        if self._chosen is not None:
            return self._view.segments[self._chosen].words
        return "; ".join(segment.words for segment in self._view.segments if segment.words)

    @property
    def view(self) -> RibbonView:
        """What is shown."""
        return self._view

    # -- choosing a segment

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys for itself while it has the focus."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _TURNS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move from segment to segment."""
        turn = _TURNS.get(Qt.Key(event.key()))
        if turn is None or not self._view.segments:
            super().keyPressEvent(event)
            return
        last = len(self._view.segments) - 1
        start = -1 if self._chosen is None and turn > 0 else (self._chosen or 0)
        self._choose(min(last, max(0, start + turn)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Say what is under the pointer."""
        self._choose(self._segment_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Back to the labels."""
        self._choose(None)
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Back to the labels."""
        self._choose(None)
        super().focusOutEvent(event)

    def _choose(self, index: int | None) -> None:
        if index == self._chosen:
            return
        self._chosen = index
        self.setAccessibleDescription(self.words())
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.update()

    def _segment_at(self, x: float) -> int | None:
        under = [
            (segment.duration, index)
            for index, segment in enumerate(self._view.segments)
            if self._box(segment).left() - GAP_PX <= x <= self._box(segment).right() + GAP_PX
        ]
        return min(under)[1] if under else None

    # -- size and drawing

    def sizeHint(self) -> QSize:  # noqa: N802
        """High enough for the bar and one line of words."""
        return QSize(400, 2 * _TOP + BAR_PX + _BELOW + QFontMetrics(self._font()).height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """It can be narrow, but not lower."""
        return QSize(120, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another text size, another height."""
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw the segments, the words and the mark."""
        tokens = look_of(self).tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Marks without length lie over their neighbours, so they come last.
        for index, segment in sorted(enumerate(self._view.segments), key=lambda each: each[1].duration == 0):
            self._draw_segment(painter, tokens, segment, chosen=index == self._chosen)
        painter.setFont(self._font())
        self._draw_words(painter, tokens)
        mark = self._mark_x(self._position)
        if mark is not None:
            painter.setPen(QPen(QColor(tokens.ground), 5))
            painter.drawLine(QPointF(mark, 2), QPointF(mark, BAR_PX + 2 * _TOP - 2))
            painter.setPen(QPen(QColor(tokens.ink), 2))
            painter.drawLine(QPointF(mark, 2), QPointF(mark, BAR_PX + 2 * _TOP - 2))

    def _draw_segment(
        self, painter: QPainter, tokens: Tokens, segment: RibbonSegment, *, chosen: bool
    ) -> None:
        colour = QColor(_colour(tokens, segment))
        box = self._box(segment)
        fill = QColor(colour)
        if segment.kind is SegmentKind.QUIET:
            fill.setAlphaF(0.18)
            box.adjust(0.5, 0.5, -0.5, -0.5)
        if segment.duration == 0:
            painter.fillRect(box.adjusted(-2, 0, 2, 0), QColor(tokens.ground))
        painter.setPen(QPen(colour, 1) if segment.kind is SegmentKind.QUIET else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 4, 4)
        if chosen:
            painter.setPen(QPen(QColor(tokens.ink), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-1, -2, 1, 2), 5, 5)

    def _draw_words(self, painter: QPainter, tokens: Tokens) -> None:
        metrics = QFontMetrics(painter.font())
        top = 2 * _TOP + BAR_PX + _BELOW - 4
        if self._chosen is not None:
            painter.setPen(QColor(tokens.ink))
            words = metrics.elidedText(in_window(self.words()), Qt.TextElideMode.ElideRight, self.width())
            wide = metrics.horizontalAdvance(words)
            left = min(self._box(self._view.segments[self._chosen]).left(), self.width() - wide)
            painter.drawText(QPointF(max(0.0, left), top + metrics.ascent()), words)
            return
        painter.setPen(QColor(tokens.muted))
        for left, text in self._labels(metrics):
            painter.drawText(QPointF(left, top + metrics.ascent()), in_window(text))

    def _labels(self, metrics: QFontMetrics) -> list[tuple[float, str]]:
        """The labels that fit, each at its place; one that would touch the one before is left out."""
        fitting: list[tuple[float, str]] = []
        free_from = 0.0
        for segment in self._view.segments:
            wide = metrics.horizontalAdvance(segment.label)
            left = min(self._box(segment).left() + 1, float(self.width() - wide))
            if segment.label and left >= free_from:
                fitting.append((left, segment.label))
                free_from = left + wide + 8
        return fitting

    def _box(self, segment: RibbonSegment) -> QRectF:
        left = self._x(segment.start)
        wide = self._x(segment.start + segment.duration) - left - GAP_PX
        if wide >= LEAST_PX:
            return QRectF(left, _TOP, wide, BAR_PX)
        middle = left + max(0.0, wide) / 2
        left = min(max(0.0, middle - LEAST_PX / 2), float(self.width() - LEAST_PX))
        return QRectF(left, _TOP - 3, LEAST_PX, BAR_PX + 6)

    def _x(self, seconds: float) -> float:
        room = float(self.width() + GAP_PX)
        return room * seconds / self._view.duration if self._view.duration > 0 else 0.0

    def _mark_x(self, seconds: float | None) -> int | None:
        return None if seconds is None else max(2, min(self.width() - 2, round(self._x(seconds))))

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(look_of(self).px(SECONDARY_PX))
        return font


def _colour(tokens: Tokens, segment: RibbonSegment) -> str:
    if segment.kind is SegmentKind.CHECK_IN:
        return tokens.straw
    if segment.kind is SegmentKind.ANCHOR:
        return tokens.dusk
    return tokens.rungs[min(len(tokens.rungs) - 1, max(0, segment.rung))]
