"""All lines of the sheet: each is a button that leads to it, and says whether it is recorded."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from player.window.own_voice.state import GoToLine, LineRow
from player.window.shell.theme import look_of
from player.window.shell.widgets.basics import WordsButton, column, label, restyle, row, set_words

NUMBER_PX = 32
"""Wide enough for three digits, so that all lines begin below each other."""


class LineButton(WordsButton):
    """One line: its number, its words, the pause after it, and its state."""

    def __init__(self) -> None:
        super().__init__("card", "")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        self.column.setContentsMargins(16, 10, 16, 10)
        self._shown: LineRow | None = None
        self._number, self._words = label("", "secondary"), label("")
        self._state = label("", "secondary")
        self._number.setWordWrap(False)
        self._words.setMinimumWidth(120)
        inside = QWidget()
        line, right = row(inside, gap=16), QWidget()
        words = column(right, gap=4)
        words.addWidget(self._words)
        words.addWidget(self._state)
        line.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(right, 1)
        self.add(inside)
        self._align()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Larger text needs a wider column of numbers."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._align()

    def _align(self) -> None:
        self._number.setMinimumWidth(look_of(self).px(NUMBER_PX))

    def show_line(self, line: LineRow, *, at_hand: bool) -> None:
        """Show a line; the same one again costs nothing."""
        restyle(self, "kind", "today" if at_hand else "card")
        self.setAccessibleDescription("The line at hand" if at_hand else "")
        if line == self._shown:
            return
        self._shown = line
        set_words(self._number, str(line.number))
        set_words(self._words, line.text)
        set_words(self._state, "   ".join(words for words in (line.state, line.quiet) if words))
        self.setAccessibleName(f"Line {line.number}: {line.text} {line.state}")


class LineList(QWidget):
    """All lines, with the headings of their phases.

    Signals:
        intended(object): ``GoToLine``.
    """

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = column(self, gap=8)
        self._shown: tuple[LineRow, ...] = ()
        self._at = 0
        self._headings: list[QLabel] = []
        self.buttons: list[LineButton] = []

    def show_lines(self, lines: tuple[LineRow, ...], at: int) -> None:
        """Show them, changing only what differs: the focus stays at its line.

        Args:
            lines: all of them.
            at: the number of the one at hand.
        """
        if (lines, at) == (self._shown, self._at):
            return
        self._shown, self._at = lines, at
        for index, line in enumerate(lines):
            if index == len(self.buttons):
                self._add(line.number)
            set_words(self._headings[index], line.phase)
            self._headings[index].setVisible(bool(line.phase))
            self.buttons[index].show_line(line, at_hand=line.number == at)
            self.buttons[index].show()
        for index in range(len(lines), len(self.buttons)):
            self._headings[index].hide()
            self.buttons[index].hide()

    def _add(self, number: int) -> None:
        heading, made = label("", "section"), LineButton()
        made.clicked.connect(lambda: self.intended.emit(GoToLine(number)))
        heading.setContentsMargins(0, 12, 0, 0)
        self._headings.append(heading)
        self.buttons.append(made)
        self._column.addWidget(heading)
        self._column.addWidget(made)
