"""Hears from logind, over D-Bus, that the computer is about to sleep, so that the sound can fade out first.

Where there is no system bus, or no logind on it, nothing is heard and nothing is said: the engine notices by
itself when it wakes (docs/adr/0014-waking.md). What logind says: org.freedesktop.login1(5).
"""

import os
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusUnixFileDescriptor

from player.language.catalogue import _

FADED_MS: Final = 1000
"""Milliseconds for a fade of 0.4 s and the widest latency; logind waits for nobody longer than 5 s."""

_LOGIND: Final = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")


class SleepWatch(QObject):
    """Tells before the computer sleeps, and has it wait for the moment that a fade takes.

    Args:
        parent: ends it when it goes.
        bus: where logind is; the system's own if None.
    """

    falling_asleep = Signal()

    def __init__(self, parent: QObject, bus: QDBusConnection | None = None) -> None:
        super().__init__(parent)
        self._bus = bus or QDBusConnection.systemBus()
        self._delay: int | None = None
        if self._bus.isConnected():
            # The stubs want bytes here, and PySide6 takes nothing but text.
            slot: Any = SLOT("prepare(bool)")
            self._bus.connect(*_LOGIND, "PrepareForSleep", self, slot)
            self._ask_for_delay()

    @Slot(bool)
    def prepare(self, asleep: bool) -> None:
        """The computer is about to sleep, or has woken."""
        if asleep:
            self.falling_asleep.emit()
            QTimer.singleShot(FADED_MS, self._end_delay)
        else:
            self._ask_for_delay()

    def _ask_for_delay(self) -> None:
        asked = QDBusMessage.createMethodCall(*_LOGIND, "Inhibit")
        asked.setArguments(["sleep", "Kindpace", _("The sound fades out"), "delay"])
        call = QDBusPendingCallWatcher(self._bus.asyncCall(asked), self)
        call.finished.connect(lambda: self._take_delay(call))

    def _take_delay(self, call: QDBusPendingCallWatcher) -> None:
        """Keep the descriptor that logind answers with: until it is closed, the computer waits."""
        for found in call.reply().arguments():
            if isinstance(found, QDBusUnixFileDescriptor):
                self._end_delay()
                self._delay = os.dup(found.fileDescriptor())
        call.deleteLater()

    def _end_delay(self) -> None:
        if self._delay is not None:
            os.close(self._delay)
            self._delay = None
