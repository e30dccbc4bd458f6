"""A field for a day."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QDateEdit

from player.language.catalogue import _
from player.window.shell.local_days import day_format, names_of_months
from player.window.shell.widgets.choice_box import draw_arrow

_MARGIN_PX = 10
_LONGEST = _("30 September 2026")


class DayField(QDateEdit):
    """A day, typed or chosen in a calendar."""

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wide enough for the longest day and the arrow."""
        hint = super().sizeHint()
        wanted = self.fontMetrics().horizontalAdvance(_LONGEST) + 2 * hint.height()
        return QSize(max(hint.width(), wanted), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The field, and the arrow that says it opens."""
        super().paintEvent(event)
        draw_arrow(self)


def day_field(name: str) -> QDateEdit:
    """A field for a day with a calendar; the wheel is left to the page until it has the focus."""
    made = DayField()
    made.setLocale(names_of_months())
    made.setDisplayFormat(day_format())
    made.setCalendarPopup(True)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setAccessibleName(name)
    made.lineEdit().setAccessibleName(name)
    made.lineEdit().setTextMargins(_MARGIN_PX, 0, 0, 0)
    return made
