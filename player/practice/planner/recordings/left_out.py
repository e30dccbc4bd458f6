"""What of a recording isn't heard in a sitting, to keep to its length. Pure."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from player.practice.planner.recordings.recording import Recording, Stretch, stretches_of
from player.practice.planner.steps import Step
from player.practice.units import ROUNDING_S


class LeftOut(NamedTuple):
    """What of a recording is left out.

    Attributes:
        start: where it begins, in seconds of the recording; 0 where nothing of it is heard.
        end: where it ends; None for the recording's end.
    """

    start: float
    end: float | None = None


def left_behind(kept: Sequence[Step], rest: Sequence[Stretch], recording: Recording) -> LeftOut | None:
    """What was left out before the closing that was heard, or comes next; None where nothing was.

    Who skips the rest of a stretch goes on with the next, so that is nothing left out.

    Args:
        kept: the steps before.
        rest: what comes next of the recording, if anything does.
        recording: which.
    """
    parts = (step.recorded for step in kept if step.recorded is not None)
    heard: list[tuple[float, float]] = sorted((part.start, part.end) for part in parts)
    heard += [(stretch.start, stretch.end) for stretch in rest if heard]
    stretches = stretches_of(recording)
    for (_, end), (start, _) in pairwise(heard):
        between = _between(stretches, end, start)
        cut = any(rest in stretches or rest.end > start + ROUNDING_S for rest in between)
        if cut or (recording.skipped is not None and end <= recording.skipped[0] < start):
            return LeftOut(max([end, *(rest.start for rest in between[:1])]), start)
    return None


def _between(stretches: Sequence[Stretch], end: float, start: float) -> list[Stretch]:
    """What of these comes after what was heard ends, and begins before the next that is heard starts."""
    found: list[Stretch] = []
    first = bisect_right(stretches, end + ROUNDING_S, key=lambda stretch: stretch.end)
    for stretch in stretches[first:]:
        rest = stretch.after(end)
        if rest is None or rest.start >= start - ROUNDING_S:
            break
        found.append(rest)
    return found


def joined(behind: LeftOut | None, ahead: LeftOut | None) -> list[LeftOut]:
    """What was left out, and what will be; one where both touch."""
    if behind is not None and ahead is not None and behind.end is not None and ahead.start <= behind.end:
        return [LeftOut(behind.start, ahead.end)]
    return [one for one in (behind, ahead) if one is not None]
