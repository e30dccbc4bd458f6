"""Small pictures of the same make as the landscape: one motif each, before hills and light."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter, QPainterPath, QPen

from player.window.pictures.state import Motif, PartOfDay
from player.window.pictures.widgets.landscape import palette_for
from player.window.pictures.widgets.painting import between, disc, glint, glow, hills, ridge, tinted, wash

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.window.pictures.palette import Palette

_LIGHTS: Final = {
    Motif.WATER: PartOfDay.DAY,
    Motif.HOUSES: PartOfDay.EVENING,
    Motif.TREE: PartOfDay.MORNING,
    Motif.STONES: PartOfDay.DAY,
    Motif.SHORE: PartOfDay.DAY,
}
_HORIZON: Final = 0.62
_MIDDLE: Final = 0.5


def small_picture(size: QSize, motif: Motif, *, dark: bool, fading: bool = False) -> QImage:
    """Paint a small picture.

    Args:
        size: in the pixels of the screen.
        motif: what it is of.
        dark: whether it is for the dark theme.
        fading: whether it passes into what lies to the left of it.
    """
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    palette = palette_for(_LIGHTS[motif], dark=dark)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    box = QRectF(image.rect())
    _country(painter, box, palette, water=motif in {Motif.WATER, Motif.SHORE, Motif.STONES})
    _PAINTED[motif](painter, box, palette)
    if fading:
        mask = QLinearGradient(box.topLeft(), box.topRight())
        mask.setColorAt(0.0, Qt.GlobalColor.transparent)
        mask.setColorAt(0.5, Qt.GlobalColor.black)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.fillRect(box, QBrush(mask))
    painter.end()
    return image


def _ink(palette: Palette) -> QColor:
    """What stands in front: deeper than the near hills, and in the dark brighter."""
    if QColor(palette.sky).lightnessF() > _MIDDLE:
        return QColor(palette.near).darker(165)
    return QColor(between(palette.near, palette.light, 0.6))


def _country(painter: QPainter, box: QRectF, palette: Palette, *, water: bool) -> None:
    wide, high = box.width(), box.height()
    sky = QRectF(0, 0, wide, high)
    wash(
        painter,
        sky,
        (0.0, QColor(palette.sky)),
        (_HORIZON, QColor(palette.glow)),
        (1.0, QColor(palette.glow)),
    )
    sun = QPointF(wide * 0.72, high * 0.34)
    glow(painter, sun, high * 0.6, palette.light, 0.7)
    disc(painter, sun, high * 0.1, QColor(palette.light))
    far = ridge(wide, high, high * (_HORIZON - 0.1), high * 0.1, 0.9)
    hills(painter, far, palette.far, palette.mist, 0.5)
    middle = ridge(wide, high, high * (_HORIZON - 0.01), high * 0.07, 3.1)
    hills(painter, middle, palette.middle, palette.near, 0.6)
    if not water:
        near = ridge(wide, high, high * 0.8, high * 0.08, 5.2)
        hills(painter, near, palette.near, palette.shore, 0.5)
        return
    lake = QRectF(0, high * 0.66, wide, high * 0.34)
    wash(painter, lake, (0.0, QColor(palette.water)), (1.0, QColor(palette.deep)))
    for number in range(7):
        part = number / 7
        place = QPointF(sun.x() + math.sin(number * 2.1) * wide * 0.01, high * (0.69 + 0.27 * part))
        glint(painter, place, wide * (0.02 + 0.05 * part), high * 0.012, tinted(palette.light, 0.8))


def _water(painter: QPainter, box: QRectF, palette: Palette) -> None:
    """Rings on still water."""
    centre = QPointF(box.width() * 0.3, box.height() * 0.82)
    colour = between(palette.near, _ink(palette).name(), 0.6)
    for ring, alpha in ((0.05, 0.95), (0.11, 0.7), (0.18, 0.45)):
        painter.setPen(QPen(tinted(colour, alpha), max(1.0, box.height() * 0.018)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, box.width() * ring, box.height() * ring * 0.55)
    painter.setPen(Qt.PenStyle.NoPen)


def _houses(painter: QPainter, box: QRectF, palette: Palette) -> None:
    """A few houses near each other, each with a light."""
    ink, unit = _ink(palette), box.height() * 0.2
    for across, down, size in ((0.2, 0.86, 1.0), (0.38, 0.8, 0.8), (0.53, 0.84, 0.95), (0.86, 0.82, 0.75)):
        side = unit * size
        left, foot = box.width() * across - side / 2, box.height() * down
        painter.fillRect(QRectF(left, foot - side * 0.75, side, side * 0.75), ink)
        roof = QPainterPath(QPointF(left - side * 0.12, foot - side * 0.74))
        roof.lineTo(left + side / 2, foot - side * 1.3)
        roof.lineTo(left + side * 1.12, foot - side * 0.74)
        roof.closeSubpath()
        painter.fillPath(roof, QBrush(ink))
        window = QRectF(left + side * 0.36, foot - side * 0.52, side * 0.28, side * 0.3)
        painter.fillRect(window, QColor(palette.light))


def _tree(painter: QPainter, box: QRectF, palette: Palette) -> None:
    """A round tree that gives shade."""
    ink, high = _ink(palette), box.height()
    foot = QPointF(box.width() * 0.3, high * 0.88)
    painter.fillRect(QRectF(foot.x() - high * 0.022, foot.y() - high * 0.36, high * 0.044, high * 0.36), ink)
    painter.setBrush(ink)
    for across, up, radius in ((0.0, 0.52, 0.2), (-0.13, 0.42, 0.14), (0.14, 0.43, 0.15), (0.03, 0.36, 0.13)):
        painter.drawEllipse(
            QPointF(foot.x() + across * high, foot.y() - up * high), radius * high, radius * high
        )
    painter.setBrush(tinted(palette.shore, 0.75))
    painter.drawEllipse(QPointF(foot.x(), foot.y() + high * 0.015), high * 0.27, high * 0.03)


def _stones(painter: QPainter, box: QRectF, palette: Palette) -> None:
    """Three stones, one upon another."""
    ink, high = _ink(palette), box.height()
    middle, foot = box.width() * 0.3, high * 0.93
    for number, (half, thick) in enumerate(((0.24, 0.1), (0.17, 0.08), (0.1, 0.06))):
        painter.setBrush(QColor(between(ink.name(), palette.near, 0.22 * number)))
        painter.drawEllipse(
            QPointF(middle + (number - 1) * high * 0.015, foot - thick * high), half * high, thick * high
        )
        foot -= thick * high * 1.85


def _shore(painter: QPainter, box: QRectF, palette: Palette) -> None:
    """Grass at the water's edge."""
    high = box.height()
    painter.setPen(
        QPen(_ink(palette), max(1.0, high * 0.016), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for number in range(9):
        foot = QPointF(box.width() * (0.16 + 0.022 * number), high * 1.0)
        lean = math.sin(number * 2.3) * high * 0.1
        blade = QPainterPath(foot)
        tip = foot + QPointF(lean, -high * (0.2 + 0.12 * ((number * 5) % 3)))
        blade.quadTo(foot + QPointF(0, -high * 0.16), tip)
        painter.drawPath(blade)
    painter.setPen(Qt.PenStyle.NoPen)


_PAINTED: Final[dict[Motif, Callable[[QPainter, QRectF, Palette], None]]] = {
    Motif.WATER: _water,
    Motif.HOUSES: _houses,
    Motif.TREE: _tree,
    Motif.STONES: _stones,
    Motif.SHORE: _shore,
}
