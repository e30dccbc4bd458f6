"""Fills pauses of a recording from its own quiet, so that no digital silence is heard in a room. Pure.

A pause begins and ends with the quiet that the recording has there, sample-exact after and before its words.
What is missing between is looped from a quiet place of the recording; the loops are crossfaded with equal
power, since noise is uncorrelated. Pauses over music don't come here: they are played as they are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from audio.mix.timeline import PlacedClip
from audio.units import ClipName, Frames, frames
from player.practice.planner.steps import RecordedSlice

CROSSING: Final = frames(0.4)
"""Frames over which one stretch of quiet is crossfaded into the next (our default)."""

OUTER: Final = frames(1.5)
"""Frames over which the room fades in before the first word, and out after the last and at holds (ours)."""

_LEAST: Final = frames(0.05)
"""Frames below which a gap isn't filled."""


@dataclass(frozen=True)
class Heard:
    """A slice of a recording in its place.

    Attributes:
        clip: as it is placed.
        slice: what it plays.
    """

    clip: PlacedClip
    slice: RecordedSlice


def filled(heard: Sequence[Heard], holds: Iterable[Frames], length: Frames) -> tuple[PlacedClip, ...]:
    """What to play in the pauses.

    Args:
        heard: the slices, in order.
        holds: frames at which the sound waits: the room goes before them and comes after.
        length: of the sitting.
    """
    if not heard:
        return ()
    stops = sorted(holds)
    found = [*_into(heard[0], 0, OUTER)]
    for before, after in pairwise(heard):
        start, end = before.clip.end, after.clip.start
        if end - start < _LEAST:
            continue
        inside = [hold for hold in stops if start <= hold <= end]
        if inside:
            found += [*_out_of(before, inside[0], OUTER), *_into(after, inside[-1], OUTER)]
        else:
            found += _between(before, after)
    return (*found, *_out_of(heard[-1], length, OUTER))


def _out_of(before: Heard, end: int, most: int) -> list[PlacedClip]:
    """The quiet after a slice, faded out."""
    start = before.clip.end
    count = min(frames(before.slice.room[1]), most, end - start)
    return _piece(before.slice, start, frames(before.slice.end), count, (0, count))


def _into(after: Heard, start: int, most: int) -> list[PlacedClip]:
    """The quiet before a slice, faded in."""
    end = after.clip.start
    count = min(frames(after.slice.room[0]), most, end - start)
    return _piece(after.slice, end - count, frames(after.slice.start) - count, count, (count, 0))


def _between(before: Heard, after: Heard) -> list[PlacedClip]:
    start, end = before.clip.end, after.clip.start
    gap = end - start
    own, its = frames(before.slice.room[1]), frames(after.slice.room[0])
    first, last = frames(before.slice.end), frames(after.slice.start)
    if abs(last - first - gap) < _LEAST and last - first >= gap:
        return _piece(before.slice, start, first, gap, (0, 0))
    cross = min(CROSSING, own // 2, its // 2, gap // 2)
    head, tail = min(own, (gap + cross + 1) // 2), min(its, (gap + cross + 1) // 2)
    missing = gap - head - tail + cross
    looped = _looped(before.slice, start + head - cross, missing, cross) if missing > 0 else []
    return [
        *_piece(before.slice, start, first, head, (0, cross)),
        *looped,
        *_piece(after.slice, end - tail, last - tail, tail, (cross, 0)),
    ]


def _looped(heard: RecordedSlice, start: int, missing: int, cross: int) -> list[PlacedClip]:
    """Quiet looped from the bed, with a crossfade at each join, until nothing is missing."""
    bed, until = frames(heard.bed[0]), frames(heard.bed[1])
    length = until - bed
    if length <= 2 * cross or not cross:
        return []
    found: list[PlacedClip] = []
    while missing > 0:
        count = min(length, missing + cross)
        found += _piece(heard, start, bed, count, (cross, cross))
        start += count - cross
        missing -= count - cross
    return found


def _piece(
    heard: RecordedSlice, start: int, offset: int, count: int, fades: tuple[int, int]
) -> list[PlacedClip]:
    if count < 1 or offset < 0:
        return []
    return [
        PlacedClip(
            start=Frames(start),
            length=Frames(count),
            clip=ClipName(heard.recording),
            gain=heard.gain,
            offset=Frames(offset),
            fade_in=Frames(min(fades[0], count)),
            fade_out=Frames(min(fades[1], count)),
            room=True,
        )
    ]
