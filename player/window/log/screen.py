"""The log: what was practised and when, as a list, as dots, and as a table. Nothing is counted."""

from PySide6.QtCore import QDate, QPoint, QRect, QSignalBlocker, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QButtonGroup, QDateEdit, QRadioButton, QWidget

from player.language.catalogue import _
from player.window.intents import OpenExport
from player.window.log.state import FilterLog, LogDetail, LogView, LogWay, NarrowLog, OpenSitting, ShowLogAs
from player.window.log.widgets.dots import Dots
from player.window.log.widgets.one_scroll import OneScroll
from player.window.log.widgets.sitting_detail import SittingDetail
from player.window.log.widgets.sitting_list import SittingList
from player.window.log.widgets.sitting_table import SittingTable
from player.window.pictures.widgets.small_picture import EmptyPlace
from player.window.shell.screen_base import Screen
from player.window.shell.widgets.basics import Page, SearchField, button, column, label, set_words
from player.window.shell.widgets.choice_box import ChoiceBox
from player.window.shell.widgets.day import day_field
from player.window.shell.widgets.flow import FlowLayout, Spread, flowing
from player.window.shell.widgets.words import WrappingRadioButton
from player.window.state import View

WAYS = ((LogWay.LIST, _("List")), (LogWay.DOTS, _("Dots")), (LogWay.TABLE, _("Table")))
FILTERS = {
    "period": _("When"),
    "practice": _("Practice"),
    "pacing": _("Pacing"),
    "outcome": _("How it ended"),
}
OF_DOTS = {"measure": _("What the dots show"), "grouping": _("Rows of dots")}
FILTER_LETTERS = 11
"""Of what is chosen in a filter: all four stand in one row then. Its list has all of it."""

ABOVE_PX = 16
"""What is seen above a sitting that is opened."""


class LogScreen(Screen):
    """Sittings, newest first."""

    can_find = True

    def __init__(self) -> None:
        super().__init__()
        self.filter = SearchField(_("Find in the log"))
        self.filter.textEdited.connect(lambda text: self.intended.emit(FilterLog(text)))
        self.export = button(_("Take a copy out"), name=_("Take a copy out: see first what it would hold"))
        self.export.clicked.connect(lambda: self.intended.emit(OpenExport()))
        self.choices: dict[str, ChoiceBox] = {}
        self.days = {name: self._day(name) for name in ("first", "last")}
        self.ways: dict[LogWay, QRadioButton] = {}
        self._some, self._was_at = False, 0
        self.narrow = button(_("Show only…"), role=QAccessible.Role.Button)
        self.narrow.toggled.connect(self._show_filters)
        self._empty = EmptyPlace()
        self._explanation = label("", "secondary")
        self.list, self.table, self.dots = SittingList(), SittingTable(), Dots()
        for part in (self.list, self.table, self.dots):
            part.opened.connect(lambda row: self.intended.emit(OpenSitting(row)))
        self.detail = SittingDetail()
        self.adopt(self.detail)
        self._build()

    def _day(self, name: str) -> QDateEdit:
        made = day_field({"first": _("From this day"), "last": _("Until this day")}[name])
        made.dateChanged.connect(
            lambda day: self.intended.emit(NarrowLog(name, day.toString(Qt.DateFormat.ISODate)))
        )
        return made

    def _build(self) -> None:
        # The list goes on to the window's edge.
        page = self.page = Page(gap=16, margins=(40, 32, 40, 0), steady=True)
        column(self).addWidget(page)
        top = QWidget()
        head = Spread(top)
        title = label(_("Log"), "title")
        title.setWordWrap(False)
        head.addWidget(title)
        head.addWidget(self.filter)
        page.column.addWidget(top)
        page.column.addWidget(self._switch())
        page.column.addWidget(self._of_the_dots())
        page.column.addWidget(self._narrowing())
        page.column.addWidget(self._empty)
        page.column.addWidget(self.detail)
        page.column.addWidget(self._explanation)
        self.stack = QWidget()
        down = column(self.stack)
        self._shown = {
            LogWay.LIST: OneScroll(self.list, page),
            LogWay.DOTS: self.dots,
            LogWay.TABLE: OneScroll(self.table, page),
        }
        for part in self._shown.values():
            down.addWidget(part, 0 if part is self.dots else 1)
        down.addStretch(0)
        self.dots.reached.connect(self._show_row)
        page.column.addWidget(self.stack, 100)
        # Takes up the room if there is nothing to show.
        page.column.addStretch(1)

    def _narrowing(self) -> QWidget:
        self._filters = QWidget()
        line = FlowLayout(self._filters)
        for name, words in FILTERS.items():
            line.addWidget(self._choice(name, words))
        for day in self.days.values():
            line.addWidget(day)
        return self._filters

    def _choice(self, name: str, words: str) -> ChoiceBox:
        box = ChoiceBox(words)
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(FILTER_LETTERS)
        box.chosen.connect(lambda value: self.intended.emit(NarrowLog(name, value)))
        self.choices[name] = box
        return box

    def _switch(self) -> QWidget:
        self._bar = QWidget()
        spread = Spread(self._bar)
        left, group = QWidget(), QButtonGroup(self)
        line = FlowLayout(left)
        for way, words in WAYS:
            radio = WrappingRadioButton(words)
            radio.setAccessibleName(_("Show as: {words}").format(words=words))
            group.addButton(radio)
            self.ways[way] = radio
            line.addWidget(radio)
            self._connect(radio, way)
        line.addWidget(self.narrow)
        spread.addWidget(left)
        spread.addWidget(self.export)
        return self._bar

    def _of_the_dots(self) -> QWidget:
        """In a row of its own: what stands above it is where it is for the list and the table."""
        self._dot_choices = flowing(*(self._choice(name, words) for name, words in OF_DOTS.items()))
        return self._dot_choices

    def _connect(self, radio: QRadioButton, way: LogWay) -> None:
        radio.clicked.connect(lambda: self.intended.emit(ShowLogAs(way.value)))

    # -- showing

    def show_view(self, view: View) -> None:
        """Show the rows in the chosen way."""
        if not isinstance(view, LogView):
            return
        if self.filter.text() != view.filter_text:
            blocker = QSignalBlocker(self.filter)
            self.filter.setText(view.filter_text)
            blocker.unblock()
        self._show_choices(view)
        self._empty.say("" if view.rows else view.empty_words)
        # Only the one that is visible: twenty thousand rows take each of them some time.
        for way, rows in ((LogWay.LIST, self.list), (LogWay.TABLE, self.table)):
            if view.way is way and rows.sittings.rows is not view.rows:
                rows.sittings.show_rows(view.rows)
        if view.dots is not None:
            self.dots.show_dots(view.dots, view.rows)
        set_words(self._explanation, view.dots.explanation if view.dots is not None else "")
        for way, radio in self.ways.items():
            radio.setChecked(way is view.way)
            # Tab stops at the one that is on; the arrow keys go to the others.
            radio.setFocusPolicy(Qt.FocusPolicy.StrongFocus if way is view.way else Qt.FocusPolicy.ClickFocus)
        for way, part in self._shown.items():
            part.setVisible(way is view.way)
        self.stack.setVisible(bool(view.rows))
        self._show_detail(view.detail)

    def _show_detail(self, detail: LogDetail | None) -> None:
        """A sitting that is opened is seen, however far down the list one was; closed, one is there again."""
        bar, there = self.page.verticalScrollBar(), self.detail.isVisible()
        if detail is not None and not there:
            self._was_at = bar.value()
        self.detail.show_detail(detail)
        if self.isVisible() and there is not self.detail.isVisible():
            self.page.make_room()
            above = self.detail.mapTo(self.page.inside, QPoint(0, 0)).y() - ABOVE_PX
            bar.setValue(min(bar.value(), above) if detail is not None else self._was_at)

    def _show_row(self, row: QRect) -> None:
        """Bring a row of dots into sight."""
        middle = self.dots.mapTo(self.page.inside, row.center())
        self.page.ensureVisible(middle.x(), middle.y(), 0, row.height() // 2)

    def _show_choices(self, view: LogView) -> None:
        named = {choice.name: choice for choice in view.choices}
        for name, box in self.choices.items():
            if name in named:
                box.show_options(named[name].options, named[name].selected)
            box.setVisible(name in named)
        self._dot_choices.setVisible(bool(OF_DOTS.keys() & named.keys()))
        for day, words in zip(self.days.values(), (view.first_day, view.last_day), strict=True):
            blocker = QSignalBlocker(day)
            if words:
                day.setDate(QDate.fromString(words, Qt.DateFormat.ISODate))
            day.setVisible(bool(words))
            blocker.unblock()
        self._some = bool(view.choices)
        if any(named[name].selected != "" for name in FILTERS if name in named):
            # What narrows the list is seen.
            self.narrow.setChecked(True)
        self._show_filters()
        self._bar.setVisible(view.can_export)

    def _show_filters(self) -> None:
        self.narrow.setVisible(self._some)
        self._filters.setVisible(self._some and self.narrow.isChecked())

    def start_finding(self) -> None:
        """Go to the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()
