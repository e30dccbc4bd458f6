"""Sound devices through PortAudio. The only module that imports sounddevice.

Importing sounddevice initialises PortAudio, which asks the sound server and may hang with it: import this
module only in a process that may be ended.
"""

import contextlib
from collections.abc import Callable
from typing import Any

import numpy as np
import sounddevice
from numpy.typing import NDArray

from audio.output_types import BLOCK, LATENCY, Fill, NoDeviceError, OutputDevice
from audio.units import CHANNELS, SAMPLE_RATE, Seconds


class PortAudioOutput:
    """A stream of PortAudio.

    Args:
        device: its name; None for the system's default.
        fill: fills the blocks.
        ended: called from PortAudio's thread if the stream ends by itself.

    Raises:
        NoDeviceError: it is not there or cannot be opened.
    """

    backend = "PortAudio"

    def __init__(self, device: str | None, fill: Fill, ended: Callable[[], None]) -> None:
        def callback(out: NDArray[np.float32], _frames: int, _time: Any, _flags: Any) -> None:
            fill(out)

        try:
            self._stream = _opened(device, callback, ended)
            self.device = str(sounddevice.query_devices(self._stream.device)["name"])
        except (sounddevice.PortAudioError, ValueError) as error:
            raise NoDeviceError(device, _reason(error)) from error
        self.latency = Seconds(float(self._stream.latency))

    def close(self) -> None:
        """Stop and close the stream."""
        with contextlib.suppress(sounddevice.PortAudioError):
            self._stream.abort()
            self._stream.close()


def renew() -> None:
    """Begin PortAudio anew: only then does it see devices that came, and opens again one that went."""
    with contextlib.suppress(sounddevice.PortAudioError):
        sounddevice._terminate()  # noqa: SLF001 - the library documents no public way
    sounddevice._initialize()  # noqa: SLF001


def devices() -> tuple[OutputDevice, ...]:
    """All devices that sound can go to."""
    default = sounddevice.default.device[1]
    hosts = sounddevice.query_hostapis()
    return tuple(
        OutputDevice(name=found["name"], is_default=number == default, host=hosts[found["hostapi"]]["name"])
        for number, found in enumerate(sounddevice.query_devices())
        if found["max_output_channels"] > 0
    )


def _opened(device: str | None, callback: Any, ended: Callable[[], None]) -> Any:
    stream = sounddevice.OutputStream(
        device=device,
        samplerate=SAMPLE_RATE,
        channels=CHANNELS,
        dtype="float32",
        blocksize=BLOCK,
        latency=LATENCY,
        callback=callback,
        finished_callback=ended,
    )
    stream.start()
    return stream


def _reason(error: Exception) -> str:
    return str(error).split(" [", maxsplit=1)[0].strip() or type(error).__name__
