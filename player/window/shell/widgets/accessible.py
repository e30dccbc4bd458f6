"""What a screen reader is told that Qt's own widgets don't tell: roles, and announcements.

A widget gets its role with ``give_role``, or by the kind of its label; Qt asks for it when a reader is there.
"""

from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QWidget

from player.window.announcer import Announcement

_ROLE: Final = "accessible-role"
_HEADINGS: Final = frozenset({"title", "section", "section-clay", "heading", "ease-line"})
_PRESS: Final = "Press"
"""The name that Qt has for it (``QAccessibleActionInterface.pressAction``)."""


@runtime_checkable
class Worded(Protocol):
    """A widget whose description is asked for and never announced as changed."""

    def words_for_reader(self) -> str:
        """What it shows, in words."""


class _Described(QAccessibleWidget):
    """A widget with a role that Qt doesn't give it."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        self._shown = widget

    def role(self) -> QAccessible.Role:
        """As given; but the title in a button is the button's name, and only words. It comes there later."""
        role = super().role()
        titles = role is QAccessible.Role.Heading and _in_button(self._shown)
        return QAccessible.Role.StaticText if titles else role

    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Name and isinstance(self._shown, QLabel):
            return self._shown.accessibleName() or self._shown.text()
        if kind is QAccessible.Text.Description and isinstance(self._shown, Worded):
            return self._shown.words_for_reader()
        return super().text(kind)


class _Checkable(_Described):
    """A checkable button: one of several, or one that shows and hides something."""

    def __init__(self, button: QAbstractButton, role: QAccessible.Role) -> None:
        super().__init__(button, role)
        self._button = button

    def state(self) -> QAccessible.State:
        state = super().state()
        chosen = self._button.isChecked()
        match self.role():
            case QAccessible.Role.PageTab:
                state.selectable, state.selected = True, chosen
            case QAccessible.Role.RadioButton:
                state.checkable, state.checked = True, chosen
            case _:
                state.expandable, state.expanded, state.collapsed = True, chosen, not chosen
        return state

    def actionNames(self) -> list[str]:  # noqa: N802
        return [_PRESS, *super().actionNames()] if self._button.isEnabled() else []

    def doAction(self, actionName: str) -> None:  # noqa: N802, N803
        if actionName == _PRESS and self._button.isEnabled():
            self._button.click()
            return
        super().doAction(actionName)


def give_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Say what a widget is, before it has a text or a name: from then on, Qt has told a reader what it is.

    A checkable button is a ``RadioButton`` or ``PageTab`` among others, or a ``Button`` that shows something.
    """
    widget.setProperty(_ROLE, role.value)
    if isinstance(widget, QAbstractButton):
        # Of a checkable button Qt says only that it was checked.
        widget.toggled.connect(lambda: QAccessible.updateAccessibility(_changed(widget, role)))


def _changed(button: QAbstractButton, role: QAccessible.Role) -> QAccessibleStateChangeEvent:
    state = QAccessible.State()
    match role:
        case QAccessible.Role.PageTab:
            state.selected = True
        case QAccessible.Role.RadioButton:
            state.checked = True
        case _:
            state.expanded = True
    return QAccessibleStateChangeEvent(button, state)


def tell_roles() -> None:
    """Have Qt ask here first; once is enough for a process, and more change nothing."""
    if _make not in _installed:
        _installed.append(_make)
        QAccessible.installFactory(_make)


_installed: list[object] = []


def _make(class_name: str, made_for: QObject) -> QAccessibleInterface | None:
    # Asked for every class that an object is of, its own first.
    if class_name != made_for.metaObject().className() or not isinstance(made_for, QWidget):
        return None
    role = _role_of(made_for)
    if role is None:
        return None
    return _Checkable(made_for, role) if isinstance(made_for, QAbstractButton) else _Described(made_for, role)


def _role_of(widget: QWidget) -> QAccessible.Role | None:
    given = widget.property(_ROLE)
    if given is not None:
        return QAccessible.Role(given)
    titled = isinstance(widget, QLabel) and widget.property("kind") in _HEADINGS
    return QAccessible.Role.Heading if titled else None


def _in_button(widget: QWidget) -> bool:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QAbstractButton):
        around = around.parentWidget()
    return around is not None


def announce(screen: QWidget, announcement: Announcement) -> None:
    """Let a screen reader say it, if there is one."""
    event = QAccessibleAnnouncementEvent(screen, announcement.words)
    if announcement.urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
