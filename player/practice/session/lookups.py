"""Lookups in the plan of a session."""

from typing import Final

from player.practice.pacing.model import CheckInAt
from player.practice.planner import walk
from player.practice.planner.steps import Plan, Step
from player.practice.script.model import Role
from player.practice.session.state import Session
from player.practice.units import Seconds

FRAME: Final = 1 / 48_000
"""Seconds. The engine counts frames at 48 kHz, so a position may be a frame short of the step it is in."""


def plan_of(session: Session) -> Plan:
    """The plan in force.

    Raises:
        AssertionError: there is none. Only states with a plan have transitions that need one; a test walks
            every row of the table.
    """
    if session.plan is None:
        raise AssertionError(session.state)
    return session.plan


def step_at(plan: Plan, position: Seconds) -> int:
    """The index of the step at a position, in seconds. Positions are whole frames; step times are not."""
    return walk.step_at(plan, Seconds(position + FRAME))


def moment_of(step: Step) -> CheckInAt:
    """When a check-in is: in the opening (start), in the return (end), or between (middle)."""
    by_role = {Role.ORIENT: CheckInAt.START, Role.RETURN: CheckInAt.END}
    return by_role.get(step.role, CheckInAt.MIDDLE)
