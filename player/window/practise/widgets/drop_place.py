"""Where recordings are opened or dropped, and whether they are copied."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from player.language.catalogue import _
from player.window.intents import SetSetting
from player.window.practise.state import AddRecordings
from player.window.shell.widgets.basics import CheckBox, button, column, label
from player.window.shell.widgets.flow import FlowLayout

RECORDINGS = "*.wav *.flac *.ogg *.oga *.opus *.mp3 *.m4a *.m4b *.aac *.wma *.mp4 *.mkv *.webm *.aif *.aiff"
"""What the file dialog shows; what can be played is decided by the content."""


class DropPlace(QWidget):
    """The whole screen takes what is dropped; here stands that it does."""

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.open = button(_("Open a recording"))
        self.open.clicked.connect(self._choose)
        self.copies = CheckBox(_("Keep a copy here, in case the file moves"))
        self.copies.clicked.connect(
            lambda on: self.intended.emit(SetSetting("copy_recordings", "on" if on else "off"))
        )
        line = QWidget()
        flow = FlowLayout(line, gap=16)
        flow.addWidget(self.open)
        flow.addWidget(self.copies)
        inside = column(self, gap=8)
        inside.addWidget(line)
        inside.addWidget(
            label(_("Or drop them anywhere on this page: one, several or a folder."), "secondary")
        )

    def show_copies(self, *, copies: bool) -> None:
        """Show whether what is added is copied."""
        blocker = QSignalBlocker(self.copies)
        self.copies.setChecked(copies)
        blocker.unblock()

    def _choose(self) -> None:
        # For those alone who open a recording.
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        chosen, _filter = QFileDialog.getOpenFileNames(
            self, _("Recordings"), "", _("Recordings ({recordings})").format(recordings=RECORDINGS)
        )
        if chosen:
            self.intended.emit(AddRecordings(tuple(chosen)))
