"""Makes the parts of a long page in turns: an input is answered by what comes into sight first."""

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

PAUSE_MS = 10
"""Milliseconds between two of the parts that are made afterwards, so that the window stays responsive."""


class InTurns(QObject):
    """Makes what fills a window at once, and each further part in a moment of its own, right after it.

    Where no window can be seen yet, nobody waits, and all parts are made at once.

    Args:
        screen: on which the parts stand.
    """

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        self._screen = screen
        self._left: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.make_next)

    def begin(self, parts: Iterable[Callable[[], object]], at_once: int = 1) -> None:
        """Make these parts; those left from before are not made.

        Args:
            parts: each makes one, from the top of the page down.
            at_once: how many fill a window of usual size.
        """
        self._left = deque(parts)
        for _ in range(
            min(at_once, len(self._left)) if self._screen.window().isVisible() else len(self._left)
        ):
            self._left.popleft()()
        if self._left:
            self._timer.start()

    def finish(self) -> None:
        """Make all that are left."""
        while self._left:
            self.make_next()

    @property
    def done(self) -> bool:
        """Whether all parts are there."""
        return not self._left

    def make_next(self) -> None:
        """Make one more, if any is left."""
        if self._left:
            self._left.popleft()()
        if not self._left:
            self._timer.stop()
