"""Icons for a check-in: water, from still to choppy. They never stand without words."""

import math

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from player.window.shell.theme import Look

SIZE = QSize(44, 20)
"""The last few pixels stay empty, so that the word stands clear of the water."""

_CLEAR = 8
_WAVES = 2.5
_HIGHEST_PX = 8.0
_PEN_PX = 2.2


def ripple(share: float, look: Look) -> QIcon:
    """Water that is still at 0 and choppy at 1, in the look's ink, and readable on a chosen button."""
    icon = QIcon()
    icon.addPixmap(_drawn(share, look.tokens.ink), QIcon.Mode.Normal, QIcon.State.Off)
    icon.addPixmap(_drawn(share, look.tokens.on_sage), QIcon.Mode.Normal, QIcon.State.On)
    return icon


def _drawn(share: float, colour: str) -> QPixmap:
    # Twice as fine, so that it is sharp on a fine screen as well.
    picture = QPixmap(SIZE * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), _PEN_PX)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPolyline(_line(share))
    painter.end()
    return picture


def _line(share: float) -> QPolygonF:
    wide, middle = SIZE.width() - 4 - _CLEAR, SIZE.height() / 2
    points = [
        QPointF(2 + x, middle - share * _HIGHEST_PX * math.sin(x / wide * _WAVES * 2 * math.pi))
        for x in range(wide + 1)
    ]
    return QPolygonF(points)
