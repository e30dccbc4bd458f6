"""The PIN that the clinic asks for."""

from PySide6.QtCore import Qt

from player.language.catalogue import _
from player.window.clinic.gate.state import ClinicGateView, GivePin
from player.window.shell.screen_base import Screen
from player.window.shell.widgets.basics import READING_PX, Page, button, column, label, set_words
from player.window.shell.widgets.field import Field
from player.window.state import View


class ClinicGateScreen(Screen):
    """One field and one button."""

    def __init__(self) -> None:
        super().__init__()
        self._notice, self._error = label(""), label("", "note")
        self.pin = Field(_("The clinic's PIN"), hidden=True)
        self.open = button(_("Open the clinic"), "primary")
        page = Page(gap=16, widest=READING_PX)
        column(self).addWidget(page)
        for each in (label(_("Clinic"), "title"), self._notice, self.pin):
            page.column.addWidget(each)
        page.column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addWidget(self._error)
        page.column.addStretch(1)
        self.open.clicked.connect(self._give)
        self.pin.entered.connect(self._give)

    def _give(self) -> None:
        given = self.pin.text
        self.pin.empty()
        self.intended.emit(GivePin(given))

    def show_view(self, view: View) -> None:
        """Show what a PIN is for, and how the last attempt went."""
        if isinstance(view, ClinicGateView):
            set_words(self._notice, view.notice)
            set_words(self._error, view.error)

    def take_focus(self) -> None:
        """Focus the field; there is nothing else."""
        self.pin.line.setFocus(Qt.FocusReason.OtherFocusReason)
