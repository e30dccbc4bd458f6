"""Exporting: first a preview of exactly what would be written."""

from PySide6.QtCore import QDate, QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QDateEdit, QFileDialog, QPlainTextEdit, QTextEdit, QWidget

from player.practice.display_text import in_window
from player.window.export.state import ExportView, KindChoice, SaveExport, SetExport, TakeKind
from player.window.intents import OpenLog
from player.window.shell.report_pictures import dress
from player.window.shell.screen_base import Screen
from player.window.shell.widgets.basics import READING_PX, Page, button, column, frame, label, set_words
from player.window.shell.widgets.choice_box import ChoiceBox
from player.window.shell.widgets.day import day_field
from player.window.shell.widgets.flow import FlowLayout
from player.window.state import View

LEAST_PX = 220


class ExportScreen(Screen):
    """Choices above, the preview below, and where to write it last."""

    def __init__(self) -> None:
        super().__init__()
        self._file_name = ""
        self.form = ChoiceBox("In which form")
        self.form.chosen.connect(lambda value: self.intended.emit(SetExport("form", value)))
        self.days = {name: self._day(name) for name in ("first", "last")}
        self.kinds: dict[str, QCheckBox] = {}
        self._kinds = column(gap=0)
        self._contains, self._left_out = label(""), label("", "secondary")
        self._more, self._done = label("", "secondary"), label("")
        self.text, self.page = QPlainTextEdit(), QTextEdit()
        for box, name in ((self.text, "What the file says"), (self.page, "What the pages say")):
            box.setReadOnly(True)
            box.setAccessibleName(name)
            box.setTabChangesFocus(True)
            box.setMinimumHeight(LEAST_PX)
        self.page.setProperty("kind", "paper")
        dress(self.page.document())
        self.save = button("Choose where to write it…", "primary")
        self.save.clicked.connect(self._save)
        self.back = button("Back to the log")
        self.back.clicked.connect(lambda: self.intended.emit(OpenLog()))
        self._build()

    def _day(self, name: str) -> QDateEdit:
        made = day_field({"first": "From this day", "last": "Until this day"}[name])
        made.dateChanged.connect(
            lambda day: self.intended.emit(SetExport(name, day.toString(Qt.DateFormat.ISODate)))
        )
        return made

    def _build(self) -> None:
        page = Page(gap=16, widest=READING_PX)
        column(self).addWidget(page)
        page.column.addWidget(label("Take a copy out", "title"))
        page.column.addWidget(
            label("You see here exactly what would leave. Nothing is written before you choose where.")
        )
        line = QWidget()
        flow = FlowLayout(line)
        for part in (self.form, *self.days.values()):
            flow.addWidget(part)
        page.column.addWidget(line)
        page.column.addLayout(self._kinds)
        page.column.addWidget(label("What is in it", "section"))
        page.column.addWidget(self._contains)
        page.column.addWidget(self.text, 1)
        page.column.addWidget(self.page, 1)
        page.column.addWidget(self._more)
        page.column.addWidget(label("What stays here", "section"))
        page.column.addWidget(self._left_out)
        self._notice = frame("banner")
        column(self._notice, margin=14).addWidget(self._done)
        page.column.addWidget(self._notice)
        last = QWidget()
        flow = FlowLayout(last)
        flow.addWidget(self.save)
        flow.addWidget(self.back)
        page.column.addWidget(last)

    def show_view(self, view: View) -> None:
        """Show the preview."""
        if not isinstance(view, ExportView):
            return
        self._file_name = view.file_name
        self.form.show_options(view.forms, view.form)
        for day, words in zip(self.days.values(), (view.first_day, view.last_day), strict=True):
            blocker = QSignalBlocker(day)
            day.setDate(QDate.fromString(words, Qt.DateFormat.ISODate))
            day.setVisible(bool(words))
            blocker.unblock()
        self._show_kinds(view)
        set_words(self._contains, " ".join(view.contains))
        set_words(self._left_out, " ".join(view.left_out))
        set_words(self._more, view.more)
        if self.text.toPlainText() != view.text:
            self.text.setPlainText(in_window(view.text))
        self.page.setHtml(in_window(view.html))
        self.text.setVisible(bool(view.text))
        self.page.setVisible(bool(view.html))
        set_words(self._done, view.done)
        self._notice.setVisible(bool(view.done))
        self.save.setEnabled(view.ready)

    def _show_kinds(self, view: ExportView) -> None:
        for each in view.kinds:
            if each.kind not in self.kinds:
                self.kinds[each.kind] = self._kind(each)
            self.kinds[each.kind].setChecked(each.taken)

    def _kind(self, kind: KindChoice) -> QCheckBox:
        made = QCheckBox(kind.label)
        made.setAccessibleName(kind.label)
        made.setAccessibleDescription(kind.about)
        made.clicked.connect(lambda taken: self.intended.emit(TakeKind(kind.kind, taken)))
        self._kinds.addWidget(made)
        about = label(kind.about, "secondary")
        about.setContentsMargins(36, 0, 0, 8)
        self._kinds.addWidget(about)
        return made

    def _save(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, "Where to write it", self._file_name)
        if path:
            self.intended.emit(SaveExport(path))
