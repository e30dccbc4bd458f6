"""The day by which a preset is to be reviewed, or none."""

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from player.language.catalogue import _
from player.window.shell.widgets.basics import CheckBox, column, label
from player.window.shell.widgets.day import day_field

_USUAL_MONTHS = 6
"""From today to the day that is offered. Our own choice; any other can be chosen."""


class ReviewDay(QWidget):
    """A tick for whether there is such a day, and the day with its calendar.

    Signals:
        edited(str): the day as YYYY-MM-DD; empty for none.
    """

    edited = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.ends = CheckBox(_("Review it by a certain day"))
        self.ends.setAccessibleDescription(_("Without a day, the preset stays as it is for good."))
        self.day = day_field(_("To be reviewed by"))
        self.ends.clicked.connect(self._switched)
        self.day.dateChanged.connect(lambda _unused: self._say())
        inside = column(self, gap=4)
        inside.addWidget(self.ends)
        inside.addWidget(self.day, 0, Qt.AlignmentFlag.AlignLeft)
        about = _("After that day, Gentle is in force instead. Without a day, the preset never runs out.")
        inside.addWidget(label(about, "secondary"))

    def show_text(self, text: str) -> None:
        """Show this day, or none."""
        self.ends.setChecked(bool(text))
        self.day.setVisible(bool(text))
        if text:
            blocker = QSignalBlocker(self.day)
            self.day.setDate(QDate.fromString(text, Qt.DateFormat.ISODate))
            blocker.unblock()

    def _switched(self, on: bool) -> None:
        if not on:
            self.edited.emit("")
            return
        blocker = QSignalBlocker(self.day)
        self.day.setDate(QDate.currentDate().addMonths(_USUAL_MONTHS))
        blocker.unblock()
        self._say()

    def _say(self) -> None:
        self.edited.emit(self.day.date().toString(Qt.DateFormat.ISODate))
