"""Finds which stretches of one long recording are which line of the sheet. Pure functions.

Lines are read in order, so this is an alignment of two sequences by dynamic programming: a line is one
stretch, or a few that follow each other; a stretch may be no line (a cough, a false start), and a line may
not have been read. Costs are negative log-likelihoods: half the squared deviation, in standard deviations,
of the logarithm of a line's length. A line that another alignment would place elsewhere at nearly the same
cost is doubtful, and is never taken in before somebody has checked it. All numbers are our own defaults.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from player.practice.units import Seconds

MOST_JOINED: Final = 4
"""How many stretches one line may consist of, where its own rests were long."""

NOT_READ: Final = 4.0
"""The cost of a line that wasn't read."""

IGNORED: Final = 2.0
"""The cost of a stretch that is no line."""

JOINED: Final = 0.7
"""The cost of each further stretch in a line."""

SPREAD: Final = 0.22
"""Standard deviation of the logarithm of a line's length over the one estimated from its letters."""

CERTAIN: Final = 2.5
"""How much cheaper the best alignment must be than the best one with this line elsewhere."""

UNLIKELY: Final = math.log(1.9)
"""A line whose length is off by this log ratio, at the reader's own tempo, is doubtful in any case."""

_TEMPO_ROUNDS: Final = 3
"""How often the reader's tempo is estimated again from the best alignment."""

_UNREACHABLE: Final = 1e9
"""A cost above that of any alignment."""


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
    for _ in range(_TEMPO_ROUNDS):
        costs = _Costs(stretches, expected, tempo)
        taken = costs.best()
        if not taken:
            return ()
        ratios = [_length(stretches, a, b) / expected[line] for line, a, b in taken]
        tempo = median(ratios)
    return tuple(Found(line + 1, a + 1, b, costs.certain(line, a, b)) for line, a, b in taken)


def _first_tempo(stretches: Sequence[Stretch], expected: Sequence[float]) -> float:
    # The median is hardly moved by a cough or by a line read twice.
    return median(stretch.length for stretch in stretches) / median(expected)


def _length(stretches: Sequence[Stretch], first: int, end: int) -> float:
    """Seconds from the beginning of a run of stretches to its end, with the rests between them."""
    return stretches[end - 1].end - stretches[first].start


class _Costs:
    """The least costs.

    ``_forward[i][j]`` has that of the first i lines in the first j stretches, ``_backward[i][j]`` that of
    the rest.
    """

    def __init__(self, stretches: Sequence[Stretch], expected: Sequence[float], tempo: float) -> None:
        self._stretches = stretches
        self._expected = expected
        self._tempo = tempo
        self._matched = [
            {(a, b): self._match(line, a, b) for a, b in self._runs()} for line in range(len(expected))
        ]
        self._forward = self._costs_forward()
        self._backward = self._costs_backward()

    def _runs(self) -> list[tuple[int, int]]:
        count = len(self._stretches)
        return [(a, b) for a in range(count) for b in range(a + 1, min(a + MOST_JOINED, count) + 1)]

    def _match(self, line: int, first: int, end: int) -> float:
        deviation = self._log_ratio(line, first, end) / SPREAD
        return 0.5 * deviation * deviation + JOINED * (end - first - 1)

    def _log_ratio(self, line: int, first: int, end: int) -> float:
        return math.log(_length(self._stretches, first, end) / (self._expected[line] * self._tempo))

    def _costs_forward(self) -> list[list[float]]:
        lines, count = len(self._expected), len(self._stretches)
        costs = [[_UNREACHABLE] * (count + 1) for _ in range(lines + 1)]
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

    def _costs_backward(self) -> list[list[float]]:
        lines, count = len(self._expected), len(self._stretches)
        costs = [[_UNREACHABLE] * (count + 1) for _ in range(lines + 1)]
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
        """The cheapest alignment: line, first stretch, and the one after its last, all counted from 0."""
        taken: list[tuple[int, int, int]] = []
        i, j = len(self._expected), len(self._stretches)
        while i or j:
            here = self._forward[i][j]
            run = self._run_into(i, j, here)
            if run is not None:
                taken.append((i - 1, run, j))
                i, j = i - 1, run
            elif i and math.isclose(self._forward[i - 1][j] + NOT_READ, here):
                i -= 1
            else:
                j -= 1
        return taken[::-1]

    def _run_into(self, i: int, j: int, cost: float) -> int | None:
        if not i:
            return None
        for a in range(j - 1, max(0, j - MOST_JOINED) - 1, -1):
            if math.isclose(self._forward[i - 1][a] + self._matched[i - 1][a, j], cost):
                return a
        return None

    def certain(self, line: int, first: int, end: int) -> bool:
        """Whether every alignment with this line elsewhere, or not read, costs ``CERTAIN`` more."""
        if abs(self._log_ratio(line, first, end)) > UNLIKELY:
            return False
        before, after = self._forward[line], self._backward[line + 1]
        others = [
            before[a] + cost + after[b]
            for (a, b), cost in self._matched[line].items()
            if (a, b) != (first, end)
        ]
        others += [cost + NOT_READ + rest for cost, rest in zip(before, after, strict=True)]
        return min(others) - self._forward[-1][-1] >= CERTAIN
