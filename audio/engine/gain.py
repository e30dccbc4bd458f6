"""Gain ramps, sample by sample, in preallocated memory.

A fade follows a quarter of a sine (equal power): its phase runs from 0 (silent) to 1 (full). Reversing a fade
halfway only changes the phase's direction, so the gain never steps.
"""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio.units import CHANNELS, SAMPLE_RATE

PIECE: Final = 1024
"""The most frames ramped at once; longer blocks are split."""

TAIL: Final = 480
"""Frames of the fade-out before a hold, before the end and when the ring runs dry: 10 ms."""

VOLUME_STEP: Final = 1 / (0.05 * SAMPLE_RATE)
"""How much a volume moves per frame: from zero to full in 50 ms."""

BACKGROUND_VOLUME_STEP: Final = 1 / SAMPLE_RATE
"""The background's volume takes a second, so that the change goes unnoticed."""

_QUARTER: Final = math.pi / 2

Block = NDArray[np.float32]


def step_of(fade: float) -> float:
    """The phase's step per frame for a fade of this many seconds; a fade lasts at least 5 ms."""
    return 1.0 / (max(fade, 0.005) * SAMPLE_RATE)


_LOG_RANGE: Final = math.log(100.0)
"""A background's own fade follows an exponential curve over 40 dB, which sounds even."""


class Volume:
    """One bus's volume.

    Attributes:
        volume: the current volume; it follows ``aim`` in ramps.
        aim: the volume wanted. Written by the feeder, read by the callback.
    """

    def __init__(self, step: float = VOLUME_STEP) -> None:
        self.volume = 1.0
        self.aim = 1.0
        self._step = step
        self._count = np.arange(1, PIECE + 1, dtype=np.float32)
        self._ramp = np.zeros(PIECE, dtype=np.float32)
        self._both = np.zeros((PIECE, CHANNELS), dtype=np.float32)

    def scale(self, block: Block) -> None:
        """Apply the volume to a piece, shape (n, 2) with n at most ``PIECE``, moving it towards its aim."""
        aim = self.aim
        if self.volume == aim:
            if aim != 1.0:
                np.multiply(block, aim, out=block)
            return
        ramp = self._ramp[: len(block)]
        step = self._step if aim > self.volume else -self._step
        np.multiply(self._count[: len(block)], step, out=ramp)
        np.add(ramp, self.volume, out=ramp)
        # np.clip would allocate memory for its bounds.
        bounded = np.minimum if step > 0 else np.maximum
        bounded(ramp, aim, out=ramp)
        self._apply(ramp, block)
        self._move_volume(aim, step * len(block))

    def rest(self) -> None:
        """Go to the aim at once; only while nothing sounds."""
        self.volume = self.aim

    def _phases(self, count: int, phase: float, step: float) -> Block:
        """The phase at each of the next frames, 0 to 1, in preallocated memory."""
        ramp = self._ramp[:count]
        np.multiply(self._count[:count], step, out=ramp)
        np.add(ramp, phase, out=ramp)
        np.maximum(ramp, 0.0, out=ramp)
        np.minimum(ramp, 1.0, out=ramp)
        return ramp

    def _apply(self, ramp: Block, block: Block) -> None:
        # Multiplying by a column of the ramp would be shorter, but numpy allocates a buffer for it.
        both = self._both[: len(block)]
        np.copyto(both, ramp[:, np.newaxis])
        np.multiply(block, both, out=block)

    def _move_volume(self, aim: float, change: float) -> None:
        moved = self.volume + change
        self.volume = min(aim, moved) if change > 0 else max(aim, moved)


class BackgroundGain(Volume):
    """The background's gains: its volume, its own slow fade, and a quick dip when the place changes.

    Attributes:
        phase: of the slow fade, 0 to 1.
        dip: of the quick one, 0 to 1, equal in power.
    """

    def __init__(self) -> None:
        super().__init__(BACKGROUND_VOLUME_STEP)
        self.phase = 0.0
        self.dip = 0.0

    @property
    def sounds(self) -> bool:
        """Whether it is audible."""
        return self.phase > 0.0 and self.dip > 0.0

    def fade(self, block: Block, step: float, dip_step: float) -> None:
        """Apply both fades to a piece, each with a signed step per frame."""
        if not (self.phase >= 1.0 and step >= 0.0):
            ramp = self._phases(len(block), self.phase, step)
            np.multiply(ramp, _LOG_RANGE, out=ramp)
            np.expm1(ramp, out=ramp)
            np.multiply(ramp, 1.0 / math.expm1(_LOG_RANGE), out=ramp)
            self._apply(ramp, block)
            self.phase = min(1.0, max(0.0, self.phase + step * len(block)))
        if not (self.dip >= 1.0 and dip_step >= 0.0):
            ramp = self._phases(len(block), self.dip, dip_step)
            np.multiply(ramp, _QUARTER, out=ramp)
            np.sin(ramp, out=ramp)
            self._apply(ramp, block)
            self.dip = min(1.0, max(0.0, self.dip + dip_step * len(block)))

    def fall_silent(self) -> None:
        """Reset to silence: the next sound fades in."""
        self.phase = 0.0
        self.dip = 0.0
        self.rest()


class BackgroundTail:
    """The end of a background that fades out after a jump to a place where nothing plays.

    Its slow fade is already in its samples. It is added to whatever else starts to sound.

    Attributes:
        block: the samples, shape (n, 2).
        at: how many of them have been played.
    """

    def __init__(self) -> None:
        self.block = np.zeros((0, CHANNELS), dtype=np.float32)
        self.at = 0
        self._gain = BackgroundGain()
        self._wide = np.zeros((PIECE, CHANNELS), dtype=np.float32)

    @property
    def sounds(self) -> bool:
        """Whether some of it is left to play."""
        return self.at < len(self.block)

    def begin(self, block: Block, background: BackgroundGain) -> None:
        """Start fading out a background that has played with these gains until now.

        If another tail is still playing, the block holds both, the new one added behind it.
        """
        if not self.sounds:
            self.at = 0
            self._gain.phase = background.phase
            self._gain.dip = 0.0
            self._gain.volume = background.volume
        self.block = block

    def add_to(self, out: Block, aim: float, step: float, dip_step: float) -> None:
        """Add the next frames to a piece, shape (n, 2) with n at most ``PIECE``.

        Args:
            out: the piece.
            aim: the background's volume.
            step: of its slow fade per frame, 0 or negative.
            dip_step: of the quick fade with which it begins, positive.
        """
        count = min(len(out), len(self.block) - self.at)
        piece = self._wide[:count]
        np.copyto(piece, self.block[self.at : self.at + count])
        self._gain.aim = aim
        self._gain.fade(piece, step, dip_step)
        self._gain.scale(piece)
        np.add(out[:count], piece, out=out[:count])
        self.at += count
        if self._gain.phase <= 0.0:
            self.end()

    def end(self) -> None:
        """Drop the rest of it."""
        self.at = len(self.block)


class Gain(Volume):
    """The voice's volume, and the fade of voice and bells.

    Attributes:
        phase: of the fade, 0 to 1.
    """

    def __init__(self) -> None:
        super().__init__()
        self.phase = 0.0
        tail = np.cos(np.arange(1, TAIL + 1, dtype=np.float32) / TAIL * _QUARTER)
        self._tail = np.repeat(tail[:, np.newaxis], CHANNELS, axis=1)

    def frames_to_silence(self, step: float) -> int:
        """Frames until a fade down with this step (positive) reaches 0."""
        return math.ceil(self.phase / step)

    def fade(self, block: Block, step: float) -> None:
        """Fade a piece, shape (n, 2) with n at most ``PIECE``, with a signed step per frame."""
        end = self.phase + step * len(block)
        if not (self.phase >= 1.0 and step >= 0.0):
            ramp = self._phases(len(block), self.phase, step)
            np.multiply(ramp, _QUARTER, out=ramp)
            np.sin(ramp, out=ramp)
            self._apply(ramp, block)
        self.phase = min(1.0, max(0.0, end))

    def die_away(self, block: Block, left: int) -> None:
        """Fade out the part of a piece that lies within ``TAIL`` of a stop ``left`` frames after it."""
        reach = TAIL - left
        if reach <= 0:
            return
        count = min(reach, len(block))
        np.multiply(
            block[len(block) - count :], self._tail[reach - count : reach], out=block[len(block) - count :]
        )

    def fade_out(self, block: Block) -> None:
        """Fade out a whole piece, because nothing follows it."""
        ramp = self._ramp[: len(block)]
        np.multiply(self._count[: len(block)], -_QUARTER / max(1, len(block)), out=ramp)
        np.add(ramp, _QUARTER, out=ramp)
        np.sin(ramp, out=ramp)
        self._apply(ramp, block)
        self.phase = 0.0
