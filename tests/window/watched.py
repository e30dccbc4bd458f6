"""What the application's widgets are told while a test does something."""

from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication


class _Watch(QObject):
    def __init__(self, tells):
        super().__init__()
        self.told = []
        self._tells = tells

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's name
        found = self._tells(watched, event)
        if found is not None:
            self.told.append(found)
        return False


@contextmanager
def events(tells):
    """What ``tells(object, event)`` says of the application's events, as they come, where it is not None."""
    watch = _Watch(tells)
    application = QApplication.instance()
    assert application
    application.installEventFilter(watch)
    try:
        yield watch.told
    finally:
        application.removeEventFilter(watch)


def windows_shown():
    """The types of whatever is shown as a window of its own, as ``events`` gives them."""
    return events(_window_shown)


def _window_shown(watched, event):
    shown = event.type() is QEvent.Type.Show and watched.isWidgetType() and watched.isWindow()
    return type(watched).__name__ if shown else None
