"""Printing pages with the system's own dialog."""

from functools import cache
from importlib.util import find_spec

from PySide6.QtWidgets import QWidget

from player.window.shell.report_pdf import PAGES, draw_pages


@cache
def can_print() -> bool:
    """Whether Qt's printing is installed; some systems have it in a package of its own."""
    return find_spec("PySide6.QtPrintSupport") is not None


def print_pages(parent: QWidget, html: str, pages: int = PAGES) -> bool:
    """Ask for a printer, and print.

    Args:
        parent: the screen that asks.
        html: what is printed, as for ``report_pdf``.
        pages: as for ``report_pdf``.

    Returns:
        False if the person printed nothing.
    """
    # Only for those who print: it isn't imported with the window.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return False
    draw_pages(html, printer, pages)
    return True
