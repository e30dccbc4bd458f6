"""Sound devices through miniaudio, which brings its own backends: for machines without PortAudio."""

import math
import time
from collections.abc import Callable, Generator
from typing import Any

import miniaudio
import numpy as np
from numpy.typing import NDArray

from audio.devices.output_types import Fill, NoDeviceError, OutputDevice
from audio.sentences import _
from audio.units import CHANNELS, SAMPLE_RATE, Seconds

_PERIODS = 4
_LONGEST = 2 * SAMPLE_RATE
"""Frames preallocated; a device never asks for more than its buffer holds, which is far less."""

_NOT_REAL = frozenset({miniaudio.Backend.NULL, miniaudio.Backend.CUSTOM})


class MiniaudioOutput:
    """An output stream through miniaudio.

    Args:
        device: its name; None for the system's default.
        fill: fills the blocks.
        ended: called if the stream ends by itself.
        latency: wanted, in seconds.

    Raises:
        NoDeviceError: the device is missing or can't be opened.
    """

    def __init__(self, device: str | None, fill: Fill, ended: Callable[[], None], latency: Seconds) -> None:
        # miniaudio reports neither underflows nor when a block will be heard.
        self.underflows = 0
        self.lead = math.inf
        self.beginning = math.nan
        self._given = 0
        self._filled = fill
        self.latency = latency
        try:
            self._open(device)
            feed = _blocks(self._fill)
            next(feed)
            self._stream.stop_callback = ended
            self._stream.start(feed)
        except miniaudio.MiniaudioError as error:
            raise NoDeviceError(device, str(error.args[0])) from error
        self.backend = f"miniaudio ({self._stream.backend})"

    def close(self) -> None:
        """Stop and close the stream."""
        self._stream.stop_callback = None
        self._stream.close()

    def _fill(self, out: NDArray[np.float32]) -> None:
        self._filled(out)
        # By our own clock: a single block may be late, but the earliest of a second is not.
        self.beginning = time.monotonic() - self._given / SAMPLE_RATE
        self._given += len(out)

    def _open(self, device: str | None) -> None:
        found = _playbacks()
        chosen = next((playback for playback in found if playback["name"] == device), None)
        if device is not None and chosen is None:
            raise NoDeviceError(device, _("it is not there"))
        self.device = str(chosen["name"]) if chosen else "default output"
        self._stream: Any = miniaudio.PlaybackDevice(
            output_format=miniaudio.SampleFormat.FLOAT32,
            nchannels=CHANNELS,
            sample_rate=SAMPLE_RATE,
            buffersize_msec=round(self.latency * 1000 / _PERIODS),
            callback_periods=_PERIODS,
            device_id=chosen["id"] if chosen else None,
            backends=_backends(),
            app_name="Kindpace",
        )


def devices() -> tuple[OutputDevice, ...]:
    """All output devices. miniaudio doesn't say which one is the default."""
    return tuple(
        OutputDevice(name=device["name"], is_default=False, host="miniaudio") for device in _playbacks()
    )


def _playbacks() -> list[dict[str, Any]]:
    try:
        found: list[dict[str, Any]] = miniaudio.Devices(_backends()).get_playbacks()
    except miniaudio.MiniaudioError as error:
        raise NoDeviceError(None, str(error.args[0])) from error
    return found


def _backends() -> list[Any]:
    """Every audible backend: miniaudio would otherwise fall back to its null backend."""
    return [backend for backend in miniaudio.Backend if backend not in _NOT_REAL]


def _blocks(fill: Fill) -> Generator[memoryview, int, None]:
    """The generator that miniaudio asks for blocks: one buffer, handed out in parts."""
    samples: NDArray[np.float32] = np.zeros((_LONGEST, CHANNELS), dtype=np.float32)
    raw = samples.data.cast("B")
    frame = samples.itemsize * CHANNELS
    count = yield raw[:0]
    while True:
        count = min(count, _LONGEST)
        fill(samples[:count])
        count = yield raw[: count * frame]
