"""The interfaces of MPRIS 2.2, over QtDBus: what each property says, and which intent each call stands for.

Where a call can't do anything it does nothing, as the specification wants; nothing is ever quit, opened or
sought from outside. A length isn't told: it changes on the way, and nobody needs to be counted down.
"""

# ruff: noqa: N802 - the names are the specification's
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import ClassInfo, Property, Signal, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusObjectPath

from player.window.desktop.now_playing import NowPlaying, Playback
from player.window.intents import EaseBack, Intent
from player.window.sitting.state import BackLine, SetVolume, Skip, TogglePause

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

ROOT: Final = "org.mpris.MediaPlayer2"
PLAYER: Final = "org.mpris.MediaPlayer2.Player"

# The stubs know neither names of C++ types nor what ClassInfo is called with.
_class_info: Any = ClassInfo
_signal: Any = Signal
_STRINGS: Final[Any] = "QStringList"
_INT64: Final[Any] = "qlonglong"

_MICROSECONDS: Final = 1_000_000


def player_properties(now: NowPlaying, track: int) -> dict[str, Any]:
    """What the player's interface says, apart from the position and what never changes.

    Args:
        now: the sitting.
        track: its number since the window was opened, for a name of its own.
    """
    return {
        "PlaybackStatus": now.playback.value,
        "Metadata": {
            "mpris:trackid": QDBusObjectPath(f"/org/kindpace/sitting/{track}"),
            "xesam:title": now.title,
        },
        "Volume": 1.0 if now.volume is None else now.volume,
        "CanGoNext": now.can_skip,
        "CanGoPrevious": now.can_back,
        "CanPlay": now.can_pause,
        "CanPause": now.can_pause,
    }


@_class_info({"D-Bus Interface": ROOT})
class RootInterface(QDBusAbstractAdaptor):
    """Says who this is, and brings the window to the front.

    Args:
        parent: the object that is on the bus.
        come_to_front: brings the window there.
    """

    CanQuit = Property(bool, lambda _: False)
    CanRaise = Property(bool, lambda _: True)
    HasTrackList = Property(bool, lambda _: False)
    Identity = Property(str, lambda _: "Kindpace")
    DesktopEntry = Property(str, lambda _: "kindpace")
    SupportedUriSchemes = Property(_STRINGS, lambda _: [])
    SupportedMimeTypes = Property(_STRINGS, lambda _: [])

    def __init__(self, parent: QObject, come_to_front: Callable[[], None]) -> None:
        super().__init__(parent)
        self._come_to_front = come_to_front

    @Slot()
    def Raise(self) -> None:
        """Show the window."""
        self._come_to_front()

    @Slot()
    def Quit(self) -> None:
        """Do nothing: a sitting never ends at once."""


def _said(kind: Any, name: str) -> Any:
    return Property(kind, lambda player: player.values[name])


@_class_info({"D-Bus Interface": PLAYER})
class PlayerInterface(QDBusAbstractAdaptor):
    """A sitting's controls.

    Args:
        parent: the object that is on the bus.
        intend: is given what a call stands for.

    Attributes:
        now: the sitting.
        values: what ``player_properties`` says of it.
    """

    Seeked = _signal(_INT64)

    PlaybackStatus = _said(str, "PlaybackStatus")
    Metadata = _said("QVariantMap", "Metadata")
    CanGoNext = _said(bool, "CanGoNext")
    CanGoPrevious = _said(bool, "CanGoPrevious")
    CanPlay = _said(bool, "CanPlay")
    CanPause = _said(bool, "CanPause")
    CanSeek = Property(bool, lambda _: False)
    CanControl = Property(bool, lambda _: True)
    Rate = Property(float, lambda _: 1.0, lambda _, __: None)
    MinimumRate = Property(float, lambda _: 1.0)
    MaximumRate = Property(float, lambda _: 1.0)

    def __init__(self, parent: QObject, intend: Callable[[Intent], None]) -> None:
        super().__init__(parent)
        self._intend = intend
        self.now = NowPlaying("")
        self.values = player_properties(self.now, 0)

    @Property(_INT64)
    def Position(self) -> int:
        """Microseconds into the sitting."""
        return round(self.now.position * _MICROSECONDS)

    def _volume(self) -> float:
        return float(self.values["Volume"])

    def _set_volume(self, volume: float) -> None:
        if self.now.volume is not None:
            self._intend(SetVolume("voice", min(1.0, max(0.0, volume))))

    Volume = Property(float, _volume, _set_volume)

    @Slot()
    def Play(self) -> None:
        """Go on, if paused."""
        if self.now.playback is Playback.PAUSED:
            self.PlayPause()

    @Slot()
    def Pause(self) -> None:
        """Pause, if playing: this is how another program's sound is given way."""
        if self.now.playback is Playback.PLAYING:
            self.PlayPause()

    @Slot()
    def PlayPause(self) -> None:
        """Pause, or go on."""
        if self.now.can_pause:
            self._intend(TogglePause())

    @Slot()
    def Next(self) -> None:
        """Skip this part."""
        if self.now.can_skip:
            self._intend(Skip())

    @Slot()
    def Previous(self) -> None:
        """Go back a line."""
        if self.now.can_back:
            self._intend(BackLine())

    @Slot()
    def Stop(self) -> None:
        """Ease back."""
        self._intend(EaseBack())

    @Slot(_INT64)
    def Seek(self, offset: int) -> None:
        """Do nothing: ``CanSeek`` is false."""

    @Slot(QDBusObjectPath, _INT64)
    def SetPosition(self, track: QDBusObjectPath, position: int) -> None:
        """Do nothing: ``CanSeek`` is false."""

    @Slot(str)
    def OpenUri(self, _uri: str) -> None:
        """Do nothing: no kind of address is supported."""

    def tell_of_jump(self) -> None:
        """Say that the position was moved."""
        self.Seeked.emit(round(self.now.position * _MICROSECONDS))
