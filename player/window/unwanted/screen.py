"""Something unwanted: room for a note about a sitting. Everything can be left empty."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from player.language.catalogue import _
from player.window.intents import ConfirmDelete, Intent, KeepIt
from player.window.shared.unwanted_note import DeleteUnwanted
from player.window.shared.writing_state import WritingPart
from player.window.shell.screen_base import Screen
from player.window.shell.widgets.basics import (
    READING_PX,
    Page,
    button,
    clear,
    column,
    frame,
    label,
    set_words,
)
from player.window.shell.widgets.flow import FlowLayout
from player.window.shell.widgets.writing import Page as WritingPage
from player.window.state import Option, View
from player.window.unwanted.state import DropUnwanted, KeepUnwanted, UnwantedView, WriteUnwanted

_LABEL = _("In your own words, if you like")
_LINES = 4


class UnwantedScreen(Screen):
    """What it is for, a place to write, and what was written before."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._about = label(_("Something unwanted"), "title"), label("", "secondary")
        self._words, self._private = label(""), label("", "secondary")
        self.text = WritingPage(WritingPart("unwanted", _LABEL, "", ""), _LINES)
        self.text.textChanged.connect(lambda: self.intended.emit(WriteUnwanted(self.text.toPlainText())))
        self.keep = self._button(_("Keep what I wrote"), KeepUnwanted(), "primary")
        self.drop = self._button(_("Keep nothing"), DropUnwanted())
        self._outline: tuple[object, ...] = ()
        self.buttons: dict[str, QPushButton] = {}
        self._build()

    def _button(self, words: str, intent: Intent, kind: str = "", name: str = "") -> QPushButton:
        made = button(words, kind, name=name)
        made.clicked.connect(lambda: self.intended.emit(intent))
        return made

    def _build(self) -> None:
        page = Page(gap=20, widest=READING_PX)
        column(self).addWidget(page)
        head = column(gap=8)
        head.addWidget(self._title)
        head.addWidget(self._about)
        page.column.addLayout(head)
        page.column.addWidget(self._words)
        writing = column(gap=8)
        writing.addWidget(label(_LABEL, "strong"))
        writing.addWidget(self.text)
        writing.addWidget(self._private)
        page.column.addLayout(writing)
        line = QWidget()
        ways = FlowLayout(line, gap=12)
        ways.addWidget(self.keep)
        ways.addWidget(self.drop)
        page.column.addWidget(line)
        self._kept = column(gap=12)
        page.column.addLayout(self._kept)
        page.column.addStretch(1)

    def show_view(self, view: View) -> None:
        """Show it without touching what is being typed."""
        if not isinstance(view, UnwantedView):
            return
        set_words(self._about, view.about)
        set_words(self._words, "\n\n".join(view.words))
        set_words(self._private, view.private)
        if self.text.toPlainText() != view.text and not (self.text.hasFocus() and view.text):
            blocker = QSignalBlocker(self.text)
            self.text.setPlainText(view.text)
            blocker.unblock()
        outline = (view.kept, view.deleting, view.asked)
        if outline != self._outline:
            self._outline = outline
            self._show_kept(view)

    def _show_kept(self, view: UnwantedView) -> None:
        clear(self._kept)
        self.buttons = {}
        if view.kept:
            self._kept.addWidget(label(_("Written before"), "section"))
        for note in view.kept:
            self._kept.addWidget(self._note(note, view.asked if note.value == view.deleting else ""))

    def _note(self, note: Option, asked: str) -> QWidget:
        box = frame("notice" if asked else "panel")
        inside = column(box, gap=8)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addWidget(label(note.label))
        if asked:
            inside.addWidget(label(asked))
        line = QWidget()
        ways = FlowLayout(line)
        offers: tuple[tuple[str, Intent], ...] = (
            ((_("Keep it"), KeepIt()), (_("Delete it"), ConfirmDelete()))
            if asked
            else ((_("Delete this note"), DeleteUnwanted(note.value)),)
        )
        for words, intent in offers:
            made = self.buttons[words] = self._button(words, intent, name=f"{words}: {note.label}")
            ways.addWidget(made)
        inside.addWidget(line)
        return box

    def take_focus(self) -> None:
        """Focus the field to write in."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
