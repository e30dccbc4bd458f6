"""A box to tick."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from player.window.shell.theme import look_of

_CORNERS = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.32))
"""Of the tick, as parts of the box's width and height."""


class CheckBox(QCheckBox):
    """A check box whose tick is drawn: a style sheet could only show a picture of one colour."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The box, its words, and the tick."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        tokens = look_of(self).tokens
        pen = QPen(QColor(tokens.on_sage if self.isEnabled() else tokens.surface), 2.2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.drawPolyline(
            [QPointF(box.x() + box.width() * x, box.y() + box.height() * y) for x, y in _CORNERS]
        )
