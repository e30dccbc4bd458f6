"""Everything about one sitting, and the way to delete it."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from player.language.catalogue import _
from player.window.intents import ConfirmDelete, Intent, KeepIt
from player.window.log.state import DeleteSitting, LogDetail, OpenSitting
from player.window.shared.unwanted_note import WRITE, DeleteUnwanted, OpenUnwanted
from player.window.shell.widgets.basics import button, clear, column, label, restyle
from player.window.shell.widgets.flow import FlowLayout

_BEFORE_BUTTONS_PX: Final = 12


class SittingDetail(QFrame):
    """A panel with a sitting's facts. Deleting asks once, here, in plain words."""

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self._detail: LogDetail | None = None
        self._inside = column(self, gap=4)
        self._inside.setContentsMargins(20, 14, 20, 14)
        self.buttons: dict[str, QWidget] = {}
        self.hide()

    def show_detail(self, detail: LogDetail | None) -> None:
        """Show a sitting, or nothing."""
        if detail == self._detail:
            return
        self._detail = detail
        clear(self._inside)
        self.buttons = {}
        self.setVisible(detail is not None)
        if detail is None:
            return
        restyle(self, "kind", "notice" if detail.asked else "panel")
        self._inside.addWidget(label(detail.title, "heading"))
        for at, line in enumerate((detail.asked,) if detail.asked else detail.lines):
            self._inside.addWidget(label(line, "secondary" if at == 0 and not detail.asked else ""))
        self._inside.addSpacing(_BEFORE_BUTTONS_PX)
        self._inside.addWidget(self._line(detail))

    def _line(self, detail: LogDetail) -> QWidget:
        line = QWidget()
        flow = FlowLayout(line)
        offers: tuple[tuple[str, Intent], ...] = (
            ((_("Keep it"), KeepIt()), (_("Delete it"), ConfirmDelete()))
            if detail.asked
            else (
                (_("Close"), OpenSitting(None)),
                *(((WRITE, OpenUnwanted()),) if detail.can_write else ()),
                *((note.label, DeleteUnwanted(note.value)) for note in detail.notes),
                (detail.delete_words, DeleteSitting()),
            )
        )
        for words, intent in offers:
            flow.addWidget(self._button(words, intent))
        return line

    def _button(self, words: str, intent: Intent) -> QWidget:
        made = button(words)
        made.clicked.connect(lambda: self.intended.emit(intent))
        self.buttons[words] = made
        return made
