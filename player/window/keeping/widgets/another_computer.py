"""Everything to another computer and back: a passphrase, and where the file is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from player.language.catalogue import _
from player.window.intents import Intent
from player.window.keeping.state import ENDING, BringBack, TakeEverything
from player.window.shell.widgets.basics import button, column, label, set_words
from player.window.shell.widgets.flow import FlowLayout

_ABOUT = _(
    "One file with everything in it: log, journal, answers, settings, and what you added yourself. It is "
    "encrypted with a passphrase, and the log's key is inside, so that it opens on another computer. Nobody "
    "can look the passphrase up for you."
)
_FILES = _("Kindpace ({value})").format(value="*" + ENDING)


class AnotherComputer(QWidget):
    """Emits ``intended`` with what is to be done."""

    intended = Signal(Intent)

    def __init__(self) -> None:
        super().__init__()
        self.passphrase, self.again = (
            _secret(_("A passphrase for the file")),
            _secret(_("The same again, for taking it along")),
        )
        self.take, self.bring = button(_("Take everything to another computer…")), button(_("Bring it back…"))
        self.take.clicked.connect(self._take)
        self.bring.clicked.connect(self._bring)
        self._said = label("")
        inside = column(self, gap=8)
        inside.addWidget(label(_ABOUT))
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for press in (self.take, self.bring):
            flow.addWidget(press)
        for part in (self.passphrase, self.again, buttons, self._said):
            inside.addWidget(part)

    def show_busy(self, words: str) -> None:
        """Say what is under way; nothing else can be begun meanwhile."""
        set_words(self._said, words)
        for part in (self.take, self.bring):
            part.setEnabled(not words)

    def _take(self) -> None:
        if self.passphrase.text() != self.again.text():
            set_words(self._said, _("The two don't match. Please type them again."))
            return
        path, _filter = QFileDialog.getSaveFileName(
            self, _("Where to save it"), f"everything{ENDING}", _FILES
        )
        if path:
            self._emit(TakeEverything(path, self.passphrase.text()))

    def _bring(self) -> None:
        if not self.passphrase.text():
            set_words(self._said, _("The file opens with its passphrase. Please type it above first."))
            self.passphrase.setFocus()
            return
        every = _("All files (*)")
        kinds = f"{_FILES};;{every}"
        path, _filter = QFileDialog.getOpenFileName(self, _("Which file"), "", kinds)
        if path:
            self._emit(BringBack(path, self.passphrase.text()))

    def _emit(self, intent: Intent) -> None:
        for field in (self.passphrase, self.again):
            field.clear()
        self.intended.emit(intent)


def _secret(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setPlaceholderText(name)
    made.setAccessibleName(name)
    return made
