"""Runs the product's own window and writes what it shows to a file, ten times a second.

Started by ``real_window``:

    reporting_window.py STATE

STATE is replaced each time: a JSON object with the page, the window's place, what is pressed where.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from player.__main__ import main
from player.window import app

STATE = Path(sys.argv[1])
EVERY_MS = 100


class ReportingApplication(app.Application):
    """The application, which reports what it shows."""

    def __init__(self, folders):
        super().__init__(folders)
        self._reports = QTimer(self.window)
        self._reports.timeout.connect(self._report)
        self._reports.start(EVERY_MS)

    def _report(self):
        place = self.window.geometry()
        focused = QApplication.focusWidget()
        shown = {
            "page": type(self.router.page).__name__,
            "view": repr(self.router.view()),
            "window": [place.x(), place.y(), place.width(), place.height()],
            "takes_presses": not self.window.guard.too_soon,
            "focused": focused.accessibleName() if focused is not None else "",
            "buttons": {name_of(each): rectangle(each) for each in self._seen(QAbstractButton)},
            "words": [each.text() for each in self._seen(QLabel)],
        }
        beside = STATE.with_suffix(".new")
        beside.write_text(json.dumps(shown), encoding="utf-8")
        beside.replace(STATE)

    def _seen(self, kind: type[QWidget]):
        return [each for each in self.window.findChildren(kind) if each.isVisible()]


def name_of(button: QAbstractButton) -> str:
    """What a screen reader calls it."""
    return button.accessibleName() or button.text()


def rectangle(widget: QWidget) -> list[int]:
    """Where it is on the screen: left, top, width, height, in pixels."""
    corner = widget.mapToGlobal(QPoint(0, 0))
    return [corner.x(), corner.y(), widget.width(), widget.height()]


if __name__ == "__main__":
    app.Application = ReportingApplication  # type: ignore[misc]  # the product makes this one instead
    sys.exit(main([]))
