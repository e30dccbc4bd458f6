"""Mixing: clips at their places become stereo samples. One renderer serves the window and the files.

Every sample is the sum, in the timeline's order, of the clips that cover its frame, so where one block ends
and the next begins makes no difference to any sample.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import accumulate
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from audio.timeline import Placed, Timeline
from audio.units import CHANNELS, ClipName, Frames

StereoBlock = NDArray[np.float32]
"""Interleaved stereo, shape (frames, 2), at ``audio.units.SAMPLE_RATE``."""


class ClipSource(Protocol):
    """Where the samples of a clip come from."""

    def read(self, clip: ClipName, start: int, count: int) -> NDArray[np.float32]:
        """Some frames of a clip.

        Args:
            clip: its name.
            start: the first frame wanted, counted within the clip.
            count: how many frames are wanted.

        Returns:
            Shape (n, channels) with one or two channels; n is less than ``count`` only at the clip's end.

        Raises:
            AudioError: there is no such clip, or it cannot be read.
        """


class _Cover:
    """Finds the clips that cover a stretch of a timeline without walking through all of them."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self._starts = [clip.start for clip in timeline.clips]
        self._furthest_ends = list(accumulate((clip.end for clip in timeline.clips), max))

    def between(self, start: int, end: int) -> tuple[Placed, ...]:
        """The clips that may sound in ``start`` to ``end``, in the timeline's order."""
        first = bisect_right(self._furthest_ends, start)
        return self.timeline.clips[first : bisect_left(self._starts, end)]


class Renderer:
    """Turns stretches of a timeline into samples."""

    def __init__(self, source: ClipSource) -> None:
        self._source = source
        self._cover = _Cover(Timeline(clips=(), holds=(), length=Frames(0)))

    def render(self, timeline: Timeline, start: int, count: int) -> StereoBlock:
        """Mix a stretch of the timeline.

        Args:
            timeline: clips in order of their starts.
            start: the first frame.
            count: how many frames.

        Returns:
            Shape (count, 2); silent where no clip is, also past the timeline's end.

        Raises:
            AudioError: a clip is missing or cannot be read.
        """
        if self._cover.timeline is not timeline:
            self._cover = _Cover(timeline)
        block = np.zeros((count, CHANNELS), dtype=np.float32)
        for placed in self._cover.between(start, start + count):
            self._add(block, placed, start)
        return block

    def _add(self, block: StereoBlock, placed: Placed, start: int) -> None:
        first = max(start, placed.start)
        wanted = min(start + len(block), placed.end) - first
        if wanted <= 0:
            return
        samples = self._source.read(placed.clip, placed.offset + first - placed.start, wanted)
        place = block[first - start : first - start + len(samples)]
        place += samples * np.float32(placed.gain)


def first_difference(before: Timeline, after: Timeline) -> Frames | None:
    """The first frame at which two timelines may sound different; None if they sound the same throughout.

    Holds make no sound, so they are not looked at.
    """
    gone = Counter(before.clips) - Counter(after.clips)
    come = Counter(after.clips) - Counter(before.clips)
    return min((clip.start for clip in gone | come), default=None)
