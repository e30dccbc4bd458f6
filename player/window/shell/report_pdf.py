"""Draws a report's HTML as a PDF: A4, black on white, with margins that a printer keeps."""

import re
import sys
from collections.abc import Generator, Iterator, Sequence
from typing import TypeVar

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from player.language.catalogue import _
from player.practice.display_text import in_window
from player.window.shell.report_pictures import dress
from player.window.shell.typefaces import INTERFACE, load_typefaces

PAGES = 2
"""Of a report, before the pages of what was written."""

WRITTEN = '<h2 style="page-break-before: always">'
"""Where the pages of what was written begin, in a report's HTML (``records.export.report_written``)."""

_BREAK = ' style="page-break-before: always"'
_NEW_PAGE = re.compile(rf"(?=<h[12]{_BREAK}>)")

_DOTS_PER_INCH = 300
MARGIN_MM = 16.0
"""Around a page, on paper and in a PDF."""

_POINTS = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
"""Sizes of a page's letters; the first at which it fits."""

_LETTER_POINTS = 11.0
_FOOT_POINTS = 16
_FOOT_LETTERS = 8.5
_POINTS_PER_INCH = 72


_Made = TypeVar("_Made")


class NotDrawnError(Exception):
    """A printer or a file that doesn't take pages."""


def report_pdf(html: str, title: str = _("Practice with Kindpace"), pages: int = PAGES) -> bytes:
    """A PDF of this HTML, under this title.

    Long names or many scores make the letters of a page smaller, so that what comes before the pages of
    what was written keeps to ``pages``. With 0 the letters stay large, on as many pages as it needs.

    A ``QGuiApplication`` is made where there is none, without a screen: the command line has no window.
    """
    return _to_end(pdf_in_slices(html, title, pages))


def pdf_in_slices(
    html: str, title: str = _("Practice with Kindpace"), pages: int = PAGES
) -> Generator[int, None, bytes]:
    """As ``report_pdf``, a page at a time. Yields how many there are so far."""
    application = QGuiApplication.instance() or _without_screen()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    writer.setTitle(title)
    yield from _drawn(html, writer, pages)
    del writer, application
    return bytes(buffer.data().data())


def draw_pages(html: str, device: QPagedPaintDevice, pages: int = PAGES) -> None:
    """Draw all its pages on a PDF or a printer; ``pages`` as in ``report_pdf``.

    Raises:
        NotDrawnError: the printer takes none.
    """
    _to_end(_drawn(html, device, pages))


def _drawn(html: str, device: QPagedPaintDevice, pages: int) -> Generator[int, None, None]:
    documents: list[QTextDocument] = []
    for document in laid_out_in_turn(html, device, pages):
        documents.append(document)
        yield 0
    sheets = [(document, number) for document in documents for number in range(document.pageCount())]
    painter = QPainter()
    if not painter.begin(device):
        raise NotDrawnError
    try:
        for place, (document, number) in enumerate(sheets, 1):
            if place > 1:
                device.newPage()
            foot = _("{place} of {count}").format(place=place, count=len(sheets))
            draw_page(painter, document, number, foot)
            yield place
    finally:
        # Also where whoever draws leaves off.
        painter.end()


def laid_out_in_turn(html: str, device: QPaintDevice, pages: int) -> Iterator[QTextDocument]:
    """A report laid out for pages of the size of ``device``, with a line left for their numbers.

    Wherever the report starts a new page a new document begins, since each page has letters as large as fit.
    """
    load_typefaces()
    parts = _NEW_PAGE.split(html) if pages else [html]
    for part in parts:
        large = not pages or part.startswith(WRITTEN)
        yield _laid_out(part, device, (_LETTER_POINTS,) if large else _POINTS)


def _laid_out(html: str, device: QPaintDevice, sizes: Sequence[float]) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(device)
    dress(document)
    document.setDocumentMargin(0)
    document.setHtml(in_window(html.replace(_BREAK, "", 1)))
    for points in sizes:
        font = QFont(INTERFACE)
        font.setPointSizeF(points)
        document.setDefaultFont(font)
        document.setPageSize(QSizeF(device.width(), device.height() - _foot(device)))
        if document.pageCount() == 1:
            break
    return document


def draw_page(painter: QPainter, document: QTextDocument, number: int, foot: str = "") -> None:
    """Draw one page of a document, counted from 0, with these words at its foot."""
    size = document.pageSize()
    painter.save()
    painter.translate(0, -number * size.height())
    document.drawContents(painter, QRectF(QPointF(0, number * size.height()), size))
    painter.restore()
    room = QRectF(0, size.height(), size.width(), _foot(painter.device()))
    font = QFont(INTERFACE)
    font.setPointSizeF(_FOOT_LETTERS)
    painter.setFont(font)
    painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, foot)


def _foot(device: QPaintDevice) -> float:
    return _FOOT_POINTS * device.logicalDpiY() / _POINTS_PER_INCH


def _to_end(drawing: Generator[int, None, _Made]) -> _Made:
    while True:
        try:
            next(drawing)
        except StopIteration as stop:
            made: _Made = stop.value
            return made


def _without_screen() -> QGuiApplication:
    return QGuiApplication([sys.argv[0], "-platform", "offscreen"])
