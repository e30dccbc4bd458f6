"""Work for the moments in which nothing else is to be done, a piece at a time."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer


class Slices(QObject):
    """Takes one piece whenever no event is waiting, so that every key between two pieces is answered.

    Args:
        pieces: each step of it is one piece; its errors are its own.
        parent: ends it when it goes.
    """

    def __init__(self, pieces: Iterator[object], parent: QObject) -> None:
        super().__init__(parent)
        self._pieces = pieces
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._take)

    def start(self, after_ms: int = 0) -> None:
        """Begin, some milliseconds from now."""
        QTimer.singleShot(after_ms, self._timer.start)

    @property
    def done(self) -> bool:
        """Whether nothing is left."""
        return self._pieces is _NOTHING

    def _take(self) -> None:
        try:
            next(self._pieces)
        except StopIteration:
            self.end()

    def end(self) -> None:
        """Leave what is left."""
        self._timer.stop()
        self._pieces = _NOTHING


_NOTHING: Iterator[object] = iter(())
