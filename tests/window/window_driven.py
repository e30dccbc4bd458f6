"""A window opened, brought to rest and gone through with the keyboard."""

from itertools import count

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QWidget,
)

from player.settings.theme import Theme
from player.window.clinic.editor.screen import PresetScreen
from player.window.shell.idle_work import InTurns
from player.window.shell.main_window import MainWindow
from player.window.shell.widgets.ribbon import Ribbon
from player.window.state import Appearance

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QSlider, Ribbon)


def opened_window(text_scale=1.0):
    """An open window at the smallest size that look.md names, without fades."""
    made = MainWindow(Appearance(theme=Theme.LIGHT, text_scale=text_scale, reduced_motion=True))
    made.resize(1000, 700)
    # Half a second goes by whenever a press is looked at, so that none comes too soon.
    made.guard.clock = count().__next__
    made.show()
    made.activateWindow()
    return made


def until_calm(window):
    """Let layouts and posted events come to rest, and the parts of a screen that follow later."""
    if isinstance(window.screen_shown, PresetScreen):
        assert window.screen_shown.rows
    calm = 0
    while calm < 8:
        # A first picture may be what begins the turns.
        QApplication.processEvents()
        # Those of a screen that was left wait for it.
        turns = window.findChildren(InTurns)
        calm = 0 if any(not one.done and is_seen(one) for one in turns) else calm + 1


def is_seen(turns):
    """Whether the parts that come in turns stand on what can be seen."""
    where = turns.parent()
    return isinstance(where, QWidget) and where.isVisible()


def click(control):
    """Click on the middle of a widget."""
    QTest.mouseClick(control, Qt.MouseButton.LeftButton)


def hover(control, place):
    """Bring the pointer over a place in a widget.

    QTest moves the system's pointer where it is given a widget: over Qt's offscreen platform the event then
    goes to any window that an earlier test left there.
    """
    window = control.window()
    QTest.mouseMove(window.windowHandle(), control.mapTo(window, place))


def visible(window):
    """Every widget that is shown."""
    return [each for each in window.findChildren(QWidget) if each.isVisible()]


def walk(window, steps):
    """Everything that Tab reaches, in order."""
    reached = []
    for _ in range(steps):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        reached.append(window.focusWidget())
    return reached
