"""A sitting among the media players of the desktop, for media keys, headphones and its own controls.

It is there from a sitting's beginning to its end or easing back, and at no other time. Where there is no
session bus, or it takes no name, nothing happens and nothing is said.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QMetaType, QObject, Signal
from PySide6.QtDBus import QDBusArgument, QDBusMessage

from player.window.desktop.mpris import PLAYER, ROOT, PlayerInterface, RootInterface, player_properties

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtDBus import QDBusConnection

    from player.window.desktop.now_playing import NowPlaying

PATH: Final = "/org/mpris/MediaPlayer2"
NAME: Final = f"{ROOT}.kindpace"


class MediaPlayer(QObject):
    """Tells the session bus of a sitting, and passes on what is asked from there.

    Args:
        parent: ends it when it goes.
        come_to_front: brings the window there.
        bus: the session's.

    Signals:
        intended(object): an ``Intent``, as a key of the window would give.
    """

    intended = Signal(object)

    def __init__(self, parent: QObject, come_to_front: Callable[[], None], bus: QDBusConnection) -> None:
        super().__init__(parent)
        self._bus = bus
        self._exported = QObject(self)
        self._root = RootInterface(self._exported, come_to_front)
        self._player = PlayerInterface(self._exported, self.intended.emit)
        self._name = ""
        self._track = 0
        self._offered = False

    def show(self, now: NowPlaying | None) -> None:
        """Tell of a sitting as it is now; None: none is under way."""
        if now is None:
            self._withdraw()
        elif not self._offered:
            self._offer(now)
        else:
            self._update(now)

    def _offer(self, now: NowPlaying) -> None:
        self._offered = True
        self._track += 1
        self._take(now)
        if not (self._bus.isConnected() and self._bus.registerObject(PATH, self._exported)):
            return
        # Another window, with its folders elsewhere, may be playing too.
        for name in (NAME, f"{NAME}.instance{os.getpid()}"):
            if self._bus.registerService(name):
                self._name = name
                return
        self._bus.unregisterObject(PATH)

    def _take(self, now: NowPlaying) -> None:
        self._player.now, self._player.values = now, player_properties(now, self._track)

    def _update(self, now: NowPlaying) -> None:
        position, before = self._player.now.position, self._player.values
        self._take(now)
        if not self._name:
            return
        changed = {name: value for name, value in self._player.values.items() if value != before[name]}
        if changed:
            self._tell(changed)
        if now.jumped_from(position):
            self._player.tell_of_jump()

    def _tell(self, changed: dict[str, Any]) -> None:
        told = QDBusMessage.createSignal(PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged")
        # An empty Python list would be an array of variants.
        invalidated = QDBusArgument()
        invalidated.beginArray(QMetaType(QMetaType.Type.QString))
        invalidated.endArray()
        told.setArguments([PLAYER, changed, invalidated])
        self._bus.send(told)

    def _withdraw(self) -> None:
        self._offered = False
        if self._name:
            self._bus.unregisterService(self._name)
            self._bus.unregisterObject(PATH)
            self._name = ""
