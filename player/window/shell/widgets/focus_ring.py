"""The ring around whatever has the keyboard focus."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMainWindow, QScrollArea, QWidget

from player.window.shell.theme import CORNER_PX, look_of

RING_PX = 2
OUTSET_PX = 3
_MOVED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QWidget):
    """A ring just outside the focused widget, in ink, so that nothing moves when it appears.

    Ink has at least 12:1 against the ground in every theme.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window.centralWidget())
        self._followed: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def followed(self) -> QWidget | None:
        """What the ring is around."""
        return self._followed

    def follow(self, widget: QWidget | None) -> None:
        """Go around a widget, or away."""
        for each in self._watched:
            each.removeEventFilter(self)
        self._watched = []
        self._followed = widget
        if widget is None:
            self.hide()
            return
        self._watched = [widget, *_ancestors_to_page(widget)]
        # As a child of the page it scrolls along and is cut off where the page is.
        self.setParent(self._watched.pop() if len(self._watched) > 1 else widget.window())
        for each in self._watched:
            each.installEventFilter(self)
        self._place()

    def leave(self, screen: QWidget) -> None:
        """Come out of a screen that is about to go."""
        if any(screen.isAncestorOf(each) for each in (self, *self._watched)):
            self.follow(None)
            self.setParent(screen.window())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Move along."""
        if event.type() in _MOVED:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        around = self.parentWidget()
        if self._followed is None or around is None:
            return
        corner = self._followed.mapTo(around, QPoint(0, 0))
        out = OUTSET_PX
        self.setGeometry(QRect(corner, self._followed.size()).adjusted(-out, -out, out, out))
        self.setVisible(self._followed.isVisible())
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look_of(self).tokens.ink), RING_PX))
        inset = RING_PX / 2
        corner = CORNER_PX + OUTSET_PX - inset
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), corner, corner)


def _ancestors_to_page(widget: QWidget) -> list[QWidget]:
    """The ancestors, nearest first, up to a scrolling page's inside or the window's."""
    found: list[QWidget] = []
    at = widget.parentWidget()
    while at is not None and not isinstance(at, QMainWindow):
        found.append(at)
        above = at.parentWidget()
        if above is not None and isinstance(above.parentWidget(), QScrollArea):
            break
        at = above
    return found
