"""Draws a report's HTML as a PDF: A4, black on white, with margins that a printer keeps."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from player.practice.display_text import in_window
from player.window.shell.report_pictures import dress

PAGES = 2

_DOTS_PER_INCH = 300
_MARGIN_MM = 15.0
_POINTS = (8.0, 7.5, 7.0, 6.5, 6.0)
"""Sizes of its letters; the first at which it fits."""

_FOOT_POINTS = 16
_POINTS_PER_INCH = 72


def report_pdf(
    html: str, points: Sequence[float] = _POINTS, *, title: str = "Sittings with Kindpace"
) -> bytes:
    """A PDF of this HTML.

    A ``QGuiApplication`` is made where there is none, without a screen: the command line has no window.

    Args:
        html: what is drawn.
        points: sizes of its letters, the largest first; one alone is kept to, however many pages it takes.
        title: of the document.
    """
    application = QGuiApplication.instance() or _without_screen()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    writer.setTitle(in_window(title))
    document = report_document(html, writer, points)
    painter = QPainter(writer)
    for number in range(document.pageCount()):
        if number:
            writer.newPage()
        draw_page(painter, document, number)
    painter.end()
    del document, writer, application
    return bytes(buffer.data().data())


def report_document(html: str, device: QPaintDevice, sizes: Sequence[float] = _POINTS) -> QTextDocument:
    """The report laid out for pages of the size of ``device``, with a line left for their numbers.

    Long names or many scores make its letters smaller, so that it keeps to ``PAGES``.
    """
    document = QTextDocument()
    document.documentLayout().setPaintDevice(device)
    dress(document)
    document.setDocumentMargin(0)
    document.setHtml(in_window(html))
    for points in sizes:
        font = QFont("sans-serif")
        font.setPointSizeF(points)
        document.setDefaultFont(font)
        document.setPageSize(QSizeF(device.width(), device.height() - _foot(device)))
        if document.pageCount() <= PAGES:
            break
    return document


def draw_page(painter: QPainter, document: QTextDocument, number: int) -> None:
    """Draw one page of it, counted from 0, with its number at its foot."""
    size = document.pageSize()
    painter.save()
    painter.translate(0, -number * size.height())
    document.drawContents(painter, QRectF(QPointF(0, number * size.height()), size))
    painter.restore()
    foot = QRectF(0, size.height(), size.width(), _foot(painter.device()))
    painter.setFont(document.defaultFont())
    aligned = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
    painter.drawText(foot, aligned, f"{number + 1} of {document.pageCount()}")


def _foot(device: QPaintDevice) -> float:
    return _FOOT_POINTS * device.logicalDpiY() / _POINTS_PER_INCH


def _without_screen() -> QGuiApplication:
    return QGuiApplication([sys.argv[0], "-platform", "offscreen"])
