"""Arrow keys go along the answers of a question, and choose nothing."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

_TURNS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class AnswerKeys(QObject):
    """Watches the answers of one question.

    Args:
        parent: the question.
        answers: those that can be seen, in their order.
    """

    def __init__(self, parent: QWidget, answers: Callable[[], Sequence[QPushButton]]) -> None:
        super().__init__(parent)
        self._answers = answers

    def watch(self, answer: QPushButton) -> None:
        """Let the arrow keys lead on from this answer."""
        answer.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Go to the neighbour."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            turn = _TURNS.get(Qt.Key(event.key()))
            along = self._answers()
            if turn and watched in along:
                at = along.index(watched) + turn
                along[min(len(along) - 1, max(0, at))].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)
