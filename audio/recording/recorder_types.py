"""What a recorder can do, and what it says of itself."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol


class RecorderStage(Enum):
    """How far a recording is."""

    IDLE = auto()
    OPENING = auto()
    RECORDING = auto()
    STOPPING = auto()
    DONE = auto()
    FAILED = auto()


@dataclass(frozen=True)
class Recording:
    """What was recorded.

    Attributes:
        data: mono samples, 32 bit floats in this machine's order.
        rate: frames a second.
        broken_off: whether the microphone ended by itself.
        lost: how often sound was lost in between.
    """

    data: bytes = b""
    rate: int = 48_000
    broken_off: bool = False
    lost: int = 0

    @property
    def seconds(self) -> float:
        """Its length."""
        return len(self.data) / 4 / self.rate


@dataclass(frozen=True)
class RecorderStatus:
    """How a recorder is.

    Attributes:
        stage: how far it is.
        seconds: how long it has recorded.
        peak: the highest sample since the last time it was asked, 0 to 1.
        rms: root mean square of the latest block, 0 to 1.
        highest: the highest sample of this recording so far.
        fault: why it failed, and what to do; empty otherwise.
        device: what is recorded from; empty while nothing is.
        microphones: those there are, the default first; None while they are looked for.
    """

    stage: RecorderStage
    seconds: float = 0.0
    peak: float = 0.0
    rms: float = 0.0
    highest: float = 0.0
    fault: str = ""
    device: str = ""
    microphones: tuple[str, ...] | None = None


class Recorder(Protocol):
    """Records from a microphone. Nothing here blocks; it is open only between ``record`` and ``stop``."""

    def look(self) -> None:
        """Look for microphones."""

    def record(self, device: str | None) -> None:
        """Begin to record, from the system's default if no device is named."""

    def stop(self) -> None:
        """Record no more; the stage is then ``STOPPING``, and soon ``DONE``."""

    def status(self) -> RecorderStatus:
        """How it is now."""

    def recorded(self) -> Recording:
        """What was recorded: all of it once the stage is ``DONE``, or ``FAILED`` after a beginning."""

    def close(self) -> None:
        """Record no more, and end what takes part in it."""
