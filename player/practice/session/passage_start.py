"""Beginning a sitting in its middle: at a passage, with what was asked before it passed over."""

from dataclasses import dataclass

from player.practice.planner.steps import Plan, Step, StepKind
from player.practice.units import Seconds


@dataclass(frozen=True)
class PassageStart:
    """Names a passage of a sitting, to be found again when it is planned with other lengths of lines.

    Attributes:
        passage: its running number in the plan it was chosen in.
        piece: the number of the script's piece that it begins with; -1 where the product's own line does.
    """

    passage: int
    piece: int

    def within(self, plan: Plan) -> Seconds:
        """Where it begins in a plan of the sitting, in seconds; 0 where it isn't heard any more.

        Args:
            plan: made from the same script, pacing and choices.
        """
        return next((step.start for step in plan.steps if self._begins(step)), Seconds(0.0))

    def _begins(self, step: Step) -> bool:
        # The author's words are told by their piece: with other lengths, rests come and go between them.
        return step.passage == self.passage if self.piece < 0 else step.piece == self.piece


def passed_over(plan: Plan, position: Seconds) -> frozenset[int]:
    """The indices of the check-ins that aren't asked by a sitting that begins at a place in its middle.

    Args:
        plan: of the sitting.
        position: where it begins, in seconds.
    """
    if position <= 0.0:
        return frozenset()
    asked = ((index, step) for index, step in enumerate(plan.steps) if step.kind is StepKind.CHECK_IN)
    return frozenset(index for index, step in asked if step.start <= position)
