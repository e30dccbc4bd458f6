"""One recording: what it is called, what to know of it, and where it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from player.language.catalogue import _
from player.window.intents import ConfirmDelete, Intent, KeepIt, OpenPractise
from player.window.recording_details.state import (
    CopyRecording,
    MarkRecording,
    RecordingDetailsView,
    RemoveRecording,
    SetDetail,
    TypeDetail,
)
from player.window.shell.screen_base import Screen
from player.window.shell.widgets.basics import Page, button, column, label, set_words
from player.window.shell.widgets.choice_box import ChoiceBox
from player.window.shell.widgets.flow import flowing
from player.window.state import View

MEASURE_PX = 720

_FIELDS = (
    ("title", _("Its name")),
    ("about", _("What it is, in a line")),
    ("caution", _("What to know before it begins")),
)


class RecordingDetailsScreen(Screen):
    """Three lines to write in, one choice, and what becomes of the file."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._where = label("", "title"), label("", "secondary")
        self._asked = label("")
        self.fields = {name: self._field(name, words) for name, words in _FIELDS}
        self.rung = ChoiceBox(_("How far it goes"))
        self.rung.chosen.connect(lambda value: self.intended.emit(MarkRecording(value)))
        self.done = self._button(_("Back to Today"), OpenPractise(), "primary")
        self.copy = self._button(_("Copy it into Kindpace's folder"), CopyRecording())
        self.remove = self._button(_("Take it off the shelf"), RemoveRecording())
        self.keep = self._button(_("Keep it"), KeepIt())
        self.confirm = self._button(_("Delete it"), ConfirmDelete())
        self._build()

    def _field(self, name: str, words: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(words)
        # With a key that leads elsewhere the line is left before it is finished.
        made.textEdited.connect(lambda text: self.intended.emit(TypeDetail(name, text)))
        made.editingFinished.connect(lambda: self._written(name, made))
        return made

    def _written(self, name: str, field: QLineEdit) -> None:
        if field.isModified():
            field.setModified(False)
            self.intended.emit(SetDetail(name, field.text()))

    def _button(self, words: str, intent: Intent, kind: str = "") -> QPushButton:
        made = button(words, kind)
        made.clicked.connect(lambda: self.intended.emit(intent))
        return made

    def _build(self) -> None:
        page = Page(gap=16, margins=(40, 40, 40, 32), widest=MEASURE_PX + 80)
        column(self).addWidget(page)
        page.column.addWidget(self._title)
        page.column.addWidget(self._where)
        # A name stands nearer to its own field than to the one above.
        for name, words in _FIELDS:
            part = column(gap=6)
            part.addWidget(label(words, "strong"))
            part.addWidget(self.fields[name])
            page.column.addLayout(part)
        self._rung_words = label(_("How far it goes"), "strong")
        part = column(gap=6)
        part.addWidget(self._rung_words)
        part.addWidget(self.rung, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addLayout(part)
        page.column.addSpacing(8)
        page.column.addWidget(flowing(self.done, self.copy, self.remove))
        page.column.addWidget(self._asked)
        self._answers = flowing(self.keep, self.confirm)
        page.column.addWidget(self._answers)
        page.column.addStretch(1)

    def show_view(self, view: View) -> None:
        """Show the recording, leaving what is being typed alone."""
        if not isinstance(view, RecordingDetailsView):
            return
        set_words(self._title, view.title)
        set_words(self._where, view.where)
        for name, words in (("title", view.named), ("about", view.about), ("caution", view.caution)):
            field = self.fields[name]
            if not field.hasFocus() and field.text() != words:
                field.setText(words)
        self.fields["title"].setPlaceholderText(view.title)
        self.rung.show_options(view.rungs, view.rung)
        self.rung.setVisible(bool(view.rungs))
        self._rung_words.setVisible(bool(view.rungs))
        self.copy.setVisible(view.can_copy)
        set_words(self._asked, view.asked)
        self._answers.setVisible(bool(view.asked))

    def take_focus(self) -> None:
        """Begin with its name."""
        self.fields["title"].setFocus(Qt.FocusReason.OtherFocusReason)
