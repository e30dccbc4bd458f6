"""The editor of a preset: every control, and beside them what a practice becomes."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from player.language.catalogue import _
from player.window.clinic.editor.state import ControlItem, OpenSigning, PresetView, SavePreset, WriteField
from player.window.clinic.editor.widgets.assigned import AssignedPractices, QuestionnaireBoxes
from player.window.clinic.editor.widgets.comparison import Comparison
from player.window.clinic.editor.widgets.control_row import ControlRow
from player.window.clinic.editor.widgets.review_day import ReviewDay
from player.window.clinic.widgets.parts import panel
from player.window.shell.idle_work import InTurns
from player.window.shell.screen_base import Screen
from player.window.shell.theme import look_of
from player.window.shell.widgets.basics import Page, button, clear, column, label, row, set_words
from player.window.shell.widgets.choice_box import ChoiceBox
from player.window.shell.widgets.field import Field, LongField
from player.window.shell.widgets.flow import flowing
from player.window.shell.widgets.words import OneLine
from player.window.state import Option, View

SIDE_BY_SIDE_PX = 700
"""Narrower than this, at 100 % text, the ribbons are below the controls, and all of it scrolls as one."""

_HEAD = (40, 24, 40, 12)
"""Margins of what stands above both."""

WORDS, HEARD = _("What it says of itself"), _("What will be heard")
_FIXED_PARTS = (WORDS, _("Practices"), _("Questionnaires"), HEARD)

_AT_ONCE = 1
"""Groups of controls that are made before the editor is first shown; the others come in turns after it."""


class PresetScreen(Screen):
    """Controls on one side, the ribbons on the other; the ribbons stay in sight while the controls scroll."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, ControlRow] = {}
        self._shown: tuple[ControlItem, ...] = ()
        # What stands below the groups is there before them.
        self._turns = InTurns(self, afterwards=self.order_tree)
        self._title, self._said = OneLine("title"), label("", "note")
        self._defaults, self._date = label("", "secondary"), label("", "secondary")
        self.save, self.sign = button(_("Save")), button(_("Sign and give"), "primary")
        self.fields: dict[str, Field | LongField | ReviewDay] = {
            "name": Field(_("Name")),
            "author": Field(_("Set by"), hint=_("Your name; “myself” for a preset of your own.")),
            "reason": LongField(_("Because"), hint=_("In plain words. The person will see them.")),
            "review": ReviewDay(),
        }
        self.comparison, self.assigned, self.questionnaires = (
            Comparison(),
            AssignedPractices(),
            QuestionnaireBoxes(),
        )
        self._controls = column(gap=20)
        self._parts: dict[str, QWidget] = {}
        self._tried = 0
        self._wide = True
        self.jump = ChoiceBox(_("Go to a part of the preset"))
        self.jump.chosen.connect(self.go_to)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self, lambda step=step: self._go_on(step))
        self._build()
        self._connect()

    def _connect(self) -> None:
        self.save.clicked.connect(lambda: self.intended.emit(SavePreset()))
        self.sign.clicked.connect(lambda: self.intended.emit(OpenSigning()))
        for name, field in self.fields.items():
            field.edited.connect(lambda text, name=name: self.intended.emit(WriteField(name, text)))
        self.adopt(self.comparison, self.assigned, self.questionnaires)

    def _build(self) -> None:
        outer = self._outer = column(self, gap=0)
        self._top = self._head()
        outer.addWidget(self._top)
        across = row(gap=0)
        self.controls_page = Page(gap=20, margins=(40, 4, 16, 32))
        self.picture_page = Page(gap=8, margins=(16, 4, 32, 32))
        across.addWidget(self.controls_page, 1)
        across.addWidget(self.picture_page, 1)
        outer.addLayout(across, 1)
        self.picture_page.column.addWidget(self.comparison)
        self._parts[HEARD] = self.comparison
        inside = self.controls_page.column
        inside.addWidget(self._defaults)
        inside.addLayout(self._controls)
        parts = {
            WORDS: _section(WORDS, *self.fields.values(), self._date),
            "Practices": _section(_("Practices, in this order"), self.assigned),
            "Questionnaires": _section(_("Questionnaires"), self.questionnaires),
        }
        # Shown when all groups are there: what was seen once doesn't move.
        self._later = QWidget()
        later = column(self._later, gap=20)
        for name, part in parts.items():
            self._parts[name] = part
            later.addWidget(part)
        inside.addWidget(self._later)
        self._below = column(gap=0)
        inside.addLayout(self._below)
        inside.addStretch(1)

    def _head(self) -> QWidget:
        head = QWidget()
        inside = column(head, gap=4)
        inside.setContentsMargins(*_HEAD)
        inside.addWidget(self._title)
        inside.addWidget(flowing(self.save, self.sign, self.jump))
        inside.addWidget(self._said)
        return head

    def show_view(self, view: View) -> None:
        """Show the preset, changing only what differs."""
        if not isinstance(view, PresetView):
            return
        self._title.show_words(view.title)
        set_words(self._said, view.said or (_("Not saved yet.") if view.changed else ""))
        set_words(self._defaults, view.defaults)
        set_words(self._date, view.date)
        texts = {"name": view.name, "author": view.author, "reason": view.reason, "review": view.review}
        for name, field in self.fields.items():
            field.show_text(texts[name])
        self._show_controls(view.controls)
        self._show_missing(view)
        self.comparison.show_view(view)
        self.assigned.show_view(view)
        self.questionnaires.show_view(view)

    # -- the controls: those in sight first, since making all of them takes longer than opening should

    @property
    def rows(self) -> dict[str, ControlRow]:
        """Every control's row; rows that haven't been made yet are made now."""
        self._turns.finish()
        return self._rows

    def _show_controls(self, controls: tuple[ControlItem, ...]) -> None:
        before, self._shown = self._shown, controls
        if [_outline(item) for item in controls] != [_outline(item) for item in before]:
            clear(self._controls)
            self._rows = {}
            groups = dict.fromkeys(item.group for item in controls)
            self._later.hide()
            self._turns.begin(
                [*(partial(self._make_group, group) for group in groups), self._show_later], _AT_ONCE
            )
            self.jump.show_options(tuple(Option(name, name) for name in self.parts), "")
            self.jump.setPlaceholderText(_("Go to…"))
        for item in controls:
            shown = self._rows.get(item.name)
            if shown is not None and shown.item != item:
                shown.show_item(item)

    def _make_group(self, group: str) -> None:
        rows = {item.name: ControlRow(item) for item in self._shown if item.group == group}
        self.adopt(*rows.values())
        self._rows |= rows
        self._parts[group] = _section(group, *rows.values(), gap=24)
        self.controls_page.settle(into=self._controls, part=self._parts[group])

    def _show_later(self) -> None:
        self._later.show()
        self.controls_page.make_room()

    # -- going to a part, and to what is missing

    def _show_missing(self, view: PresetView) -> None:
        missing = dict(view.missing)
        for name, field in self.fields.items():
            if not isinstance(field, ReviewDay):
                field.missing.say(missing.get(name, ""))
        if view.tried != self._tried:
            self._tried = view.tried
            first = next((self.fields[name] for name in self.fields if name in missing), None)
            if first is not None and not isinstance(first, ReviewDay):
                self._turns.finish()
                first.missing.focus()
                # What is missing has just been written under the field, and has its room only later.
                QTimer.singleShot(0, self, lambda: self.controls_page.ensureWidgetVisible(first, 16, 24))

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the form, from above."""
        return tuple(dict.fromkeys((*(item.group for item in self._shown), *_FIXED_PARTS)))

    def go_to(self, name: str) -> None:
        """Bring a part of the form to the top, and begin at its first control."""
        while not self._is_there(name) and not self._turns.done:
            self._turns.make_next()
        part = self._parts[name]
        self.jump.setCurrentIndex(-1)
        page = self.controls_page if self.controls_page.isAncestorOf(part) else self.picture_page
        page.verticalScrollBar().setValue(part.mapTo(page.inside, QPoint()).y())
        first = next((each for each in part.findChildren(QWidget) if _takes_focus(each)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _is_there(self, name: str) -> bool:
        part = self._parts.get(name)
        return part is not None and not (self._later.isHidden() and self._later.isAncestorOf(part))

    def _go_on(self, step: int) -> None:
        focused = self.window().focusWidget()
        names = self.parts
        before = -1 if step > 0 else 0
        here = next((at for at, name in enumerate(names) if self._holds(name, focused)), before)
        self.go_to(names[min(max(here + step, 0), len(names) - 1)])

    def _holds(self, name: str, widget: QWidget | None) -> bool:
        return name in self._parts and widget is not None and self._parts[name].isAncestorOf(widget)

    def fit(self) -> None:
        """Side by side where there is room, else one above the other; in a low window all of it scrolls."""
        where = self.controls_page.column if self.low else self._outer
        if where.indexOf(self._top) < 0:
            where.insertWidget(0, self._top)
            self._top.show()
            inside = self._top.layout()
            if inside is not None:
                inside.setContentsMargins(*((0, 20, 0, 0) if self.low else _HEAD))
        wide = self.width() >= look_of(self).px(SIDE_BY_SIDE_PX)
        if wide is self._wide:
            return
        self._wide = wide
        (self.picture_page.column if wide else self._below).addWidget(self.comparison)
        self.picture_page.setVisible(wide)
        self.controls_page.column.setContentsMargins(40, 4, 16 if wide else 40, 32)

    def take_focus(self) -> None:
        """Focus the first control."""
        for each in self._rows.values():
            first = each.slider or each.choice or each.switch
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)
                return


def _section(title: str, *parts: QWidget, gap: int = 16) -> QWidget:
    return panel(label(title, "section"), *parts, gap=gap)


def _takes_focus(widget: QWidget) -> bool:
    tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tabbed) and widget.isEnabled() and not widget.isHidden()


def _outline(item: ControlItem) -> tuple[object, ...]:
    return item.name, item.label, item.group, item.kind, item.low, item.high, item.options
