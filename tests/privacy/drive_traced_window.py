"""Runs the window as ``kindpace`` does, and in it does what a person would: looks around, and sits a while.

    drive_traced_window.py SECONDS

Started by ``traced_programs``. Says "dialog", "playing", and "played N" when N seconds of the sitting were
heard, and closes the window.
"""

import sys
import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog
from scrolled_on import scroll_on

from player.practice.session.table import State
from player.window import app

PATIENCE = 240.0


class Person:
    """What they do, step by step, while the window's own loop runs.

    Args:
        application: the window and all behind it.
        seconds: how much of the sitting they hear.
    """

    def __init__(self, application, seconds):
        self._app = application
        self._seconds = seconds
        self._steps = self._all_steps()
        self._busy = False
        self._heard = False
        self._timer = QTimer(application.window)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(50)

    def _go_on(self):
        # A dialog has a loop of its own, in which the timer goes on.
        if self._busy:
            return
        self._busy = True
        try:
            over = next(self._steps, None) is None
        except Exception:
            # Qt would go on after it.
            self._timer.stop()
            QApplication.exit(1)
            raise
        if over:
            self._timer.stop()
            QApplication.quit()
        self._busy = False

    def _all_steps(self):
        for page in ("Support", "Settings", "Journal", "Log", "Today"):
            self._press(page)
            yield True
        QTimer.singleShot(300, self._close_dialog)
        self._press("Open a recording")
        yield from self._until_there("Two minutes")
        self._press("Two minutes")
        yield from self._until_there("Begin")
        self._press("Begin")
        session = self._app.router.page.sitting
        end = time.monotonic() + PATIENCE
        while (position := session.session.position) < self._seconds and time.monotonic() < end:
            if position > 0.0 and not self._heard:
                self._heard = True
                print("playing", flush=True)  # noqa: T201 - for the test
            if session.session.state is State.PAUSED and self._button("Go on"):
                # On a machine that is far too busy the sound may be late, and then waits for a person.
                self._press("Go on")
            yield True
        print(f"played {session.session.position:.1f}", flush=True)  # noqa: T201 - for the test
        print(f"{session.session.state}; {self._app.sound.get().engine(True).status()}", file=sys.stderr)  # noqa: T201

    def _close_dialog(self):
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                print("dialog", flush=True)  # noqa: T201 - for the test
                widget.reject()

    def _until_there(self, words):
        end = time.monotonic() + PATIENCE
        while self._button(words) is None:
            if time.monotonic() > end:
                raise TimeoutError(words)
            scroll_on(self._app.window)
            yield True

    def _press(self, words):
        QTest.mouseClick(self._button(words), Qt.MouseButton.LeftButton)

    def _button(self, words):
        for button in self._app.window.findChildren(QAbstractButton):
            name = button.accessibleName() or button.text()
            # A card's name goes on after its title; "Begin as text only" is another button than "Begin".
            if f"{name},".startswith(f"{words},") and button.isVisible() and button.isEnabled():
                return button
        return None


class Driven(app.Application):
    """The product's own application, with a person before it."""

    def warm(self):
        super().warm()
        self._person = Person(self, SECONDS)


SECONDS = float(sys.argv[1])
# As a person types it: nothing after the command's name.
sys.argv = ["kindpace"]
setattr(app, "Application", Driven)  # noqa: B010 - the class is exchanged before the program starts

from player.__main__ import run  # noqa: E402

sys.exit(run())
