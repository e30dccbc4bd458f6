"""The product's own lines over a recording that leaves no pause for them: it goes on underneath, quieter.

They come where nobody speaks, over the recording's own music, and else at its quietest places, which is where
its slices meet. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from math import ceil
from typing import Final, NamedTuple

from player.practice.planner.measuring.limits import Limits
from player.practice.planner.measuring.measured import Book
from player.practice.planner.recordings.pauses_beside_music import shortened_beside_music
from player.practice.planner.steps import RecordedSlice, Step, StepKind, Voice
from player.practice.units import ROUNDING_S, Seconds

DUCKED: Final = 0.18
"""How loud a recording is under a line, as a factor: 15 decibels down leave the line clear (our default)."""

_AROUND: Final = 0.5
"""Seconds of music left before and after a line over it."""

_AROUND_AT_LEAST: Final = 0.1
"""The same where there is no room for more. Words are 0.4 s further away: so much of the music beside them
counts as theirs."""


class _Line(NamedTuple):
    start: float
    length: float
    kind: StepKind
    text: str

    @property
    def end(self) -> float:
        return self.start + self.length


@dataclass(frozen=True)
class LinesOver:
    """Puts lines over the stretches of a plan.

    Attributes:
        limits: of the plan.
        book: whose lines they are.
    """

    limits: Limits
    book: Book

    def put(self, steps: Sequence[Step], first: int) -> tuple[Step, ...]:
        """The steps from the first on with lines over them.

        No step changes its place in time but behind a pause beside music that has to be shorter.
        """
        accompanied = self._kept_company(self._offered(self._shortened(steps, first), first), first)
        # A line may have left music and a pause behind it in which another has no room.
        return self._shortened(accompanied, first)

    def _shortened(self, steps: Sequence[Step], first: int) -> tuple[Step, ...]:
        # Room for company, whichever line was heard last.
        phrases = self.book.phrases.presence[self.limits.anchor]
        least = max(sorted(map(self.book.durations, phrases))[:2]) + 2 * _AROUND_AT_LEAST
        return shortened_beside_music(steps, first, self.limits.max_silence, least)

    def _offered(self, steps: Sequence[Step], first: int) -> list[Step]:
        """Words about options where the next would come too late."""
        made = list(steps[:first])
        offered = max((step.start for step in made if step.offers), default=0.0)
        number, count = first, sum(step.offers for step in steps)
        while number < len(steps):
            run = _run(steps, number)
            number += max(1, len(run))
            if not run:
                made.append(steps[number - 1])
                offered = made[-1].start if made[-1].offers else offered
                continue
            upcoming = (step.start for step in steps[number:] if step.offers)
            beside = _own_lines_near(made, steps[number:])
            lines = self._options(run, offered, next(upcoming, steps[-1].end), count, beside)
            count += len(lines)
            offered = max((line.start for line in lines), default=offered)
            made.extend(_woven(run, lines))
        return made

    def _options(
        self, run: Sequence[Step], offered: float, upcoming: float, number: int, beside: set[str]
    ) -> list[_Line]:
        options: list[_Line] = []
        while upcoming - offered > self.limits.option_every:
            text = self._other(self.book.phrases.options, number + len(options), beside)
            place = self._place(run, offered, self.book.durations(text))
            if place is None:
                break
            options.append(_Line(place, self.book.durations(text), StepKind.OPTION, text))
            offered = place
        return options

    def _other(self, lines: Sequence[str], number: int, beside: set[str]) -> str:
        """The line of a number, or a later one where that is heard just before or after."""
        turns = (self.book.line(lines, number + later) for later in range(len(lines)))
        return next((line for line in turns if line not in beside), self.book.line(lines, number))

    def _place(self, run: Sequence[Step], offered: float, length: float) -> float | None:
        """When to say something, as late as the cap lets it; None where this stretch has no room."""
        soonest = max(run[0].start, offered + self.limits.option_every / 3)
        latest = min(run[-1].end - length, offered + self.limits.option_every)
        if latest < soonest:
            soonest = max(run[0].start, offered + length)
        if latest < soonest:
            return None
        over, faint = (
            [
                min(end - length - _AROUND, latest)
                for start, end in rooms
                if start + _AROUND <= min(end - length - _AROUND, latest) >= soonest
            ]
            for rooms in (_rooms(run), _rooms(run, Voice.FAINT))
        )
        quiet = [place for place in _meeting(run) if soonest <= place <= latest]
        return max(over or faint or quiet or [latest])

    # --- company where nobody speaks

    def _kept_company(self, steps: Sequence[Step], first: int) -> list[Step]:
        """Company where nobody speaks for too long; without music the pauses are inside the cap already."""
        made: list[Step] = []
        after, count = 0, sum(step.kind is StepKind.PRESENCE for step in steps[:first])
        for speaks, among in groupby(steps, key=lambda step: step.speaks):
            quiet = list(among)
            kept = max(0, min(first - after, len(quiet)))
            after += len(quiet)
            if speaks or not any(step.recorded is not None for step in quiet):
                made += quiet
                continue
            beside = _own_lines_near(made, steps[after:])
            lines = self._company(quiet, kept, count, beside)
            count += len(lines)
            made += quiet[:kept]
            for piece in _in_one_go(quiet[kept:]):
                within = [line for line in lines if piece[0].start <= line.start < piece[-1].end]
                made += _parted(piece[0], within) if piece[0].recorded is None else _woven(piece, within)
        return made

    def _company(self, quiet: Sequence[Step], kept: int, count: int, beside: set[str]) -> list[_Line]:
        found: list[_Line] = []
        phrases = self.book.phrases.presence[self.limits.anchor]
        rooms = _rooms(quiet[kept:]), _rooms(quiet[kept:], Voice.FAINT)
        now, until = float(quiet[0].start), quiet[-1].end
        while (rest := until - now) > self.limits.max_silence:
            said = beside if not found else {found[-1].text}
            usual = self._other(phrases, count + len(found), said)
            # Where it has no room, the shortest may have: else nobody would speak for longer than is wanted.
            shortest = min(
                (line for line in phrases if line not in said), key=self.book.durations, default=usual
            )
            line = self._first_in_time((usual, shortest), rooms, now, rest)
            if line is None:
                break
            found.append(line)
            now = line.end
        return found

    def _first_in_time(
        self, texts: Sequence[str], rooms: Sequence[Sequence[tuple[float, float]]], now: float, rest: float
    ) -> _Line | None:
        """The line that has most room where it comes in time; else the first of them that comes late."""
        # Over a voice far behind only where it would be too late elsewhere.
        tries = (
            self._line(text, around, where, now, rest)
            for where in rooms
            for around in (_AROUND, _AROUND_AT_LEAST)
            for text in texts
        )
        lines = [line for line in tries if line is not None]
        return min(lines, key=lambda line: max(line.start, now + self.limits.max_silence), default=None)

    def _line(
        self, text: str, around: float, rooms: Sequence[tuple[float, float]], now: float, rest: float
    ) -> _Line | None:
        """Company with so much music around it, where it leaves even quiet; None where it has no room."""
        length, longest = self.book.durations(text), self.limits.max_silence
        lines = ceil((rest - longest) / (longest + length))
        wish = now + (rest - lines * length) / (lines + 1)
        places = [
            min(max(wish, start + around, now + around), end - around - length)
            for start, end in rooms
            if max(start, now) + around <= end - around - length
        ]
        if not places:
            return None
        place = min(places, key=lambda place: (place > now + longest, abs(place - wish)))
        return _Line(place, length, StepKind.PRESENCE, text)


def _own_lines_near(before: Sequence[Step], after: Sequence[Step]) -> set[str]:
    """Our own lines that are heard last before and first after."""
    found = (next((step.text for step in steps if step.spoken), "") for steps in (before[::-1], after))
    return set(found)


def _rooms(steps: Sequence[Step], *voices: Voice) -> list[tuple[float, float]]:
    """Where a line may lie, in seconds of the sitting: in a pause, in music that goes on, or over these."""
    rooms: list[tuple[float, float]] = []
    for piece in _in_one_go(steps):
        for room, among in groupby(piece, key=lambda step: _is_room(step, voices)):
            within = list(among)
            if room:
                rooms.append((within[0].start, within[-1].end))
    return rooms


def _is_room(step: Step, voices: Sequence[Voice]) -> bool:
    heard = step.recorded
    return not step.speaks and (heard is None or heard.voice is Voice.NONE or heard.voice in voices)


def _meeting(run: Sequence[Step]) -> list[float]:
    """Where slices meet, which is where it is quiet; but not right beside words, which may go on there."""
    unsure = [step.recorded is not None and step.recorded.voice is Voice.UNSURE for step in run]
    return [
        step.start for step, *beside in zip(run, unsure, [False, *unsure], strict=False) if not any(beside)
    ]


def _in_one_go(steps: Sequence[Step]) -> list[list[Step]]:
    """Each pause, and what is heard of the recording without a break: of its music, and of its words."""
    pieces: list[list[Step]] = []
    for step in steps:
        before = pieces[-1][-1] if pieces else None
        if before is not None and before.speaks == step.speaks and _goes_on(before.recorded, step.recorded):
            pieces[-1].append(step)
        else:
            pieces.append([step])
    return pieces


def _parted(pause: Step, lines: Sequence[_Line]) -> list[Step]:
    """A pause with lines in it."""
    made, now = [], pause.start
    for line in lines:
        made.append(replace(pause, start=now, duration=Seconds(line.start - now)))
        said = replace(
            pause, kind=line.kind, start=Seconds(line.start), duration=Seconds(line.length), piece=-1
        )
        made.append(replace(said, text=line.text, spoken=line.text, countdown=False))
        now = Seconds(line.end)
    return [*made, replace(pause, start=now, duration=Seconds(pause.end - now))]


def _run(steps: Sequence[Step], first: int) -> Sequence[Step]:
    """The steps from here on that play one stretch without a break."""
    end = first
    while end < len(steps) and steps[end].recorded is not None and not steps[end].spoken:
        if end > first and not _goes_on(steps[end - 1].recorded, steps[end].recorded):
            break
        end += 1
    return steps[first:end]


def _goes_on(before: RecordedSlice | None, after: RecordedSlice | None) -> bool:
    return before is not None and after is not None and abs(after.start - before.end) < ROUNDING_S


def _woven(run: Sequence[Step], lines: Sequence[_Line]) -> list[Step]:
    """The run with the lines in it; where slices meet under a line, they are one."""
    if not lines:
        return list(run)
    edges = {edge for line in lines for edge in (line.start, line.end)}
    inner = {step.start for step in run} | {run[-1].end}
    apart = {place for place in inner if not any(line.start < place < line.end for line in lines)}
    return [
        _piece(run, start, end, lines)
        for start, end in pairwise(sorted(apart | edges))
        if end - start > ROUNDING_S
    ]


def _piece(run: Sequence[Step], start: float, end: float, lines: Sequence[_Line]) -> Step:
    whole = run[0].recorded
    step = max((step for step in run if step.start <= start + ROUNDING_S), key=lambda step: step.start)
    if whole is None or step.recorded is None:
        raise AssertionError(step)
    line = next((line for line in lines if abs(line.start - start) < ROUNDING_S), None)
    last = run[-1].recorded if abs(end - run[-1].end) < ROUNDING_S else None
    heard = replace(
        step.recorded,
        start=Seconds(whole.start + start - run[0].start),
        length=Seconds(end - start),
        gain=step.recorded.gain * (1.0 if line is None else DUCKED),
        room=(
            whole.room[0] if step is run[0] and start == run[0].start else Seconds(0.0),
            Seconds(0.0) if last is None else last.room[1],
        ),
    )
    made = replace(step, start=Seconds(start), duration=heard.length, recorded=heard)
    if line is None:
        return made
    return replace(made, kind=line.kind, text=line.text, spoken=line.text, piece=-1)
