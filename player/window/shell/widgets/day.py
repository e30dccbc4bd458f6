"""A field for a day."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDateEdit

from player.window.shell.local_days import day_format

_MARGIN_PX = 10


def day_field(name: str) -> QDateEdit:
    """A field for a day with a calendar; the wheel is left to the page until it has the focus."""
    made = QDateEdit()
    made.setDisplayFormat(day_format())
    made.setCalendarPopup(True)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setAccessibleName(name)
    made.lineEdit().setAccessibleName(name)
    made.lineEdit().setTextMargins(_MARGIN_PX, 0, 0, 0)
    return made
