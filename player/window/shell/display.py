"""Without a display Qt ends the program with messages of its own, and without a thread it waits for ever.

One sentence is said instead, and what was written is kept.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

from player.language.catalogue import _

NO_DISPLAY: Final = _(
    "kindpace: the window can't be opened: there is no display here, or it can't be reached. "
    "'kindpace play' plays a sitting without it, 'kindpace doctor' says more.\n"
)
DISPLAY_GONE: Final = _("kindpace: the display is gone, and the window with it. What was written is kept.\n")
NO_THREAD: Final = _(
    "kindpace: the window can't go on: the system has no room for another thread just now. What was "
    "written is kept. You might close some programs, and open it again.\n"
)

_GONE: Final = "connection broke"
"""What Qt says of a display that went, X11 or Wayland, before it leaves the program without another word."""
_NO_THREAD: Final = "Thread creation error"
"""What Qt says where the system has no thread to give, before it waits for that thread for ever: it paints,
and talks to the desktop, with threads."""
_ATTENTION: Final = 1

_SANE: Final = {
    "QT_SCALE_FACTOR": (0.25, 16.0),
    "QT_SCREEN_SCALE_FACTORS": (0.25, 16.0),
    "QT_FONT_DPI": (24, 960),
}
"""Between which numbers Qt's own variables are heeded, our own choice. At 0 and at 0.01 Qt crashes when it
first paints, and at 100 nobody could read a letter."""

_NUMBER: Final = re.compile(r"[^;=@]+")


@contextmanager
def said_if_no_display() -> Iterator[None]:
    """For the block in which Qt connects to the display: if it can't, the program ends with one sentence."""
    _drop_odd_sizes()
    before = qInstallMessageHandler(_judge)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
    # As on a frame buffer that isn't there.
    if QGuiApplication.primaryScreen() is None:
        _leave(NO_DISPLAY)


def _drop_odd_sizes() -> None:
    """Have Qt find sizes of its own where its variables have none in which anything could be seen."""
    for name, (least, most) in _SANE.items():
        numbers = [_as_number(part) for part in _NUMBER.findall(os.environ.get(name, ""))]
        # Words are the names of screens, or no numbers: Qt ignores those.
        if any(number is not None and not least <= number <= most for number in numbers):
            del os.environ[name]


def _as_number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _judge(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    # After a fatal message Qt calls abort(). Nothing has been opened yet that would have to be closed.
    if kind is QtMsgType.QtFatalMsg:
        _leave(NO_DISPLAY)
    if _NO_THREAD in words:
        _leave(NO_THREAD)


@contextmanager
def ended_if_display_goes(end: Callable[[], None]) -> Iterator[None]:
    """For the block, have the program end in order if its display goes, or Qt can't have a thread.

    Args:
        end: keeps what was written, and ends all that is under way.
    """
    gone: list[str] = []

    def judge(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        if _GONE not in words and _NO_THREAD not in words:
            with suppress(OSError):
                sys.stderr.write(qFormatLogMessage(kind, context, words) + "\n")
            return
        gone.append(words)
        # What ends may meet the broken connection once more.
        if len(gone) == 1:
            try:
                end()
            finally:
                _leave(DISPLAY_GONE if _GONE in words else NO_THREAD)

    before = qInstallMessageHandler(judge)
    try:
        yield
    finally:
        # What Qt says while the interpreter ends would have nobody left to hear it.
        qInstallMessageHandler(before)


def _leave(words: str) -> None:
    with suppress(OSError):
        sys.stderr.write(words)
        sys.stderr.flush()
    os._exit(_ATTENTION)
