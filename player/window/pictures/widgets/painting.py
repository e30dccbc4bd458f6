"""How everything in the pictures is painted: light, hills, water, mist. One hand for all of them."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QRadialGradient

_WAVES: Final = ((1.0, 1.0, 0.0), (2.3, 0.42, 1.7), (4.9, 0.2, 4.1), (11.0, 0.07, 2.2))
"""Of a ridge: how many waves across the picture, how high, and where they begin."""


def tinted(colour: str, alpha: float) -> QColor:
    """A colour of which so much covers what lies below it, from 0 to 1."""
    made = QColor(colour)
    made.setAlphaF(max(0.0, min(1.0, alpha)))
    return made


def between(one: str, other: str, part: float) -> str:
    """A colour between two, ``part`` (0 to 1) of the way to the other."""
    first, second = QColor(one), QColor(other)
    ends = (
        (first.red(), second.red()),
        (first.green(), second.green()),
        (first.blue(), second.blue()),
    )
    return QColor(*(round(start + (end - start) * part) for start, end in ends)).name()


def wash(painter: QPainter, box: QRectF, *stops: tuple[float, QColor]) -> None:
    """Fill a box from its top to its foot with colours that pass into each other."""
    gradient = QLinearGradient(box.topLeft(), box.bottomLeft())
    for at, colour in stops:
        gradient.setColorAt(at, colour)
    painter.fillRect(box, QBrush(gradient))


def glow(painter: QPainter, centre: QPointF, radius: float, colour: str, strength: float) -> None:
    """Light that fades evenly in all directions."""
    gradient = QRadialGradient(centre, radius)
    gradient.setColorAt(0.0, tinted(colour, strength))
    gradient.setColorAt(0.35, tinted(colour, strength * 0.45))
    gradient.setColorAt(1.0, tinted(colour, 0.0))
    painter.fillRect(
        QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius), QBrush(gradient)
    )


def disc(painter: QPainter, centre: QPointF, radius: float, colour: QColor) -> None:
    """The sun or the moon."""
    painter.setBrush(colour)
    painter.drawEllipse(centre, radius, radius)


def ridge(width: float, foot: float, top: float, height: float, turn: float) -> QPainterPath:
    """The outline of a row of hills, closed at its foot.

    Args:
        width: of the picture, in pixels.
        foot: how far down it is filled.
        top: the height around which it rises and falls.
        height: by how much.
        turn: what makes one row unlike another.
    """
    step = max(2.0, width / 240)
    path = QPainterPath(QPointF(0, foot))
    at = 0.0
    while at <= width + step:
        path.lineTo(at, top - height * _rise(at / width, turn))
        at += step
    path.lineTo(width + step, foot)
    path.closeSubpath()
    return path


def _rise(part: float, turn: float) -> float:
    waves = (
        high * math.sin(math.tau * many * part * 0.8 + begins * turn + turn) for many, high, begins in _WAVES
    )
    return sum(waves) / sum(high for _, high, _ in _WAVES)


def hills(painter: QPainter, path: QPainterPath, colour: str, mist: str, depth: float) -> None:
    """A row of hills that stands in mist at its foot.

    Args:
        painter: paints.
        path: its outline.
        colour: of its ridge.
        mist: of its foot.
        depth: how much mist lies there, from 0 to 1.
    """
    box = path.boundingRect()
    gradient = QLinearGradient(box.topLeft(), box.bottomLeft())
    gradient.setColorAt(0.0, QColor(colour))
    gradient.setColorAt(1.0, QColor(between(colour, mist, depth)))
    painter.fillPath(path, QBrush(gradient))


def glint(painter: QPainter, centre: QPointF, half: float, thick: float, colour: QColor) -> None:
    """One stroke of light on water, thin towards both ends."""
    path = QPainterPath(QPointF(centre.x() - half, centre.y()))
    path.quadTo(centre.x(), centre.y() - thick, centre.x() + half, centre.y())
    path.quadTo(centre.x(), centre.y() + thick, centre.x() - half, centre.y())
    painter.fillPath(path, QBrush(colour))
