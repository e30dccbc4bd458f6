"""What is around the sentence rests when nobody moves: first it dims, then it leaves the screen."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from player.window.shell.widgets.basics import keep_place, restyle

DIM_AFTER_MS: Final = 6_000
LEAVE_AFTER_MS: Final = 15_000
"""From the last key or movement; both are our own choice."""


class Resting(QObject):
    """Lets widgets dim and leave, and come back.

    They keep their places. Nothing leaves while a screen reader is there or one of them has the focus.

    Args:
        dimming: what holds the buttons that dim.
        leaving: what leaves.
        may_leave: asked when it is time.

    Signals:
        changed(bool): whether they are away now.
    """

    changed = Signal(bool)

    def __init__(self, dimming: QWidget, leaving: tuple[QWidget, ...], may_leave: Callable[[], bool]) -> None:
        super().__init__(dimming)
        self._dimming, self._leaving, self._may_leave = dimming, leaving, may_leave
        self.away = False
        for part in leaving:
            keep_place(part)
        self._dim, self._leave = self._timer(DIM_AFTER_MS), self._timer(LEAVE_AFTER_MS)
        self._dim.timeout.connect(self.dim)
        self._leave.timeout.connect(self.leave)

    def _timer(self, milliseconds: int) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(milliseconds)
        return made

    @property
    def dimmed(self) -> bool:
        """Whether the buttons are dimmed. They stay readable and usable."""
        return bool(self._dimming.property("dimmed") == "true")

    def wake(self) -> bool:
        """Show everything in full, and let it rest again later; True where something came back."""
        restyle(self._dimming, "dimmed", "false")
        self._dim.start()
        self._leave.start()
        return self._go(away=False)

    def dim(self) -> None:
        """Dim, or look again later: on a paused sitting the way on stays the plainest thing there is."""
        if self._may_leave():
            restyle(self._dimming, "dimmed", "true")
        else:
            self._dim.start()

    def leave(self) -> None:
        """Leave, or look again later where it may not be."""
        held = any(part.isAncestorOf(part.window().focusWidget()) for part in self._leaving)
        if held or QAccessible.isActive() or not self._may_leave():
            self._leave.start()
            return
        self._go(away=True)

    def stop(self) -> None:
        """Nothing rests while another screen is shown."""
        self._dim.stop()
        self._leave.stop()
        self._go(away=False)

    def _go(self, *, away: bool) -> bool:
        if self.away is away:
            return False
        self.away = away
        for part in self._leaving:
            part.setVisible(not away)
        self.changed.emit(away)
        return True
