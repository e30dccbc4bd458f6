"""How loud the background is at each frame: under the voice, around holds, at both ends, after a jump.

Everything is a straight line in decibels between a few points; where two apply, the quieter one counts. So
the level never moves faster than the steepest line, ``STEEPEST``, and depends only on the frame's number:
block boundaries change no sample.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio.mix.timeline import PlacedClip, Timeline
from audio.units import SAMPLE_RATE, Frames, frames

Decibels = NDArray[np.float64]

FLOOR: Final = -40.0
"""Decibels at which a fade of the background begins and ends. A background at -36 LUFS is then at -76, far
below the noise of a quiet room; the last step to nothing is a ramp of some milliseconds."""

STEEPEST: Final = 8.0
"""Decibels a second: 4 in half a second. With the fluctuation of rain itself (1.7 in one channel) that stays
under the largest allowed step of 6."""

SILENCE: Final = -80.0
ONSET: Final = frames(0.1)
"""A fade too short for its whole range covers the lowest, inaudible decibels in 0.1 s."""

DUCKING: Final = -6.0
"""Decibels under the voice. With a background at -36 LUFS and speech at -20 this leaves 22 between them; the
Web Content Accessibility Guidelines (2.2, criterion 1.4.7) ask for 20."""

DUCK_DOWN: Final = frames(1.5)
DUCK_UP: Final = frames(2.0)
"""Frames over which the background ducks before a line, and comes back after it."""

HOLD_FADE: Final = frames(-FLOOR / STEEPEST)
"""Frames over which it fades out before a hold and in after one: 5 s."""

_Points = tuple[NDArray[np.float64], NDArray[np.float64]]


@dataclass(frozen=True)
class LevelStart:
    """Where the level starts from after an interruption (a jump, a pause, an exchange).

    Attributes:
        position: the frame from which it applies.
        level: in decibels at that frame.
    """

    position: int
    level: float


class Envelope:
    """The background's level along one timeline."""

    def __init__(self, timeline: Timeline) -> None:
        self._lines: list[_Points] = []
        spoken = tuple(clip for clip in timeline.clips if not clip.room)
        if spoken:
            self._lines.append(_ducking(spoken))
        self._lines.extend(_around(hold) for hold in timeline.holds)
        if timeline.fade_in:
            self._lines.append(_points(*_fade(timeline.fade_in)))
        if timeline.fade_out:
            falling = [(timeline.length - at, value) for at, value in reversed(_fade(timeline.fade_out))]
            self._lines.append(_points(*falling))
        if timeline.sinks:
            self._lines.append(_points((timeline.length - timeline.sinks, 0.0), (timeline.length, FLOOR)))

    def decibels(self, start: int, count: int, level_start: LevelStart | None = None) -> Decibels:
        """The level of ``count`` frames in decibels, shape (count,), at most 0."""
        places = np.arange(start, start + count, dtype=np.float64)
        level = np.zeros(count)
        for at, values in self._lines:
            if at[0] <= start + count and (start <= at[-1] or values[-1] < 0.0):
                np.minimum(level, np.interp(places, at, values), out=level)
        return level if level_start is None else _within_slope(level, places, level_start)

    def level(self, position: int, level_start: LevelStart | None = None) -> float:
        """The level at one frame."""
        return float(self.decibels(position, 1, level_start)[0])


def first_change(before: Timeline, after: Timeline) -> Frames | None:
    """The first frame at which fades or the background may differ, apart from the effect of clips."""
    found = []
    if before.background != after.background or before.fade_in != after.fade_in:
        found.append(0)
    sounds_to_the_end = bool(after.fade_out) or after.background is not None
    ends = (before.fade_out, before.sinks), (after.fade_out, after.sinks)
    if ends[0] != ends[1] or (before.length != after.length and sounds_to_the_end):
        fade = max(*ends[0], *ends[1])
        found.append(max(0, min(before.length, after.length) - fade))
    if after.background is not None:
        moved = set(before.holds) ^ set(after.holds)
        found.extend(max(0, hold - HOLD_FADE) for hold in moved)
    return Frames(min(found)) if found else None


def swell(start: int, count: int, timeline: Timeline) -> NDArray[np.float32] | None:
    """The bells' gain at both ends of a timeline, equal in power; None where it is 1 throughout."""
    into = start < timeline.fade_in
    out_of = start + count > timeline.length - timeline.fade_out
    if not (into or (out_of and timeline.fade_out)):
        return None
    places = np.arange(start, start + count, dtype=np.float64)
    up = places / timeline.fade_in if timeline.fade_in else np.ones(count)
    down = (timeline.length - places) / timeline.fade_out if timeline.fade_out else np.ones(count)
    phase = np.clip(np.minimum(up, down), 0.0, 1.0)
    return np.asarray(np.sin(phase * np.pi / 2), np.float32)


def _ducking(clips: tuple[PlacedClip, ...]) -> _Points:
    """Down before each line and up after it; lines close to each other count as one."""
    points: list[tuple[int, float]] = []
    begin, end = clips[0].start, clips[0].end
    for clip in clips[1:]:
        if clip.start - end > DUCK_DOWN + DUCK_UP:
            points += _duck(begin, end)
            begin = clip.start
        end = max(end, clip.end)
    return _points(*points, *_duck(begin, end))


def _duck(begin: int, end: int) -> list[tuple[int, float]]:
    return [(begin - DUCK_DOWN, 0.0), (begin, DUCKING), (end, DUCKING), (end + DUCK_UP, 0.0)]


def _fade(length: int) -> list[tuple[int, float]]:
    """A fade-in over this many frames."""
    return [(0, SILENCE), (min(ONSET, length // 2), -_depth(length)), (length, 0.0)]


def _around(hold: int) -> _Points:
    return _points((hold - HOLD_FADE, 0.0), (hold, FLOOR), (hold + HOLD_FADE, 0.0))


def _points(*pairs: tuple[int, float]) -> _Points:
    return np.array([at for at, _ in pairs], np.float64), np.array([value for _, value in pairs])


def _depth(fade: int) -> float:
    """The range of a fade in decibels: as much as fits without being too steep."""
    return min(-FLOOR, STEEPEST * (fade - min(ONSET, fade // 2)) / SAMPLE_RATE)


def _within_slope(level: Decibels, places: NDArray[np.float64], level_start: LevelStart) -> Decibels:
    """The level, limited after ``level_start`` to what the slope can reach from there."""
    reach = np.maximum(0.0, places - level_start.position) * (STEEPEST / SAMPLE_RATE)
    bounded = np.clip(level, level_start.level - reach, level_start.level + reach)
    return np.asarray(np.where(places < level_start.position, level, bounded))
