"""A line to write in, with its name above it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from player.window.shell.theme import look_of
from player.window.shell.widgets.basics import column, label, restyle, set_words

LONGEST = 2000


class Missing(QLabel):
    """What is missing in a field, under it; the field is framed in the colour of attention meanwhile.

    Args:
        beside: the field.
    """

    def __init__(self, beside: QWidget) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("kind", "missing")
        self._beside = beside
        self._hint = ""
        self.hide()

    def say(self, words: str) -> None:
        """Say it, also to a screen reader; with no words nothing is missing any more."""
        if words == self.text():
            return
        if not self.text():
            self._hint = self._beside.accessibleDescription()
        set_words(self, words)
        self._beside.setAccessibleDescription(words or self._hint)
        restyle(self._beside, "missing", "yes" if words else "")

    def focus(self) -> None:
        """Go to the field."""
        self._beside.setFocus(Qt.FocusReason.OtherFocusReason)


class Field(QWidget):
    """One line of text.

    Signals:
        edited(str): what a person has typed, as it stands.
        entered(): Enter was pressed in it.
    """

    edited = Signal(str)
    entered = Signal()

    def __init__(self, name: str, *, hint: str = "", hidden: bool = False) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setMaxLength(LONGEST)
        if hidden:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.textEdited.connect(self.edited)
        self.line.returnPressed.connect(self.entered)
        inside = column(self, gap=4)
        inside.addWidget(label(name, "strong"))
        inside.addWidget(self.line)
        self._hint = label(hint, "secondary")
        inside.addWidget(self._hint)
        set_words(self._hint, hint)
        self.line.setAccessibleDescription(hint)
        self.missing = Missing(self.line)
        inside.addWidget(self.missing)

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.line.text()

    def show_text(self, text: str) -> None:
        """Show a text, leaving the cursor alone where it is there already."""
        if self.line.text() != text:
            self.line.setText(text)

    def show_letters(self, shown: bool) -> None:
        """Show what I type in a hidden field, or hide it again."""
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def empty(self) -> None:
        """Let go of what was typed."""
        self.line.clear()


class LongField(QWidget):
    """A few lines of text. Tab leaves it.

    Signals:
        edited(str): what a person has typed, as it stands.
    """

    edited = Signal(str)

    def __init__(self, name: str, *, hint: str = "") -> None:
        super().__init__()
        self.box = QPlainTextEdit()
        self.box.setAccessibleName(name)
        self.box.setAccessibleDescription(hint)
        self.box.setTabChangesFocus(True)
        self.box.textChanged.connect(self._changed)
        self._shown = ""
        inside = column(self, gap=4)
        inside.addWidget(label(name, "strong"))
        inside.addWidget(self.box)
        inside.addWidget(label(hint, "secondary"))
        self.missing = Missing(self.box)
        inside.addWidget(self.missing)
        self._limit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Higher with larger text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._limit()

    def _limit(self) -> None:
        self.box.setFixedHeight(look_of(self).px(88))

    def _changed(self) -> None:
        text = self.box.toPlainText()
        if text != self._shown:
            self._shown = text
            self.edited.emit(text)

    def show_text(self, text: str) -> None:
        """Show a text, leaving the cursor alone where it is there already."""
        if self.box.toPlainText() != text:
            self._shown = text
            self.box.setPlainText(text)
