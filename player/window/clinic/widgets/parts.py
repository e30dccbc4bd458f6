"""Widgets that the clinic's screens are made of."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from player.window.shell.theme import look_of
from player.window.shell.widgets.basics import column, frame, label, row

BESIDE_FROM_PX = 620
"""From this width on, at 100 % text, buttons stand beside what they are about."""


class WordsAndButtons(QWidget):
    """Words, and buttons at their right, or below where there is no room.

    Args:
        words: one below the other.
        buttons: side by side.
    """

    def __init__(self, words: tuple[QWidget, ...], buttons: QWidget) -> None:
        super().__init__()
        self._line = row(self, gap=24)
        said = column(gap=6)
        for each in words:
            said.addWidget(each)
        said.addStretch(1)
        self._line.addLayout(said, 1)
        self._line.addWidget(buttons, 0, Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Beside, or below."""
        super().resizeEvent(event)
        beside = self.width() >= look_of(self).px(BESIDE_FROM_PX)
        turned = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != turned:
            self._line.setDirection(turned)
            self._line.setSpacing(24 if beside else 12)


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
