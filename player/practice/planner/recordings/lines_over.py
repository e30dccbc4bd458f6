"""The product's own lines over a recording that leaves no pause for them: it goes on underneath, quieter.

They come where nobody speaks, over the recording's own music, and else at its quietest places, which is where
its slices meet. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, NamedTuple

from player.practice.planner.measuring.limits import Limits
from player.practice.planner.measuring.measured import Book
from player.practice.planner.recordings.recording import Span
from player.practice.planner.steps import RecordedSlice, Step, StepKind
from player.practice.units import ROUNDING_S, Seconds

DUCKED: Final = 0.18
"""How loud a recording is under a line, as a factor: 15 decibels down leave the line clear (our default)."""

_AROUND: Final = 0.5
"""Seconds of music left before and after a line over it."""


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
        music: the recording's pauses that are played as they are.
    """

    limits: Limits
    book: Book
    music: Sequence[Span]

    def put(self, steps: Sequence[Step], first: int) -> tuple[Step, ...]:
        """The steps from the first on with lines over them; no step changes its place in time."""
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
            lines = self._lines(run, offered, next(upcoming, steps[-1].end), count, beside)
            count += len(lines)
            offered = max((line.start for line in lines if line.kind is StepKind.OPTION), default=offered)
            made.extend(_woven(run, lines))
        return tuple(made)

    def _lines(
        self, run: Sequence[Step], offered: float, upcoming: float, number: int, beside: set[str]
    ) -> list[_Line]:
        """Words about options while the next would come too late, then company where music plays for long."""
        options: list[_Line] = []
        while upcoming - offered > self.limits.option_every:
            text = self._other(self.book.phrases.options, number + len(options), beside)
            place = self._place(run, offered, self.book.durations(text))
            if place is None:
                break
            options.append(_Line(place, self.book.durations(text), StepKind.OPTION, text))
            offered = place
        return sorted([*options, *self._company(run, options)])

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
        over = [
            min(end - length - _AROUND, latest)
            for start, end in self._music(run, length)
            if soonest <= min(end - length - _AROUND, latest) and latest >= start + _AROUND
        ]
        quiet = [step.start for step in run if soonest <= step.start <= latest]
        return max(over or quiet or [latest])

    def _music(self, run: Sequence[Step], length: float) -> list[tuple[float, float]]:
        """Where music alone plays for long enough to say something, in seconds of the sitting."""
        return [
            (step.start, step.end)
            for step in run
            if _is_music(step, self.music) and step.duration >= length + 2 * _AROUND
        ]

    def _company(self, run: Sequence[Step], taken: Sequence[_Line]) -> list[_Line]:
        lines = self.book.phrases.presence[self.limits.anchor]
        found: list[_Line] = []
        for start, end in self._music(run, 0.0):
            spoken = [line for line in taken if start <= line.start < end]
            bounds = [start, *(edge for line in spoken for edge in (line.start, line.end)), end]
            for quiet, until in list(pairwise(bounds))[::2]:
                now = quiet
                while until - now > self.limits.max_silence:
                    text = self.book.line(lines, len(found))
                    length = self.book.durations(text)
                    place = now + self.limits.max_silence
                    if place + length + _AROUND > until:
                        place = (now + until - length) / 2
                    if place <= now + _AROUND:
                        break
                    found.append(_Line(place, length, StepKind.PRESENCE, text))
                    now = place + length
        return found


def _own_lines_near(before: Sequence[Step], after: Sequence[Step]) -> set[str]:
    """Our own lines that are heard last before and first after."""
    found = (next((step.text for step in steps if step.spoken), "") for steps in (before[::-1], after))
    return set(found)


def _is_music(step: Step, music: Sequence[Span]) -> bool:
    heard = step.recorded
    return heard is not None and any(
        start - ROUNDING_S <= heard.start and heard.end <= end + ROUNDING_S for start, end in music
    )


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
