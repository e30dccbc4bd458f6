"""Shows that a silence is meant, and how long it lasts unless that is hidden."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from player.language.catalogue import _
from player.window.shell.theme import look_of
from player.window.shell.widgets.basics import column, keep_place, label, set_words
from player.window.sitting.state import QuietView

PAUSED: Final = _("Paused")

_DEGREES_STEP = 3
"""Repaint only when the arc has grown by this much."""


class _Circle(QWidget):
    """A filled circle with an arc that grows as the silence goes by."""

    def __init__(self) -> None:
        super().__init__()
        self.degrees = 0
        self.paused = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        side = 52
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        tokens = look_of(self).tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(QColor(tokens.edge), 1))
        painter.setBrush(QColor(tokens.sage_tint))
        painter.drawEllipse(box)
        if self.paused:
            self._draw_bars(painter, QColor(tokens.ink))
        elif self.degrees:
            painter.setPen(QPen(QColor(tokens.sage), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawArc(box, 90 * 16, -self.degrees * 16)

    def _draw_bars(self, painter: QPainter, colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        middle = self.rect().center()
        for left in (middle.x() - 8, middle.x() + 4):
            painter.drawRoundedRect(QRectF(left, middle.y() - 9, 5, 19), 2, 2)


class QuietMarker(QWidget):
    """The circle and its words. It keeps its room while the voice speaks, so the sentence doesn't jump."""

    def __init__(self) -> None:
        super().__init__()
        self._circle = _Circle()
        self._words = label("", "secondary")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside = column(self, gap=4)
        inside.addWidget(self._circle, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self._words)
        keep_place(self)
        self._words.setMinimumHeight(self._words.fontMetrics().height())

    def in_words_alone(self, alone: bool) -> None:
        """Without the circle, where there is no room for it."""
        self._circle.setVisible(not alone)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def show_quiet(self, quiet: QuietView | None, *, paused: bool = False) -> None:
        """Show a silence, or that it is paused; nothing while the voice speaks."""
        quiet = QuietView(PAUSED, countdown=False) if paused else quiet
        if paused is not self._circle.paused:
            self._circle.paused = paused
            self._circle.update()
        if quiet is None:
            if not self.isHidden():
                self.hide()
            return
        degrees = round(360 * quiet.fraction / _DEGREES_STEP) * _DEGREES_STEP if quiet.countdown else 0
        if degrees != self._circle.degrees:
            self._circle.degrees = degrees
            self._circle.update()
        set_words(self._words, quiet.words)
        if self.isHidden():
            self.show()
