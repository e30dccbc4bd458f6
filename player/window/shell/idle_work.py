"""Work for the moments in which nothing else is to be done, a piece at a time."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

PAUSE_MS = 10
"""Milliseconds between two of the parts that are made afterwards, so that the window stays responsive."""


class Slices(QObject):
    """Takes one piece whenever no event is waiting, so that every key between two pieces is answered.

    Args:
        works: done one after another; each step of one is one piece. A work that raises is left, and the next
            one is begun.
        parent: ends it when it goes.
        fault: is given what a work raised.
    """

    def __init__(
        self, works: Sequence[Iterator[object]], parent: QObject, fault: Callable[[Exception], None]
    ) -> None:
        super().__init__(parent)
        self._works = list(works)
        self._fault = fault
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._take)

    def start(self, after_ms: int = 0) -> None:
        """Begin, some milliseconds from now."""
        QTimer.singleShot(after_ms, self._timer.start)

    @property
    def done(self) -> bool:
        """Whether nothing is left."""
        return not self._works

    def _take(self) -> None:
        if not self._works:
            self.end()
            return
        try:
            next(self._works[0])
        except StopIteration:
            self._works.pop(0)
        except Exception as error:  # noqa: BLE001 - one bad piece doesn't take the rest
            self._works.pop(0)
            self._fault(error)

    def end(self) -> None:
        """Leave what is left."""
        self._timer.stop()
        self._works.clear()


class InTurns(QObject):
    """Makes what fills a window at once, and each further part in a moment of its own, right after it.

    Where no window can be seen yet, nobody waits, and all parts are made at once. Those of a screen that was
    left wait until it is shown again: what is in sight comes first.

    Args:
        screen: on which the parts stand.
        afterwards: called each time that all parts are there.
    """

    _ended: ClassVar[float] = 0.0
    """When the last turn of any of them ended, in seconds that only go up."""

    def __init__(self, screen: QWidget, afterwards: Callable[[], object] = lambda: None) -> None:
        super().__init__(screen)
        self._screen, self._afterwards = screen, afterwards
        self._left: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._take_turn)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - asked only while it waits
        """Go on when the screen is shown again."""
        if event.type() is QEvent.Type.Show:
            watched.removeEventFilter(self)
            if self._left:
                self._timer.start()
        return False

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
        else:
            self._afterwards()

    def finish(self) -> None:
        """Make all that are left."""
        while self._left:
            self.make_next()

    @property
    def done(self) -> bool:
        """Whether all parts are there."""
        return not self._left

    def _take_turn(self) -> None:
        if not self._screen.isVisible():
            self._timer.stop()
            self._screen.installEventFilter(self)
            return
        # Qt serves every timer that is due before it looks for a key: of these, one at a time.
        if time.monotonic() - InTurns._ended < PAUSE_MS / 2000:
            return
        self.make_next()
        InTurns._ended = time.monotonic()

    def make_next(self) -> None:
        """Make one more, if any is left."""
        if self._left:
            self._left.popleft()()
            if not self._left:
                self._afterwards()
        if not self._left:
            self._timer.stop()
