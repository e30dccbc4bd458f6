"""The picture of a sitting: hills, a horizon, the light above it and on the water.

It is made once for each stage and part of the day; what moves is only one picture passing into the next.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter

from player.window.pictures.palette import DARK, LIGHT, Palette
from player.window.pictures.state import PartOfDay, Stage
from player.window.pictures.widgets.painting import between, disc, glint, glow, hills, ridge, tinted, wash

HORIZON: Final = 0.60
"""Where the water begins, as a part of the picture's height."""

SHORE: Final = 0.90
"""Where the foreground begins."""

SUN_AT: Final = 0.79
"""Where the light stands, as a part of the width: beside the sentence rather than behind it."""

GLINTS: Final = 26
"""Strokes of light on the water, from the shore to the horizon."""


_GRAIN: Final = 96


@dataclass(frozen=True)
class _Air:
    """What a stage changes.

    Attributes:
        height: how high the light stands above the horizon, as a part of the picture's height.
        mist: how much of it lies between the hills, from 0 to 1.
        calm: how much all colours pass into one, from 0 to 1.
    """

    height: float
    mist: float
    calm: float


_STAGES: Final = {
    Stage.ARRIVING: _Air(0.08, 0.85, 0.12),
    Stage.PRACTICE: _Air(0.17, 0.45, 0.0),
    Stage.REST: _Air(0.14, 0.65, 0.35),
    Stage.RETURN: _Air(0.25, 0.2, 0.0),
}


def palette_for(part_of_day: PartOfDay, *, dark: bool) -> Palette:
    """The colours of a part of the day in a theme."""
    return (DARK if dark else LIGHT)[part_of_day]


def landscape(size: QSize, stage: Stage, part_of_day: PartOfDay, *, dark: bool) -> QImage:
    """Paint the picture.

    Args:
        size: in the pixels of the screen.
        stage: where the sitting stands.
        part_of_day: the light.
        dark: whether it is for the dark theme.
    """
    image = QImage(size, QImage.Format.Format_RGB32)
    palette, air = palette_for(part_of_day, dark=dark), _STAGES[stage]
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    box = QRectF(image.rect())
    _sky(painter, box, palette, air)
    _hills(painter, box, palette, air)
    _water(painter, box, palette, air)
    _shore(painter, box, palette)
    if air.calm:
        painter.fillRect(box, tinted(palette.mist, air.calm * 0.4))
    painter.fillRect(box, QBrush(_grain()))
    painter.end()
    return image


def _grain() -> QImage:
    """Hardly visible grain, so that slow gradients have no edges where one shade follows another."""
    made = QImage(_GRAIN, _GRAIN, QImage.Format.Format_ARGB32)
    number = 1
    for at in range(_GRAIN * _GRAIN):
        # Marsaglia's xorshift: the same grain each time.
        number ^= (number << 13) & 0xFFFFFFFF
        number ^= number >> 17
        number ^= (number << 5) & 0xFFFFFFFF
        shade = 255 if number & 1 else 0
        made.setPixelColor(at % _GRAIN, at // _GRAIN, QColor(shade, shade, shade, (number >> 8) % 4))
    return made


def _sun(box: QRectF, air: _Air) -> QPointF:
    return QPointF(box.width() * SUN_AT, box.height() * (HORIZON - air.height))


def _sky(painter: QPainter, box: QRectF, palette: Palette, air: _Air) -> None:
    sky = QRectF(0, 0, box.width(), box.height() * HORIZON + 1)
    half = QColor(between(palette.sky, palette.glow, 0.45))
    wash(painter, sky, (0.0, QColor(palette.sky)), (0.6, half), (1.0, QColor(palette.glow)))
    centre, high = _sun(box, air), box.height()
    glow(painter, centre, high * 0.5, palette.light, 0.55)
    glow(painter, centre, high * 0.16, palette.light, 0.6)
    disc(painter, centre, high * 0.042, QColor(palette.light))


def _hills(painter: QPainter, box: QRectF, palette: Palette, air: _Air) -> None:
    wide, high = box.width(), box.height()
    foot = high * HORIZON + 1
    rows = (
        (palette.far, 0.125, 0.055, 0.4),
        (palette.middle, 0.07, 0.045, 2.6),
        (palette.near, 0.022, 0.03, 5.2),
    )
    for number, (colour, above, rise, turn) in enumerate(rows):
        path = ridge(wide, foot, high * (HORIZON - above), high * rise, turn)
        hills(painter, path, colour, palette.mist, air.mist * (0.95 - 0.2 * number))


def _water(painter: QPainter, box: QRectF, palette: Palette, air: _Air) -> None:
    wide, high = box.width(), box.height()
    water = QRectF(0, high * HORIZON, wide, high * (1 - HORIZON))
    near = between(palette.water, palette.deep, 0.6)
    wash(painter, water, (0.0, QColor(palette.water)), (0.45, QColor(near)), (1.0, QColor(palette.deep)))
    shade = QRectF(0, high * HORIZON, wide, high * 0.045)
    wash(painter, shade, (0.0, tinted(palette.near, 0.5)), (1.0, tinted(palette.near, 0.0)))
    _ripples(painter, box, palette)
    for number in range(GLINTS):
        place, half, thick = glint_at(box, number)
        glint(painter, place, half, thick, tinted(palette.light, 0.2 + 0.15 * (1 - air.mist)))
    mist = QRectF(0, high * (HORIZON - 0.05), wide, high * 0.1)
    edge = tinted(palette.mist, 0.0)
    wash(painter, mist, (0.0, edge), (0.5, tinted(palette.mist, air.mist * 0.75)), (1.0, edge))


def _ripples(painter: QPainter, box: QRectF, palette: Palette) -> None:
    """Long faint strokes all over the water, wider and further apart towards the shore."""
    wide, high = box.width(), box.height()
    for number in range(46):
        part = (number / 46) ** 1.6
        across = (number * 0.61803) % 1.0
        half = wide * (0.03 + 0.09 * part) * (0.6 + 0.4 * math.sin(number * 2.4))
        place = QPointF(wide * across, high * (HORIZON + 0.02 + (SHORE - HORIZON) * part))
        colour = palette.water if number % 2 else palette.near
        glint(painter, place, half, high * (0.0012 + 0.003 * part), tinted(colour, 0.28))


def glint_at(box: QRectF, number: int) -> tuple[QPointF, float, float]:
    """Where a stroke of light lies on the water, half its length, and its thickness.

    Args:
        box: the picture.
        number: 0 for the one at the horizon, up to ``GLINTS`` - 1 before the shore.
    """
    part = (number + 0.5) / GLINTS
    down = HORIZON + 0.012 + (SHORE - 0.03 - HORIZON) * part**1.35
    sway = math.sin(number * 1.9) * 0.006 * (0.3 + part)
    half = box.width() * (0.008 + 0.034 * part) * (0.75 + 0.25 * math.sin(number * 2.7))
    return (
        QPointF(box.width() * (SUN_AT + sway), box.height() * down),
        half,
        box.height() * (0.0025 + 0.005 * part),
    )


def _shore(painter: QPainter, box: QRectF, palette: Palette) -> None:
    wide, high = box.width(), box.height()
    path = ridge(wide, high, high * (SHORE + 0.035), high * 0.03, 3.7)
    hills(painter, path, palette.shore, palette.deep, 0.25)
