"""Where there is no display, or it goes, Qt ends the program with messages of its own.

One sentence is said instead, and what was written is kept.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

from player.language.catalogue import _

NO_DISPLAY: Final = _(
    "kindpace: the window can't be opened: there is no display here, or it can't be reached. "
    "'kindpace play' plays a sitting without it, 'kindpace doctor' says more.\n"
)
DISPLAY_GONE: Final = _("kindpace: the display is gone, and the window with it. What was written is kept.\n")

_GONE: Final = "connection broke"
"""What Qt says of a display that went, X11 or Wayland, before it leaves the program without another word."""
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
        _leave(NO_DISPLAY)


def end_if_display_goes(end: Callable[[], None]) -> None:
    """From now on, have the program end in order if its display goes, as on a broken connection.

    Args:
        end: keeps what was written, and ends all that is under way.
    """
    gone: list[str] = []

    def judge(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        if _GONE not in words:
            with suppress(OSError):
                sys.stderr.write(qFormatLogMessage(kind, context, words) + "\n")
            return
        gone.append(words)
        # What ends may meet the broken connection once more.
        if len(gone) == 1:
            try:
                end()
            finally:
                _leave(DISPLAY_GONE)

    qInstallMessageHandler(judge)


def _leave(words: str) -> None:
    with suppress(OSError):
        sys.stderr.write(words)
        sys.stderr.flush()
    os._exit(_ATTENTION)
