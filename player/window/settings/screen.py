"""The settings, each with what it does, and where things are kept."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from player.language.catalogue import _
from player.window.intents import OpenKeeping
from player.window.settings.state import Fact, SettingItem, SettingsView
from player.window.settings.widgets.own_times import OwnTimesPanel
from player.window.settings.widgets.setting_row import SettingRow
from player.window.shell.idle_work import InTurns
from player.window.shell.screen_base import Screen
from player.window.shell.widgets.basics import (
    READING_PX,
    Page,
    button,
    clear,
    column,
    delete_now,
    frame,
    label,
)
from player.window.state import View


class SettingsScreen(Screen):
    """Settings in groups, each taking effect at once."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, SettingRow] = {}
        self._items: tuple[SettingItem, ...] = ()
        self._sections: dict[str, QWidget] = {}
        # What stands below the parts is there before them.
        self._turns = InTurns(self, afterwards=self.order_tree)
        self._facts_shown: tuple[Fact, ...] | None = None
        self._page = page = Page(gap=24, widest=READING_PX)
        column(self).addWidget(page)
        page.column.addWidget(label(_("Settings"), "title"))
        self._groups = column(gap=24)
        self._facts = column(gap=12)
        page.column.addLayout(self._groups)
        self.own_times = OwnTimesPanel()
        self.own_times.intended.connect(self.intended)
        self.keeping = button(_("Key, backups and deleting…"))
        self.keeping.clicked.connect(lambda: self.intended.emit(OpenKeeping()))
        # Shown when all groups are there: what was seen once doesn't move.
        self._below = QWidget()
        below = column(self._below, gap=24)
        below.addWidget(self.own_times)
        below.addLayout(self._facts)
        below.addWidget(self.keeping, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addWidget(self._below)
        page.column.addStretch(1)

    def show_view(self, view: View) -> None:
        """Show the values, keeping the controls that stay."""
        if not isinstance(view, SettingsView):
            return
        before, self._items = self._items, view.settings
        if list(map(_outline, view.settings)) != list(map(_outline, before)):
            self._rebuild()
        for item in view.settings:
            if item.name in self.rows:
                self.rows[item.name].show_item(item)
        if view.facts != self._facts_shown:
            self._facts_shown = view.facts
            self._show_facts(view.facts)

    def _rebuild(self) -> None:
        clear(self._groups)
        self.rows, self._sections = {}, {}
        self._make_left(at_once=1)

    def _make_left(self, at_once: int) -> None:
        self._below.hide()
        left = [
            group
            for group in dict.fromkeys(item.group for item in self._items)
            if group not in self._sections
        ]
        self._turns.begin([*(partial(self._add_group, group) for group in left), self._show_below], at_once)

    def _show_below(self) -> None:
        self._below.show()
        self._page.inside.setMinimumHeight(0)

    def let_go_out_of_sight(self) -> None:
        """Groups below the window's end are made again in turns, in the other style."""
        line, focused = self.window().height(), self.window().focusWidget()
        parts = list(self._sections.values())
        stays = [
            part.mapTo(self.window(), QPoint(0, 0)).y() < line or part.isAncestorOf(focused) for part in parts
        ]
        keep = max((at for at, stay in enumerate(stays, 1) if stay), default=0)
        if keep == len(parts) or self._below.isAncestorOf(focused):
            return
        # Their room stays.
        self._page.inside.setMinimumHeight(self._page.inside.height())
        for part in parts[keep:]:
            self._groups.removeWidget(part)
            delete_now(part)
        self._sections = dict(list(self._sections.items())[:keep])
        self.rows = {item.name: self.rows[item.name] for item in self._items if item.group in self._sections}
        self._make_left(at_once=0)

    def _add_group(self, group: str) -> None:
        made = {item.name: SettingRow(item) for item in self._items if item.group == group}
        self.rows |= made
        section = self._sections[group] = QWidget()
        inside = column(section, gap=8)
        if group:
            inside.addWidget(label(group, "section"))
        inside.addWidget(self._panel(list(made.values())))
        self._page.settle(into=self._groups, part=section)

    def _panel(self, rows: list[SettingRow]) -> QWidget:
        box = frame("panel")
        inside = column(box, gap=16)
        inside.setContentsMargins(20, 16, 20, 16)
        for each in rows:
            inside.addWidget(each)
            self.adopt(each)
        return box

    def _show_facts(self, facts: tuple[Fact, ...]) -> None:
        clear(self._facts)
        if not facts:
            return
        self._facts.addWidget(label(_("Where things are kept"), "section"))
        box = frame("panel")
        grid = QGridLayout(box)
        grid.setContentsMargins(20, 16, 20, 16)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, fact in enumerate(facts):
            words = label(fact.words)
            words.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            grid.addWidget(label(fact.label, "strong"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, 1)
        self._facts.addWidget(box)


def _outline(item: SettingItem) -> tuple[object, ...]:
    return item.name, item.label, item.kind, item.group, item.low, item.high, item.step, item.aside[0]
