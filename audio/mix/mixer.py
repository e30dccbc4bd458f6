"""Mixes the clips of a timeline to stereo samples. One renderer serves the window and the files.

Every sample is the sum, in the timeline's order, of the clips that cover its frame, limited together
with the frames around it (``audio.mix.limiter``), so block boundaries make no difference to any sample.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from audio.mix.blocks import StereoBlock, WideBlock, mixed
from audio.mix.buses import BUSES, FULL, PLACES, Bus
from audio.mix.envelope import DUCK_DOWN, DUCK_UP, Envelope, LevelStart, first_change, swell
from audio.mix.limiter import REACH, limited, padded_length
from audio.mix.timeline import Background, PlacedClip, Timeline
from audio.units import CHANNELS, ClipName, Frames

_TONE_FADE: Final = 4800
"""Frames over which the room tone comes in at the beginning and goes out at the end."""

__all__ = ["ClipSource", "Renderer", "StereoBlock", "first_difference"]


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
    """Finds the clips that cover a stretch of a timeline without searching all of them."""

    def __init__(self, clips: tuple[PlacedClip, ...]) -> None:
        self._clips = clips
        self._starts = [clip.start for clip in clips]
        self._furthest_ends = list(accumulate((clip.end for clip in clips), max))

    def between(self, start: int, end: int) -> tuple[PlacedClip, ...]:
        """The clips that may sound in ``start`` to ``end``, in the timeline's order."""
        first = bisect_right(self._furthest_ends, start)
        return self._clips[first : bisect_left(self._starts, end)]


class _Prepared:
    """A timeline with its lookup structures."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self.voice = _Cover(timeline.clips)
        self.bells = _Cover(timeline.bells)
        self.envelope = Envelope(timeline)


@dataclass(frozen=True)
class _Mixed:
    """A mixed stretch before limiting."""

    start: int
    block: WideBlock
    level_start: LevelStart | None = None

    @property
    def end(self) -> int:
        return self.start + int(self.block.shape[1])


class Renderer:
    """Turns stretches of a timeline into samples."""

    def __init__(self, source: ClipSource) -> None:
        self._source = source
        self._prepared = _Prepared(Timeline(clips=(), holds=(), length=Frames(0)))
        # The last stretch before limiting: the next one starts inside it.
        self._mixed = _Mixed(0, np.zeros((BUSES, 0, CHANNELS), dtype=np.float32))

    def render(
        self, timeline: Timeline, start: int, count: int, volumes: Mapping[Bus, float] = FULL
    ) -> StereoBlock:
        """Mix a stretch of the timeline.

        Args:
            timeline: clips in order of their starts.
            start: the first frame.
            count: how many frames.
            volumes: of the buses, 0.0 to 1.0; a bus not listed plays at full volume.

        Returns:
            Shape (count, 2); silent where there is no clip, and past the timeline's end.

        Raises:
            AudioError: a clip is missing or cannot be read.
        """
        return mixed(self.buses(timeline, start, count), volumes)

    def buses(
        self, timeline: Timeline, start: int, count: int, level_start: LevelStart | None = None
    ) -> WideBlock:
        """Render a stretch of the timeline with its buses side by side.

        Args:
            timeline: clips in order of their starts.
            start: the first frame.
            count: how many frames.
            level_start: bounds the background's level after a jump.

        Returns:
            Shape (``BUSES``, count, 2).

        Raises:
            AudioError: a clip is missing or cannot be read.
        """
        if self._prepared.timeline is not timeline:
            self._prepared = _Prepared(timeline)
            self._mixed = _Mixed(0, self._mixed.block[:, :0])
        first = start - REACH
        return limited(self._around(first, first + padded_length(count), level_start), count, self._heard())

    def _heard(self) -> int:
        """How many buses may hold sound: the voice, then the bells, then the background."""
        timeline = self._prepared.timeline
        if timeline.background is not None:
            return PLACES[Bus.BACKGROUND] + 1
        return PLACES[Bus.BELLS if timeline.bells else Bus.NARRATION] + 1

    def _around(self, start: int, end: int, level_start: LevelStart | None) -> WideBlock:
        """Mix a stretch, reusing the last one where possible."""
        last = self._mixed
        if last.level_start != level_start or not last.start <= start <= last.end <= end:
            last = _Mixed(start, last.block[:, :0], level_start)
        block = np.zeros((BUSES, end - start, CHANNELS), dtype=np.float32)
        known = last.end - start
        block[:, :known] = last.block[:, start - last.start :]
        # Silence before the beginning, although a background loops.
        fresh = max(known, min(-start, end - start), 0)
        self._mix(block[:, fresh:], start + fresh, level_start)
        self._mixed = _Mixed(start, block, level_start)
        return block

    def _mix(self, block: WideBlock, start: int, level_start: LevelStart | None) -> None:
        timeline, count = self._prepared.timeline, block.shape[1]
        self._add_all(block[PLACES[Bus.NARRATION]], self._prepared.voice, start)
        sounding = max(0, min(count, timeline.length - start))
        if timeline.room_tone is not None:
            self._add_room_tone(block[PLACES[Bus.NARRATION], :sounding], timeline.room_tone, start)
        self._add_bells(block[PLACES[Bus.BELLS]], start)
        if timeline.background is not None:
            self._add_background(
                block[PLACES[Bus.BACKGROUND], :sounding], timeline.background, start, level_start
            )

    def _add_all(self, block: StereoBlock, cover: _Cover, start: int) -> bool:
        found = cover.between(start, start + len(block))
        for placed in found:
            self._add(block, placed, start)
        return bool(found)

    def _add(self, block: StereoBlock, placed: PlacedClip, start: int) -> None:
        first = max(start, placed.start)
        wanted = min(start + len(block), placed.end) - first
        if wanted <= 0:
            return
        samples = self._source.read(placed.clip, placed.offset + first - placed.start, wanted)
        place = block[first - start : first - start + len(samples)]
        if placed.fade_in or placed.fade_out:
            samples = samples * _edges(placed, first - placed.start, len(samples))
        place += samples * np.float32(placed.gain)

    def _add_bells(self, block: StereoBlock, start: int) -> None:
        if not self._add_all(block, self._prepared.bells, start):
            return
        ends = swell(start, len(block), self._prepared.timeline)
        if ends is not None:
            block *= ends[:, np.newaxis]

    def _add_background(
        self, block: StereoBlock, background: Background, start: int, level_start: LevelStart | None
    ) -> None:
        self._add_loop(block, background, start)
        level = self._prepared.envelope.decibels(start, len(block), level_start)
        block *= (background.gain * 10.0 ** (level / 20.0)).astype(np.float32)[:, np.newaxis]

    def _add_room_tone(self, block: StereoBlock, tone: Background, start: int) -> None:
        count, left = len(block), self._prepared.timeline.length - 1 - start
        if start >= _TONE_FADE and left - count >= _TONE_FADE:
            self._add_loop(block, tone, start)
            return
        sound = np.zeros_like(block)
        self._add_loop(sound, tone, start)
        # From the block's own beginning: a frame late in a sitting has no exact number as a float.
        places = np.arange(count)
        ends = np.minimum(places + start, left - places) / _TONE_FADE
        block += sound * np.clip(ends, 0.0, 1.0).astype(np.float32)[:, np.newaxis]

    def _add_loop(self, block: StereoBlock, loop: Background, start: int) -> None:
        done = 0
        while done < len(block):
            place = (start + done) % loop.length
            piece, offset = divmod(place, loop.piece)
            here = min(loop.piece - offset, loop.length - place, len(block) - done)
            block[done : done + here] += self._source.read(loop.pieces[piece], offset, here)
            done += here


def _edges(placed: PlacedClip, first: int, count: int) -> NDArray[np.float32]:
    """The ramps at a clip's ends as factors, shape (count, 1)."""
    places = np.arange(first, first + count, dtype=np.float32)
    into = (places + 1) / (placed.fade_in + 1)
    out_of = (placed.length - places) / (placed.fade_out + 1)
    phase = np.minimum(np.minimum(into, out_of), 1.0)
    return np.asarray(np.sin(phase * (np.pi / 2)), np.float32)[:, np.newaxis]


def first_difference(before: Timeline, after: Timeline) -> Frames | None:
    """The first frame at which two timelines may sound different; None if they sound the same.

    Holds themselves make no sound; a background fades out before them.
    """
    voice = _first_changed(before.clips, after.clips)
    if voice is not None and after.background is not None:
        # The background ducks before a line, and may still be down after the previous one.
        voice = Frames(max(0, voice - DUCK_DOWN - DUCK_UP))
    if before.room_tone != after.room_tone or (after.room_tone is not None and before.length != after.length):
        voice = Frames(0) if before.room_tone != after.room_tone else _earlier(voice, before, after)
    found = (voice, _first_changed(before.bells, after.bells), first_change(before, after))
    first = min((place for place in found if place is not None), default=None)
    # A peak that was added or removed affects the limiter slightly earlier.
    return None if first is None else Frames(max(0, first - REACH))


def _earlier(voice: Frames | None, before: Timeline, after: Timeline) -> Frames:
    """The first change of the voice, or the nearer end, at which the room tone goes out."""
    end = max(0, min(before.length, after.length) - _TONE_FADE)
    return Frames(end if voice is None else min(voice, end))


def _first_changed(before: tuple[PlacedClip, ...], after: tuple[PlacedClip, ...]) -> Frames | None:
    gone = Counter(before) - Counter(after)
    come = Counter(after) - Counter(before)
    return min((clip.start for clip in gone | come), default=None)
