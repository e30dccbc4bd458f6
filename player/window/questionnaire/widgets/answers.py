"""The answers to one question: a few values to choose from, or a number to type, and "Rather not say"."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from player.language.catalogue import _
from player.practice.display_text import in_window
from player.window.questionnaire.state import AnswerItem, ClearItem, NextQuestion, QuestionView
from player.window.shell.widgets.basics import ENTER, clear, column, label, row
from player.window.shell.widgets.flow import EvenRow
from player.window.shell.widgets.rating import DECLINE
from player.window.shell.widgets.words import WrappingRadioButton

_TURNS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_ONE_NUMBER_MS = 1000
"""Digits that follow each other this quickly are one number; our own choice."""


class Answers(QWidget):
    """Radio buttons, of which none is chosen to begin with.

    A digit or an arrow key chooses, Enter goes on. Emits what a person chooses, never what a view shows.
    """

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._question: QuestionView | None = None
        self._group: QButtonGroup | None = None
        self.values: dict[int, QRadioButton] = {}
        self.typed: QLineEdit | None = None
        self.decline: QRadioButton = WrappingRadioButton(DECLINE)
        self._digits, self._since = "", QElapsedTimer()
        self._inside = column(self, gap=8)

    # -- showing

    def show_question(self, question: QuestionView) -> None:
        """Show a question's answers, and which is chosen."""
        before, self._question = self._question, question
        if before is None or _outline(before) != _outline(question):
            self._rebuild(question)
        self._mark(question)

    def _rebuild(self, question: QuestionView) -> None:
        clear(self._inside)
        if self._group is not None:
            self._group.deleteLater()
        self._digits, self.typed, self.values = "", None, {}
        self._group = QButtonGroup(self)
        if question.answers:
            self._add_values(question)
        else:
            self._add_number(question)
        self.decline = self._radio(DECLINE, None, question.text)
        self._inside.addWidget(self.decline, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_values(self, question: QuestionView) -> None:
        ends = (question.answers[0].words, question.answers[-1].words)
        for answer in question.answers:
            name = ", ".join(part for part in (str(answer.value), answer.words) if part)
            self.values[answer.value] = self._radio(str(answer.value), answer.value, question.text, name)
        if any(answer.words for answer in question.answers[1:-1]) or not any(ends):
            for answer in question.answers:
                self._inside.addWidget(AnswerRow(self.values[answer.value], answer.words))
            return
        numbers = QWidget()
        line = EvenRow(numbers, gap=6)
        for each in self.values.values():
            line.addWidget(each)
        self._inside.addWidget(numbers)
        beneath = row(gap=16)
        for answer, side in zip((question.answers[0], question.answers[-1]), _SIDES, strict=True):
            words = label(f"{answer.value} · {answer.words}" if answer.words else "", "secondary")
            words.setAlignment(side)
            beneath.addWidget(words, 1)
        self._inside.addLayout(beneath)

    def _add_number(self, question: QuestionView) -> None:
        typed = self.typed = QLineEdit()
        typed.setValidator(QIntValidator(question.lowest, question.highest, typed))
        typed.setAccessibleName(
            _("A number from {lowest} to {highest}").format(lowest=question.lowest, highest=question.highest)
        )
        typed.setAccessibleDescription(question.text)
        typed.setMaximumWidth(240)
        typed.textEdited.connect(lambda: self._read(typed))
        self._inside.addWidget(label(question.scale_words, "secondary"))
        self._inside.addWidget(typed)

    def _radio(self, words: str, value: int | None, question: str, name: str = "") -> QRadioButton:
        made = WrappingRadioButton(in_window(words))
        made.setAccessibleName(name or words)
        made.setAccessibleDescription(question)
        made.clicked.connect(lambda: self.intended.emit(AnswerItem(value)))
        made.installEventFilter(self)
        if self._group is not None:
            self._group.addButton(made)
        return made

    def _mark(self, question: QuestionView) -> None:
        chosen = self.values.get(-1 if question.chosen is None else question.chosen)
        chosen = self.decline if question.declined else chosen
        for each in self._radios:
            each.setChecked(each is chosen)
        # Tab stops at the one that is on, or at the first; the arrow keys go to the others.
        stop = chosen or self._radios[0]
        for each in self._radios:
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is stop else Qt.FocusPolicy.ClickFocus)
        if self.typed is not None and not self.typed.hasFocus():
            blocker = QSignalBlocker(self.typed)
            self.typed.setText("" if question.chosen is None else str(question.chosen))
            blocker.unblock()

    @property
    def _radios(self) -> tuple[QRadioButton, ...]:
        return (*self.values.values(), self.decline)

    def take_focus(self) -> None:
        """Focus the chosen answer, or the first; that chooses nothing."""
        chosen = next((each for each in self._radios if each.isChecked()), None)
        (chosen or self.typed or self._radios[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    # -- handling

    def _read(self, typed: QLineEdit) -> None:
        self.intended.emit(AnswerItem(int(typed.text())) if typed.hasAcceptableInput() else ClearItem())

    def digit(self, digit: str) -> None:
        """Choose a value by its digits."""
        soon = self._since.isValid() and self._since.elapsed() < _ONE_NUMBER_MS
        wanted = self._digits + digit if soon else digit
        self._digits = wanted if _begins(wanted, self.values) else digit
        self._since.start()
        radio = self.values.get(int(self._digits))
        if radio is not None:
            radio.setFocus(Qt.FocusReason.TabFocusReason)
            radio.click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Arrow keys choose along the answers; Enter goes on."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in ENTER:
                self.intended.emit(NextQuestion())
                return True
            turn, along = _TURNS.get(Qt.Key(event.key())), self._radios
            if turn and watched in along:
                to = along[min(len(along) - 1, max(0, along.index(watched) + turn))]
                to.setFocus(Qt.FocusReason.TabFocusReason)
                to.click()
                return True
        return super().eventFilter(watched, event)

    """A button with its words in a label beside it: a label wraps in a narrow window, a button doesn't."""


class AnswerRow(QWidget):
    """A button with its words in a label beside it: a label wraps in a narrow window, a button doesn't."""

    def __init__(self, radio: QRadioButton, words: str) -> None:
        super().__init__()
        self._radio = radio
        inside = row(self, gap=12)
        inside.addWidget(radio)
        inside.addWidget(label(words), 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click on the words chooses the value too."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._radio.setFocus(Qt.FocusReason.MouseFocusReason)
            self._radio.click()


_SIDES = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)


def _outline(question: QuestionView) -> tuple[object, ...]:
    return question.number, question.text, question.answers, question.lowest, question.highest


def _begins(digits: str, values: dict[int, QRadioButton]) -> bool:
    return any(str(value).startswith(digits) for value in values)
