"""Copies of the log, one below the other: backups, and logs that were set aside."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from player.window.intents import Intent
from player.window.shell.widgets.basics import button, clear, column, label, set_words
from player.window.shell.widgets.flow import flowing


@dataclass(frozen=True)
class Press:
    """A button of a copy: its name among the buttons, its words, and what it does."""

    name: str
    words: str
    intent: Intent


@dataclass(frozen=True)
class Copy:
    """A copy of the log.

    Attributes:
        name: tells it from the others.
        words: from when it is, and how large.
        contains: what is in it; empty while nobody has looked.
        presses: what can be done with it.
    """

    name: str
    words: str
    contains: str
    presses: tuple[Press, ...]


class Copies(QWidget):
    """A panel for each; one that stays keeps its buttons, and so the focus on them.

    Attributes:
        buttons: by their names.
    """

    intended = Signal(Intent)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        self._column = column(self, gap=8)
        self._outline: tuple[object, ...] = ()
        self._contains: dict[str, QLabel] = {}

    def show_copies(self, copies: tuple[Copy, ...]) -> None:
        """Show these."""
        outline = tuple((copy.name, copy.words, copy.presses) for copy in copies)
        if outline != self._outline:
            self._outline = outline
            self.buttons, self._contains = {}, {}
            clear(self._column)
            for copy in copies:
                self._column.addWidget(self._panel(copy))
        for copy in copies:
            set_words(self._contains[copy.name], copy.contains)

    def _panel(self, copy: Copy) -> QFrame:
        box = QFrame()
        box.setProperty("kind", "panel")
        inside = column(box, gap=6, margin=14)
        contains = self._contains[copy.name] = label("", "secondary")
        inside.addWidget(label(copy.words, "strong"))
        inside.addWidget(contains)
        if copy.presses:
            inside.addWidget(flowing(*map(self._button, copy.presses)))
        return box

    def _button(self, press: Press) -> QPushButton:
        made = self.buttons[press.name] = button(press.words)
        made.clicked.connect(lambda: self.intended.emit(press.intent))
        return made
