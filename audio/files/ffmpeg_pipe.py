"""Reads samples from ffmpeg through a pipe."""

import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from audio.files.ffmpeg_call import STALL_SECONDS, ending_with_parent, input_of
from audio.sentences import _
from audio.system import NO_CONSOLE

Block = NDArray[np.float32]

_TO_ITS_END: Final = ("-ignore_length", "1")
_BLOCK_FRAMES: Final = 65_536


class FfmpegFaultError(Exception):
    """Why ffmpeg stopped, in a few words."""


def ffmpeg_blocks(
    path: Path, rate: int, channels: int, start: float, stream: int = 0, *, whole: bool = False
) -> Iterator[Block]:
    """Decode a sound stream of a file.

    Args:
        path: the only file that is opened.
        rate: wanted, in hertz.
        channels: wanted; ffmpeg mixes down.
        start: seconds to skip at the beginning.
        stream: which of its sound streams, from 0.
        whole: read a WAV file to its end, whatever its header says.

    Yields:
        Blocks of shape (n, channels).

    Raises:
        FfmpegFaultError: it could not be started, failed or stalled.
    """
    # To seek, if only to the beginning, makes ffmpeg read just the first of several Ogg files in one.
    place = ["-ss", f"{start:.6f}"] if start > 0 else []
    command = ["ffmpeg", "-v", "error", "-nostdin", *place, *(_TO_ITS_END if whole else ()), *input_of(path)]
    command += ["-map", f"0:a:{stream}", "-ac", str(channels), "-ar", str(rate), "-f", "f32le", "pipe:1"]
    try:
        process = subprocess.Popen(  # noqa: S603 - no shell, and the file's name stands behind "file:"
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            preexec_fn=ending_with_parent(),  # noqa: PLW1509 - one system call, which no other way can make
            creationflags=NO_CONSOLE,
        )
    except OSError as fault:
        raise FfmpegFaultError(str(fault)) from fault
    with _Decoder(process, channels) as decoder:
        yield from decoder.blocks()


class _Decoder:
    """One ffmpeg process; a thread watches it while it is read."""

    def __init__(self, process: "subprocess.Popen[bytes]", channels: int) -> None:
        self._process = process
        self._channels = channels
        self._reading_since: float | None = None
        self._stalled = False
        self._done = threading.Event()

    def __enter__(self) -> Self:
        try:
            threading.Thread(target=self._watch, name="ffmpeg watch", daemon=True).start()
        except RuntimeError as fault:
            self.__exit__()
            raise FfmpegFaultError(str(fault)) from fault
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._process.kill()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._process.wait()

    def blocks(self) -> Iterator[Block]:
        while len(data := self._read()) >= 4 * self._channels:
            whole = len(data) - len(data) % (4 * self._channels)
            yield np.frombuffer(data[:whole], "<f4").reshape(-1, self._channels)
        if self._stalled:
            raise FfmpegFaultError(_("ffmpeg stood still"))
        if self._process.wait(STALL_SECONDS) != 0:
            raise FfmpegFaultError(_("ffmpeg could not go on"))

    def _read(self) -> bytes:
        if self._process.stdout is None:
            return b""
        self._reading_since = time.monotonic()
        data = self._process.stdout.read(_BLOCK_FRAMES * 4 * self._channels)
        self._reading_since = None
        return data

    def _watch(self) -> None:
        while not self._done.wait(1.0):
            since = self._reading_since
            if since is not None and time.monotonic() - since > STALL_SECONDS:
                self._stalled = True
                self._process.kill()
                return
