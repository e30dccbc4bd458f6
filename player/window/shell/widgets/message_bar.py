"""Plain words about something that needs saying. Never a pop-up, never a sound."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from player.language.catalogue import _
from player.window.intents import DismissMessage
from player.window.shell.widgets.basics import button, column, frame, label, row
from player.window.state import Message


class MessageBar(QWidget):
    """The messages of a screen, one under another above it."""

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._messages: tuple[Message, ...] = ()
        self._column = column(self, gap=8)
        self._column.setContentsMargins(40, 16, 40, 0)
        self.hide()

    def show_messages(self, messages: tuple[Message, ...]) -> bool:
        """Show these messages and no others; True if they are not those that were shown."""
        if messages == self._messages:
            return False
        self._messages = messages
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for message in messages:
            self._column.addWidget(self._box(message))
        self.setVisible(bool(messages))
        return True

    def _box(self, message: Message) -> QWidget:
        box = frame("notice")
        inside = row(box, gap=12)
        inside.setContentsMargins(16, 8, 8, 8)
        inside.addWidget(label(message.text), 1)
        if message.key:
            away = button(_("Close"), "quiet", name=_("Close: {text}").format(text=message.text))
            away.clicked.connect(lambda: self.intended.emit(DismissMessage(message.key)))
            inside.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        return box
