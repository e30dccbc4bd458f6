"""The editor of a preset: every control, and beside them what a practice becomes."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from player.window.clinic.editor.state import ControlItem, OpenSigning, PresetView, SavePreset, WriteField
from player.window.clinic.editor.widgets.assigned import AssignedPractices, QuestionnaireBoxes
from player.window.clinic.editor.widgets.comparison import Comparison
from player.window.clinic.editor.widgets.control_row import ControlRow
from player.window.clinic.widgets.parts import panel
from player.window.shell.screen_base import Screen
from player.window.shell.theme import look_of
from player.window.shell.widgets.basics import Page, button, clear, column, label, set_words
from player.window.shell.widgets.field import Field, LongField
from player.window.shell.widgets.flow import Spread, flowing
from player.window.state import View

SIDE_BY_SIDE_PX = 700
"""Narrower than this, at 100 % text, the ribbons are above the controls."""

_AT_ONCE = 2
"""Groups of controls that are made before the editor is first shown: more than fit into a usual window."""

_PAUSE_MS = 10
"""Milliseconds between two of the groups that are made afterwards, so that the window stays responsive."""


class PresetScreen(Screen):
    """Controls on one side, the ribbons on the other; the ribbons stay in sight while the controls scroll."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, ControlRow] = {}
        self._shown: tuple[ControlItem, ...] = ()
        self._waiting: list[str] = []
        self._later = QTimer(self)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(self._make_group)
        self._title, self._said = label("", "title"), label("", "note")
        self._defaults, self._date = label("", "secondary"), label("", "secondary")
        self.save, self.sign = button("Save"), button("Sign and give", "primary")
        self.fields: dict[str, Field | LongField] = {
            "name": Field("Name"),
            "author": Field("Set by", hint="Your name; “myself” for a preset of your own."),
            "reason": LongField("Because", hint="In plain words. The person will see them."),
            "review": Field("To be reviewed by", hint="Such as 2027-05-31. Empty: no end."),
        }
        self.comparison, self.assigned, self.questionnaires = (
            Comparison(),
            AssignedPractices(),
            QuestionnaireBoxes(),
        )
        self._controls = column(gap=20)
        self._build()
        self._connect()

    def _connect(self) -> None:
        self.save.clicked.connect(lambda: self.intended.emit(SavePreset()))
        self.sign.clicked.connect(lambda: self.intended.emit(OpenSigning()))
        for name, field in self.fields.items():
            field.edited.connect(lambda text, name=name: self.intended.emit(WriteField(name, text)))
        self.adopt(self.comparison, self.assigned, self.questionnaires)

    def _build(self) -> None:
        outer = column(self, gap=0)
        outer.addWidget(self._head())
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(0)
        self.controls_page = Page(gap=20, margins=(40, 4, 16, 32))
        self.picture_page = Page(gap=8, margins=(16, 4, 32, 32))
        self._across.addWidget(self.controls_page, 1)
        self._across.addWidget(self.picture_page, 1)
        outer.addLayout(self._across, 1)
        self.picture_page.column.addWidget(self.comparison)
        inside = self.controls_page.column
        inside.addWidget(self._defaults)
        inside.addLayout(self._controls)
        inside.addWidget(_section("What it says of itself", *self.fields.values(), self._date))
        inside.addWidget(_section("Practices, in this order", self.assigned))
        inside.addWidget(_section("QuestionnaireBoxes", self.questionnaires))
        inside.addStretch(1)

    def _head(self) -> QWidget:
        head = QWidget()
        inside = column(head, gap=4)
        inside.setContentsMargins(40, 24, 40, 12)
        top = QWidget()
        spread = Spread(top, gap=16)
        spread.addWidget(self._title)
        spread.addWidget(flowing(self.save, self.sign))
        inside.addWidget(top)
        inside.addWidget(self._said)
        return head

    def show_view(self, view: View) -> None:
        """Show the preset, changing only what differs."""
        if not isinstance(view, PresetView):
            return
        set_words(self._title, view.title)
        set_words(self._said, view.said or ("Not saved yet." if view.changed else ""))
        set_words(self._defaults, view.defaults)
        set_words(self._date, view.date)
        texts = {"name": view.name, "author": view.author, "reason": view.reason, "review": view.review}
        for name, field in self.fields.items():
            field.show_text(texts[name])
        self._show_controls(view.controls)
        self.comparison.show_view(view)
        self.assigned.show_view(view)
        self.questionnaires.show_view(view)

    # -- the controls: those in sight first, since making all of them takes longer than opening should

    @property
    def rows(self) -> dict[str, ControlRow]:
        """Every control's row; rows that haven't been made yet are made now."""
        while self._waiting:
            self._make_group()
        return self._rows

    def _show_controls(self, controls: tuple[ControlItem, ...]) -> None:
        before, self._shown = self._shown, controls
        if [_outline(item) for item in controls] != [_outline(item) for item in before]:
            clear(self._controls)
            self._rows = {}
            self._waiting = list(dict.fromkeys(item.group for item in controls))
            for _ in range(_AT_ONCE):
                self._make_group()
            self._later.start()
        for item in controls:
            row = self._rows.get(item.name)
            if row is not None and row.item != item:
                row.show_item(item)

    def _make_group(self) -> None:
        if self._waiting:
            group = self._waiting.pop(0)
            rows = {item.name: ControlRow(item) for item in self._shown if item.group == group}
            self.adopt(*rows.values())
            self._rows |= rows
            self.controls_page.settle(into=self._controls, part=_section(group, *rows.values(), gap=24))
        if not self._waiting:
            self._later.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Side by side where there is room, else one above the other."""
        super().resizeEvent(event)
        wide = self.width() >= look_of(self).px(SIDE_BY_SIDE_PX)
        self._across.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.BottomToTop
        )
        self.controls_page.column.setContentsMargins(40, 4, 16 if wide else 40, 32)
        self.picture_page.column.setContentsMargins(16 if wide else 40, 4, 32 if wide else 40, 32)
        self._across.setStretch(1, 5 if wide else 6)
        self._across.setStretch(0, 5)

    def take_focus(self) -> None:
        """Focus the first control."""
        for each in self._rows.values():
            first = each.slider or each.choice or each.switch
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)
                return


def _section(title: str, *parts: QWidget, gap: int = 16) -> QWidget:
    return panel(label(title, "section"), *parts, gap=gap)


def _outline(item: ControlItem) -> tuple[object, ...]:
    return item.name, item.label, item.group, item.kind, item.low, item.high, item.options
