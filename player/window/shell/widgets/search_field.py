"""Where one types what one looks for."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit

from player.window.shell.shortcuts import FIND, with_key

LEAST_PX: Final = 240
_SIDES_PX: Final = 34
"""The field's padding and border, and room for the cursor."""


class SearchField(QLineEdit):
    """As wide as the words that stand in it while it is empty, however large they are.

    Args:
        words: what it does, such as ``"Find a practice"``; the key that leads to it is shown behind them.
    """

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setPlaceholderText(with_key(words, FIND))
        self.setAccessibleName(words)
        self.setMinimumWidth(LEAST_PX)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wide enough for its words."""
        hint = super().sizeHint()
        wanted = self.fontMetrics().horizontalAdvance(self.placeholderText()) + _SIDES_PX
        return QSize(max(LEAST_PX, wanted), hint.height())
