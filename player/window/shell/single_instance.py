"""Two windows at once: the second asks the first to come to the front (docs/adr/0011-one-window.md).

A file is the whole of it: no socket, no server, nothing that could be reached from outside.
"""

import contextlib
import os
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow

REQUEST = "come-to-the-front"
LOOK_EVERY_MS = 300
WAIT_SECONDS = 3.0


def ask_to_front(folder: Path, wait: float = WAIT_SECONDS) -> bool:
    """Ask the window that is open to come to the front; True if it answered.

    Args:
        folder: the data folder that both use.
        wait: for how many seconds an answer is waited for.
    """
    request = folder / REQUEST
    try:
        request.touch(mode=0o600)
        end = time.monotonic() + wait
        while os.path.lexists(request) and time.monotonic() < end:
            time.sleep(0.05)
        answered = not os.path.lexists(request)
        request.unlink(missing_ok=True)
    except OSError:
        return False
    return answered


class FrontRequests:
    """Looks for requests and brings the window to the front; taking the file away is the answer."""

    def __init__(self, window: QMainWindow, folder: Path) -> None:
        self._window = window
        self._request = folder / REQUEST
        with contextlib.suppress(OSError):
            self._request.unlink(missing_ok=True)
        self._timer = QTimer(window)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Come to the front if that was asked for."""
        if not os.path.lexists(self._request):
            return
        with contextlib.suppress(OSError):
            self._request.unlink(missing_ok=True)
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
