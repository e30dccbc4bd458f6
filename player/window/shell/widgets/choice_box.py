"""A box to choose one of several from a list."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from player.practice.display_text import in_window
from player.window.shell.theme import look_of
from player.window.shell.widgets.words import room_for
from player.window.state import Option

LEAST_LETTERS: Final = 16
"""How many letters a box has room for at least, with its arrow. Our own choice."""


def draw_arrow(field: QWidget) -> None:
    """A small arrow at a field's right, that says it opens."""
    painter = QPainter(field)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(look_of(field).tokens.muted), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    x, y = field.width() - 20, field.height() / 2
    painter.drawPolyline([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)])


class ChoiceBox(QComboBox):
    """A combo box that the wheel can't change by accident while a page is scrolled.

    Signals:
        chosen(str): the value that a person chose.
    """

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        # To AT-SPI, Qt gives a box the name of what is chosen in it, and its own through a label beside it.
        self._label = QLabel(name)
        self._label.setBuddy(self)
        self._label.hide()
        self.destroyed.connect(self._label.deleteLater)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._options: tuple[Option, ...] = ()
        self.activated.connect(lambda at: self.chosen.emit(self._options[at].value))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Its label, which is never seen, goes where it goes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ParentChange:
            self._label.setParent(self.parentWidget())

    def show_options(self, options: tuple[Option, ...], selected: str) -> None:
        """Show the options and which is chosen, without emitting anything."""
        blocker = QSignalBlocker(self)
        if options != self._options:
            self._options = options
            self.clear()
            self.addItems([in_window(option.label) for option in options])
        values = [option.value for option in options]
        at = values.index(selected) if selected in values else -1
        if self.currentIndex() != at:
            self.setCurrentIndex(at)
        blocker.unblock()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as its longest option, or as there is room."""
        wanted, most = super().sizeHint(), room_for(self)
        return QSize(min(wanted.width(), most), wanted.height()) if most else wanted

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for a short option: where there is no more, a long one is cut, and the list has all of it."""
        wanted = super().minimumSizeHint()
        short = self.fontMetrics().averageCharWidth() * LEAST_LETTERS
        return QSize(min(wanted.width(), short), wanted.height())

    def showPopup(self) -> None:  # noqa: N802
        """Open the list, as wide as its longest option."""
        self.view().setMinimumWidth(max(self.width(), super().sizeHint().width()))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The box, and a small arrow that says it opens."""
        super().paintEvent(event)
        draw_arrow(self)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page."""
        event.ignore()
