"""Starts a sitting at a passage in its middle, without the check-ins before it."""

from dataclasses import dataclass

from player.practice.planner.steps import Plan, Step, StepKind
from player.practice.units import Seconds


@dataclass(frozen=True)
class PassageStart:
    """Identifies a passage, so that it can be found in another plan in which lines have other lengths.

    Attributes:
        passage: its running number in the plan in which it was chosen.
        piece: the number of the script's piece that it begins with; -1 where it begins with a line of the
            product's own.
    """

    passage: int
    piece: int

    def within(self, plan: Plan) -> Seconds:
        """Where it begins in a plan, in seconds; 0 where this plan doesn't have it.

        Args:
            plan: made from the same script, pacing and choices.
        """
        return next((step.start for step in plan.steps if self._begins(step)), Seconds(0.0))

    def _begins(self, step: Step) -> bool:
        # The author's words are found by their piece: with other lengths, rests between them come and go.
        return step.passage == self.passage if self.piece < 0 else step.piece == self.piece


def check_ins_before(plan: Plan, position: Seconds) -> frozenset[int]:
    """The step indices of the check-ins that a sitting leaves out when it begins at a position.

    Args:
        plan: the sitting's plan.
        position: where it begins, in seconds.
    """
    if position <= 0.0:
        return frozenset()
    check_ins = ((index, step) for index, step in enumerate(plan.steps) if step.kind is StepKind.CHECK_IN)
    return frozenset(index for index, step in check_ins if step.start <= position)
