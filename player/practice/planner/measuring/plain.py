"""Lines with one pause each, as nearly all are: measured once, and their pauses for each measure of quiet."""

from collections.abc import Sequence
from typing import NamedTuple

from player.practice.planner.measuring.measured import Hush
from player.practice.planner.measuring.pauses import APART, LEAST_PAUSE, LEAST_QUIET, keep_apart


class PlainLine(NamedTuple):
    """A line and what is wished for after it.

    Attributes:
        voiced: seconds that the line takes.
        pause: seconds of the pause, before it is varied, and shortened to save time.
        varies: how many times its length the pause gets.
        room: the most seconds that limits leave it.
    """

    voiced: float
    pause: float
    varies: float
    room: float


def pauses_after(lines: Sequence[PlainLine], hush: Hush, before: float = 0.0) -> list[float]:
    """Seconds of the pause after each line.

    Args:
        lines: that follow each other.
        hush: how quiet is measured out.
        before: seconds of the pause before the first; 0 for none.
    """
    factor, longest = hush
    pauses = []
    for _, wished, varies, room in lines:
        most = max(min(room, longest), LEAST_QUIET)
        pause = min(max(wished * (factor * varies), LEAST_PAUSE), most)
        if -APART < pause - before < APART:
            pause = min(keep_apart(pause, before, most), most)
        pauses.append(pause)
        before = pause
    return pauses
