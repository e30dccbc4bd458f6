"""Where a sitting stopped, so that another one can go on there.

It goes on with a whole phase: within one, passages lean on each other, and a passage is never broken.
"""

from collections.abc import Sequence

from player.practice.own_titles import GROUNDING
from player.practice.planner.goes_on import GoesOn
from player.practice.planner.measuring.numbers import phase_of_piece, phases_of_pieces
from player.practice.planner.steps import Plan, Step, StepKind
from player.practice.script.model import BETWEEN, Script


def stopped_in(script: Script, plan: Plan, now: int) -> GoesOn | None:
    """Where to go on with a sitting that stops now; None where there is nothing to go on with.

    That is so before anything between opening and return was heard, where only the return is left, and once
    grounding has come in place of the rest. A phase of which nothing is left but quiet is over.

    Args:
        script: what the plan was made from.
        plan: the plan in force.
        now: the index of the step under way.
    """
    begun, ahead = plan.steps[: now + 1], plan.steps[now:]
    if not any(_is_own(step) and step.role in BETWEEN for step in begun):
        return plan.goes_on
    following = next((step for step in ahead if _is_own(step)), None)
    if following is None or following.role not in BETWEEN or any(step.phase == GROUNDING for step in begun):
        return None
    first = phase_of_piece(script, following.piece)
    return GoesOn(first, _heard(script, plan, plan.steps[:now]) - {first}, plan.skipped)


def begins_there(script: Script, plan: Plan) -> bool:
    """Whether a plan that goes on does so with the phase that it is to go on with."""
    heard = phases_of_pieces(script, (step.piece for step in plan.steps if _is_own(step)))
    return plan.goes_on is not None and plan.goes_on.first in heard


def _heard(script: Script, plan: Plan, steps: Sequence[Step]) -> frozenset[int]:
    before = plan.goes_on.heard if plan.goes_on is not None else frozenset()
    heard = phases_of_pieces(script, (step.piece for step in steps if step.piece >= 0))
    return before | {index for index in heard if script.phases[index].role in BETWEEN}


def _is_own(step: Step) -> bool:
    return step.piece >= 0 and (step.kind.voiced or step.kind is StepKind.WRITING)
