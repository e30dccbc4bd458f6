"""How a report looks wherever its HTML is shown, on paper and in the preview: its dots, black on white."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, cast

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPaintDevice,
    QPainter,
    QPen,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
)

from player.records.measures.dot_rows import DotRow, Place, places
from player.window.shell.typefaces import INTERFACE, SPOKEN

STEP: Final = 5
"""How high one step of a scale is. This and all that follows is in points."""
WIDEST: Final = 500
LEFT: Final = 16
"""Room for the words of the scale."""
TOP: Final = 4
FOOT: Final = 13
"""Room for the days."""
RING: Final = 2.1
FULL: Final = 1.4

_RIGHT: Final = 6
_WORDS: Final = 7
_POINTS_PER_INCH: Final = 72.0
_SCREEN: Final = 96.0
_BLACK, _WHITE = Qt.GlobalColor.black, Qt.GlobalColor.white
# Qt's own grey is a little blue.
_GREY = QColor(160, 160, 160)


_STYLE: Final = f"""
    body {{ color: #000000; }}
    h1, h2 {{ font-family: "{SPOKEN}"; font-weight: 600; }}
    h1 {{ font-size: 19pt; margin: 0; }}
    h2 {{ font-size: 11.5pt; margin-top: 10px; margin-bottom: 3px; }}
    p {{ margin-top: 2px; margin-bottom: 2px; }}
    p.figure {{ font-family: "{SPOKEN}"; font-size: 19pt; margin: 0; }}
    p.small {{ color: #404040; }}
    b {{ font-weight: 600; }}
    p.headed {{ margin-top: 10px; }}
    th {{ font-weight: 600; text-align: left; padding-right: 8px; }}
    td {{ padding-right: 8px; }}
"""


def dress(document: QTextDocument) -> None:
    """Have this document look like a report, its dots drawn, whatever HTML it is given afterwards."""
    document.setDefaultStyleSheet(_STYLE)
    pictures = _Pictures(document)
    document.documentLayout().registerHandler(QTextFormat.ObjectTypes.ImageObject, pictures)


class _Pictures(QPyTextObject):
    """Stands in for a document's pictures, which are rows of dots: nothing is ever loaded from anywhere."""

    def intrinsicSize(  # noqa: N802
        self, document: QTextDocument, _position: int, picture: QTextFormat
    ) -> QSizeF:
        """As wide as there is room, as high as its scale has steps; in pixels of what is drawn on."""
        row = _row(picture.toImageFormat().name())
        # There is none before a document is shown, whatever its stub says.
        device = cast("QPaintDevice | None", document.documentLayout().paintDevice())
        pixels = (device.logicalDpiY() if device is not None else _SCREEN) / _POINTS_PER_INCH
        wide = WIDEST * pixels
        if document.textWidth() > 0:
            wide = min(wide, document.textWidth() - 2 * document.documentMargin())
        return QSizeF(wide, _high(row) * pixels)

    def drawObject(  # noqa: N802
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        _document: QTextDocument,
        _position: int,
        picture: QTextFormat,
    ) -> None:
        """Draw a row in its place."""
        row = _row(picture.toImageFormat().name())
        pixels = rect.height() / _high(row)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.x(), rect.y())
        painter.scale(pixels, pixels)
        _draw(painter, row, int(rect.width() / pixels))
        painter.restore()


# Each row is asked for again and again while a page is laid out.
@lru_cache(maxsize=32)
def _row(name: str) -> DotRow:
    try:
        return DotRow.from_text(name)
    except (TypeError, ValueError):
        # Some other picture: it has no place in a report, and a size of nearly nothing.
        return DotRow(0, 0, (), ())


def _high(row: DotRow) -> int:
    return TOP + STEP * (row.high - row.low) + FOOT


def _draw(painter: QPainter, row: DotRow, wide: int) -> None:
    plot = QRectF(LEFT, TOP, wide - LEFT - _RIGHT, STEP * (row.high - row.low))
    if row.dots:
        _draw_frame(painter, row, plot)
        painter.translate(plot.topLeft())
        _draw_dots(painter, sorted(places(row.dots, int(plot.width()), int(plot.height())), key=_when))


def _when(place: Place) -> int:
    return place.x


def _draw_frame(painter: QPainter, row: DotRow, plot: QRectF) -> None:
    font = QFont(INTERFACE)
    font.setPixelSize(_WORDS)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(QPen(_GREY, 0.4))
    for y in (plot.top(), plot.bottom()):
        painter.drawLine(QPointF(plot.left() - RING, y), QPointF(plot.right() + RING, y))
    painter.setPen(QPen(_BLACK, 0.5))
    for words, y in ((str(row.high), plot.top()), (str(row.low), plot.bottom())):
        left = plot.left() - 2 * RING - metrics.horizontalAdvance(words)
        painter.drawText(QPointF(left, y + metrics.capHeight() / 2), words)
    for at, words in row.marks:
        x, room = plot.left() + at * plot.width(), metrics.horizontalAdvance(words)
        painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + RING))
        left = min(max(0.0, x - room / 2), plot.right() + _RIGHT - room)
        painter.drawText(QPointF(left, plot.bottom() + FOOT - metrics.descent() - 1), words)


def _draw_dots(painter: QPainter, at: Sequence[Place]) -> None:
    painter.setPen(QPen(_BLACK, 0.6))
    painter.drawLines(
        [
            QLineF(x, before, x, after)
            for x, before, after in at
            if before is not None and after is not None and before != after
        ]
    )
    painter.setBrush(_WHITE)
    for x, before, _ in at:
        if before is not None:
            painter.drawEllipse(QPointF(x, before), RING, RING)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_BLACK)
    for x, _, after in at:
        if after is not None:
            painter.drawEllipse(QPointF(x, after), FULL, FULL)
