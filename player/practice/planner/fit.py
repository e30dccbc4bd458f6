"""Making a sitting fit its time: quiet is won first, then parts are left out, and what has room comes back."""

from collections.abc import Callable, Sequence
from typing import Final

from player.practice.planner.cuts import Cut, Cuts, Length, Step
from player.practice.planner.draft import Draft
from player.practice.planner.groups import Part
from player.practice.planner.pauses import LEAST_FACTOR

LayOut = Callable[[Sequence[Part], float, float], Draft]
"""Lays parts out: with a factor for pauses, and a stretch of the least lengths of opening and return."""

_TINY: Final = 1e-6
_CERTAIN: Final = 1.02
"""A line may give way to a shorter one, so that a sitting may take a little less than was measured."""

_RAISE_TRIES: Final = 4
_NEAR_ENOUGH: Final = 2.0
"""Seconds of a sitting's time that may stay unused before quiet is made longer again."""


class Fit:
    """Finds the fullest sitting that fits.

    Args:
        cuts: what may be left out, in order.
        total: seconds that the sitting may last.
        lay_out: lays parts out.
        length: the least that a passage takes.
    """

    def __init__(self, cuts: Cuts, total: float, lay_out: LayOut, length: Length) -> None:
        self._cuts = cuts
        self._total = total
        self._lay_out = lay_out
        self._length = length

    def found(self) -> tuple[Draft, Cut]:
        """The draft and its cut. Where even the shortest cut is too long, that shortest one."""
        whole = Cut()
        least = self._least(whole)
        if least <= self._total * _CERTAIN:
            draft = self._laid_out(whole, 1.0)
            if self._fits(draft):
                return draft, whole
            tight = self._laid_out(whole, LEAST_FACTOR)
            if self._fits(tight):
                return self._raised(whole, tight, draft), whole
            least = tight.duration / max(least, 1.0)
        else:
            least = 1.0
        return self._cut_down(least)

    def _cut_down(self, share: float) -> tuple[Draft, Cut]:
        """The first cut that fits, with everything given back that has room again.

        Args:
            share: how many times as long as its lines a sitting gets. Cuts that should be too long by it are
                never laid out; what that leaves out too much comes back.
        """
        steps: list[Step] = []
        draft: Draft | None = None
        for step in self._cuts:
            steps.append(step)
            least = self._least(step.cut)
            if not step.cut.lines and least * share > self._total * _CERTAIN:
                draft = None
                continue
            draft = self._laid_out(step.cut, LEAST_FACTOR)
            if self._fits(draft):
                break
            share = max(1.0, draft.duration / max(least, 1.0))
        cut = steps[-1].cut if steps else Cut()
        if draft is None:
            draft = self._laid_out(cut, LEAST_FACTOR)
        if cut.lines or not self._fits(draft):
            return draft, cut
        draft, cut = self._given_back(steps, draft, cut)
        return self._raised(cut, draft, self._laid_out(cut, 1.0)), cut

    def _given_back(self, steps: Sequence[Step], draft: Draft, cut: Cut) -> tuple[Draft, Cut]:
        """What was cut and has room again, the last cut first."""
        for step in reversed(steps):
            fuller = step.undone(cut)
            if fuller is None or self._least(fuller) > self._total * _CERTAIN:
                continue
            longer = self._laid_out(fuller, LEAST_FACTOR)
            if self._fits(longer):
                draft, cut = longer, fuller
        return draft, cut

    def _raised(self, cut: Cut, tight: Draft, wide: Draft) -> Draft:
        """The sitting with as much of its quiet as fits."""
        if self._fits(wide):
            return wide
        low, high = LEAST_FACTOR, 1.0
        best = tight
        for _ in range(_RAISE_TRIES):
            room = self._total - best.duration
            if room < _NEAR_ENOUGH or wide.duration <= best.duration:
                break
            factor = low + (high - low) * min(0.97, room / (wide.duration - best.duration))
            draft = self._laid_out(cut, factor)
            if self._fits(draft):
                low, best = factor, draft
            else:
                high, wide = factor, draft
        return best

    def _least(self, cut: Cut) -> float:
        return sum(
            [self._length(passage) for part in self._cuts.parts(cut) for passage in part.passages]
        )

    def _fits(self, draft: Draft) -> bool:
        return draft.duration <= self._total + _TINY

    def _laid_out(self, cut: Cut, factor: float) -> Draft:
        return self._lay_out(self._cuts.parts(cut), factor, cut.stretch)
