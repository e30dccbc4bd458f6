"""Rows of dots as pictures: drawn once, and again when their size, the look or the dots change."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from player.records.measures.dot_rows import Place, places
from player.window.log.state import Dot, told_apart
from player.window.shell.theme import Look

RING_PX = 4.0
ABOUT_PX = 12
"""How far beyond its plot a picture reaches, for rings at its edges and the ticks below."""

STEP = 2_000
"""Dots, rings or lines drawn in one step at most; our own choice, some 10 ms of work."""

_STAMP_PX = 12

_Where = tuple[float, ...]
_Layer = tuple[Callable[[QPainter, Sequence[_Where]], None], list[_Where]]


class DotPictures:
    """The pictures of a page of dots, each made when it is first looked at.

    Twenty thousand dots take longer than a key press may wait: a picture of many is drawn in steps.
    """

    def __init__(self) -> None:
        self._kept: dict[int, tuple[object, QPixmap]] = {}
        self._begun: dict[int, tuple[object, Iterator[QPixmap | None]]] = {}

    def forget(self) -> None:
        """Forget the pictures, because other dots are shown."""
        self._kept.clear()
        self._begun.clear()

    def ready(self, index: int, plot: QSize, look: Look, ratio: float) -> QPixmap | None:
        """The dots of a row; its plot begins ``ABOUT_PX`` from the left and the top of the picture.

        Args:
            index: which row it is.
            plot: the size of the plot, in pixels of the window.
            look: colours and sizes.
            ratio: pixels of the screen to one of the window's.

        Returns:
            None until ``step`` has drawn all of it.
        """
        needed, picture = self._kept.get(index, (None, None))
        return picture if needed == (plot.width(), plot.height(), look, ratio) else None

    def step(self, index: int, dots: Sequence[Dot], plot: QSize, look: Look, ratio: float) -> None:
        """Draw some more of a row's dots, ``STEP`` at most; the arguments are those of ``ready``."""
        needed = (plot.width(), plot.height(), look, ratio)
        begun = self._begun.get(index)
        if begun is None or begun[0] != needed:
            begun = self._begun[index] = (needed, _drawn(dots, plot, look, ratio))
        picture = next(begun[1])
        if picture is not None:
            self._kept[index] = (needed, picture)
            del self._begun[index]


def _drawn(dots: Sequence[Dot], plot: QSize, look: Look, ratio: float) -> Iterator[QPixmap | None]:
    """The picture, after a None for each step but the last."""
    picture = _transparent(plot.width() + 2 * ABOUT_PX, plot.height() + 2 * ABOUT_PX, ratio)
    at = places(told_apart(dots, plot.width()), plot.width(), plot.height())
    if len(dots) > STEP:
        yield None
    # Many in one call: drawing sittings one by one would take ten times as long.
    for paint, where in _layers(at, plot.height(), look, ratio):
        for first in range(0, len(where), STEP):
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(ABOUT_PX, ABOUT_PX)
            paint(painter, where[first : first + STEP])
            painter.end()
            if len(dots) > STEP:
                yield None
    yield picture


def _layers(at: Collection[Place], foot: int, look: Look, ratio: float) -> Iterator[_Layer]:
    """What is drawn from the lowest to the highest, and where."""
    muted = QColor(look.tokens.muted)
    joined: list[_Where] = [(x, up, down) for x, up, down in at if up is not None and down is not None]
    ticks: list[_Where] = [(x, foot + 4, foot + 10) for x, up, down in at if up is None and down is None]
    rings: set[_Where] = {(x, before) for x, before, _ in at if before is not None}
    full: set[_Where] = {(x, after) for x, _, after in at if after is not None}
    yield partial(_draw_lines, QPen(muted, 1.2)), joined
    yield partial(_draw_lines, QPen(muted, 1.5)), ticks
    yield partial(_draw_stamps, _ring(look, ratio)), list(rings)
    yield partial(_draw_points, _round(look.tokens.sage, 2 * RING_PX - 1)), list(full)


def _draw_lines(pen: QPen, painter: QPainter, at: Sequence[_Where]) -> None:
    painter.setPen(pen)
    painter.drawLines([QLineF(x, up, x, down) for x, up, down in at])


def _draw_stamps(stamp: QPixmap, painter: QPainter, at: Sequence[_Where]) -> None:
    middle = _STAMP_PX / 2
    for x, y in at:
        painter.drawPixmap(QPointF(x - middle, y - middle), stamp)


def _draw_points(pen: QPen, painter: QPainter, at: Sequence[_Where]) -> None:
    painter.setPen(pen)
    painter.drawPoints([QPointF(x, y) for x, y in at])


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
