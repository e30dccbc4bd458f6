"""Making a sitting fit its time.

A little quiet is won first; then goes what may be left out; then more quiet; then other parts. What has room
again comes back.
"""

from collections.abc import Callable, Iterable, Sequence
from math import inf
from typing import Final

from player.practice.pacing.model import LongSilence
from player.practice.planner.cuts import Cut, Cuts, CutStep
from player.practice.planner.draft import Draft
from player.practice.planner.measuring.groups import Part
from player.practice.planner.measuring.pauses import LEAST_FACTOR
from player.practice.units import ROUNDING_S

LayOut = Callable[[Sequence[Part], float, float, float], Draft]
"""Lays parts out: with a factor for pauses, a stretch of the least lengths of opening and return, and the
seconds after which the rest no longer matters."""

_CERTAIN: Final = 1.02
"""A line may give way to a shorter one, so that a sitting may take a little less than was measured."""

_USUAL_SHARE: Final = 1.1
"""So many times as long as its lines a sitting usually gets, by rests and words about options."""

_CUE: Final = 1.0
"""Seconds by which a line may be shorter than the one that it was measured with."""

_NEARLY_AS_WRITTEN: Final = 0.9
"""Pauses may be shortened to so much of their length before anything is left out (our default)."""

_RAISE_TRIES: Final = 4
"""How often quiet is made longer at the most: each try lays the whole sitting out."""

_FINE: Final = 0.01
"""Two factors for quiet that are nearer to each other make no difference that could be heard."""

_NEAR_ENOUGH: Final = 0.01
"""The share of a sitting's time that may stay unused before quiet is made longer again."""

_TOO_LONG: Final = Draft((), (), inf, LongSilence.SHORTENED)
"""Stands for the draft of a cut that cannot fit and so isn't laid out."""


class Fit:
    """Finds the fullest sitting that fits.

    Args:
        cuts: what may be left out, in order.
        total: seconds that the sitting may last.
        lay_out: lays parts out.
        kept: seconds of the steps that are kept.
    """

    def __init__(self, cuts: Cuts, total: float, lay_out: LayOut, kept: float = 0.0) -> None:
        self._cuts = cuts
        self._total = total
        self._lay_out = lay_out
        self._kept = kept
        self._room = total - kept

    def fullest(self) -> tuple[Draft, Cut]:
        """The draft and its cut. Where even the shortest cut is too long, that shortest one."""
        whole, tight = Cut(), None
        share = _USUAL_SHARE
        if self._may_fit(whole):
            draft = self._try(whole, 1.0)
            if self._fits(draft):
                return draft, whole
            tight = self._draft(whole, _NEARLY_AS_WRITTEN)
            if self._fits(tight):
                return self._with_more_quiet(whole, tight, _NEARLY_AS_WRITTEN), whole
            share = self._share(tight, self._cuts.least(whole))
        draft, cut = self._cut_down(self._cuts.spare(), share, _NEARLY_AS_WRITTEN, tight)
        return (draft, cut) if self._fits(draft) else self._with_less_quiet(cut)

    def _with_less_quiet(self, cut: Cut) -> tuple[Draft, Cut]:
        """The cut with less of its quiet where that is enough; else more is cut."""
        share = _USUAL_SHARE
        if self._may_fit(cut):
            tight = self._draft(cut, LEAST_FACTOR)
            if self._fits(tight):
                return self._with_more_quiet(cut, tight, LEAST_FACTOR), cut
            share = self._share(tight, self._cuts.least(cut))
        return self._cut_down(self._cuts, share, LEAST_FACTOR)

    def _cut_down(
        self, cuts: Iterable[CutStep], share: float, factor: float, draft: Draft | None = None
    ) -> tuple[Draft, Cut]:
        """The first cut that fits, with everything given back that has room again; else the last.

        Args:
            cuts: in order.
            share: how many times as long as its lines a sitting gets. Cuts that should be too long by it are
                never laid out; what that leaves out too much comes back.
            factor: how many times their length pauses get.
            draft: of the whole, where it has been laid out.
        """
        steps: list[CutStep] = []
        least = self._cuts.least(Cut())
        for step in cuts:
            steps.append(step)
            least = least - step.saves if step.saves else self._cuts.least(step.cut)
            if not step.cut.lines and least * share > self._room * _CERTAIN:
                draft = None
                continue
            draft = self._draft(step.cut, factor)
            if self._fits(draft):
                break
            share = self._share(draft, least)
        cut = steps[-1].cut if steps else Cut()
        if draft is None:
            draft = self._try(cut, factor) if self._may_fit(cut) else _TOO_LONG
        if cut.lines or not self._fits(draft):
            return draft, cut
        draft, cut = self._give_back(steps, draft, cut, factor)
        return self._with_more_quiet(cut, draft, factor), cut

    def _give_back(
        self, steps: Sequence[CutStep], draft: Draft, cut: Cut, factor: float
    ) -> tuple[Draft, Cut]:
        """What was cut and has room again, the last cut first; as much at a time as should fit."""
        left, least = list(steps), self._cuts.least(cut)
        while left:
            batch = self._batch(left, cut, draft, least)
            while batch:
                fuller = _undo(left[-batch:], cut)
                longer = self._try(fuller, factor) if fuller != cut else draft
                if self._fits(longer):
                    draft, cut, least = longer, fuller, self._cuts.least(fuller)
                    break
                batch //= 2
            del left[-max(batch, 1) :]
        return draft, cut

    def _batch(self, left: Sequence[CutStep], cut: Cut, draft: Draft, least: float) -> int:
        """How many of the last steps should have room together; none where not even the last one has."""
        share = self._share(draft, least)
        room = self._total - draft.duration + _CUE
        longer = 0.0
        for count, step in enumerate(reversed(left)):
            if step.saves:
                longer += step.saves
            else:
                longer = self._cuts.least(_undo(left[-count - 1 :], cut)) - least
            if longer * (share if count else 1.0) > room:
                return count
        return len(left)

    def _with_more_quiet(self, cut: Cut, tight: Draft, factor: float) -> Draft:
        """The sitting with as much quiet as fits."""
        low, high, best = factor, 1.0, tight
        for _ in range(_RAISE_TRIES):
            room = self._total - best.duration
            if room < self._total * _NEAR_ENOUGH or high - low < _FINE:
                break
            # As long again as there is room for, if pauses are all that becomes longer.
            more = min(high, low + low * room / max(best.pauses, 1.0))
            draft = self._try(cut, more)
            if self._fits(draft):
                low, best = more, draft
            else:
                high = (low + more) / 2
        return best

    def _may_fit(self, cut: Cut) -> bool:
        """Whether what is heard after a cut could fit, with as little quiet as there can be."""
        return self._cuts.least(cut) <= self._room * _CERTAIN

    def _share(self, draft: Draft, least: float) -> float:
        """How many times as long as its lines a sitting has become."""
        return max(1.0, (draft.duration - self._kept) / max(least, 1.0))

    def _fits(self, draft: Draft) -> bool:
        return draft.duration <= self._total + ROUNDING_S

    def _try(self, cut: Cut, factor: float) -> Draft:
        """Enough of a draft to tell whether it fits: the whole of one that does."""
        return self._draft(cut, factor, self._total + ROUNDING_S)

    def _draft(self, cut: Cut, factor: float, until: float = inf) -> Draft:
        return self._lay_out(self._cuts.parts(cut), factor, cut.stretch, until)


def _undo(steps: Sequence[CutStep], cut: Cut) -> Cut:
    """The cut without these steps, the last of them undone first."""
    for step in reversed(steps):
        cut = step.undo(cut) or cut
    return cut
