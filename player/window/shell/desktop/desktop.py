"""A sitting and the desktop around it: what the desktop shows of it, and what it is asked for."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from player.window.shell.desktop.now_playing import NowPlaying, now_playing
from player.window.shell.single_instance import bring_to_front

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

    from player.window.shell.desktop.media_player import MediaPlayer
    from player.window.shell.main_window import MainWindow
    from player.window.state import View


class Desktop(QObject):
    """Follows what the window shows, and passes on what the desktop's media controls ask for.

    Args:
        window: its intents are what is asked for.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._now: NowPlaying | None = None
        self._media_player = _media_player(window)

    def show(self, view: View | None, *, titled: bool) -> None:
        """Tell of a sitting as it is now.

        Args:
            view: on the screen while a sitting is under way; None while none is.
            titled: whether the practice's title may be seen outside the window.
        """
        self._now = None if view is None else now_playing(view, self._now, titled=titled)
        if self._media_player is not None:
            self._media_player.show(self._now)

    def close(self) -> None:
        """Tell of nothing any more: the window closes."""
        self.show(None, titled=False)


def _media_player(window: MainWindow) -> MediaPlayer | None:
    bus = _session_bus()
    if bus is None:
        return None
    # With D-Bus, which other systems don't have.
    from player.window.shell.desktop.media_player import MediaPlayer  # noqa: PLC0415

    player = MediaPlayer(window, lambda: bring_to_front(window), bus)
    player.intended.connect(window.intended)
    return player


def _session_bus() -> QDBusConnection | None:
    """The session bus, if one runs: libdbus would start one where there is none."""
    folder = os.environ.get("XDG_RUNTIME_DIR")
    known = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    if sys.platform != "linux" or not (known or (folder and (Path(folder) / "bus").exists())):
        return None
    # As above.
    from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415

    return QDBusConnection.sessionBus()
