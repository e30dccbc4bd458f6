"""Qt's own dialogs wear the window's colours, whatever the system's are."""

import pytest
from contrast import contrast
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QDialog, QFileDialog, QListWidget, QMenu, QTreeView, QWidget

from player.settings.theme import Theme
from player.window.shell.theme import DARK, LIGHT
from player.window.state import Appearance


def ground_of(widget: QWidget) -> str:
    """The colour that fills most of it, away from its edges."""
    image = widget.grab().toImage()
    return QColor(image.pixel(image.width() - 12, image.height() - 12)).name()


@pytest.mark.parametrize(("theme", "ink"), [(Theme.DARK, DARK.ink), (Theme.LIGHT, LIGHT.ink)])
def test_what_a_dialog_and_a_menu_say_can_be_read(window, theme, ink):
    window.set_appearance(Appearance(theme=theme))
    dialog = QDialog(window)
    listed, menu = QListWidget(dialog), QMenu(window)
    dialog.resize(300, 200)
    listed.setGeometry(20, 20, 200, 120)
    menu.addAction("Copy")
    menu.resize(120, 60)
    for each in (dialog, menu):
        each.ensurePolished()
    grounds = [ground_of(each) for each in (dialog, listed, menu)]
    inks = [each.palette().windowText().color().name() for each in (dialog, listed)]

    assert min(contrast(ink, ground) for ground in grounds) >= 4.5
    assert min(contrast(shown, ground) for shown, ground in zip(inks, grounds, strict=False)) >= 4.5


def test_the_names_of_files_can_be_read_in_dark(window):
    window.set_appearance(Appearance(theme=Theme.DARK))
    dialog = QFileDialog(window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.resize(640, 460)
    (view,) = dialog.findChildren(QTreeView, "treeView")
    view.ensurePolished()

    assert contrast(DARK.ink, ground_of(view.viewport())) >= 4.5
