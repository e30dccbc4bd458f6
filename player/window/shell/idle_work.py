"""Work for the moments in which nothing else is to be done, a piece at a time."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, QTimer


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
