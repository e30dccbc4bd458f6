"""Sound devices through PortAudio. The only module that imports sounddevice.

Importing sounddevice initialises PortAudio, which contacts the sound server and may hang with it: import
this module only in a process that may be killed.
"""

import contextlib
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import sounddevice
from numpy.typing import NDArray

from audio.devices.output_types import BLOCK, Fill, NoDeviceError, OutputDevice
from audio.units import CHANNELS, SAMPLE_RATE, Seconds


class PortAudioOutput:
    """An output stream through PortAudio.

    Args:
        device: its name; None for the system's default.
        fill: fills the blocks.
        ended: called from PortAudio's thread if the stream ends by itself.
        latency: wanted, in seconds.

    Raises:
        NoDeviceError: the device is missing or can't be opened.
    """

    backend = "PortAudio"

    def __init__(self, device: str | None, fill: Fill, ended: Callable[[], None], latency: Seconds) -> None:
        self.underflows = 0
        self.beginning = math.nan
        self.lead = math.inf
        self._fill = fill
        self._given = 0
        self._closing = False

        def finished() -> None:
            if not self._closing:
                ended()

        try:
            self._stream = _opened(device, self._take, finished, latency)
            self.device = str(sounddevice.query_devices(self._stream.device)["name"])
        except (sounddevice.PortAudioError, ValueError) as error:
            raise NoDeviceError(device, _reason(error)) from error
        self.latency = Seconds(float(self._stream.latency))

    def _take(self, out: NDArray[np.float32], count: int, times: Any, flags: Any) -> None:
        """PortAudio's callback."""
        self._fill(out)
        due = times.outputBufferDacTime
        self.beginning = due - self._given / SAMPLE_RATE
        self._given += count
        self.lead = min(self.lead, due - times.currentTime)
        if flags.output_underflow:
            self.underflows += 1

    def close(self) -> None:
        """Stop and close the stream."""
        self._closing = True
        with contextlib.suppress(sounddevice.PortAudioError):
            self._stream.abort()
            self._stream.close()


def restart_portaudio() -> None:
    """Restart PortAudio: only then does it see new devices and reopen ones that were removed."""
    with contextlib.suppress(sounddevice.PortAudioError):
        sounddevice._terminate()  # noqa: SLF001 - the library documents no public way
    sounddevice._initialize()  # noqa: SLF001


def devices() -> tuple[OutputDevice, ...]:
    """All output devices."""
    default = sounddevice.default.device[1]
    hosts = sounddevice.query_hostapis()
    return tuple(
        OutputDevice(name=found["name"], is_default=number == default, host=hosts[found["hostapi"]]["name"])
        for number, found in enumerate(sounddevice.query_devices())
        if found["max_output_channels"] > 0
    )


def _opened(device: str | None, callback: Any, finished: Callable[[], None], latency: Seconds) -> Any:
    stream = sounddevice.OutputStream(
        device=device,
        samplerate=SAMPLE_RATE,
        channels=CHANNELS,
        dtype="float32",
        blocksize=BLOCK,
        latency=latency,
        callback=callback,
        finished_callback=finished,
    )
    stream.start()
    return stream


def _reason(error: Exception) -> str:
    words = str(error).split(" [", maxsplit=1)[0].strip()
    # What PortAudio says where there is no output at all: "Error querying device -1".
    return "none was found" if words.startswith("Error querying device") else words or type(error).__name__
