"""The ring around whatever has the keyboard focus."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFocusFrame, QWidget

from player.ui.theme import CORNER_PX, look_of

RING_PX = 2
OUTSET_PX = 2


class FocusRing(QFocusFrame):
    """A ring just outside the focused widget, in ink, so that nothing moves when it appears.

    It is drawn in ink: at least 12:1 against the ground in every theme.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.hide()

    def follow(self, widget: QWidget | None) -> None:
        """Go around a widget, or away."""
        # Qt takes None here; the stubs don't know it.
        self.setWidget(widget)  # type: ignore[arg-type]
        self.setVisible(widget is not None)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look_of(self._window).tokens.ink), RING_PX))
        inset = RING_PX / 2
        corner = CORNER_PX + OUTSET_PX
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), corner, corner)
