"""Chooses the library for a device: PortAudio, or miniaudio where PortAudio can't be loaded or opened.

The libraries are imported inside functions: either may be missing, and both contact the sound server on
import.
"""

import os
import sys
from collections.abc import Callable
from typing import Final

from audio.devices.alsa_encoder import encoder_left_out
from audio.devices.output_types import Fill, NoBackendError, Open, Output, OutputDevice
from audio.errors import AudioError
from audio.units import Seconds

BACKEND_VARIABLE: Final = "KINDPACE_SOUND"
"""Set to ``portaudio`` or ``miniaudio`` to use that one alone."""

_PORTAUDIO: Final = "portaudio"
_MINIAUDIO: Final = "miniaudio"


def open_output(device: str | None, fill: Fill, ended: Callable[[], None], latency: Seconds) -> Output:
    """Open a device with the first backend that can.

    Args:
        device: its name; None for the system's default.
        fill: fills the blocks.
        ended: called if the stream ends by itself.
        latency: wanted, in seconds.

    Raises:
        NoBackendError: no library could be loaded.
        NoDeviceError: no library could open it; gives the first one's reason.
    """
    failures: list[AudioError] = []
    reasons: list[str] = []
    for name, opener in _openers():
        try:
            return opener(device, fill, ended, latency)
        except (ImportError, OSError) as error:
            reasons.append(f"{name}: {error}")
        except AudioError as error:
            failures.append(error)
    raise failures[0] if failures else NoBackendError("; ".join(reasons))


def find_devices() -> tuple[OutputDevice, ...]:
    """The devices, from the first backend that can be loaded.

    Raises:
        NoBackendError: no library could be loaded.
        NoDeviceError: the sound system does not answer.
    """
    reasons: list[str] = []
    for name, finder in ((_PORTAUDIO, _portaudio_devices), (_MINIAUDIO, _miniaudio_devices)):
        if _wanted(name):
            try:
                return finder()
            except (ImportError, OSError) as error:
                reasons.append(f"{name}: {error}")
    raise NoBackendError("; ".join(reasons))


def default_output_name() -> str | None:
    """The default output's name as PortAudio finds it now, for a process without a stream; None if none.

    Raises:
        NoBackendError: PortAudio can't be loaded.
    """
    again = "audio.devices.portaudio_output" in sys.modules
    try:
        from audio.devices import portaudio_output as output  # noqa: PLC0415 - it may be missing, see above
    except (ImportError, OSError) as error:
        raise NoBackendError(f"{_PORTAUDIO}: {error}") from error
    return output.default_name(again=again)


def _openers() -> list[tuple[str, Open]]:
    both: list[tuple[str, Open]] = [(_PORTAUDIO, _open_portaudio), (_MINIAUDIO, _open_miniaudio)]
    return [(name, opener) for name, opener in both if _wanted(name)]


def _wanted(name: str) -> bool:
    return os.environ.get(BACKEND_VARIABLE, name) == name


def _open_portaudio(device: str | None, fill: Fill, ended: Callable[[], None], latency: Seconds) -> Output:
    again = "audio.devices.portaudio_output" in sys.modules
    with encoder_left_out(device):
        from audio.devices import portaudio_output as output  # noqa: PLC0415 - it may be missing, see above
    if again:
        output.restart_portaudio(device)
    return output.PortAudioOutput(device, fill, ended, latency)


def _open_miniaudio(device: str | None, fill: Fill, ended: Callable[[], None], latency: Seconds) -> Output:
    from audio.devices import miniaudio_output as second_output  # noqa: PLC0415 - it may be missing, see above

    return second_output.MiniaudioOutput(device, fill, ended, latency)


def _portaudio_devices() -> tuple[OutputDevice, ...]:
    from audio.devices import portaudio_output as output  # noqa: PLC0415 - it may be missing, see above

    return output.devices()


def _miniaudio_devices() -> tuple[OutputDevice, ...]:
    from audio.devices import miniaudio_output as second_output  # noqa: PLC0415 - it may be missing, see above

    return second_output.devices()
