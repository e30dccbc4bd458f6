"""A sitting and the desktop around it: what the desktop shows of it, and what it is asked for."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from player.window.desktop.now_playing import NowPlaying, Playback, now_playing
from player.window.shell.single_instance import bring_to_front

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtDBus import QDBusConnection

    from player.window.desktop.media_player import MediaPlayer
    from player.window.desktop.staying_awake import StayingAwake
    from player.window.shell.main_window import MainWindow
    from player.window.state import View


ASKS_FOR: Final = 300.0
"""Seconds for which a question or writing keeps the screen on before it is let go dark. Our own choice."""


class Desktop(QObject):
    """Follows what the window shows, and passes on what the desktop's media controls ask for.

    Args:
        window: its intents are what is asked for.
        seconds: a clock that only goes up.
    """

    def __init__(self, window: MainWindow, seconds: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._now: NowPlaying | None = None
        self._seconds = seconds
        self._played_at = seconds()
        self._staying_awake = _staying_awake()
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
        if self._staying_awake is not None:
            self._staying_awake.want(self._is_to_stay_awake(self._now))

    def _is_to_stay_awake(self, now: NowPlaying | None) -> bool:
        """While it plays, also as text, and for a while when it asks something; not while paused."""
        if now is None:
            return False
        if now.playback is Playback.PLAYING:
            self._played_at = self._seconds()
            return True
        return now.asks and self._seconds() - self._played_at < ASKS_FOR

    def close(self) -> None:
        """Tell of nothing any more: the window closes."""
        self.show(None, titled=False)


def _media_player(window: MainWindow) -> MediaPlayer | None:
    bus = _session_bus()
    if bus is None:
        return None
    # With D-Bus, which other systems don't have.
    from player.window.desktop.media_player import MediaPlayer  # noqa: PLC0415

    player = MediaPlayer(window, lambda: bring_to_front(window), bus)
    player.intended.connect(window.intended)
    return player


def _staying_awake() -> StayingAwake | None:
    if sys.platform != "linux":
        return None
    # With jeepney, for D-Bus.
    from player.window.desktop.staying_awake import Buses, StayingAwake  # noqa: PLC0415

    return StayingAwake(Buses(_session_address(), "SYSTEM"))


def _session_bus() -> QDBusConnection | None:
    """The session bus, if one runs: libdbus would start one where there is none."""
    if sys.platform != "linux" or not _session_address():
        return None
    # As above.
    from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415

    return QDBusConnection.sessionBus()


def _session_address() -> str:
    """The session bus's address; empty where none runs."""
    socket = Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere")) / "bus"
    return os.environ.get("DBUS_SESSION_BUS_ADDRESS", "") or (
        f"unix:path={socket}" if os.path.lexists(socket) else ""
    )
