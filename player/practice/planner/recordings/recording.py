"""A person's own recording as the planner knows it: stretches of sound, and the pauses between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import Final, NamedTuple

from player.practice.planner.steps import Voice
from player.practice.units import ROUNDING_S, Seconds

LEAD: Final = 0.12
TAIL: Final = 0.2
"""Seconds kept before and after a stretch, for soft beginnings and dying sounds, and since waves or music may
hide a word's edge: chosen on made recordings that the analysis had never seen (docs/recordings.md)."""

_LOOPABLE: Final = 2.0
"""Seconds of quiet that are enough to go on with; shorter ones flutter, and only serve where none is longer
(our default)."""

_SHORT: Final = 0.8
_LEAST: Final = 0.3
"""Shorter than the first, what is next to words is taken as well; shorter than the second, none is."""

_CUT: Final = 1.0
"""Seconds before where looking stopped within which a stretch goes on there."""

PARAGRAPH_PAUSE: Final = 2.5
"""Seconds of a pause from which on it parts paragraphs (our default)."""

LONGEST_CLOSING: Final = 180.0
"""Seconds that a closing kept lasts at most (our default)."""

_NONE: Final = 0.05
"""Seconds of quiet at either end of a recording that are none: sound that goes on to its end is cut there."""

_EDGE: Final = 0.3
_BREATH: Final = 0.7
"""Seconds next to words that aren't played over and over: a word's echo, and the breath before the next."""


_LAST_MUSIC: Final = 4.0
"""Seconds of music after the last words that stay where there isn't time for more (our default)."""

_PREFIX: Final = "recording:"

Span = tuple[Seconds, Seconds]
"""Start and end in the recording, in seconds."""


@dataclass(frozen=True)
class Recording:
    """A recording, as far as it is known.

    Attributes:
        name: the name that it is played under, made from its content.
        title: for the person.
        content_hash: in hexadecimal.
        length, looked: seconds of the whole, and seconds looked through so far.
        complete: True once no more will be looked through.
        slices: start and end of each stretch of sound, in seconds; those that touch belong together.
        gain: linear factor that brings its voice to the programme's loudness.
        fault: why the rest of it can't be played, in words; else empty.
        melodic: the pauses over music that can't be continued: they are played as they are.
        own_gain: linear factor of the product's own lines, so that they are as loud as its voice.
        wordless: the parts of its stretches in which nobody speaks.
        faint: those in which a voice is far behind its own, or hardly to be heard.
        unsure: those that may be words or music, laughter, and what is right beside words.
        drowned: whether music is about as loud as its words, so that it can't be told where they are.
        skipped: of a very long one, what wasn't looked through and is never played: up to its last minutes,
            or to its end.
    """

    name: str
    title: str
    content_hash: str
    length: Seconds
    looked: Seconds
    complete: bool
    slices: tuple[Span, ...]
    gain: float = 1.0
    fault: str = ""
    melodic: tuple[Span, ...] = ()
    own_gain: float = 1.0
    wordless: tuple[Span, ...] = ()
    faint: tuple[Span, ...] = ()
    unsure: tuple[Span, ...] = ()
    drowned: bool = False
    skipped: Span | None = None

    @property
    def silent(self) -> bool:
        """Whether it holds nothing to be heard."""
        return self.complete and not self.slices

    def voice_at(self, place: float) -> Voice:
        """Whose voice is heard there, in seconds, where something sounds."""
        known = (
            (Voice.UNSURE, self.unsure),
            (Voice.FAINT, self.faint),
            (Voice.NONE, (*self.wordless, *self.melodic)),
        )
        for voice, spans in known:
            if any(start <= place < end for start, end in spans):
                return voice
        return Voice.ITS_OWN


def recording_id(name: str) -> str:
    """The id that a recording has among practices, by the name that it is played under."""
    return f"{_PREFIX}{name}"


@dataclass(frozen=True)
class Stretch:
    """Sound between two pauses that may be changed.

    Attributes:
        slices: start and end of each part of it, in seconds.
        room: seconds of its own quiet before and after it.
        bed: a quiet place of the recording to fill a longer pause with; of no length where there is none.
    """

    slices: tuple[tuple[float, float], ...]
    room: tuple[float, float] = (0.0, 0.0)
    bed: tuple[float, float] = (0.0, 0.0)

    @property
    def start(self) -> float:
        """Where it begins."""
        return self.slices[0][0]

    @property
    def end(self) -> float:
        """Where it ends."""
        return self.slices[-1][1]

    def after(self, place: float) -> "Stretch | None":
        """What of it lies behind a place."""
        rest = tuple((max(a, place), b) for a, b in self.slices if b > place + ROUNDING_S)
        if not rest:
            return None
        return Stretch(rest, (self.room[0] if rest[0] == self.slices[0] else 0.0, self.room[1]), self.bed)

    @property
    def opening(self) -> "Stretch":
        """The first of its slices."""
        return Stretch(
            self.slices[:1], (self.room[0], self.room[1] if len(self.slices) == 1 else 0.0), self.bed
        )

    def until(self, place: float) -> "Stretch":
        """What of it lies before a place within it."""
        rest = tuple((a, min(b, place)) for a, b in self.slices if a < place - ROUNDING_S)
        return Stretch(rest, (self.room[0], 0.0), self.bed)

    def within(self, length: float) -> "Stretch | None":
        """As many of its slices as so many seconds hold."""
        rest = tuple(span for span in self.slices if span[1] - self.start <= length)
        after = self.room[1] if rest == self.slices else 0.0
        return Stretch(rest, (self.room[0], after), self.bed) if rest else None

    def ending(self, length: float) -> "Stretch | None":
        """As many of its last slices as so many seconds hold."""
        rest = tuple(span for span in self.slices[1:] if self.end - span[0] <= length)
        return Stretch(rest, (0.0, self.room[1]), self.bed) if rest else None


def pauses_of(recording: Recording) -> list[tuple[float, float]]:
    """The pauses whose length may be changed."""
    return [
        (before[-1][1], after[0][0])
        for part in _parts(recording)
        for before, after in pairwise(part.stretches)
    ]


def stretches_of(recording: Recording) -> list[Stretch]:
    """The recording between its pauses, with a little room around each stretch.

    Of a very long one these are those of its beginning, and then those of its closing.
    """
    beginning, *end = _parts(recording)
    found = _with_room(beginning)
    for part in end:
        last = _with_room(part)
        number = closing_among(last, LONGEST_CLOSING)
        ending = last[-1].ending(LONGEST_CLOSING) if last and number == len(last) else None
        found += last[number:] if ending is None else [ending]
    return found


def skips(recording: Recording, before: Stretch, after: Stretch) -> bool:
    """Whether between two stretches lies what wasn't looked through."""
    skipped = recording.skipped
    return skipped is not None and before.start < skipped[0] and after.end > skipped[1]


def closing_among(stretches: Sequence[Stretch], longest: float) -> int:
    """The number of the stretch with which a closing of so many seconds begins, if it can at a long pause.

    Returns:
        How many there are, where the last of them alone is too long.
    """
    count = len(stretches)
    near = [number for number in range(count) if stretches[-1].end - stretches[number].start <= longest]
    parted = [number for number in near if stretches[number].room[0] >= PARAGRAPH_PAUSE]
    return min(parted or near, default=count)


class _LookedThrough(NamedTuple):
    """What was looked through in one go: where it begins and ends, and its stretches, each as its slices."""

    start: float
    end: float
    stretches: list[list[tuple[float, float]]]


def _parts(recording: Recording) -> list[_LookedThrough]:
    """The recording, or the beginning and the end of a very long one."""
    joined, skipped = _join_slices(recording), recording.skipped
    if skipped is None:
        parts = [_LookedThrough(0.0, recording.length, joined)]
    else:
        ahead = sum(slices[0][0] < skipped[0] for slices in joined)
        parts = [_LookedThrough(0.0, skipped[0], joined[:ahead])]
        if skipped[1] < recording.length:
            parts.append(_LookedThrough(skipped[1], recording.length, joined[ahead:]))
    # Where looking stopped is no pause. What isn't complete yet comes with the next look.
    looked = inf if recording.complete and skipped is None else recording.looked
    first = parts[0].stretches
    if len(first) > 1 and first[-1][-1][1] > looked - _CUT:
        first.pop()
    return parts


def _with_room(part: _LookedThrough) -> list[Stretch]:
    joined = part.stretches
    ends = [part.start, *(slices[-1][1] for slices in joined)]
    starts = [*(slices[0][0] for slices in joined[1:]), part.end]
    roomy = [_roomy(*beside) for beside in zip(joined, ends, starts, strict=False)]
    spans = [(0.0, part.start), *((slices[0][0], slices[-1][1]) for slices in roomy), (part.end, 0.0)]
    gaps = [(end, start if start - end > _NONE else end) for (_, end), (start, _) in pairwise(spans)]
    return [
        Stretch(slices, (gaps[place][1] - gaps[place][0], gaps[place + 1][1] - gaps[place + 1][0]), bed)
        for place, (slices, bed) in enumerate(zip(roomy, _beds(gaps), strict=True))
    ]


def without_last_music(recording: Recording, stretch: Stretch) -> Stretch | None:
    """A recording's last stretch with little of the music after its words; None where there isn't more."""
    words = [end for start, end in stretch.slices if recording.voice_at((start + end) / 2) is not Voice.NONE]
    place = max(words, default=stretch.end) + _LAST_MUSIC
    return stretch.until(place) if recording.complete and place < stretch.end else None


def _join_slices(recording: Recording) -> list[list[tuple[float, float]]]:
    """Slices that belong together; a pause over music belongs to what is around it."""
    music: dict[float, Span] = {pause[0]: pause for pause in recording.melodic}
    joined: list[list[tuple[float, float]]] = []
    for start, end in recording.slices:
        before = joined[-1][-1][1] if joined else -1.0
        if joined and before in music and abs(music[before][1] - start) < ROUNDING_S:
            joined[-1] += [(before, start), (start, end)]
        elif joined and start - before < ROUNDING_S:
            joined[-1].append((start, end))
        else:
            joined.append([(start, end)])
    parted = (*recording.wordless, *recording.faint, *recording.unsure)
    return [_parted(slices, parted) for slices in joined]


def _parted(slices: list[tuple[float, float]], parts: Sequence[Span]) -> list[tuple[float, float]]:
    """The slices of a stretch, parted where somebody begins or ends to speak."""
    edges = {edge for span in parts for edge in span if slices[0][0] < edge < slices[-1][1]}
    if not edges:
        return slices
    places = sorted(edges.union(*slices))
    return list(pairwise(place for place, later in pairwise([*places, inf]) if later - place > ROUNDING_S))


def _beds(gaps: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """For each stretch the nearest quiet that is long enough to go on with, its own before others."""
    usable = [(start + _EDGE, end - _BREATH) for start, end in gaps]
    least = min(_LOOPABLE, max(end - start for start, end in usable))
    if least < _SHORT:
        # Whatever quiet there is: that a breath comes again is better than that the room is gone.
        usable, least = gaps, max(_LEAST, *(end - start for start, end in gaps))
    long = [place for place, (start, end) in enumerate(usable) if end - start >= least]
    return [
        usable[min(long, key=lambda gap: (abs(gap - place - 1), gap))] if long else (0.0, 0.0)
        for place in range(len(gaps) - 1)
    ]


def _roomy(slices: list[tuple[float, float]], before: float, after: float) -> tuple[tuple[float, float], ...]:
    room = list(slices)
    room[0] = (max(room[0][0] - LEAD, min(before, room[0][0])), room[0][1])
    room[-1] = (room[-1][0], min(room[-1][1] + TAIL, max(after - LEAD, room[-1][1])))
    return tuple(room)
