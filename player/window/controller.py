"""Between the window and the pages: intents in, views out, and a timer that follows the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from player.settings.theme import Theme
from player.window.intents import CloseWindow
from player.window.state import Appearance

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.settings.declaration import Settings
    from player.window.intents import Intent
    from player.window.parts import SettingsStore
    from player.window.router import Router
    from player.window.shell.main_window import MainWindow

TICK_MS = 100
"""Ten times a second: a caption is at most 0.1 s late, at half the cost of twenty times."""

_PERCENT = 100


def appearance_of(settings: Settings) -> Appearance:
    """How the window looks under these settings."""
    return Appearance(
        theme=Theme(str(settings.theme)),
        text_scale=settings.text_size / _PERCENT,
        reduced_motion=settings.reduced_motion,
        plain_font=settings.reading_font == "atkinson",
    )


class Controller(QObject):
    """Wires one window to one router.

    Args:
        window: shows views and emits intents.
        router: decides what is shown.
        settings_store: the settings that say how the window looks.
        device_changed: called with the device's name when another one is chosen.
        fault: is given what a page raised.

    Signals:
        shown(object): the ``View`` on the screen, each time it may have changed.
    """

    shown = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        router: Router,
        settings_store: SettingsStore,
        device_changed: Callable[[str], None],
        fault: Callable[[Exception], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._router = router
        self._settings_store = settings_store
        self._device_changed = device_changed
        self._fault = fault
        self._worn = settings_store.current
        window.intended.connect(self.handle)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._show()
        self._timer.start()

    @Slot(object)
    def handle(self, intent: Intent) -> None:
        """Handle what the person did, and show the result."""
        if isinstance(intent, CloseWindow):
            self._timer.stop()
            self._router.close()
            return
        try:
            self._router.handle(intent)
            self._wear_settings()
        except Exception as error:  # noqa: BLE001 - the page stays and can be left
            self._fault(error)
        self._show()

    @Slot()
    def tick(self) -> None:
        """Let the page follow the engine and the clock."""
        try:
            self._router.tick()
        except Exception as error:  # noqa: BLE001 - as above
            self._fault(error)
        self._show()

    def _show(self) -> None:
        try:
            view = self._router.view()
        except Exception as error:  # noqa: BLE001 - a page that can't say what to show would look frozen
            self._fault(error)
            self._router.abandon()
            view = self._router.view()
        self._window.show_view(view)
        self.shown.emit(view)

    def _wear_settings(self) -> None:
        before, now = self._worn, self._settings_store.current
        if now == before:
            return
        self._worn = now
        if appearance_of(now) != appearance_of(before):
            self._window.set_appearance(appearance_of(now))
        if now.device != before.device:
            self._device_changed(now.device)
