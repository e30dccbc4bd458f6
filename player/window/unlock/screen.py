"""The passphrase at the start."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from player.language.catalogue import _
from player.window.intents import DeleteEverything, Leave
from player.window.shell.screen_base import Screen
from player.window.shell.widgets.basics import READING_PX, Fold, Page, button, column, label, set_words
from player.window.shell.widgets.flow import FlowLayout
from player.window.state import View
from player.window.unlock.state import Unlock, UnlockView


class UnlockScreen(Screen):
    """A field, a button to go on without it, and behind another one a way to start over."""

    def __init__(self) -> None:
        super().__init__()
        self._words, self._wrong = label(""), label("", "strong")
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(_("Passphrase"))
        self.passphrase.setPlaceholderText(_("Passphrase"))
        self.passphrase.returnPressed.connect(self._unlock)
        self.open, self.without = button(_("Open the log"), "primary"), button(_("Go on without it"))
        self.open.clicked.connect(self._unlock)
        self.without.clicked.connect(lambda: self.intended.emit(Leave()))
        self.delete = button(_("Delete everything"))
        self.delete.clicked.connect(lambda: self.intended.emit(DeleteEverything()))
        page = Page(gap=16, widest=READING_PX)
        column(self).addWidget(page)
        page.column.addWidget(label(_("Your passphrase"), "title"))
        for part in (self._words, self.passphrase, self._wrong):
            page.column.addWidget(part)
        line = QWidget()
        flow = FlowLayout(line)
        flow.addWidget(self.open)
        flow.addWidget(self.without)
        page.column.addWidget(line)
        # Nobody who only opens their log is shown a way to delete it.
        self.lost = Fold(_("If it is lost"))
        words = _("Nobody can recover it. You could delete everything and begin again; you are asked first.")
        self.lost.inside.addWidget(label(words))
        self.lost.inside.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addWidget(self.lost)
        page.column.addStretch(1)

    def _unlock(self) -> None:
        typed = self.passphrase.text()
        self.passphrase.clear()
        self.intended.emit(Unlock(typed))

    def show_view(self, view: View) -> None:
        """Show the question, and what was wrong."""
        if isinstance(view, UnlockView):
            set_words(self._words, view.words)
            set_words(self._wrong, view.wrong)

    def take_focus(self) -> None:
        """Focus the field for the passphrase."""
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
