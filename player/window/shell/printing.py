"""Printing pages with the system's own dialog, and what came of it in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout

from player.language.catalogue import _
from player.window.intents import Told
from player.window.shell.report_pdf import MARGIN_MM, PAGES, NotDrawnError, draw_pages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from player.window.shell.screen_base import Screen

JOB: Final = "Kindpace"
"""What a printer's queue, which others may see, is told of a page; never what it is."""

_NONE: Final = _(
    "No printer is set up on this computer. You can save the page as a file instead, and print it elsewhere."
)
_SENT: Final = _("The page went to the printer {name}.")
_SAVED: Final = _("The page was saved as {name}.")
_FAILED: Final = _(
    "The page couldn't be printed. You can try again, or save it as a file and print it elsewhere."
)


@dataclass(frozen=True)
class Printed(Told):
    """Something was printed, or couldn't be."""

    words: str


@cache
def can_print() -> bool:
    """Whether Qt's printing is installed; some systems have it in a package of its own."""
    return find_spec("PySide6.QtPrintSupport") is not None


def print_pages(screen: Screen, html: str, pages: int = PAGES) -> None:
    """Ask for a printer, print, and have the screen say what came of it.

    Args:
        screen: that asks.
        html: what is printed, as for ``report_pdf``.
        pages: as for ``report_pdf``.
    """
    words = _printed(screen, html, pages)
    if words:
        screen.intended.emit(Printed(words))


def _printed(screen: Screen, html: str, pages: int) -> str:
    """What came of it; empty where the person printed nothing."""
    # Only for those who print: it isn't imported with the window.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo  # noqa: PLC0415

    if not QPrinterInfo.availablePrinterNames():
        return _NONE
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(JOB)
    _keep_margins(printer)
    if QPrintDialog(printer, screen).exec() != QPrintDialog.DialogCode.Accepted:
        return ""
    # Another printer may have brought margins of its own.
    _keep_margins(printer)
    try:
        draw_pages(html, printer, pages)
    except NotDrawnError:
        return _FAILED
    if printer.printerState() == QPrinter.PrinterState.Error:
        return _FAILED
    if printer.outputFileName():
        return _SAVED.format(name=printer.outputFileName())
    return _SENT.format(name=printer.printerName())


def _keep_margins(printer: QPrinter) -> None:
    """Leave at least the margins of a page that is saved; of themselves they are the printer's least."""
    unit = QPageLayout.Unit.Millimeter
    margins = printer.pageLayout().margins(unit)
    sides = (margins.left(), margins.top(), margins.right(), margins.bottom())
    printer.setPageMargins(QMarginsF(*(max(MARGIN_MM, side) for side in sides)), unit)
