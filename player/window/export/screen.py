"""Taking a copy out: whom it is for, what they will see, and where to write it."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QDate, QSignalBlocker, QSizeF, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDateEdit,
    QFileDialog,
    QPushButton,
    QRadioButton,
    QTextEdit,
    QWidget,
)

from player.language.catalogue import _
from player.practice.display_text import in_window
from player.window.export.state import (
    Copy,
    ExportView,
    KindChoice,
    SaveExport,
    SetExport,
    TakeKind,
    WriteMessage,
)
from player.window.export.widgets.copy_rows import CopyRows
from player.window.export.widgets.shown_rows import ShownRows
from player.window.intents import OpenLog
from player.window.shell.idle_work import InTurns
from player.window.shell.printing import can_print, print_pages
from player.window.shell.report_pictures import dress
from player.window.shell.screen_base import Screen
from player.window.shell.widgets.basics import (
    READING_PX,
    CheckBox,
    Page,
    button,
    clear,
    column,
    frame,
    label,
    set_words,
)
from player.window.shell.widgets.choice_box import ChoiceBox
from player.window.shell.widgets.day import day_field
from player.window.shell.widgets.field import LongField
from player.window.shell.widgets.flow import Columns, flowing
from player.window.shell.widgets.words import WrappingRadioButton
from player.window.state import View

LEAST_PX = 380
WHOM_PX = 340
"""How wide each of those whom a copy is for is at least, at 100 % text."""

_HINT = _("On the first page. It can stay empty. What you write stays here, encrypted, until you delete it.")
_INDENT_PX, _BOX_INDENT_PX = 36, 32
"""Where the words of a choice and of a box begin, and so what is said about them."""

_FIELD_PX = 44


class ExportScreen(Screen):
    """Whom it is for first, then what is in it, then how they will see it; where to write it is last.

    Whom it is for and what is in it fill a window: what stands below is made in turns, right after them.
    """

    message: LongField
    rows: CopyRows
    table: ShownRows
    page: QTextEdit
    save: QPushButton
    back: QPushButton

    def __init__(self) -> None:
        super().__init__()
        self._view: ExportView | None = None
        self._html = ""
        self._kinds_shown: tuple[str, ...] = ()
        self.copies: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self.form = ChoiceBox(_("Which of the two"))
        self.form.chosen.connect(lambda value: self.intended.emit(SetExport("form", value)))
        self.days = {name: self._day(name) for name in ("first", "last")}
        self.kinds: dict[str, CheckBox] = {}
        self._whom_part, self._kinds = QWidget(), column(gap=0)
        self._whom = Columns(self._whom_part, gap=16, least=WHOM_PX)
        self._below = column(gap=16)
        self._shows: list[Callable[[ExportView], None]] = []
        self._turns = InTurns(self, afterwards=self.order_tree)
        self._build()

    def _day(self, name: str) -> QDateEdit:
        made = day_field({"first": _("From this day"), "last": _("Until this day")}[name])
        made.dateChanged.connect(
            lambda day: self.intended.emit(SetExport(name, day.toString(Qt.DateFormat.ISODate)))
        )
        return made

    def _build(self) -> None:
        self._outer = page = Page(gap=16, widest=READING_PX)
        column(self).addWidget(page)
        inside = page.column
        inside.addWidget(label(_("Take a copy out"), "title"))
        inside.addWidget(label(_("Nothing is saved until you choose where.")))
        inside.addWidget(label(_("Who is it for?"), "section"))
        inside.addWidget(self._whom_part)
        self._in_form = flowing(self.form)
        inside.addWidget(self._in_form)
        inside.addWidget(label(_("What is in it"), "section"))
        self._range = flowing(
            flowing(_word(_("From")), self.days["first"]), flowing(_word(_("until")), self.days["last"])
        )
        inside.addWidget(self._range)
        inside.addLayout(self._kinds)
        inside.addLayout(self._below)
        inside.addStretch(1)

    # -- what stands below, each part made in a turn of its own

    def _add_message(self) -> None:
        self.message = LongField(_("What you want to say"), hint=_HINT)
        self.message.edited.connect(lambda text: self.intended.emit(WriteMessage(text)))
        self._settle(self.message, self._show_message)

    def _add_copy(self) -> None:
        self._contains, self._more = label(""), label("", "secondary")
        self.rows, self.page = CopyRows(), QTextEdit()
        self.table = self.rows.table
        self.page.setReadOnly(True)
        # All of it is there: the page around it scrolls.
        self.page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page.document().documentLayout().documentSizeChanged.connect(self._fit_paper)
        self.page.setAccessibleName(_("What the pages say"))
        self.page.setTabChangesFocus(True)
        self.page.setProperty("kind", "paper")
        dress(self.page.document())
        part = QWidget()
        inside = column(part, gap=16)
        inside.addWidget(label(_("As they will see it"), "section"))
        for each in (self._contains, self.rows, self.page, self._more):
            inside.addWidget(each)
        self._settle(part, self._show_copy)

    def _fit_paper(self, size: QSizeF) -> None:
        beside = self.page.height() - self.page.viewport().height()
        self.page.setFixedHeight(max(LEAST_PX, ceil(size.height()) + beside))

    def _add_end(self) -> None:
        self._left_out, self._done = label("", "secondary"), label("")
        self.save = button(_("Choose where to save it…"), "primary")
        self.save.clicked.connect(self._save)
        self.print = button(_("Print…"))
        self.print.clicked.connect(lambda: print_pages(self, self._html))
        self.back = button(_("Back to the log"))
        self.back.clicked.connect(lambda: self.intended.emit(OpenLog()))
        self._notice = frame("banner")
        column(self._notice, margin=14).addWidget(self._done)
        part = QWidget()
        inside = column(part, gap=16)
        inside.addWidget(label(_("What stays here"), "section"))
        inside.addWidget(self._left_out)
        inside.addWidget(self._notice)
        inside.addWidget(flowing(self.save, self.print, self.back))
        self._settle(part, self._show_end)

    def _settle(self, part: QWidget, show: Callable[[ExportView], None]) -> None:
        # Without a parent, what is shown would be a window.
        part.setParent(self._outer.inside)
        self._shows.append(show)
        if self._view is not None:
            show(self._view)
            self._outer.settle(into=self._below, part=part)
            # Settling shows also a message that there is no page for.
            show(self._view)

    # -- showing

    def show_view(self, view: View) -> None:
        """Show the copy."""
        if not isinstance(view, ExportView):
            return
        first, self._view = self._view is None, view
        for each in view.copies:
            if each.value not in self.copies:
                self.copies[each.value] = self._copy(each)
        self._check(view.chosen_for)
        self.form.show_options(view.forms, view.form)
        self._in_form.setVisible(len(view.forms) > 1)
        self._show_days(view)
        self._show_kinds(view.kinds)
        for show in self._shows:
            show(view)
        if first:
            self._turns.begin((self._add_message, self._add_copy, self._add_end), at_once=0)

    def _check(self, chosen: str) -> None:
        focused = any(radio.hasFocus() for radio in self.copies.values())
        for value, radio in self.copies.items():
            radio.setChecked(value == chosen)
            # Tab leads to the one that is checked; the arrow keys go on from there.
            tabbed = Qt.FocusPolicy.StrongFocus if value == chosen else Qt.FocusPolicy.ClickFocus
            radio.setFocusPolicy(tabbed)
            if value == chosen and focused:
                radio.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_message(self, view: ExportView) -> None:
        self.message.setVisible(view.message is not None)
        self.message.show_text(view.message or "")

    def _show_copy(self, view: ExportView) -> None:
        set_words(self._contains, " ".join(view.contains))
        set_words(self._more, view.more)
        self.page.setVisible(bool(view.html))
        if view.html != self._html:
            self._html = view.html
            self.page.setHtml(in_window(view.html))
        self.rows.setVisible(bool(view.headings))
        self.rows.show_rows(view.headings, view.rows)

    def _show_end(self, view: ExportView) -> None:
        set_words(self._left_out, " ".join(view.left_out))
        set_words(self._done, view.done)
        self._notice.setVisible(bool(view.done))
        self.save.setEnabled(view.ready)
        self.print.setVisible(bool(view.html) and can_print())
        self.print.setEnabled(view.ready)

    def _show_days(self, view: ExportView) -> None:
        for day, words in zip(self.days.values(), (view.first_day, view.last_day), strict=True):
            blocker = QSignalBlocker(day)
            day.setDate(QDate.fromString(words, Qt.DateFormat.ISODate))
            blocker.unblock()
        self._range.setVisible(bool(view.first_day))

    def _show_kinds(self, kinds: tuple[KindChoice, ...]) -> None:
        names = tuple(each.kind for each in kinds)
        if names != self._kinds_shown:
            self._kinds_shown = names
            clear(self._kinds)
            self.kinds = {each.kind: self._kind(each) for each in kinds}
        for each in kinds:
            self.kinds[each.kind].setChecked(each.taken)

    def _copy(self, copy: Copy) -> QRadioButton:
        made = WrappingRadioButton(copy.label)
        made.setAccessibleName(copy.label)
        made.setAccessibleDescription(copy.about)
        made.clicked.connect(lambda: self.intended.emit(SetExport("for", copy.value)))
        self._group.addButton(made)
        part = QWidget()
        inside = column(part, gap=0)
        inside.addWidget(made)
        inside.addWidget(_about(copy.about))
        inside.addStretch(1)
        self._whom.addWidget(part)
        return made

    def _kind(self, kind: KindChoice) -> CheckBox:
        made = CheckBox(kind.label)
        made.setAccessibleName(kind.label)
        made.setAccessibleDescription(kind.about)
        made.clicked.connect(lambda taken: self.intended.emit(TakeKind(kind.kind, taken)))
        self._kinds.addWidget(made)
        # Its words belong to the box above them, whose target is higher than it looks.
        about = _about(kind.about)
        about.setContentsMargins(_BOX_INDENT_PX, 0, 0, 14)
        self._kinds.addWidget(about)
        return made

    def take_focus(self) -> None:
        """Focus whom it is for."""
        for each in self.copies.values():
            if each.isChecked():
                each.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        name = self._view.file_name if self._view is not None else ""
        path, _filter = QFileDialog.getSaveFileName(self, _("Where to save it"), name)
        if path:
            self.intended.emit(SaveExport(path))


def _word(words: str) -> QWidget:
    """A word before a field, in the middle of its height."""
    made = label(words)
    made.setWordWrap(False)
    made.setMinimumHeight(_FIELD_PX)
    return made


def _about(words: str) -> QWidget:
    made = label(words, "secondary")
    made.setContentsMargins(_INDENT_PX, 4, 0, 12)
    return made
