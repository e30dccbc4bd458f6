"""What is left out of a sitting to keep its time, step by step.

The order, from first to last:

1. phases that may be left out and that nothing heard needs, later ones first;
2. the author's rests that may be left out (rests come back by themselves where contact needs them);
3. the last passages of phases without contact that need nothing and that nothing needs, always from the one
   with most left;
4. whole arcs, later ones first, while one is left;
5. passages of opening and return beyond their least length;
6. the last arc;
7. the other passages of opening and return but one each;
8. the last lines of the opening and the first of the return, and the open silences after the others;
9. the least lengths of opening and return, step by step.

What finishes something begun is never left out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Final

from player.practice.planner.measuring.groups import Part, Passage, Quiet
from player.practice.planner.measuring.limits import Limits
from player.practice.planner.selection import Selected
from player.practice.script.model import EDGES, Role

Select = Callable[[frozenset[int]], Selected]
"""Selects what is let through without some phases."""

Length = Callable[[Passage], float]
"""The least that a passage takes, in seconds."""

_FEWER_LINES: Final = (8, 6, 5, 4, 3, 2, 1)
"""How many lines are kept of opening and return each, tried one after the other."""

_STRETCH_STEPS: Final = 20
"""In so many even steps the least lengths of opening and return go down to nothing."""


@dataclass(frozen=True)
class Cut:
    """How far a sitting is cut.

    Attributes:
        left_out: indices of phases left out.
        counts: of phases that are shortened: how many passages are kept, the first, of a return the last.
        stretch: what is left of the least lengths of opening and return, 1 down to 0.
        lines: how many lines are kept of opening and return each; 0 for all.
        bare: True to keep no quiet after them but the pause between sentences.
    """

    left_out: frozenset[int] = frozenset()
    counts: Mapping[int, int] = field(default_factory=dict)
    stretch: float = 1.0
    lines: int = 0
    bare: bool = False

    def without(self, phases: Iterable[int]) -> "Cut":
        """The cut that leaves out these phases as well; no line is cut yet."""
        return Cut(self.left_out | frozenset(phases), self.counts)

    def shortened(self, phase: int, count: int) -> "Cut":
        """The cut that keeps so many passages of a phase."""
        return Cut(self.left_out, {**self.counts, phase: count})


@dataclass(frozen=True)
class CutStep:
    """One step of cutting.

    Attributes:
        cut: what holds after it.
        phases: left out by it.
        phase, before: the phase that it shortens, and how many passages were kept before; -1 for none.
        saves: the least that it takes away, in seconds, where it shortens a phase.
    """

    cut: Cut
    phases: frozenset[int] = frozenset()
    phase: int = -1
    before: int = 0
    saves: float = 0.0

    def undo(self, cut: Cut) -> Cut | None:
        """Another cut without this step; ``None`` where that has no meaning."""
        if self.phases:
            return replace(cut, left_out=cut.left_out - self.phases)
        if self.phase < 0 or cut.counts.get(self.phase) != self.cut.counts[self.phase]:
            return None
        return cut.shortened(self.phase, self.before)


class Cuts:
    """All steps of cutting a sitting, in their order.

    Args:
        select: selects what is let through.
        length: the least that a passage takes.
        limits: of the plan.
        begun: opening or return where they have already said something, so that no more has to be said.
    """

    def __init__(
        self, select: Select, length: Length, limits: Limits, begun: frozenset[Role] = frozenset()
    ) -> None:
        self._select = select
        self._length = length
        self._limits = limits
        self._begun = begun
        self._cut = Cut()
        self._known: dict[tuple[Passage, ...], Sequence[float]] = {}

    def __iter__(self) -> Iterator[CutStep]:
        yield from self.spare()
        yield from self._trailing()
        yield from self._arcs(left=1)
        yield from self._edges(spare=True)
        yield from self._arcs(left=0)
        yield from self._edges(spare=False)
        yield from self._few_lines()

    def spare(self) -> Iterator[CutStep]:
        """The steps that leave out only what its author says may be left out."""
        self._cut = Cut()
        yield from self._optional(Role.MIDDLE)
        yield from self._optional(Role.ANCHOR)

    def least(self, cut: Cut) -> float:
        """The least that everything heard after a cut takes, in seconds; of a few lines this is not known."""
        return sum([self._sums(part)[_count(part, cut)] for part in self._select(cut.left_out).parts])

    def _sums(self, part: Part) -> Sequence[float]:
        """The least that the first so many passages of a part take, of a return the last."""
        known = self._known.get(part.passages)
        if known is None:
            last = part.context.role is Role.RETURN
            lengths = [self._length(passage) for passage in part.passages]
            known = (0.0, *accumulate(reversed(lengths) if last else lengths))
            self._known[part.passages] = known
        return known

    def parts(self, cut: Cut) -> list[Part]:
        """What is heard after a cut."""
        kept = []
        for part in self._select(cut.left_out).parts:
            passages = kept_passages(part, _count(part, cut))
            if cut.lines and part.context.role in EDGES:
                passages = _few(passages, cut, last=part.context.role is Role.RETURN)
            if len(passages) != len(part.passages) or cut.lines:
                part = replace(part, passages=tuple(passages))  # noqa: PLW2901  # the same part, shorter
            if part.passages or part.context.role is Role.RETURN:
                kept.append(part)
        return kept

    def _leave_out(self, phases: Iterable[int]) -> CutStep:
        self._cut = self._cut.without(phases)
        return CutStep(self._cut, frozenset(phases))

    def _shorten(self, part: Part, before: int) -> CutStep:
        self._cut = self._cut.shortened(part.phase, before - 1)
        sums = self._sums(part)
        return CutStep(self._cut, frozenset(), part.phase, before, sums[before] - sums[before - 1])

    def _cut_to(self, cut: Cut) -> CutStep:
        self._cut = cut
        return CutStep(cut)

    def _optional(self, role: Role) -> Iterator[CutStep]:
        while True:
            parts = reversed(self.parts(self._cut))
            free = (p for p in parts if p.optional and p.context.role is role and not p.needed)
            part = next(free, None)
            if part is None:
                return
            yield self._leave_out((part.phase,))

    def _trailing(self) -> Iterator[CutStep]:
        loose = [part for part in self.parts(self._cut) if part.loose]
        longest = max([len(part.passages) for part in loose], default=0)
        for most in range(longest, 1, -1):
            for part in reversed(loose):
                if len(part.passages) >= most:
                    yield self._shorten(part, most)

    def _arcs(self, left: int) -> Iterator[CutStep]:
        while True:
            arcs = self._select(self._cut.left_out).arcs()
            own = [arc for arc in arcs if any(part.context.role is Role.MIDDLE for part in arc)]
            if left and len(own) <= left:
                arcs = [arc for arc in arcs if arc not in own]
            free = [arc for arc in arcs if not any(part.finishing for part in arc)]
            if not free:
                return
            yield self._leave_out([part.phase for part in free[-1]])

    def _edges(self, *, spare: bool) -> Iterator[CutStep]:
        for part in self.parts(self._cut):
            count = len(part.passages)
            while part.context.role in EDGES and _can_lose(part, count):
                if spare and not self._long_enough(part, count - 1):
                    break
                yield self._shorten(part, count)
                count -= 1

    def _long_enough(self, part: Part, count: int) -> bool:
        limits = self._limits
        least = limits.returning if part.context.role is Role.RETURN else limits.orient
        return self._sums(part)[count] >= least

    def _few_lines(self) -> Iterator[CutStep]:
        for lines in _FEWER_LINES:
            yield self._cut_to(replace(self._cut, lines=lines))
        for level in range(_STRETCH_STEPS, -1, -1):
            yield self._cut_to(replace(self._cut, stretch=level / _STRETCH_STEPS, lines=1, bare=True))
        if self._begun:
            parts = self.parts(self._cut)
            none = {part.phase: 0 for part in parts if part.context.role in self._begun}
            yield self._cut_to(replace(self._cut, counts={**self._cut.counts, **none}))


def _count(part: Part, cut: Cut) -> int:
    """How many passages of a part are kept: all where something that has come back needs it whole."""
    whole = len(part.passages)
    if not part.loose and part.context.role not in EDGES:
        return whole
    # A passage that needed what is left out now has gone meanwhile.
    return min(whole, cut.counts.get(part.phase, whole))


def kept_passages(part: Part, count: int) -> Sequence[Passage]:
    """So many passages of a part: the first ones, of a return the last ones."""
    first = len(part.passages) - count if part.context.role is Role.RETURN else 0
    return part.passages[max(0, first) : max(0, first) + count]


def _can_lose(part: Part, count: int) -> bool:
    """True where opening or return still says something with a passage less."""
    return count > 1 and any(passage.speaks for passage in kept_passages(part, count - 1))


def _few(passages: Sequence[Passage], cut: Cut, *, last: bool) -> list[Passage]:
    """The first or the last lines, each with no more quiet than its own: for a breath, or to repeat it."""
    lines = [group for passage in passages for group in passage.groups if group.kind is not None]
    few = lines[-cut.lines :] if last else lines[: cut.lines]
    if not few:
        return []
    kept = tuple(group._replace(quiets=() if cut.bare else _fixed(group.quiets)) for group in few)
    return [Passage(few[0].context, kept)]


def _fixed(quiets: Sequence[Quiet]) -> tuple[Quiet, ...]:
    return tuple(quiet for quiet in quiets if quiet.fixed)
