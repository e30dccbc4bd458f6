"""Widgets that the clinic's screens are made of."""

from PySide6.QtWidgets import QLayout, QWidget

from player.window.shell.widgets.basics import column, frame, label


def panel(*parts: QWidget, gap: int = 12) -> QWidget:
    """A box with parts one below the other, so many pixels apart."""
    box = frame("panel")
    inside = column(box, gap=gap)
    inside.setContentsMargins(20, 16, 20, 16)
    for each in parts:
        inside.addWidget(each)
    return box


def section(title: str, inside: QWidget | QLayout) -> QLayout:
    """A widget with a heading above it."""
    made = column(gap=8)
    made.addWidget(label(title, "section"))
    if isinstance(inside, QWidget):
        made.addWidget(inside)
    else:
        made.addLayout(inside)
    return made
