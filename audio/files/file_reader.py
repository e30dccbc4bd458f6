"""Random access to a sound file at 48 kHz in bounded memory; the engine reads recordings through it.

A file at another rate is resampled as it is read. After a seek the resampler restarts half a second early,
at a place where its steps and the file's coincide, so that every sample is the same as if the file had been
read from its beginning.
"""

from collections.abc import Callable
from math import gcd
from pathlib import Path
from typing import Final

import numpy as np
import soxr
from numpy.typing import NDArray

from audio.files.decode import HeldSound
from audio.units import SAMPLE_RATE, Frames

Block = NDArray[np.float32]

PRE_ROLL: Final = SAMPLE_RATE // 2
"""Frames of pre-roll after a seek: many times the resampler's reach, and more than Opus (80 ms) and
MP3 (a few frames of 26 ms) need to settle."""

KEPT: Final = 5 * SAMPLE_RATE
"""Frames kept behind the last one read: the engine renders its 3 s ring again when what follows changes."""

_CHUNK_SECONDS: Final = 0.5
_FORWARD: Final = SAMPLE_RATE


class FileReader:
    """Reads one file that libsndfile knows.

    Args:
        path: the file.
        is_same: as ``HeldSound`` asks.
        most: frames at ``SAMPLE_RATE`` that can be read; None for all that the file says it has.

    Raises:
        DecodeError: it can't be read.
    """

    def __init__(
        self, path: Path, is_same: Callable[[], bool] = lambda: False, most: int | None = None
    ) -> None:
        self._sound = HeldSound(path, is_same)
        common = gcd(self._sound.rate, SAMPLE_RATE)
        self._own_step, self._step = self._sound.rate // common, SAMPLE_RATE // common
        self._chunk = round(_CHUNK_SECONDS * self._sound.rate)
        length = self._sound.frames * self._step // self._own_step
        self.length = Frames(length if most is None else min(length, most))
        self._own_end = self._sound.frames
        if self.length < length:
            self._own_end = min(self._own_end, -(-self.length * self._own_step // self._step))
        self._restart(0)

    def read(self, start: int, count: int) -> Block:
        """Frames at ``SAMPLE_RATE``, shape (n, channels); n is less than ``count`` only at the end.

        Raises:
            DamagedFileError: they can't be decoded.
        """
        end = min(start + count, self.length)
        if start < self._from or start > self._next + _FORWARD:
            self._restart(start)
        while self._next < end and not self._ended:
            self._go_on()
        self._forget(start - KEPT)
        return self._between(start, end)

    def close(self) -> None:
        """Close the file."""
        self._sound.close()

    def _restart(self, start: int) -> None:
        step = max(0, start - PRE_ROLL) // self._step
        self._own_at, self._next = step * self._own_step, step * self._step
        # The pre-roll's output has not settled and is never returned.
        self._from = start
        self._chunks: list[tuple[int, Block]] = []
        self._ended = False
        self._resampler: soxr.ResampleStream | None = None
        if self._step != self._own_step:
            self._resampler = soxr.ResampleStream(
                self._sound.rate, SAMPLE_RATE, self._sound.channels, dtype="float32", quality="HQ"
            )

    def _go_on(self) -> None:
        # Behind what was looked through the file may be damaged.
        block = self._sound.read(self._own_at, min(self._chunk, max(0, self._own_end - self._own_at)))
        self._own_at += len(block)
        self._ended = len(block) < self._chunk
        if self._resampler is not None:
            block = self._resampler.resample_chunk(np.ascontiguousarray(block), last=self._ended)
        self._chunks.append((self._next, block))
        self._next += len(block)

    def _forget(self, before: int) -> None:
        while self._chunks and self._chunks[0][0] + len(self._chunks[0][1]) <= before:
            first, block = self._chunks.pop(0)
            self._from = max(self._from, first + len(block))

    def _between(self, start: int, end: int) -> Block:
        parts = [
            block[max(0, start - first) : max(0, end - first)]
            for first, block in self._chunks
            if first < end and first + len(block) > start
        ]
        if not parts:
            return np.zeros((0, self._sound.channels), np.float32)
        return np.concatenate(parts)
