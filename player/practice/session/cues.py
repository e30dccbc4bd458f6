"""Captions of a recording: which words are heard at which place of it. Pure."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from player.practice.planner.steps import Plan, RecordedSlice
from player.practice.units import Seconds


@dataclass(frozen=True)
class Cue:
    """Words, and where in the recording they are spoken; ``start`` and ``end`` count from its beginning."""

    start: Seconds
    end: Seconds
    text: str


def heard_lines(plan: Plan, index: int, position: Seconds, cues: Sequence[Cue]) -> Iterator[str]:
    """The words heard up to a place in a sitting, newest first; those of a recording from its captions.

    A slice of a recording whose words aren't known counts as one empty line.

    Args:
        plan: of the sitting.
        index: the step in which the place lies.
        position: the place, in seconds from the sitting's beginning.
        cues: the recording's captions by their start; none where there are no captions.
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
        gone = Seconds(min(step.duration, max(0.0, position - step.start)))
        for cue in _in_slice(step.recorded, gone, cues):
            # Captions that reach over the end of a slice are found in the next one as well.
            if cue is not last:
                yield cue.text
            last = cue


def cues_in(recorded: RecordedSlice, cues: Sequence[Cue]) -> Iterator[Cue]:
    """The captions heard in a slice, in order, each cut to it."""
    for cue in reversed(list(_in_slice(recorded, recorded.length, cues))):
        start, end = max(cue.start, recorded.start), min(cue.end, recorded.end)
        if end > start:
            yield Cue(Seconds(start), Seconds(end), cue.text)


def _in_slice(recorded: RecordedSlice, gone: Seconds, cues: Sequence[Cue]) -> Iterator[Cue]:
    """The captions begun in the first seconds of a slice, or still standing at its start; newest first."""
    at = bisect_right(cues, recorded.start + gone, key=lambda cue: cue.start)
    for cue in reversed(cues[:at]):
        if cue.end > recorded.start:
            yield cue
        elif cue.start < recorded.start - _LONGEST:
            return


_LONGEST = 60.0
"""Seconds; no caption is expected to stand longer: all those before would be looked at ten times a second."""
