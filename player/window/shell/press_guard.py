"""Nothing begins by accident: a press that comes too soon after a screen changed, or by itself, does nothing.

The one place in the window that decides it. Presses of the mouse and of the keys that press a button are
looked at before any widget gets them; shortcuts ask before they emit. Ease back always works at once.
"""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from player.window.shell.widgets.basics import ENTER

UNDISTURBED_S: Final = 0.5
"""Seconds after a change in which nothing can be pressed: longer than the 0.4 s of a double-click."""

_MOUSE: Final = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_POINTING: Final = (*_MOUSE, QEvent.Type.MouseMove, QEvent.Type.Wheel, QEvent.Type.TouchBegin)
_PRESSING: Final = (*ENTER, Qt.Key.Key_Space, Qt.Key.Key_Select)


class PressGuard(QObject):
    """Lets presses through, or not. Works as an event filter on the window's ``QWindow``.

    Args:
        window: whose presses they are.
        always: what can be pressed at any time: Ease back.
        wake: shows again what had left the screen, and says whether something had.
        clock: seconds that only go up; a test moves it.
    """

    def __init__(
        self,
        window: QWidget,
        always: QWidget,
        wake: Callable[[], bool],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self._wake = wake
        self._window = window
        self._always = always
        self.clock = clock
        self._changed_at = -UNDISTURBED_S

    def begin(self) -> None:
        """Something else can be pressed from now on."""
        self._changed_at = self.clock()

    @property
    def too_soon(self) -> bool:
        """Whether a press now was meant for what stood there before."""
        return self.clock() - self._changed_at < UNDISTURBED_S

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stop what nobody meant. A key does what it does, though it brings things back as well."""
        if event.type() is QEvent.Type.KeyPress:
            self._wake()
        elif event.type() in _POINTING and self._wake():
            # What came back under the pointer wasn't there to be aimed at.
            self.begin()
        if event.type() in _MOUSE and isinstance(event, QMouseEvent):
            return self.too_soon and not self._may_always(event.position().toPoint())
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._stops(event)
        return super().eventFilter(watched, event)

    def _may_always(self, place: QPoint) -> bool:
        return self._window.childAt(place) is self._always

    def _stops(self, event: QKeyEvent) -> bool:
        if event.key() not in _PRESSING or not (self.too_soon or event.isAutoRepeat()):
            return False
        focused = self._window.focusWidget()
        if focused is self._always:
            return event.isAutoRepeat()
        return not _types(focused, event)


def _types(focused: QWidget | None, event: QKeyEvent) -> bool:
    """Whether a key is a letter there: Enter in a line sends it off, and presses."""
    if focused is None:
        return False
    # By name: the types are made when they are first used, most of them on screens that come later.
    if focused.inherits("QPlainTextEdit") or focused.inherits("QTextEdit"):
        return True
    return focused.inherits("QLineEdit") and event.key() not in ENTER
