"""How loud it is while a line is recorded. What there is to do about it stands beside it in words."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from player.language.catalogue import _
from player.window.shell.theme import look_of
from player.window.shell.widgets.accessible import give_role

_HIGH_PX: Final = 14
_WIDE_PX: Final = 200
_GOOD: Final = (60, 95)
"""Where speech is usually well: between -24 and -3 dBFS, on a meter that goes down to -60."""


class Meter(QWidget):
    """A bar, empty while nothing is recorded; marks show where speech is usually well."""

    def __init__(self) -> None:
        super().__init__()
        self._level = -1
        give_role(self, QAccessible.Role.Indicator)
        self.setAccessibleName(_("Level"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_level(self, level: int) -> None:
        """Show a level of 0 to 100; -1 for none."""
        if level != self._level:
            self._level = level
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wide enough to be seen from where one speaks."""
        look = look_of(self)
        return QSize(look.px(_WIDE_PX), look.px(_HIGH_PX))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """The bar, its level, and the marks."""
        painter, tokens = QPainter(self), look_of(self).tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        round_by = whole.height() / 2
        painter.setPen(QColor(tokens.edge))
        painter.setBrush(QColor(tokens.ground))
        painter.drawRoundedRect(whole, round_by, round_by)
        if self._level > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.straw if self._level > _GOOD[1] else tokens.sage))
            filled = QRectF(whole)
            filled.setWidth(max(whole.height(), whole.width() * self._level / 100))
            painter.drawRoundedRect(filled, round_by, round_by)
        painter.setPen(QColor(tokens.ink))
        for mark in _GOOD:
            x = whole.left() + whole.width() * mark / 100
            painter.drawLine(int(x), int(whole.top()), int(x), int(whole.bottom()))
