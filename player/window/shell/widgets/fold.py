"""What only some want to read, behind a button that says what it is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from player.window.shell.widgets.basics import button, column


class Fold(QWidget):
    """A button, and below it what it shows and puts away.

    Args:
        words: on the button, whether it is open or not; its state is told to a screen reader.
    """

    def __init__(self, words: str) -> None:
        super().__init__()
        self.button = button(words, role=QAccessible.Role.Button)
        self._inside = QWidget()
        self.inside: QVBoxLayout = column(self._inside, gap=8)
        down = column(self, gap=12)
        down.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        down.addWidget(self._inside)
        self._inside.hide()
        self.button.toggled.connect(self._inside.setVisible)
