"""A ring of frames between one writer (the feeder) and one reader (the device callback).

Its indices count frames of the timeline, so the read index is the position played. Each index is written by
one thread only, and reading or writing an attribute is atomic under the interpreter's lock, so no other lock
is needed.
"""

import numpy as np

from audio.mix.blocks import WideBlock
from audio.mix.buses import BUSES
from audio.units import CHANNELS


class Ring:
    """Frames rendered ahead.

    Attributes:
        read: the next frame to be played. Written by the reader, and by ``restart`` while no reader has it.
        write: the first frame not rendered yet. Written by the feeder.
        stop: the frame at which the reader stops (a hold, or the end). Written by the feeder.
    """

    def __init__(self, capacity: int) -> None:
        self._samples = np.zeros((BUSES, capacity, CHANNELS), dtype=np.float32)
        self.capacity = capacity
        self.read = 0
        self.write = 0
        self.stop = 0

    @property
    def free(self) -> int:
        """Frames that can be added without overtaking the reader."""
        return self.capacity - (self.write - self.read)

    def restart(self, position: int, stop: int) -> None:
        """Empty it and move to a position. Only while the reader doesn't use this ring."""
        self.read = position
        self.write = position
        self.stop = stop

    def put(self, block: WideBlock) -> None:
        """Add frames, shape (``BUSES``, n, 2) with n at most ``free``; readable once all are written."""
        self._copy_in(self.write, block)
        self.write += block.shape[1]

    def replace_from(self, position: int, guard: int) -> bool:
        """Drop everything from a position on.

        Args:
            position: the new write index.
            guard: frames that the reader may be about to take.

        Returns:
            False if the reader came too close and may have passed the position: then nothing is dropped, so
            that the current sound can fade out.
        """
        before, self.write = self.write, position
        # Checked afterwards: the reader may have moved on until then.
        in_time = self.read + guard <= position
        if not in_time:
            self.write = before
        return in_time

    def peek(self, position: int, count: int) -> WideBlock:
        """A copy of frames that are still in the ring, shape (``BUSES``, count, 2)."""
        where = np.arange(position, position + count) % self.capacity
        samples: WideBlock = self._samples[:, where]
        return samples

    def take(self, out: WideBlock) -> None:
        """Copy the next frames into ``out``; the caller knows that they are there. Allocates no samples.

        Args:
            out: shape (``BUSES``, n, 2).
        """
        count = out.shape[1]
        start = self.read % self.capacity
        first = min(count, self.capacity - start)
        for bus in range(BUSES):
            # Bus by bus, each contiguous; copying all at once would make numpy allocate a buffer.
            out[bus, :first] = self._samples[bus, start : start + first]
            if first < count:
                out[bus, first:] = self._samples[bus, : count - first]
        self.read += count

    def _copy_in(self, position: int, block: WideBlock) -> None:
        start = position % self.capacity
        first = min(block.shape[1], self.capacity - start)
        self._samples[:, start : start + first] = block[:, :first]
        self._samples[:, : block.shape[1] - first] = block[:, first:]
