"""Plain words about something that needs saying. Never a pop-up, never a sound."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from player.language.catalogue import _, counted
from player.window.intents import DismissMessage
from player.window.shell.widgets.basics import Fold, Page, button, clear, column, frame, label, row
from player.window.state import Message

MOST_AT_ONCE: Final = 2
"""More would push away what somebody came for, such as the first number to call."""

SHARE_OF_WINDOW: Final = 3
"""Those before them have a third of the window's height, and scroll in it."""


class MessageBar(QWidget):
    """The messages of a screen, one under another above it: the latest, and the others behind a button."""

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._messages: tuple[Message, ...] = ()
        self._column = column(self, gap=8)
        self._column.setContentsMargins(40, 16, 40, 0)
        self.more: QPushButton | None = None
        self.hide()

    def show_messages(self, messages: tuple[Message, ...]) -> bool:
        """Show these messages and no others; True if they are not those that were shown."""
        if messages == self._messages:
            return False
        opened = self.more is not None and self.more.isChecked()
        self._messages = messages
        clear(self._column)
        self.more = None
        earlier, latest = messages[:-MOST_AT_ONCE], messages[-MOST_AT_ONCE:]
        for message in latest:
            self._column.addWidget(self._box(message))
        if earlier:
            self._fold(earlier, opened=opened)
        self.setVisible(bool(messages))
        return True

    def _fold(self, earlier: tuple[Message, ...], *, opened: bool) -> None:
        fold = Fold(counted("{number} more message", "{number} more messages", len(earlier)))
        page = Page(gap=8, margins=(0, 0, 12, 0))
        for message in earlier:
            page.column.addWidget(self._box(message))
        page.column.addStretch(1)
        page.setFixedHeight(self.window().height() // SHARE_OF_WINDOW)
        fold.inside.addWidget(page)
        self._column.addWidget(fold)
        self.more = fold.button
        self.more.setChecked(opened)

    def _box(self, message: Message) -> QWidget:
        box = frame("notice")
        inside = row(box, gap=12)
        inside.setContentsMargins(16, 8, 8, 8)
        inside.addWidget(_words(message), 1)
        if message.key:
            away = button(_("Close"), "quiet", name=_("Close: {text}").format(text=message.text))
            away.clicked.connect(lambda: self.intended.emit(DismissMessage(message.key)))
            inside.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        return box


def _words(message: Message) -> QWidget:
    """What it says, and below, for whoever asks, its details."""
    if not message.details:
        return label(message.text)
    words, details = QWidget(), Fold(_("Details"))
    details.inside.addWidget(label(message.details, "secondary"))
    down = column(words)
    down.addWidget(label(message.text))
    down.addWidget(details)
    return words
