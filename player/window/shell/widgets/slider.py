"""A slider that keeps the arrow keys for itself while it has the focus, and leaves the wheel to the page."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QSlider

_OWN_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Slider(QSlider):
    """A horizontal slider from 0 to 100."""

    def __init__(self, name: str, *, low: int = 0, high: int = 100, step: int = 5) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setAccessibleName(name)
        self.setRange(low, high)
        self.setSingleStep(step)
        self.setPageStep(step * 2)
        self.setMinimumWidth(112)

    def event(self, event: QEvent) -> bool:
        """Take the arrow keys before a shortcut does."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _OWN_KEYS
        ):
            event.accept()
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """A volume never moves because a page was scrolled."""
        event.ignore()
