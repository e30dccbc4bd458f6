"""Which picture is shown where in a sitting."""

from typing import Final

from player.practice.planner.steps import Plan
from player.practice.script.model import Role
from player.practice.session.table import Session, step_at
from player.practice.units import Seconds
from player.window.pictures.state import LandscapeView, PartOfDay, Stage
from player.window.sitting.state import QuietView

REST_FROM: Final = Seconds(20.0)
"""A shorter rest passes without a picture of its own: the change to it alone takes 14 s. Our own choice."""

_BY_ROLE: Final = {Role.ORIENT: Stage.ARRIVING, Role.RETURN: Stage.RETURN}


def landscape_view(
    session: Session, plan: Plan, part_of_day: PartOfDay, quiet: QuietView | None
) -> LandscapeView | None:
    """The picture at the session's position; None where the pacing begins with words alone.

    Args:
        session: where it stands.
        plan: the plan in force.
        part_of_day: when the sitting began.
        quiet: the silence now, if it is one.
    """
    if plan.around.sound.text_first:
        return None
    left = 1.0 - quiet.fraction if quiet is not None and quiet.countdown else None
    stage = stage_at(plan, step_at(plan, session.position))
    return LandscapeView(stage, part_of_day, left, dusk_at(plan, session.position))


def dusk_at(plan: Plan, position: Seconds) -> float:
    """How dark it has become, from 0 to 1; only where the sitting leads towards sleep."""
    over = plan.sinks_over
    return min(1.0, max(0.0, 1.0 - (plan.duration - position) / over)) if over else 0.0


def stage_at(plan: Plan, index: int) -> Stage:
    """Arriving, the practice, a rest in it, or coming back."""
    here = plan.steps[index]
    if here.role in _BY_ROLE:
        return _BY_ROLE[here.role]
    first = last = index
    while first > 0 and plan.steps[first - 1].role is here.role:
        first -= 1
    while last + 1 < len(plan.steps) and plan.steps[last + 1].role is here.role:
        last += 1
    long_enough = plan.steps[last].end - plan.steps[first].start >= REST_FROM
    return Stage.REST if here.role is Role.ANCHOR and long_enough else Stage.PRACTICE
