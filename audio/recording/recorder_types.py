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
        data: mono samples as 32-bit floats in this machine's byte order.
        rate: frames a second.
        broken_off: whether the microphone stopped by itself.
        lost: how often sound was lost (input overflows).
    """

    data: bytes = b""
    rate: int = 48_000
    broken_off: bool = False
    lost: int = 0

    @property
    def seconds(self) -> float:
        """Its length in seconds."""
        return len(self.data) / 4 / self.rate


@dataclass(frozen=True)
class RecorderStatus:
    """How a recorder is.

    Attributes:
        stage: how far it is.
        seconds: how long it has recorded.
        peak: the highest magnitude since the status was last read, 0 to 1.
        rms: root mean square of the latest block, 0 to 1.
        highest: the highest magnitude of this recording so far, 0 to 1.
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
    """Records from a microphone, which is open only between ``record`` and ``stop``. Nothing here blocks."""

    def look(self) -> None:
        """Look for microphones."""

    def record(self, device: str | None) -> None:
        """Start recording, from the system's default microphone if no device is named."""

    def stop(self) -> None:
        """Stop recording; the stage is then ``STOPPING``, and soon ``DONE``."""

    def status(self) -> RecorderStatus:
        """How it is now."""

    def recorded(self) -> Recording:
        """What was recorded: all of it once the stage is ``DONE``, or ``FAILED`` after a beginning."""

    def close(self) -> None:
        """Stop recording, and end the process that records."""
