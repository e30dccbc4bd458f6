"""Two windows at once: the second asks the first to come to the front (docs/adr/0011-one-window.md).

It may ask it to open files, too.

A file is the whole of it: no socket, no server, nothing that could be reached from outside. Each process has
its own, so that several that start at once don't take each other's away.
"""

import json
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow

REQUEST = "come-to-the-front"
LOOK_EVERY_MS = 300
WAIT_SECONDS = 3.0
_LONGEST = 1024 * 1024
"""Bytes of a request: the names of thousands of files."""

_FORGOTTEN = 60.0
"""Seconds after which nobody waits for an answer any more: the process that asked was killed."""


def ask_to_front(folder: Path, paths: Sequence[str] = (), wait: float = WAIT_SECONDS) -> bool:
    """Ask the window that is open to come to the front; True if it answered.

    Args:
        folder: the data folder that both use.
        paths: files that it is to open, in full.
        wait: for how many seconds an answer is waited for.
    """
    request = folder / f"{REQUEST}-{os.getpid()}"
    try:
        _write(request, json.dumps(list(paths)))
        end = time.monotonic() + wait
        while os.path.lexists(request) and time.monotonic() < end:
            time.sleep(0.05)
        answered = not os.path.lexists(request)
        request.unlink(missing_ok=True)
    except OSError:
        return False
    return answered


def bring_to_front(window: QMainWindow) -> None:
    """Show a window before all others, also where it was made small."""
    if window.isMinimized():
        window.showNormal()
    window.show()
    window.raise_()
    window.activateWindow()


class FrontRequests:
    """Looks for requests and brings the window to the front; taking the file away is the answer.

    Args:
        window: the one that is open.
        folder: the data folder that both use.
        opens: is given the files that are to be opened.
    """

    def __init__(
        self, window: QMainWindow, folder: Path, opens: Callable[[tuple[str, ...]], None] = lambda _: None
    ) -> None:
        self._window = window
        self._opens = opens
        self._folder = folder
        self._stays: set[Path] = set()
        self._timer = QTimer(window)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Come to the front if that was asked for."""
        for request in _requests_in(self._folder):
            forgotten = _forgotten(request)
            if request.name.startswith(".") and not forgotten:
                # It is being written.
                continue
            paths = () if forgotten else _paths_in(request)
            if request in self._stays or not self._taken_away(request) or forgotten:
                continue
            bring_to_front(self._window)
            if paths:
                self._opens(paths)

    def _taken_away(self, request: Path) -> bool:
        try:
            request.unlink(missing_ok=True)
        except OSError:
            # Such as a folder of this name: otherwise the window would come to the front for ever.
            self._stays.add(request)
            return False
        return True


def _requests_in(folder: Path) -> list[Path]:
    try:
        # Three times a second: as quick as can be.
        found = os.listdir(folder)  # noqa: PTH208
    except OSError:
        return []
    return [folder / name for name in sorted(found) if name.lstrip(".").startswith(REQUEST)]


def _forgotten(request: Path) -> bool:
    try:
        return abs(time.time() - request.lstat().st_mtime) > _FORGOTTEN
    except OSError:
        return True


def _paths_in(request: Path) -> tuple[str, ...]:
    """The files that are asked for; none where the request can't be read."""
    try:
        # A pipe may lie in its place: nobody waits for a writer.
        handle = os.open(request, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            asked = json.loads(file.read(_LONGEST))
    except (OSError, ValueError, RecursionError):
        return ()
    return tuple(path for path in asked if isinstance(path, str)) if isinstance(asked, list) else ()


def _write(request: Path, text: str) -> None:
    # Put in place whole: the first window may look at any moment.
    whole = request.with_name(f".{request.name}")
    handle = os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(text.encode())
    whole.replace(request)
