"""Printing: margins, what a queue is told, and one sentence about what came of it."""

from dataclasses import replace

import pytest
from PySide6 import QtPrintSupport
from PySide6.QtGui import QPageLayout
from sample_journal import ENTRY_LETTER

from player.window.shell import printing
from player.window.shell.printing import Printed
from player.window.shell.report_pdf import NotDrawnError

pytestmark = pytest.mark.usefixtures("printers")
MILLIMETERS = QPageLayout.Unit.Millimeter
WRITTEN = replace(ENTRY_LETTER, text="Dear you", html="<h1>A kind letter</h1><p>Dear you</p>")


@pytest.fixture
def printers(monkeypatch):
    """The names of the printers that there are, to be changed."""
    names = ["Study"]
    monkeypatch.setattr(QtPrintSupport.QPrinterInfo, "availablePrinterNames", lambda: names)
    return names


@pytest.fixture
def dialog(monkeypatch, tmp_path):
    """The printing dialog: every printer that it was opened for; it is accepted, and prints into a file."""
    opened_for: list[tuple[QtPrintSupport.QPrinter, str, object]] = []

    class Dialog:
        DialogCode = QtPrintSupport.QPrintDialog.DialogCode
        answer = DialogCode.Accepted
        opened = opened_for

        def __init__(self, printer, parent) -> None:
            opened_for.append((printer, printer.docName(), parent))

        def exec(self):
            opened_for[-1][0].setOutputFileName(str(tmp_path / "out.pdf"))
            return self.answer

    monkeypatch.setattr(QtPrintSupport, "QPrintDialog", Dialog)
    return Dialog


def test_a_page_is_printed_with_margins_that_every_printer_keeps(shown, intents, dialog, tmp_path):
    screen = shown(WRITTEN)
    screen.print.click()
    (printer, job, parent) = dialog.opened[0]
    margins = printer.pageLayout().margins(MILLIMETERS)

    assert min(margins.left(), margins.top(), margins.right(), margins.bottom()) >= 15.9
    assert (job, parent) == ("Kindpace", screen)
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    assert intents[-1] == Printed(f"The page was saved as {tmp_path / 'out.pdf'}.")


def test_without_a_printer_one_sentence_says_what_can_be_done(shown, intents, printers, dialog):
    printers.clear()
    shown(WRITTEN).print.click()

    assert dialog.opened == []
    assert intents == [
        Printed(
            "No printer is set up on this computer. You can save the page as a file instead, and print it "
            "elsewhere."
        )
    ]


@pytest.mark.usefixtures("dialog")
def test_a_printer_that_takes_nothing_is_said(shown, intents, monkeypatch):
    def refuses(*_given):
        raise NotDrawnError

    monkeypatch.setattr(printing, "draw_pages", refuses)
    shown(WRITTEN).print.click()

    assert intents == [
        Printed(
            "The page couldn't be printed. You can try again, or save it as a file and print it elsewhere."
        )
    ]


def test_whoever_closes_the_dialog_is_told_nothing(shown, intents, dialog):
    dialog.answer = dialog.DialogCode.Rejected
    shown(WRITTEN).print.click()

    assert intents == []
