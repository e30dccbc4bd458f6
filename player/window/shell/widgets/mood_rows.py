"""Mood and energy: two plain rows of words, and always "Rather not say"."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QWidget

from player.language.catalogue import _
from player.window.intents import Intent
from player.window.shared.rating import MoodView, PassMood, SayEnergy, SayMood
from player.window.shell.widgets.answer_keys import AnswerKeys
from player.window.shell.widgets.basics import button, column, label, set_words
from player.window.shell.widgets.flow import FlowLayout
from player.window.shell.widgets.rating import DECLINE


class WordRow(QWidget):
    """One row of words; what is chosen is for the view to say."""

    intended = Signal(object)

    def __init__(self, name: str, say: type[SayMood] | type[SayEnergy]) -> None:
        super().__init__()
        self._name, self._say = name, say
        self._chosen: int | None = None
        self.answers: tuple[QPushButton, ...] = ()
        words = QWidget()
        self._flow = FlowLayout(words)
        inside = column(self, gap=6)
        inside.addWidget(label(name, "strong"))
        inside.addWidget(words)
        self._keys = AnswerKeys(self, lambda: self.answers)

    def show_words(self, words: tuple[str, ...], chosen: int | None) -> None:
        """Show these words, and mark the one chosen, from 1."""
        if not self.answers:
            self.answers = tuple(self._answer(at, word) for at, word in enumerate(words, start=1))
            for each in self.answers:
                self._flow.addWidget(each)
        self._chosen = chosen
        self._mark()

    def _answer(self, value: int, word: str) -> QPushButton:
        made = button(
            word.capitalize(), "choice", name=f"{self._name}: {word}", role=QAccessible.Role.RadioButton
        )
        made.clicked.connect(lambda: self._give(value))
        self._keys.watch(made)
        return made

    def _give(self, value: int) -> None:
        # A press checks by itself.
        self._mark()
        self.intended.emit(self._say(value))

    def _mark(self) -> None:
        for at, each in enumerate(self.answers, start=1):
            each.setChecked(at == self._chosen)


class MoodRows(QWidget):
    """The question, a row for each, and a way past both."""

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._view: MoodView | None = None
        self.question = label("", "kind-words")
        self.mood, self.energy = WordRow(_("Mood"), SayMood), WordRow(_("Energy"), SayEnergy)
        self.decline = button(DECLINE, "choice", role=QAccessible.Role.RadioButton)
        self.decline.clicked.connect(lambda: self._emit(PassMood()))
        inside = column(self, gap=16)
        for part in (self.question, self.mood, self.energy):
            inside.addWidget(part)
        inside.addWidget(self.decline, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.mood, self.energy):
            part.intended.connect(self._emit)
        self.hide()

    def show_mood(self, view: MoodView | None) -> None:
        """Show the question, or hide everything if there is none."""
        self.setVisible(view is not None)
        if view is None or view == self._view:
            return
        self._view = view
        set_words(self.question, view.question)
        self.decline.setAccessibleDescription(view.question)
        self._mark(view)

    def _mark(self, view: MoodView) -> None:
        self.mood.show_words(view.moods, view.mood)
        self.energy.show_words(view.energies, view.energy)
        self.decline.setChecked(view.declined)

    def _emit(self, intent: Intent) -> None:
        if self._view is not None:
            self._mark(self._view)
        self.intended.emit(intent)
