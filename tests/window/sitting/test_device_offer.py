"""An output that sound could go to is offered, never taken."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from player.window.shared.ribbon import RibbonView
from player.window.shell.main_window import MainWindow
from player.window.sitting.state import SittingView, UseOfferedDevice

VIEW = SittingView("A practice", "Gentle", "One sentence.", RibbonView((), 0.0), paused=True)


def shown(window):
    return [
        button
        for button in window.findChildren(QPushButton)
        if button.text() == "Use it" and button.isVisible()
    ]


def test_the_offer_has_a_button_only_while_it_stands(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    intents: list[object] = []
    window.intended.connect(intents.append)
    window.show_view(VIEW)
    assert shown(window) == []

    window.show_view(replace(VIEW, device_offer="Headphones"))
    (button,) = shown(window)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert UseOfferedDevice() in intents

    window.show_view(VIEW)
    assert shown(window) == []
