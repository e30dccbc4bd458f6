"""Draws a report's HTML as a PDF: A4, black on white, with margins that a printer keeps."""

import sys

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QGuiApplication, QPageLayout, QPageSize, QPdfWriter, QTextDocument

_DOTS_PER_INCH = 300
_MARGIN_MM = 12.0
_POINTS = 8
_STYLE = """
    body { color: #000000; }
    h1 { font-size: 15pt; margin: 0; }
    h2 { font-size: 10pt; margin-top: 8px; margin-bottom: 2px; }
    p { margin-top: 2px; margin-bottom: 2px; }
    th { font-weight: bold; text-align: left; padding-right: 6px; }
    td { padding-right: 6px; }
"""


def report_pdf(html: str) -> bytes:
    """A PDF of this HTML.

    A ``QGuiApplication`` is made where there is none, without a screen: the command line has no window.
    """
    application = QGuiApplication.instance() or _without_screen()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    writer.setTitle("Sittings with Kindpace")
    document = QTextDocument()
    document.setDefaultFont(QFont("sans-serif", _POINTS))
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(html)
    document.print_(writer)
    del writer, application
    return bytes(buffer.data().data())


def _without_screen() -> QGuiApplication:
    return QGuiApplication([sys.argv[0], "-platform", "offscreen"])
