"""Microphones through PortAudio. Like ``portaudio_output``, only for a process that may be killed."""

import contextlib
from typing import Any, Final

import numpy as np
import sounddevice
from numpy.typing import NDArray

from audio.errors import AudioError
from audio.files.channels import OneChannel
from audio.sentences import _
from audio.units import SAMPLE_RATE

LATENCY: Final = 0.1
"""Seconds, as of the outputs: nothing is heard live, so more would do as well."""

RING_SECONDS: Final = 20
"""So long may the reader be kept from reading before sound is lost."""


class NoMicrophoneError(AudioError):
    """No microphone could be opened."""

    def __init__(self, device: str | None, reason: str) -> None:
        what = (
            _("No microphone could be opened ({reason}).")
            if device is None
            else _("The microphone {device!r} could not be opened ({reason}).")
        )
        todo = _("Plug one in or choose another, or record with any other program and take the files in.")
        super().__init__(f"{what.format(device=device, reason=reason)} {todo}")


class PortAudioInput:
    """An open microphone. Its callback only copies and counts; ``read`` gives what came.

    Args:
        device: its name; None for the system's default.

    Attributes:
        device: its name.
        rate: frames a second, the device's own where it can't do ``SAMPLE_RATE``.
        ended: whether it ended by itself.
        lost: how often the device reported that sound was lost.

    Raises:
        NoMicrophoneError: it is missing or can't be opened.
    """

    def __init__(self, device: str | None) -> None:
        self.ended = False
        self.lost = 0
        self._closing = False
        self._written = self._read = 0
        self._one_channel = OneChannel()
        try:
            found = sounddevice.query_devices(device, "input")
            self.device = str(found["name"])
            self._open(device, found)
        except (sounddevice.PortAudioError, ValueError) as error:
            raise NoMicrophoneError(device, _reason(error)) from error

    def _open(self, device: str | None, found: Any) -> None:
        own_rate, most = round(found["default_samplerate"]), int(found["max_input_channels"])
        ways = [(rate, count) for rate in (SAMPLE_RATE, own_rate) for count in (1, min(2, most))]
        for number, (rate, count) in enumerate(ways, 1):
            self.rate = rate
            self._ring = np.zeros((rate * RING_SECONDS, count), np.float32)
            try:
                self._stream = self._started(device, rate, count)
            except sounddevice.PortAudioError:
                if number == len(ways):
                    raise
            else:
                return

    def _started(self, device: str | None, rate: int, channels: int) -> Any:
        stream = sounddevice.InputStream(
            device=device,
            samplerate=rate,
            channels=channels,
            dtype="float32",
            latency=LATENCY,
            callback=self._take,
            finished_callback=self._finished,
        )
        stream.start()
        return stream

    def _take(self, block: NDArray[np.float32], count: int, _times: Any, flags: Any) -> None:
        """PortAudio's callback."""
        if flags.input_overflow:
            self.lost += 1
        start, size = self._written % len(self._ring), len(self._ring)
        first = min(count, size - start)
        self._ring[start : start + first] = block[:first]
        self._ring[: count - first] = block[first:]
        # One writer of this number, which the reader goes by.
        self._written += count

    def _finished(self) -> None:
        self.ended = not self._closing

    def read(self) -> NDArray[np.float32]:
        """What came since the last call: mono samples at ``rate``, shape (frames,)."""
        end, size = self._written, len(self._ring)
        if end - self._read > size:
            self.lost += 1
            self._read = end - size
        places = np.arange(self._read, end) % size
        self._read = end
        return self._one_channel.of(self._ring[places])

    def close(self) -> None:
        """Stop and close the stream. What came until then can still be read."""
        self._closing = True
        with contextlib.suppress(sounddevice.PortAudioError):
            self._stream.abort()
            self._stream.close()


def microphones() -> tuple[str, ...]:
    """The names of all inputs, the system's default first."""
    default = sounddevice.default.device[0]
    found = [
        (number != default, device["name"])
        for number, device in enumerate(sounddevice.query_devices())
        if device["max_input_channels"] > 0
    ]
    return tuple(dict.fromkeys(name for _, name in sorted(found, key=lambda one: one[0])))


def _reason(error: Exception) -> str:
    words = str(error).split(" [", maxsplit=1)[0].strip()
    return _("none was found") if words.startswith("Error querying device") else words or type(error).__name__
