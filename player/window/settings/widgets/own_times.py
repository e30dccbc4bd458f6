"""Times of a person's own, for their calendar."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from player.language.catalogue import _
from player.practice.calendar_file import times_of
from player.window.settings.state import WriteTimes
from player.window.shell.widgets.basics import button, column, frame, label
from player.window.shell.widgets.field import Field

EXPLAINED = _(
    "If you like, save the times at which you'd like to practise as a file for your calendar. It shows them "
    "each day, without a sound. Kindpace itself never reminds you, and doesn't know whether you practised."
)
_FILES = _("Calendar files (*.ics)")


class OwnTimesPanel(QWidget):
    """A line for the times, and what writes them.

    Signals:
        intended(object): a ``WriteTimes``.
    """

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        outside = column(self, gap=8)
        outside.addWidget(label(_("Times of your own"), "section"))
        box = frame("panel")
        inside = column(box, gap=12)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.addWidget(label(EXPLAINED, "secondary"))
        self.field = Field(_("Times"), hint=_("such as 7:30, 21:00"))
        self.field.entered.connect(self._write)
        self.write = button(_("Save a calendar file…"))
        self.write.clicked.connect(self._write)
        inside.addWidget(self.field)
        inside.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)
        outside.addWidget(box)

    def _write(self) -> None:
        try:
            times = times_of(self.field.line.text())
        except ValueError as error:
            self.field.missing.say(f"{error}.")
            self.field.missing.focus()
            return
        self.field.missing.say("")
        path, _filter = QFileDialog.getSaveFileName(self, _("Where to save it"), "times.ics", _FILES)
        if path:
            self.intended.emit(WriteTimes(times, path))
