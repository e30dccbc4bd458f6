"""What a screen reader comes upon in a window: everything in the order of Tab, and the headings."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget
from window_driven import walk

from player import __version__

ROLES = {
    "Button": "button",
    "ButtonMenu": "menu button",
    "CheckBox": "check box",
    "ComboBox": "choice",
    "EditableText": "text",
    "List": "list",
    "PageTab": "tab",
    "RadioButton": "radio button",
    "SpinBox": "spin box",
}
"""Qt's names of roles as a reader says them; the others are written as one would say them."""

LIMIT = 200
"""A walk that takes longer goes in circles."""

_Text = QAccessible.Text


@dataclass(frozen=True)
class Read:
    """One thing as it is read: its role, name, description, value and state, in words."""

    role: str
    name: str
    description: str = ""
    value: str = ""
    state: str = ""

    def line(self) -> str:
        """All of it in a line."""
        of = [self.role, f"“{self.name}”", self.value and f"set to {self.value}", self.state]
        said = ", ".join(part for part in of if part)
        return f"{said}: {self.description}" if self.description else said


def interface(widget: QWidget) -> QAccessibleInterface:
    """What Qt tells of a widget."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None, widget
    return found


def read(widget: QWidget) -> Read:
    """A widget as it is read. A choice has its name from the label that belongs to it."""
    told = interface(widget)
    labels = [each for each, kind in told.relations() if kind is QAccessible.RelationFlag.Label]
    name, value = told.text(_Text.Name), told.text(_Text.Value)
    if told.role() is QAccessible.Role.ComboBox:
        name = labels[0].text(_Text.Name) if labels else ""
    return Read(
        role=role_in_words(told.role()),
        name=_plain(name),
        description=_plain(told.text(_Text.Description)),
        value=_plain(value),
        state=_state(told),
    )


def role_in_words(role: QAccessible.Role) -> str:
    """Such as ``"radio button"``."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", role.name)
    return ROLES.get(role.name, spaced.lower())


def _state(told: QAccessibleInterface) -> str:
    state = told.state()
    words = [
        ("chosen" if state.checked else "not chosen") if state.checkable else "",
        "here" if state.selected else "",
        ("open" if state.expanded else "closed") if state.expandable else "",
    ]
    return ", ".join(word for word in words if word)


def _plain(words: str) -> str:
    return " ".join(words.replace(__version__, "VERSION").split())


def tab(window: QWidget) -> QWidget:
    """Press Tab; gives what has the focus then."""
    (reached,) = walk(window, 1)
    return reached


def stops(window: QWidget, press: Callable[[QWidget], QWidget] = tab) -> list[QWidget]:
    """All that Tab reaches from where the focus is, in order, each once.

    Args:
        window: the window.
        press: presses Tab, and gives what has the focus then.
    """
    found = [window.focusWidget() or press(window)]
    for _ in range(LIMIT):
        reached = press(window)
        if reached is found[-1]:
            # In a field for a day Tab goes from the day to the month, and on to the year.
            continue
        if reached in found:
            return found
        found.append(reached)
    raise AssertionError(found[-1])


def headings(window: QWidget) -> list[str]:
    """The headings that are shown, in the order in which a reader comes to them."""
    told = map(interface, in_tree(window))

    return [_plain(each.text(_Text.Name)) for each in told if each.role() is QAccessible.Role.Heading]


def in_tree(window: QWidget) -> list[QWidget]:
    """The widgets that are shown, in the order in which a reader goes through them without Tab."""
    return list(_in_tree(interface(window)))


def _in_tree(told: QAccessibleInterface) -> Iterator[QWidget]:
    for child in filter(None, map(told.child, range(told.childCount()))):
        widget = child.object()
        if isinstance(widget, QWidget) and widget.isVisible():
            yield widget
            yield from _in_tree(child)
