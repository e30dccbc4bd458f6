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
"""Frames over which the room fades in before the first word and after a hold, and out after the last word and
before a hold (our default)."""

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
        holds: frames at which the sound waits: the room goes just before them and comes just after.
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
            found += [*_until(before, inside[0]), *_since(after, inside[-1])]
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


def _until(before: Heard, stop: int) -> list[PlacedClip]:
    """The quiet after a slice, which goes on until the sound waits."""
    start, first = before.clip.end, frames(before.slice.end)
    gap, own = stop - start, frames(before.slice.room[1])
    head = min(own, max(own // 2, gap - OUTER))
    cross = min(CROSSING, head // 2)
    going_on = _going_on(before.slice, start + head - cross, gap - head + cross, cross, (cross, OUTER))
    if gap <= own or not going_on:
        return _piece(before.slice, start, first, min(own, gap), (0, min(own, gap, OUTER)))
    return [*_piece(before.slice, start, first, head, (0, cross)), *going_on]


def _since(after: Heard, start: int) -> list[PlacedClip]:
    """The quiet before a slice, which comes as soon as the sound has waited."""
    end, last = after.clip.start, frames(after.slice.start)
    gap, own = end - start, frames(after.slice.room[0])
    tail = min(own, max(own // 2, gap - OUTER))
    cross = min(CROSSING, tail // 2)
    going_on = _going_on(after.slice, start, gap - tail + cross, cross, (OUTER, cross))
    if gap <= own or not going_on:
        count = min(own, gap)
        return _piece(after.slice, end - count, last - count, count, (min(count, OUTER), 0))
    return [*going_on, *_piece(after.slice, end - tail, last - tail, tail, (cross, 0))]


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
    between = (start + head - cross, missing + cross)
    return [
        *_piece(before.slice, start, first, head, (0, cross)),
        *(_going_on(before.slice, *between, cross, (cross, cross)) if missing > 0 else ()),
        *_piece(after.slice, end - tail, last - tail, tail, (cross, 0)),
    ]


def _going_on(
    heard: RecordedSlice, start: int, count: int, cross: int, fades: tuple[int, int]
) -> list[PlacedClip]:
    """``count`` frames of quiet looped from the bed, crossfaded at each join; none where there is no bed."""
    bed = frames(heard.bed[0])
    length = frames(heard.bed[1]) - bed
    cross = min(cross, length // 3)
    if not cross or count <= cross:
        return []
    times = -(-(count - cross) // (length - cross))
    each = -(-(count - cross) // times) + cross
    found: list[PlacedClip] = []
    for time in range(times):
        at = start + time * (each - cross)
        size = min(each, start + count - at)
        fade_in = min(fades[0] if time == 0 else cross, size)
        fade_out = min(fades[1] if time == times - 1 else cross, size - fade_in)
        found += _piece(heard, at, bed, size, (fade_in, fade_out))
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
