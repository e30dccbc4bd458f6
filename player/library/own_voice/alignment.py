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
        ratios = [_length(stretches, first, end) / expected[line] for line, first, end in taken]
        tempo = median(ratios)
    return tuple(
        Found(line + 1, first + 1, end, costs.certain(line, first, end)) for line, first, end in taken
    )


def _first_tempo(stretches: Sequence[Stretch], expected: Sequence[float]) -> float:
    # The median is hardly moved by a cough or by a line read twice.
    return median(stretch.length for stretch in stretches) / median(expected)


def _length(stretches: Sequence[Stretch], first: int, end: int) -> float:
    """Seconds from the beginning of a run of stretches to its end, with the rests between them."""
    return stretches[end - 1].end - stretches[first].start


class _Costs:
    """The least costs.

    ``_forward[lines][heard]`` has that of the first so many lines in the first so many stretches,
    ``_backward[lines][heard]`` that of the rest.
    """

    def __init__(self, stretches: Sequence[Stretch], expected: Sequence[float], tempo: float) -> None:
        self._stretches = stretches
        self._expected = expected
        self._tempo = tempo
        self._matched = [
            {(first, end): self._match(line, first, end) for first, end in self._runs()}
            for line in range(len(expected))
        ]
        self._forward = self._costs_forward()
        self._backward = self._costs_backward()

    def _runs(self) -> list[tuple[int, int]]:
        count = len(self._stretches)
        return [
            (first, end)
            for first in range(count)
            for end in range(first + 1, min(first + MOST_JOINED, count) + 1)
        ]

    def _match(self, line: int, first: int, end: int) -> float:
        deviation = self._log_ratio(line, first, end) / SPREAD
        return 0.5 * deviation * deviation + JOINED * (end - first - 1)

    def _log_ratio(self, line: int, first: int, end: int) -> float:
        return math.log(_length(self._stretches, first, end) / (self._expected[line] * self._tempo))

    def _costs_forward(self) -> list[list[float]]:
        most_lines, most_heard = len(self._expected), len(self._stretches)
        costs = [[_UNREACHABLE] * (most_heard + 1) for _ in range(most_lines + 1)]
        for lines in range(most_lines + 1):
            for heard in range(most_heard + 1):
                costs[lines][heard] = min(self._steps(costs, lines, heard)) if lines or heard else 0.0
        return costs

    def _steps(self, costs: list[list[float]], lines: int, heard: int) -> list[float]:
        steps = []
        if heard:
            steps.append(costs[lines][heard - 1] + IGNORED)
        if lines:
            steps.append(costs[lines - 1][heard] + NOT_READ)
            runs = range(max(0, heard - MOST_JOINED), heard)
            steps += [costs[lines - 1][first] + self._matched[lines - 1][first, heard] for first in runs]
        return steps

    def _costs_backward(self) -> list[list[float]]:
        most_lines, most_heard = len(self._expected), len(self._stretches)
        costs = [[_UNREACHABLE] * (most_heard + 1) for _ in range(most_lines + 1)]
        for lines in range(most_lines, -1, -1):
            for heard in range(most_heard, -1, -1):
                steps = [0.0] if lines == most_lines and heard == most_heard else []
                if heard < most_heard:
                    steps.append(costs[lines][heard + 1] + IGNORED)
                if lines < most_lines:
                    steps.append(costs[lines + 1][heard] + NOT_READ)
                    runs = range(heard + 1, min(heard + MOST_JOINED, most_heard) + 1)
                    steps += [costs[lines + 1][end] + self._matched[lines][heard, end] for end in runs]
                costs[lines][heard] = min(steps)
        return costs

    def best(self) -> list[tuple[int, int, int]]:
        """The cheapest alignment: line, first stretch, and the one after its last, all counted from 0."""
        taken: list[tuple[int, int, int]] = []
        lines, heard = len(self._expected), len(self._stretches)
        while lines or heard:
            here = self._forward[lines][heard]
            run = self._run_into(lines, heard, here)
            if run is not None:
                taken.append((lines - 1, run, heard))
                lines, heard = lines - 1, run
            elif lines and math.isclose(self._forward[lines - 1][heard] + NOT_READ, here):
                lines -= 1
            else:
                heard -= 1
        return taken[::-1]

    def _run_into(self, lines: int, heard: int, cost: float) -> int | None:
        if not lines:
            return None
        for first in range(heard - 1, max(0, heard - MOST_JOINED) - 1, -1):
            if math.isclose(self._forward[lines - 1][first] + self._matched[lines - 1][first, heard], cost):
                return first
        return None

    def certain(self, line: int, first: int, end: int) -> bool:
        """Whether every alignment with this line elsewhere, or not read, costs ``CERTAIN`` more."""
        if abs(self._log_ratio(line, first, end)) > UNLIKELY:
            return False
        before, after = self._forward[line], self._backward[line + 1]
        others = [
            before[run[0]] + cost + after[run[1]]
            for run, cost in self._matched[line].items()
            if run != (first, end)
        ]
        others += [cost + NOT_READ + rest for cost, rest in zip(before, after, strict=True)]
        return min(others) - self._forward[-1][-1] >= CERTAIN
