"""The log: what was practised and when. Nothing is counted."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from player.ui.intents import FilterLog
from player.ui.screens.base import Screen
from player.ui.view import LogRow, LogView, View
from player.ui.widgets.basics import READING_PX, Page, button, clear, column, frame, label, set_words
from player.ui.widgets.flow import Spread

SHOWN_AT_ONCE = 60
"""More rows than this come in when asked for, so that a long log opens quickly."""


class LogScreen(Screen):
    """Sittings, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[LogRow, ...] | None = None
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Find in the log   /")
        self.filter.setAccessibleName("Find in the log")
        self.filter.setMinimumWidth(240)
        self.filter.textEdited.connect(lambda text: self.intended.emit(FilterLog(text)))
        self._empty = label("", "kind-words")
        self._list = column(gap=12)
        self.more = button("Show older ones")
        self.more.clicked.connect(self._show_older)
        self.entries: list[Entry] = []
        self._build()

    def _build(self) -> None:
        page = Page(gap=20, widest=READING_PX)
        column(self).addWidget(page)
        top = QWidget()
        head = Spread(top)
        title = label("Log", "title")
        title.setWordWrap(False)
        head.addWidget(title)
        head.addWidget(self.filter)
        page.column.addWidget(top)
        page.column.addWidget(self._empty)
        page.column.addLayout(self._list)
        page.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addStretch(1)

    def show_view(self, view: View) -> None:
        """Show the rows."""
        if not isinstance(view, LogView):
            return
        if self.filter.text() != view.filter_text:
            blocker = QSignalBlocker(self.filter)
            self.filter.setText(view.filter_text)
            blocker.unblock()
        set_words(self._empty, "" if view.rows else view.empty_words)
        if view.rows != self._rows:
            self._rows = view.rows
            clear(self._list)
            self.entries = []
            self._show_older()

    def _show_older(self) -> None:
        rows = self._rows or ()
        shown = len(self.entries)
        for each in rows[shown : shown + SHOWN_AT_ONCE]:
            entry = Entry(each)
            self.entries.append(entry)
            self._list.addWidget(entry)
        self.more.setVisible(len(self.entries) < len(rows))

    def start_finding(self) -> None:
        """Go to the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()


class Entry(QWidget):
    """One sitting. It can have the focus, so that a screen reader reads it whole."""

    def __init__(self, row: LogRow) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        facts = " · ".join(part for part in (row.minutes, row.ended, row.pacing) if part)
        said = (row.when, row.practice, facts, row.ratings, row.reflection)
        self.setAccessibleName(". ".join(part for part in said if part))
        box = frame("panel")
        column(self).addWidget(box)
        inside = column(box, gap=4)
        inside.setContentsMargins(18, 14, 18, 14)
        inside.addWidget(label(row.when, "secondary"))
        inside.addWidget(label(row.practice, "heading"))
        inside.addWidget(label(facts, "secondary"))
        for words in (row.ratings, row.reflection):
            if words:
                inside.addWidget(label(words, "" if words is row.reflection else "secondary"))
