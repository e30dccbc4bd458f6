"""What is looked up in the plan of a session."""

from typing import Final

from player.practice.pacing.model import CheckInAt
from player.practice.planner import walk
from player.practice.planner.steps import Plan, Step
from player.practice.script.model import Role
from player.practice.session.state import Session
from player.practice.units import Seconds

FRAME: Final = 1 / 48_000
"""The engine counts in frames of 48 kHz, so a position may lie a frame short of the step it means."""


def plan_of(session: Session) -> Plan:
    """The plan in force.

    Raises:
        AssertionError: there is none. Only states that hold a plan have transitions that need one; the test
            of the table walks every row.
    """
    if session.plan is None:
        raise AssertionError(session.state)
    return session.plan


def step_at(plan: Plan, position: Seconds) -> int:
    """Index of the step that a position falls in; positions come in whole frames, steps do not."""
    return walk.step_at(plan, Seconds(position + FRAME))


def moment_of(step: Step) -> CheckInAt:
    """When a check-in stands: in the opening, in the return, or between."""
    by_role = {Role.ORIENT: CheckInAt.START, Role.RETURN: CheckInAt.END}
    return by_role.get(step.role, CheckInAt.MIDDLE)
