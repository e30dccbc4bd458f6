"""Sound devices through PortAudio. The only module that imports sounddevice.

Importing sounddevice initialises PortAudio, which contacts the sound server and may hang with it: import
this module only in a process that may be killed.
"""

import contextlib
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import sounddevice
from numpy.typing import NDArray

from audio.devices.alsa_encoder import encoder_left_out
from audio.devices.output_types import BLOCK, Fill, NoDeviceError, OutputDevice
from audio.sentences import _
from audio.units import CHANNELS, SAMPLE_RATE, Seconds

WASAPI: Final = "Windows WASAPI"
"""PortAudio's name for Windows' own sound system; the others go through it."""


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


def restart_portaudio(device: str | None = None) -> None:
    """Restart PortAudio: only then does it see new devices and reopen ones that were removed.

    Args:
        device: the name of the one that will be opened; None for the system's default.
    """
    with contextlib.suppress(sounddevice.PortAudioError):
        sounddevice._terminate()  # noqa: SLF001 - the library documents no public way
    # After its end, which also drops ALSA's configuration.
    with encoder_left_out(device):
        sounddevice._initialize()  # noqa: SLF001


def devices() -> tuple[OutputDevice, ...]:
    """All output devices; on Windows those of its own sound system, once each."""
    return tuple(found for _, found in _numbered())


def default_name(*, again: bool) -> str | None:
    """The default output's name; None if the system names none.

    Args:
        again: look afresh, which ends every stream of this process.
    """
    try:
        if again:
            restart_portaudio()
        return next((found.name for _, found in _numbered() if found.is_default), None)
    except sounddevice.PortAudioError:
        return None


def _numbered() -> list[tuple[int, OutputDevice]]:
    default = sounddevice.default.device[1]
    return numbered_outputs(sounddevice.query_hostapis(), sounddevice.query_devices(), default)


def numbered_outputs(
    hosts: Sequence[Mapping[str, Any]], found: Iterable[Mapping[str, Any]], default: int
) -> list[tuple[int, OutputDevice]]:
    """The outputs with PortAudio's numbers.

    On Windows each output is there once for every one of several sound systems, and the default one's default
    is a "Sound Mapper" that silently follows the system. So there only WASAPI's are taken: whole names, and a
    default that is a real output.

    Args:
        hosts: as ``sounddevice.query_hostapis`` has them.
        found: as ``sounddevice.query_devices`` has them.
        default: the number of the default output, where there is no WASAPI.
    """
    only = next((number for number, host in enumerate(hosts) if host["name"] == WASAPI), None)
    if only is not None:
        default = hosts[only]["default_output_device"]
    return [
        (number, OutputDevice(device["name"], number == default, hosts[device["hostapi"]]["name"]))
        for number, device in enumerate(found)
        if device["max_output_channels"] > 0 and only in (None, device["hostapi"])
    ]


def _wasapi_number(device: str | None) -> int | None:
    """The number of an output of WASAPI's; None where there is no WASAPI, or it has no such output."""
    for number, found in _numbered():
        if found.host == WASAPI and (found.name == device if device is not None else found.is_default):
            return number
    return None


def _opened(device: str | None, callback: Any, finished: Callable[[], None], latency: Seconds) -> Any:
    number = _wasapi_number(device)
    # Its shared mode has one rate, set by the person; the system converts to it.
    settings = None if number is None else sounddevice.WasapiSettings(auto_convert=True)
    stream = sounddevice.OutputStream(
        device=device if number is None else number,
        extra_settings=settings,
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
    return _("none was found") if words.startswith("Error querying device") else words or type(error).__name__
