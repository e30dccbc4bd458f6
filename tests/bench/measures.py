"""What the benchmarks share: settings, results, and statistics."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """How to measure.

    Attributes:
        quick: fewer and shorter runs.
        runs: of each measurement; the median is reported.
        folder: for temporary files; removed at the end.
        together: whether players run side by side, which takes less time.
    """

    quick: bool
    runs: int
    folder: Path
    together: bool = False

    def pick(self, full: float, quick: float) -> float:
        """The length or count for a full or for a quick run."""
        return quick if self.quick else full


@dataclass(frozen=True)
class Result:
    """One row of the page.

    Attributes:
        measured: what was measured.
        ours: our number, as text with its unit.
        goal: the goal in words; empty where there is none.
        met: whether the goal is met; None where there is none or nothing could be measured.
        peers: each peer's name and number, as text with its unit.
        ratio: our number divided by that of the peer in the goal; None where there is none.
        note: what a reader has to know about the numbers.
        duration: how long, and how often, it was measured, in words.
    """

    measured: str
    ours: str
    goal: str = ""
    met: bool | None = None
    peers: tuple[tuple[str, str], ...] = ()
    ratio: float | None = None
    note: str = ""
    duration: str = ""


class NotMeasuredError(Exception):
    """Something could not be measured here; the message says why."""


def median(numbers: Iterable[float]) -> float:
    """The middle number."""
    return statistics.median(numbers)


def percentile(numbers: Sequence[float], percent: float) -> float:
    """The percentile by nearest rank: the smallest number that at least ``percent`` of them don't exceed."""
    ordered = sorted(numbers)
    rank = -(-len(ordered) * percent // 100)
    return ordered[max(0, int(rank) - 1)]


def spread(numbers: Sequence[float], unit: str, digits: int = 2) -> str:
    """Median with the range, in words."""
    middle, low, high = median(numbers), min(numbers), max(numbers)
    if len(numbers) == 1:
        return f"{middle:.{digits}f} {unit}"
    return f"{middle:.{digits}f} {unit} ({low:.{digits}f}–{high:.{digits}f})"
