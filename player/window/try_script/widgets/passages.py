"""The transcript: each passage is a button from which the sitting is played."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from player.window.shell.theme import look_of
from player.window.shell.widgets.basics import WordsButton, column, label, row, set_words
from player.window.try_script.state import PassageRow, PlayPassage

TIME_PX = 40
"""Wide enough for 59:59, so that all lines begin below each other."""


class PassageButton(WordsButton):
    """One passage: when it begins, and its lines."""

    def __init__(self) -> None:
        super().__init__("card", "")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        self.column.setContentsMargins(16, 10, 16, 10)
        self._shown: PassageRow | None = None
        self._time, self._words, self._note = label("", "secondary"), label(""), label("", "note")
        self._time.setWordWrap(False)
        self._words.setMinimumWidth(120)
        inside = QWidget()
        line = row(inside, gap=16)
        line.addWidget(self._time, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self.add(inside)
        self.add(self._note)
        self._align()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Larger text needs a wider column of times."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._align()

    def _align(self) -> None:
        self._time.setMinimumWidth(look_of(self).px(TIME_PX))

    def show_passage(self, passage: PassageRow) -> None:
        """Show a passage; the same one again costs nothing."""
        if passage == self._shown:
            return
        self._shown = passage
        set_words(self._time, passage.time)
        set_words(self._words, passage.words)
        set_words(self._note, "Put in by Kindpace" if passage.put_in else "")
        self.setAccessibleName(f"Play from {passage.time}: {passage.words.partition(chr(10))[0]}")
        self.setAccessibleDescription(passage.words)


class Passages(QWidget):
    """All passages of a sitting, with the headings of their phases.

    Signals:
        intended(object): ``PlayPassage``.
    """

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = column(self, gap=8)
        self._shown: tuple[PassageRow, ...] = ()
        self._headings: list[QLabel] = []
        self.buttons: list[PassageButton] = []

    def show_passages(self, passages: tuple[PassageRow, ...]) -> None:
        """Show them, changing only what differs: the focus stays at its passage."""
        if passages == self._shown:
            return
        self._shown = passages
        for index, passage in enumerate(passages):
            if index == len(self.buttons):
                self._add(index)
            set_words(self._headings[index], passage.phase)
            self._headings[index].setVisible(bool(passage.phase))
            self.buttons[index].show_passage(passage)
            self.buttons[index].show()
        for index in range(len(passages), len(self.buttons)):
            self._headings[index].hide()
            self.buttons[index].hide()

    def _add(self, index: int) -> None:
        heading, made = label("", "section"), PassageButton()
        made.clicked.connect(lambda: self.intended.emit(PlayPassage(index)))
        heading.setContentsMargins(0, 12, 0, 0)
        self._headings.append(heading)
        self.buttons.append(made)
        self._column.addWidget(heading)
        self._column.addWidget(made)
