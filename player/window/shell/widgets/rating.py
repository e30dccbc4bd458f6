"""A question answered with numbers, words, or icons with words, and always "Rather not say"."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QIntValidator
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from player.language.catalogue import _
from player.window.shared.rating import Rate, RatingAnswer, RatingStyle, RatingView
from player.window.shell.theme import look_of
from player.window.shell.widgets.answer_keys import AnswerKeys
from player.window.shell.widgets.basics import button, clear, column, label, row, set_words
from player.window.shell.widgets.flow import EvenRow, FlowLayout
from player.window.shell.widgets.ripple import SIZE, ripple

HIGHEST = 10
FINEST = 100
BETWEEN = _("Or any number between")
WIDEST_PX = 720
"""Wider than this, the words at the ends stand too far apart."""

DECLINE = _("Rather not say")


class Rating(QWidget):
    """Eleven numbers, or a few answers in words; nothing is chosen to begin with. Arrow keys move along."""

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._view: RatingView | None = None
        self._keys = AnswerKeys(self, lambda: self.asked_with)
        self.question = label("", "kind-words")
        self._low, self._high = label("", "secondary"), label("", "secondary")
        self._high.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.numbers = tuple(self._number(value) for value in range(HIGHEST + 1))
        self.answers: tuple[QPushButton, ...] = ()
        self.typed = QLineEdit()
        self.give = button(_("Give this number"))
        self.decline = button(DECLINE, "choice", role=QAccessible.Role.RadioButton)
        self.decline.clicked.connect(lambda: self._answer(None))
        self._build()
        self._limit()

    def _between(self) -> QWidget:
        """Where a number between the tens can be typed."""
        self.typed.setValidator(QIntValidator(0, FINEST, self.typed))
        self.typed.setMaximumWidth(160)
        self.typed.setPlaceholderText(_("0 to {finest}").format(finest=FINEST))
        self.typed.setAccessibleName(BETWEEN)
        self.typed.returnPressed.connect(self._give)
        self.give.clicked.connect(self._give)
        made = QWidget()
        inside = column(made, gap=8)
        inside.addWidget(label(BETWEEN, "secondary"))
        line = QWidget()
        flow = FlowLayout(line)
        flow.addWidget(self.typed)
        flow.addWidget(self.give)
        inside.addWidget(line)
        return made

    def _give(self) -> None:
        if self.typed.hasAcceptableInput():
            given = int(self.typed.text())
            # Where it was taken, the view says so; the next question begins empty.
            self.typed.clear()
            self._answer(given)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Wider with larger text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._limit()
            self._draw_icons()

    def _limit(self) -> None:
        self.setMaximumWidth(look_of(self).px(WIDEST_PX))

    def _number(self, value: int) -> QPushButton:
        made = button(str(value), "number", role=QAccessible.Role.RadioButton)
        made.clicked.connect(lambda: self._answer(value * self._step))
        self._keys.watch(made)
        return made

    def _build(self) -> None:
        self._scale, self._words = QWidget(), QWidget()
        numbers = EvenRow(self._scale, gap=6)
        for each in self.numbers:
            numbers.addWidget(each)
        self._worded = FlowLayout(self._words)
        ends = row(gap=16)
        ends.addWidget(self._low, 1)
        ends.addWidget(self._high, 1)
        inside = column(self, gap=8)
        inside.addWidget(self.question)
        inside.addSpacing(4)
        inside.addWidget(self._scale)
        inside.addLayout(ends)
        self._fine = self._between()
        inside.addWidget(self._words)
        inside.addWidget(self._fine)
        inside.addSpacing(8)
        passing = QWidget()
        self._passing = FlowLayout(passing)
        self._passing.addWidget(self.decline)
        inside.addWidget(passing)

    def beside_decline(self, other: QWidget) -> None:
        """Put another way of not answering beside "Rather not say"."""
        self._passing.addWidget(other)

    def _answer(self, value: int | None) -> None:
        # A press checks the button by itself; what is chosen is for the view to say.
        if self._view is not None:
            self._mark(self._view)
        self.intended.emit(Rate(value))

    def show_rating(self, view: RatingView | None) -> None:
        """Show the question, or hide everything if there is none."""
        if view == self._view and self.isHidden() is (view is None):
            return
        self._view = view
        self.setVisible(view is not None)
        if view is None:
            return
        set_words(self.question, view.question)
        numbers = view.style is RatingStyle.NUMBERS
        self._scale.setVisible(numbers)
        self._words.setVisible(not numbers)
        set_words(self._low, f"0 · {view.low_words}" if numbers else "")
        set_words(self._high, f"{view.high_words} · {view.highest}" if numbers else "")
        self._fine.setVisible(numbers and view.highest == FINEST)
        self._show_answers(view)
        for at, each in enumerate(self.numbers):
            each.setText(str(at * self._step))
            each.setAccessibleName(self._spoken_name(at * self._step, view))
        self._mark(view)

    @property
    def _step(self) -> int:
        """How far it is from one button's number to the next."""
        return 1 if self._view is None else self._view.highest // HIGHEST

    @property
    def asked_with(self) -> tuple[QPushButton, ...]:
        """The buttons that can be seen, without "Rather not say"."""
        return self.answers if self._in_words else self.numbers

    @property
    def _in_words(self) -> bool:
        return self._view is not None and self._view.style is not RatingStyle.NUMBERS

    def _show_answers(self, view: RatingView) -> None:
        wanted = view.answers if self._in_words else ()
        if [each.text() for each in self.answers] != [answer.label for answer in wanted]:
            clear(self._worded)
            self.answers = tuple(self._worded_answer(answer) for answer in wanted)
            for each in self.answers:
                self._worded.addWidget(each)
        self._draw_icons()

    def _worded_answer(self, answer: RatingAnswer) -> QPushButton:
        made = button(answer.label, "choice", role=QAccessible.Role.RadioButton)
        made.clicked.connect(lambda: self._answer(answer.value))
        self._keys.watch(made)
        return made

    def _draw_icons(self) -> None:
        view = self._view
        if view is None or view.style is not RatingStyle.ICONS:
            return
        for each, answer in zip(self.answers, view.answers, strict=False):
            each.setIcon(ripple(answer.value / HIGHEST, look_of(self)))
            each.setIconSize(SIZE)

    @staticmethod
    def _spoken_name(value: int, view: RatingView) -> str:
        ends = {0: f", {view.low_words}", view.highest: f", {view.high_words}"}
        return _("{value} of {highest}{get}").format(
            value=value, highest=view.highest, get=ends.get(value, "")
        )

    def _mark(self, view: RatingView) -> None:
        for at, each in enumerate(self.numbers):
            each.setChecked(view.chosen == at * self._step)
        if view.chosen is not None or not self.typed.hasFocus():
            self.typed.setText("" if view.chosen is None else str(view.chosen))
        for each, answer in zip(self.answers, view.answers, strict=False):
            each.setChecked(view.chosen == answer.value)
        self.decline.setChecked(view.declined)
