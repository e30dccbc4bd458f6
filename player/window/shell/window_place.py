"""Where the window stood when it was closed, and how large it was."""

from typing import Final

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QWidget

FRAME_PX: Final = 40
"""Room for the frame that the system puts around the window. Our own guess; it knows only later."""


def restore_place(window: QWidget, kept: bytes) -> None:
    """Put a window where it was, or, without a place, make it no larger than its screen.

    Where its screen is gone, or has become smaller, Qt brings it back into sight. A window that was closed
    while it filled the screen opens as the window that it was before: F11 was meant for then.

    Args:
        window: not shown yet.
        kept: what ``place_of`` gave; anything else counts as no place.
    """
    if not window.restoreGeometry(QByteArray(kept)):
        room = window.screen().availableSize()
        window.resize(min(window.width(), room.width()), min(window.height(), room.height() - FRAME_PX))
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)


def place_of(window: QWidget) -> bytes:
    """Where a window is, how large, and whether it is maximised, in Qt's own form."""
    return bytes(window.saveGeometry().data())
