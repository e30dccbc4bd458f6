"""Lines of a long recording that are decided by ear."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from player.language.catalogue import _
from player.window.intents import Intent
from player.window.own_voice.state import (
    ChooseStretch,
    HearStretch,
    LeaveOutStretch,
    StretchRow,
    TakeStretch,
)
from player.window.shell.widgets.basics import button, column, frame, label
from player.window.shell.widgets.choice_box import ChoiceBox
from player.window.shell.widgets.flow import flowing

ABOUT = _(
    "These lines could be in more than one place in the recording, so they were not added. Hear the likely "
    "place, choose another if it isn't right, and press “This is the line” once it is."
)


class Stretches(QWidget):
    """Each doubtful line with the stretches that it may be; hidden if there are none.

    Signals:
        intended(object): what was chosen, heard, taken in or left out.
    """

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = column(self, gap=8)
        self._column.addWidget(label(_("For your ear to decide"), "section"))
        self._column.addWidget(label(ABOUT, "secondary"))
        self._box: QWidget | None = None
        self._choices: list[ChoiceBox] = []
        self._shown: tuple[StretchRow, ...] = ()
        self.hide()

    def show_stretches(self, rows: tuple[StretchRow, ...]) -> None:
        """Show them; only what is chosen changes in place, so that the focus stays."""
        if rows == self._shown:
            return
        same = [row.line for row in rows] == [row.line for row in self._shown]
        self._shown = rows
        if not same:
            self._draw(rows)
        for choice, row in zip(self._choices, rows, strict=True):
            choice.show_options(row.runs, row.run)
        self.setVisible(bool(rows))

    def _draw(self, rows: tuple[StretchRow, ...]) -> None:
        if self._box is not None:
            self._column.removeWidget(self._box)
            self._box.hide()
            self._box.deleteLater()
        self._box, self._choices = frame("panel"), []
        inside = column(self._box, gap=8)
        inside.setContentsMargins(20, 14, 20, 14)
        for row in rows:
            inside.addWidget(label(f"{row.line}  {row.text}"))
            inside.addWidget(self._controls(row.line))
        self._column.addWidget(self._box)

    def _controls(self, line: int) -> QWidget:
        choice = ChoiceBox(_("The stretch that is line {line}").format(line=line))
        choice.chosen.connect(lambda run: self.intended.emit(ChooseStretch(line, run)))
        self._choices.append(choice)
        return flowing(
            choice,
            self._button(_("Hear it"), line, HearStretch(line)),
            self._button(_("This is the line"), line, TakeStretch(line)),
            self._button(_("Leave it out"), line, LeaveOutStretch(line)),
        )

    def _button(self, words: str, line: int, intent: Intent) -> QWidget:
        made = button(words, name=_("{words}: line {line}").format(words=words, line=line))
        made.clicked.connect(lambda: self.intended.emit(intent))
        return made
