"""One entry of the journal, kept as it is typed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from player.language.catalogue import _
from player.window.entry.state import (
    CloseEntry,
    DeleteEntry,
    EntryCopied,
    EntryView,
    KeepAsPage,
    ShowVersion,
    UseVersion,
)
from player.window.intents import ConfirmDelete, Intent, KeepIt
from player.window.shell.printing import can_print, print_pages
from player.window.shell.screen_base import Screen
from player.window.shell.widgets.basics import READING_PX, Page, button, column, frame, label, set_words
from player.window.shell.widgets.choice_box import ChoiceBox
from player.window.shell.widgets.flow import FlowLayout, flowing
from player.window.shell.widgets.writing import WritingParts
from player.window.state import View


class EntryScreen(Screen):
    """Places to write, what was there before, and the way to delete it."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._about = label("", "title"), label("", "secondary")
        self.writing = WritingParts()
        self.versions = ChoiceBox(_("Earlier versions"))
        self.versions.chosen.connect(lambda version: self.intended.emit(ShowVersion(version)))
        self.done = self._button(_("Back to the journal"), CloseEntry(), "primary")
        self.use = self._button(_("Go on from this one"), UseVersion())
        self.delete = self._button(_("Delete this entry"), DeleteEntry())
        self.keep = self._button(_("Keep it"), KeepIt())
        self.confirm = self._button(_("Delete it"), ConfirmDelete())
        self._asked, self._done = label(""), label("", "note")
        self._html, self._text, self._file_name = "", "", ""
        self.copy, self.print = button(_("Copy")), button(_("Print…"))
        self.page = button(_("Make a page…"), name=_("Make a page of it, to keep or to give (PDF)"))
        self.copy.clicked.connect(self._copy)
        self.print.clicked.connect(lambda: print_pages(self, self._html, 0))
        self.page.clicked.connect(self._make_page)
        self._build()
        self.adopt(self.writing)

    def _button(self, words: str, intent: Intent, kind: str = "") -> QPushButton:
        made = button(words, kind)
        made.clicked.connect(lambda: self.intended.emit(intent))
        return made

    def _build(self) -> None:
        page = Page(gap=16, widest=READING_PX)
        column(self).addWidget(page)
        head = column(gap=6)
        head.addWidget(self._title)
        head.addWidget(self._about)
        page.column.addLayout(head)
        page.column.addWidget(self.writing, 1)
        line = QWidget()
        flow = FlowLayout(line)
        for part in (self.done, self.versions, self.use, self.delete):
            flow.addWidget(part)
        page.column.addWidget(line)
        self._out = flowing(self.copy, self.print, self.page)
        page.column.addWidget(self._out)
        page.column.addWidget(self._done)
        self._question = frame("notice")
        inside = column(self._question, gap=8)
        inside.setContentsMargins(16, 12, 16, 12)
        answers = QWidget()
        flow = FlowLayout(answers)
        for part in (self.keep, self.confirm):
            flow.addWidget(part)
        inside.addWidget(self._asked)
        inside.addWidget(answers)
        page.column.addWidget(self._question)

    def show_view(self, view: View) -> None:
        """Show the entry, leaving what is being typed alone."""
        if not isinstance(view, EntryView):
            return
        set_words(self._title, view.title)
        set_words(self._about, view.about)
        self.writing.show_writing(view.writing, read_only=view.earlier)
        self.versions.show_options(view.versions, view.version)
        self.versions.setVisible(bool(view.versions))
        self.use.setVisible(view.earlier)
        self.delete.setVisible(view.can_delete and not view.asked)
        self._text, self._html, self._file_name = view.text, view.html, view.file_name
        for pressed in (self.copy, self.print, self.page):
            pressed.setEnabled(bool(view.text))
        self.print.setVisible(can_print())
        set_words(self._done, view.done)
        set_words(self._asked, view.asked)
        self._question.setVisible(bool(view.asked))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.intended.emit(EntryCopied())

    def _make_page(self) -> None:
        path, _filter = QFileDialog.getSaveFileName(self, _("Where to save it"), self._file_name)
        if path:
            self.intended.emit(KeepAsPage(path))

    def take_focus(self) -> None:
        """Begin where one writes."""
        first = self.writing.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
