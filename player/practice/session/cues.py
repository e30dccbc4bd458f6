"""The captions of a recording: which words are heard at which time. Pure."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from player.practice.planner.steps import Plan, RecordedSlice
from player.practice.units import Seconds


@dataclass(frozen=True)
class Cue:
    """One caption: its words, and when they start and end, in seconds from the recording's beginning."""

    start: Seconds
    end: Seconds
    text: str


def webvtt_time(seconds: float) -> str:
    """A time as WebVTT writes it: hours, minutes, seconds and milliseconds."""
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def heard_lines(plan: Plan, index: int, position: Seconds, cues: Sequence[Cue]) -> Iterator[str]:
    """The lines heard up to a position in a sitting, newest first.

    A recording's lines come from its captions; a slice without captions counts as one empty line.

    Args:
        plan: the sitting's plan.
        index: the index of the step at the position.
        position: seconds from the sitting's beginning.
        cues: the recording's captions, ordered by start; empty where it has none.
    """
    last: Cue | None = None
    for step in reversed(plan.steps[: index + 1]):
        if not step.kind.voiced:
            continue
        if step.recorded is None:
            yield step.text
            continue
        if not cues:
            yield ""
            continue
        elapsed = Seconds(min(step.duration, max(0.0, position - step.start)))
        for cue in _in_slice(step.recorded, elapsed, cues):
            # A caption that lasts beyond the end of a slice is found in the next slice too.
            if cue is not last:
                yield cue.text
            last = cue


def cues_in(recorded: RecordedSlice, cues: Sequence[Cue]) -> Iterator[Cue]:
    """The captions heard in a slice of a recording, in order, with their times cut to the slice."""
    for cue in reversed(list(_in_slice(recorded, recorded.length, cues))):
        start, end = max(cue.start, recorded.start), min(cue.end, recorded.end)
        if end > start:
            yield Cue(Seconds(start), Seconds(end), cue.text)


def _in_slice(recorded: RecordedSlice, elapsed: Seconds, cues: Sequence[Cue]) -> Iterator[Cue]:
    """The captions shown during the first ``elapsed`` seconds of a slice, newest first."""
    count = bisect_right(cues, recorded.start + elapsed, key=lambda cue: cue.start)
    for cue in reversed(cues[:count]):
        if cue.end > recorded.start:
            yield cue
        elif cue.start < recorded.start - _LONGEST:
            return


_LONGEST = 60.0
"""Seconds. No caption is expected to last longer, so the search stops there; it runs ten times a second."""
