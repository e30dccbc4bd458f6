"""Rows of dots as pictures: drawn once, and again when their size, the look or the dots change."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from player.records.measures.dot_rows import Place, places
from player.window.log.state import Dot
from player.window.shell.theme import Look

RING_PX = 4.0
ABOUT_PX = 12
"""How far beyond its plot a picture reaches, for rings at its edges and the ticks below."""

_STAMP_PX = 12


class DotPictures:
    """The pictures of a page of dots, each made when it is first looked at."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[object, QPixmap]] = {}

    def forget(self) -> None:
        """Forget the pictures, because other dots are shown."""
        self._kept.clear()

    def picture(self, index: int, dots: Sequence[Dot], plot: QSize, look: Look, ratio: float) -> QPixmap:
        """The dots of a row; its plot begins ``ABOUT_PX`` from the left and the top of the picture.

        Args:
            index: which row it is.
            dots: what is drawn.
            plot: the size of the plot, in pixels of the window.
            look: colours and sizes.
            ratio: pixels of the screen to one of the window's.
        """
        needed = (plot.width(), plot.height(), look, ratio)
        kept = self._kept.get(index)
        if kept is None or kept[0] != needed:
            kept = self._kept[index] = (needed, _drawn(dots, plot, look, ratio))
        return kept[1]


def _drawn(dots: Sequence[Dot], plot: QSize, look: Look, ratio: float) -> QPixmap:
    picture = _transparent(plot.width() + 2 * ABOUT_PX, plot.height() + 2 * ABOUT_PX, ratio)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(ABOUT_PX, ABOUT_PX)
    # All of one kind in one call: drawing twenty thousand sittings one by one would block the window.
    at = places(dots, plot.width(), plot.height())
    _draw_lines(painter, look, at, plot.height())
    ring = _ring(look, ratio)
    middle = QPointF(_STAMP_PX / 2, _STAMP_PX / 2)
    for x, y in {(x, before) for x, before, _ in at if before is not None}:
        painter.drawPixmap(QPointF(x, y) - middle, ring)
    painter.setPen(_round(look.tokens.sage, 2 * RING_PX - 1))
    painter.drawPoints([QPointF(x, y) for x, y in {(x, after) for x, _, after in at if after is not None}])
    painter.end()
    return picture


def _draw_lines(painter: QPainter, look: Look, at: Iterable[Place], foot: int) -> None:
    joined, ticks = [], []
    for x, before, after in at:
        if before is not None and after is not None:
            joined.append(QLineF(x, before, x, after))
        elif before is None and after is None:
            ticks.append(QLineF(x, foot + 4, x, foot + 10))
    painter.setPen(QPen(QColor(look.tokens.muted), 1.2))
    painter.drawLines(joined)
    painter.setPen(QPen(QColor(look.tokens.muted), 1.5))
    painter.drawLines(ticks)


def _ring(look: Look, ratio: float) -> QPixmap:
    stamp = _transparent(_STAMP_PX, _STAMP_PX, ratio)
    painter = QPainter(stamp)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(look.tokens.muted), 1.5))
    painter.setBrush(QColor(look.tokens.ground))
    painter.drawEllipse(QPointF(_STAMP_PX / 2, _STAMP_PX / 2), RING_PX, RING_PX)
    painter.end()
    return stamp


def _round(colour: str, wide: float) -> QPen:
    return QPen(QColor(colour), wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)


def _transparent(wide: int, high: int, ratio: float) -> QPixmap:
    made = QPixmap(round(wide * ratio), round(high * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


def draw_chosen(painter: QPainter, look: Look, plot: QRectF, dot: Dot) -> None:
    """Draw the chosen dot above the picture, larger and darker."""
    x, size, ink = plot.left() + dot.at * plot.width(), RING_PX + 2, QColor(look.tokens.ink)
    before, after = (
        None if value is None else plot.bottom() - value * plot.height() for value in (dot.before, dot.after)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if before is not None and after is not None:
        painter.setPen(QPen(ink, 2))
        painter.drawLine(QPointF(x, before), QPointF(x, after))
    if before is None and after is None:
        painter.setPen(QPen(ink, 3))
        painter.drawLine(QPointF(x, plot.bottom() + 4), QPointF(x, plot.bottom() + 10))
    if before is not None:
        painter.setPen(QPen(ink, 1.5))
        painter.setBrush(QColor(look.tokens.ground))
        painter.drawEllipse(QPointF(x, before), size, size)
    if after is not None:
        painter.setPen(_round(look.tokens.ink, 2 * size - 1))
        painter.drawPoint(QPointF(x, after))
