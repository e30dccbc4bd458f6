"""What every sound output can do, and how it fails."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from audio.errors import AudioError
from audio.sentences import _
from audio.units import Seconds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BLOCK: Final = 1024
LATENCY: Final = Seconds(0.1)
"""Block and latency that lost nothing on two loaded cores (engineering.md, Sound without a sound card)."""

WIDEST: Final = Seconds(0.4)
"""The widest latency tried after underruns; more would make controls feel slow."""

Fill = Callable[["NDArray[np.float32]"], None]
"""Fills a block, shape (frames, 2). Called from the device's own thread: it may not block or raise."""


@dataclass(frozen=True)
class OutputDevice:
    """A device that sound can go to.

    Attributes:
        name: as the system calls it; choose by it.
        is_default: whether the system uses it where none is chosen.
        host: its sound system.
    """

    name: str
    is_default: bool
    host: str


class Output(Protocol):
    """An open stream, which calls its ``Fill`` from the moment it is open.

    Attributes:
        device: its name.
        latency: from a filled block to the ear, in seconds.
        backend: the library that reaches it.
        underflows: how often the device had nothing to play, if the library reports it.
        beginning: when the stream's first frame was heard, computed from the last block, in seconds on the
            device's clock: it moves by any time that is lost. NaN before the first block.
        lead: the fewest seconds left in the device when it asked for a block, since the reader last set this
            to infinity; infinity if the library doesn't report it.
    """

    device: str
    latency: Seconds
    backend: str
    underflows: int
    beginning: float
    lead: float

    def close(self) -> None:
        """Stop and close. May block while a sound server hangs."""


class Open(Protocol):
    """Opens a device."""

    def __call__(self, device: str | None, fill: Fill, ended: Callable[[], None], latency: Seconds) -> Output:
        """Open it.

        Args:
            device: its name; None for the system's default.
            fill: fills the blocks.
            ended: called from the device's thread if the stream ends by itself, not if it is closed.
            latency: wanted, in seconds; the library may settle on another.

        Raises:
            AudioError: it could not be opened; says why and what to do.
        """


class NoBackendError(AudioError):
    """Neither library that reaches sound devices can be loaded."""

    def __init__(self, reasons: str) -> None:
        super().__init__(
            _(
                "No sound library could be loaded ({reasons}). Install PortAudio (on Debian: apt "
                "install libportaudio2), or sit with text only."
            ).format(reasons=reasons)
        )


class NoDeviceError(AudioError):
    """No output could be opened."""

    def __init__(self, device: str | None, reason: str) -> None:
        what = (
            _("No sound output could be opened ({reason}).")
            if device is None
            else _("The sound output {device!r} could not be opened ({reason}).")
        )
        todo = _(
            "Plug in or switch on headphones or loudspeakers, choose another output in Settings, or sit with "
            "text only."
        )
        super().__init__(f"{what.format(device=device, reason=reason)} {todo}")
