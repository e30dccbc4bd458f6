"""Finding one's way in a plan: a line back, a line on, the next phase."""

from bisect import bisect_right
from typing import Final

from player.practice.own_titles import RESTING
from player.practice.planner.steps import Plan
from player.practice.script.model import Role
from player.practice.units import Seconds

_JUST_BEGUN_S: Final = 1.5
"""A line begun less than this ago counts as not begun, so that "back" pressed twice goes two lines back."""


def line_start(plan: Plan, at: Seconds, back: int) -> Seconds:
    """Start of the spoken line at a time (back=0) or of one so many lines before it, in seconds."""
    spoken = [step.start for step in plan.steps if step.kind.voiced]
    here = bisect_right(spoken, at) - 1
    return spoken[max(0, here - back)] if spoken else Seconds(0.0)


def line_before(plan: Plan, at: Seconds) -> int:
    """The index of the line to go back to: the one being spoken, or the one before if it has just begun."""
    lines = [i for i, step in enumerate(plan.steps) if step.kind.voiced and step.start < at - _JUST_BEGUN_S]
    return lines[-1] if lines else 0


def line_after(plan: Plan, at: Seconds) -> int:
    """The index of the first line after a time; the last step's where there is none."""
    lines = (i for i, step in enumerate(plan.steps) if step.kind.voiced and step.start > at)
    return next(lines, len(plan.steps) - 1)


def step_at(plan: Plan, at: Seconds) -> int:
    """The index of the step under way at a time. Of steps without length at that time, the one after them."""
    # Asked several times in each tick of a sitting.
    return max(0, bisect_right(plan.steps, at, key=lambda step: step.start) - 1)


def phase_after(plan: Plan, at: Seconds) -> int:
    """The index where the next phase begins, past any rest on the anchor. The return is never skipped."""
    here = step_at(plan, at)
    title, role = plan.steps[here].phase, plan.steps[here].role
    if role is Role.RETURN:
        return here
    for index in range(here + 1, len(plan.steps)):
        step = plan.steps[index]
        if step.phase not in {title, RESTING} or step.role is Role.RETURN:
            return index
    return len(plan.steps) - 1
