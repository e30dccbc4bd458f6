"""Which stretch of one long recording is which line of the sheet. Pure.

Lines are read in order, so this is the cheapest way through two sequences: a line is one stretch, or a few
that follow each other; a stretch may be nothing (a cough, a line broken off), a line may not have been read.
Whatever another way would explain nearly as well is doubtful, and is never taken without being looked at.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from player.practice.units import Seconds

MOST_JOINED: Final = 4
"""So many stretches may be one line: its own rests were long."""

NOT_READ: Final = 4.0
IGNORED: Final = 2.0
"""What a line that wasn't read costs, and a stretch that is nothing."""

JOINED: Final = 0.7
"""What each further stretch in a line costs."""

SPREAD: Final = 0.22
"""Of the logarithm of a line's length beside the one guessed from its letters (our default)."""

CERTAIN: Final = 2.5
"""By so much the best way has to be cheaper than the best one with this line elsewhere."""

UNLIKELY: Final = math.log(1.9)
"""A line so much longer or shorter than expected, beside the others, is looked at in any case."""

_WAYS: Final = 3
_FAR: Final = 1e9


@dataclass(frozen=True)
class Stretch:
    """A stretch of speech in a recording, in seconds."""

    start: Seconds
    end: Seconds

    @property
    def length(self) -> float:
        """In seconds."""
        return self.end - self.start


@dataclass(frozen=True)
class Found:
    """Where a line was found.

    Attributes:
        line: its number on the sheet, from 1.
        first, last: the numbers of its stretches, from 1.
        certain: whether it is beyond doubt.
    """

    line: int
    first: int
    last: int
    certain: bool


def align(stretches: Sequence[Stretch], expected: Sequence[float]) -> tuple[Found, ...]:
    """Find lines in order; those that seem not to have been read are left out.

    Args:
        stretches: of speech, in order.
        expected: seconds that each line of the sheet should take, in order.
    """
    if not stretches or not expected:
        return ()
    tempo = _first_tempo(stretches, expected)
    for _ in range(_WAYS):
        ways = _Ways(stretches, expected, tempo)
        taken = ways.best()
        if not taken:
            return ()
        ratios = [_length(stretches, a, b) / expected[line] for line, a, b in taken]
        tempo = median(ratios)
    return tuple(Found(line + 1, a + 1, b, ways.certain(line, a, b)) for line, a, b in taken)


def _first_tempo(stretches: Sequence[Stretch], expected: Sequence[float]) -> float:
    # The median is hardly moved by a cough or by a line read twice.
    return median(stretch.length for stretch in stretches) / median(expected)


def _length(stretches: Sequence[Stretch], first: int, end: int) -> float:
    """Seconds from the beginning of a run of stretches to its end, with the rests between them."""
    return stretches[end - 1].end - stretches[first].start


class _Ways:
    """The costs of all ways: ``_before[i][j]`` of i lines in j stretches, ``_after[i][j]`` of all others."""

    def __init__(self, stretches: Sequence[Stretch], expected: Sequence[float], tempo: float) -> None:
        self._stretches = stretches
        self._expected = expected
        self._tempo = tempo
        self._matched = [
            {(a, b): self._match(line, a, b) for a, b in self._runs()} for line in range(len(expected))
        ]
        self._before = self._costs()
        self._after = self._costs_after()

    def _runs(self) -> list[tuple[int, int]]:
        count = len(self._stretches)
        return [(a, b) for a in range(count) for b in range(a + 1, min(a + MOST_JOINED, count) + 1)]

    def _match(self, line: int, first: int, end: int) -> float:
        off = self._off(line, first, end) / SPREAD
        return 0.5 * off * off + JOINED * (end - first - 1)

    def _off(self, line: int, first: int, end: int) -> float:
        return math.log(_length(self._stretches, first, end) / (self._expected[line] * self._tempo))

    def _costs(self) -> list[list[float]]:
        lines, count = len(self._expected), len(self._stretches)
        costs = [[_FAR] * (count + 1) for _ in range(lines + 1)]
        for i in range(lines + 1):
            for j in range(count + 1):
                costs[i][j] = min(self._steps(costs, i, j)) if i or j else 0.0
        return costs

    def _steps(self, costs: list[list[float]], i: int, j: int) -> list[float]:
        steps = []
        if j:
            steps.append(costs[i][j - 1] + IGNORED)
        if i:
            steps.append(costs[i - 1][j] + NOT_READ)
            runs = range(max(0, j - MOST_JOINED), j)
            steps += [costs[i - 1][a] + self._matched[i - 1][a, j] for a in runs]
        return steps

    def _costs_after(self) -> list[list[float]]:
        lines, count = len(self._expected), len(self._stretches)
        costs = [[_FAR] * (count + 1) for _ in range(lines + 1)]
        for i in range(lines, -1, -1):
            for j in range(count, -1, -1):
                steps = [0.0] if i == lines and j == count else []
                if j < count:
                    steps.append(costs[i][j + 1] + IGNORED)
                if i < lines:
                    steps.append(costs[i + 1][j] + NOT_READ)
                    runs = range(j + 1, min(j + MOST_JOINED, count) + 1)
                    steps += [costs[i + 1][b] + self._matched[i][j, b] for b in runs]
                costs[i][j] = min(steps)
        return costs

    def best(self) -> list[tuple[int, int, int]]:
        """The cheapest way: line, first stretch, and the one after its last, all from 0."""
        taken: list[tuple[int, int, int]] = []
        i, j = len(self._expected), len(self._stretches)
        while i or j:
            here = self._before[i][j]
            run = self._run_into(i, j, here)
            if run is not None:
                taken.append((i - 1, run, j))
                i, j = i - 1, run
            elif i and math.isclose(self._before[i - 1][j] + NOT_READ, here):
                i -= 1
            else:
                j -= 1
        return taken[::-1]

    def _run_into(self, i: int, j: int, cost: float) -> int | None:
        if not i:
            return None
        for a in range(j - 1, max(0, j - MOST_JOINED) - 1, -1):
            if math.isclose(self._before[i - 1][a] + self._matched[i - 1][a, j], cost):
                return a
        return None

    def certain(self, line: int, first: int, end: int) -> bool:
        """Whether no other way is nearly as good in which this line is elsewhere, or wasn't read."""
        if abs(self._off(line, first, end)) > UNLIKELY:
            return False
        before, after = self._before[line], self._after[line + 1]
        others = [
            before[a] + cost + after[b]
            for (a, b), cost in self._matched[line].items()
            if (a, b) != (first, end)
        ]
        others += [cost + NOT_READ + rest for cost, rest in zip(before, after, strict=True)]
        return min(others) - self._before[-1][-1] >= CERTAIN
