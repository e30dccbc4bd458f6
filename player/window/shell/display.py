"""Where there is no display, Qt aborts with messages of its own; one sentence is said instead."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from player.language.catalogue import _

NO_DISPLAY: Final = _(
    "kindpace: the window can't be opened: there is no display here, or it can't be reached. "
    "'kindpace play' plays a sitting without it, 'kindpace doctor' says more.\n"
)
_ATTENTION: Final = 1


@contextmanager
def said_if_no_display() -> Iterator[None]:
    """For the block in which Qt connects to the display: if it can't, the program ends with one sentence."""
    before = qInstallMessageHandler(_judge)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _judge(kind: QtMsgType, _context: QMessageLogContext, _words: str) -> None:
    # After a fatal message Qt calls abort(). Nothing has been opened yet that would have to be closed.
    if kind is QtMsgType.QtFatalMsg:
        with suppress(OSError):
            sys.stderr.write(NO_DISPLAY)
            sys.stderr.flush()
        os._exit(_ATTENTION)
