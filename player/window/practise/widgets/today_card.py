"""The large card: the one practice to begin with."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from player.window.intents import Intent
from player.window.practise.state import TodayCard
from player.window.shell.widgets.basics import WordsButton, label, set_words


class TodayButton(WordsButton):
    """All of it is one button. It is always there, so that nothing below it moves."""

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__("today", "Something to begin with")
        self._opens: Intent | None = None
        self._eyebrow, self._title = label("", "eyebrow"), label("", "title")
        self._about, self._meta = label("", "lead"), label("", "secondary")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.column.setContentsMargins(28, 22, 28, 22)
        self.column.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        for words in (self._eyebrow, self._title, self._about, self._meta):
            self.add(words)
        self.clicked.connect(self._press)

    def show_card(self, card: TodayCard) -> None:
        """Show a practice. Each line keeps its place while it has no words yet."""
        self._opens = card.opens
        for where, words in (
            (self._eyebrow, card.eyebrow),
            (self._title, card.title),
            (self._about, card.about or " "),
            (self._meta, card.meta or " "),
        ):
            set_words(where, words)
        self.setAccessibleName(f"{card.eyebrow}: {card.title}")
        said = (card.about, card.meta)
        self.setAccessibleDescription(". ".join(part.rstrip(".") for part in said if part))

    def _press(self) -> None:
        if self._opens is not None:
            self.intended.emit(self._opens)
