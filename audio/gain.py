"""Gain ramps, sample by sample, in memory set aside beforehand.

A fade follows a quarter of a sine (equal power): its phase goes from 0, silent, to 1, full. Turning round in
the middle of a fade only changes the phase's direction, so the gain never steps.
"""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio.units import CHANNELS, SAMPLE_RATE

PIECE: Final = 1024
"""Most frames that are ramped at once; longer blocks are done in pieces."""

TAIL: Final = 480
"""Frames over which sound dies away before a hold, before the end and when the ring runs dry: 10 ms."""

VOLUME_STEP: Final = 1 / (0.05 * SAMPLE_RATE)
"""How much the volume moves in a frame: from nothing to full in 50 ms."""

_QUARTER: Final = math.pi / 2

Block = NDArray[np.float32]


def step_of(fade: float) -> float:
    """The phase's step in a frame for a fade of so many seconds; a fade lasts at least 5 ms."""
    return 1.0 / (max(fade, 0.005) * SAMPLE_RATE)


class Gain:
    """The gains of one stream: the fade and the volume.

    Attributes:
        phase: of the fade, 0 to 1.
        volume: as it is now; it follows ``aim`` in ramps.
        aim: the volume wanted. Written by the feeder, read by the callback.
    """

    def __init__(self) -> None:
        self.phase = 0.0
        self.volume = 1.0
        self.aim = 1.0
        self._count = np.arange(1, PIECE + 1, dtype=np.float32)
        self._ramp = np.zeros(PIECE, dtype=np.float32)
        self._both = np.zeros((PIECE, CHANNELS), dtype=np.float32)
        tail = np.cos(np.arange(1, TAIL + 1, dtype=np.float32) / TAIL * _QUARTER)
        self._tail = np.repeat(tail[:, np.newaxis], CHANNELS, axis=1)

    def frames_to_silence(self, step: float) -> int:
        """Frames until a fade down with this step (positive) is at 0."""
        return math.ceil(self.phase / step)

    def fade(self, block: Block, step: float) -> None:
        """Fade a piece, shape (n, 2) with n at most ``PIECE``, with a signed step in each frame."""
        end = self.phase + step * len(block)
        if not (self.phase >= 1.0 and step >= 0.0):
            ramp = self._ramp[: len(block)]
            np.multiply(self._count[: len(block)], step, out=ramp)
            np.add(ramp, self.phase, out=ramp)
            np.maximum(ramp, 0.0, out=ramp)
            np.minimum(ramp, 1.0, out=ramp)
            np.multiply(ramp, _QUARTER, out=ramp)
            np.sin(ramp, out=ramp)
            self._apply(ramp, block)
        self.phase = min(1.0, max(0.0, end))

    def scale(self, block: Block) -> None:
        """Apply the volume to a piece, moving it towards its aim."""
        aim = self.aim
        if self.volume == aim:
            if aim != 1.0:
                np.multiply(block, aim, out=block)
            return
        ramp = self._ramp[: len(block)]
        step = VOLUME_STEP if aim > self.volume else -VOLUME_STEP
        np.multiply(self._count[: len(block)], step, out=ramp)
        np.add(ramp, self.volume, out=ramp)
        # Not np.clip: it sets memory aside for its bounds.
        bounded = np.minimum if step > 0 else np.maximum
        bounded(ramp, aim, out=ramp)
        self._apply(ramp, block)
        self._move_volume(aim, step * len(block))

    def die_away(self, block: Block, left: int) -> None:
        """Fade a piece that ends ``left`` frames before a stop, if it reaches into the stop's tail."""
        reach = TAIL - left
        if reach <= 0:
            return
        count = min(reach, len(block))
        np.multiply(
            block[len(block) - count :], self._tail[reach - count : reach], out=block[len(block) - count :]
        )

    def run_dry(self, block: Block) -> None:
        """Fade a piece out over its whole length, because nothing follows it."""
        ramp = self._ramp[: len(block)]
        np.multiply(self._count[: len(block)], -_QUARTER / max(1, len(block)), out=ramp)
        np.add(ramp, _QUARTER, out=ramp)
        np.sin(ramp, out=ramp)
        self._apply(ramp, block)
        self.phase = 0.0

    def rest(self) -> None:
        """While nothing sounds, the volume may go to its aim at once."""
        self.volume = self.aim

    def _apply(self, ramp: Block, block: Block) -> None:
        # Multiplying by a column of the ramp would be shorter, and makes numpy set a buffer aside.
        both = self._both[: len(block)]
        np.copyto(both, ramp[:, np.newaxis])
        np.multiply(block, both, out=block)

    def _move_volume(self, aim: float, change: float) -> None:
        moved = self.volume + change
        self.volume = min(aim, moved) if change > 0 else max(aim, moved)
