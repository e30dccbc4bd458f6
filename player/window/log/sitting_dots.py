"""The dots of many sittings: a tuple for each is made only where one is looked at."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final, overload

from player.records.measures.overview import SittingOutline
from player.window.log.state import Dot, DotsOf


def _fields(*names: str) -> Callable[[SittingOutline], Any]:
    return itemgetter(*map(SittingOutline._fields.index, names))


_DRAWN: Final = {
    DotsOf.HARD: _fields("scale", "before", "at_end", "after"),
    DotsOf.MOOD: _fields("mood_before", "mood_after"),
    DotsOf.ENERGY: _fields("energy_before", "energy_after"),
}
"""What a sitting's dots follow from, read without a call for each: there are twenty thousand sittings."""

_LOWEST, _STEPS = 1, 4
"""The scale of mood and energy."""


class SittingDots(Sequence[Dot]):
    """The dots of some sittings, oldest first.

    Args:
        sittings: the rows of the log, newest first.
        rows: which of them these are, oldest first.
        of: what the dots stand for.
    """

    def __init__(self, sittings: Sequence[SittingOutline], rows: Sequence[int], of: DotsOf) -> None:
        self._sittings = sittings
        self._rows = rows
        self._of = of
        self._start = sittings[-1].started_ms
        self._span = sittings[0].started_ms - self._start

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Dot: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Dot]: ...

    def __getitem__(self, at: int | slice) -> Dot | Sequence[Dot]:
        if isinstance(at, slice):
            return tuple(map(self._dot, self._rows[at]))
        return self._dot(self._rows[at])

    def _dot(self, row: int) -> Dot:
        sitting = self._sittings[row]
        at = (sitting.started_ms - self._start) / self._span if self._span else 0.5
        lowest, steps = _LOWEST, _STEPS
        if self._of is DotsOf.HARD:
            lowest, steps = 0, 100 if sitting.scale.endswith("100") else 10
        before, after = (
            (value - lowest) / steps if isinstance(value, int) else None
            for value in _values(sitting, self._of)
        )
        return Dot(at, before, after, row)

    def apart(self, wide: int) -> Iterator[Dot]:
        """One of all that are drawn at the same place in a plot of this width, in pixels."""
        sittings, drawn = self._sittings, _DRAWN[self._of]
        start, span = self._start, self._span or 1
        # ``Dot.at`` as it is above, without making a dot.
        found = {
            (round((sittings[row].started_ms - start) / span * wide), drawn(sittings[row])): row
            for row in self._rows
        }
        return map(self._dot, found.values())

    def unsaid(self) -> Mapping[str, int]:
        """How often there is no number, before or after, by ``Unanswered``'s value for why."""
        said = Counter(map(_DRAWN[self._of], (self._sittings[row] for row in self._rows)))
        one = {_DRAWN[self._of](self._sittings[row]): row for row in self._rows}
        count: Counter[str] = Counter()
        for kind, times in said.items():
            for value in _values(self._sittings[one[kind]], self._of):
                if isinstance(value, str):
                    count[value] += times
        return count


def _values(sitting: SittingOutline, of: DotsOf) -> tuple[int | str, int | str]:
    if of is DotsOf.HARD:
        return sitting.before, sitting.afterwards
    if of is DotsOf.MOOD:
        return sitting.mood_before, sitting.mood_after
    return sitting.energy_before, sitting.energy_after
