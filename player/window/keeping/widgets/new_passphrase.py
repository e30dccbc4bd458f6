"""A new passphrase for the log's key, typed twice."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from player.language.catalogue import _
from player.window.intents import Intent, KeepIt
from player.window.keeping.state import MoveKey
from player.window.shell.widgets.basics import button, column, label, set_words
from player.window.shell.widgets.flow import flowing


class NewPassphrase(QFrame):
    """Emits ``intended`` once both fields have the same."""

    intended = Signal(Intent)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.passphrase, self.again = self._secret(_("A new passphrase")), self._secret(_("The same again"))
        self._unlike = label("", "secondary")
        self._unlike.hide()
        inside = column(self, gap=8, margin=14)
        inside.addWidget(label(_("Nobody can look a passphrase up for you. If it is lost, so is the log.")))
        use, leave = button(_("Use this passphrase")), button(_("Leave it as it is"))
        use.clicked.connect(self._use)
        leave.clicked.connect(lambda: self.intended.emit(KeepIt()))
        for part in (self.passphrase, self.again, self._unlike, flowing(use, leave)):
            inside.addWidget(part)

    def _secret(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setEchoMode(QLineEdit.EchoMode.Password)
        made.setPlaceholderText(name)
        made.setAccessibleName(name)
        made.returnPressed.connect(self._use)
        return made

    def begin(self) -> None:
        """Wait for it to be typed."""
        self.setVisible(True)
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Put it away, with what was typed."""
        for field in (self.passphrase, self.again):
            field.clear()
        set_words(self._unlike, "")
        self.setVisible(False)

    def _use(self) -> None:
        if self.passphrase.text() != self.again.text():
            set_words(self._unlike, _("The two don't match. Please type them again."))
            return
        self.intended.emit(MoveKey("passphrase", self.passphrase.text()))
