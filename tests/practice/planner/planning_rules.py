"""The invariants of a plan as checks of their own, which share no code with the planner."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from player.practice.pacing.model import Pacing
from player.practice.planner.steps import Plan, Step, StepKind
from player.practice.script.model import Role

TINY = 1e-3


def assert_holds(plan: Plan, pacing: Pacing, *, total: float, highest: int) -> None:
    """Every invariant at once; lines are taken to be short enough for every limit."""
    assert_contiguous(plan.steps)
    assert_orient_first_and_return_last(plan.steps)
    assert plan.duration <= total + TINY
    assert max(step.rung for step in plan.steps) <= highest
    assert longest_silence(plan.steps) <= pacing.max_silence_s + TINY
    assert longest_option_gap(plan) <= pacing.option_phrase_every_s + TINY
    assert_pendulates(plan.steps, pacing)
    assert_apart(plan.steps)
    assert_nothing_twice_running(plan.steps)
    assert_breaths_are_quiet(plan.steps)


def assert_long_enough(made: Plan, pacing: Pacing, longest: float) -> None:
    """Opening and return have their lengths wherever there is time for them."""
    fits = pacing.orient_s + pacing.return_s + 60 <= longest
    lengths = {
        role: sum(step.duration for step in made.steps if step.role is role)
        for role in (Role.ORIENT, Role.RETURN)
    }

    assert not fits or lengths[Role.ORIENT] >= pacing.orient_s - 1e-3
    assert not fits or lengths[Role.RETURN] >= pacing.return_s - 1e-3


def assert_contiguous(steps: Sequence[Step]) -> None:
    assert steps
    assert steps[0].start == 0
    assert all(one.end == other.start for one, other in pairwise(steps))
    assert all(step.duration > 0 or step.kind is StepKind.CHECK_IN for step in steps)


def assert_orient_first_and_return_last(steps: Sequence[Step]) -> None:
    roles = [step.role for step in steps]
    middle = [role for role in roles if role not in {Role.ORIENT, Role.RETURN}]

    assert roles[0] is Role.ORIENT
    assert roles[-1] is Role.RETURN
    assert roles == (
        [Role.ORIENT] * roles.count(Role.ORIENT) + middle + [Role.RETURN] * roles.count(Role.RETURN)
    )
    assert any(step.kind.voiced for step in steps if step.role is Role.RETURN)


def longest_silence(steps: Sequence[Step]) -> float:
    longest = run = 0.0
    for step in steps:
        run = 0.0 if step.kind.voiced else run + step.duration
        longest = max(longest, run)
    return longest


def longest_option_gap(plan: Plan) -> float:
    starts = [0.0, *(step.start for step in plan.steps if step.kind is StepKind.OPTION), plan.duration]
    return max(later - sooner for sooner, later in pairwise(starts))


def contacts(steps: Sequence[Step], anchor_min: float) -> Iterator[float]:
    """Seconds of contact between one rest of at least so long and the next."""
    contact = anchor = 0.0
    for step in steps:
        contact += step.duration if step.contact else 0.0
        anchor = anchor + step.duration if step.role is Role.ANCHOR else 0.0
        if anchor >= anchor_min - TINY:
            contact = 0.0
        yield contact


def assert_pendulates(steps: Sequence[Step], pacing: Pacing) -> None:
    most = max(contacts(steps, pacing.anchor_min_s))

    assert most <= (pacing.contact_max_s or 0.0) + TINY


def assert_apart(steps: Sequence[Step]) -> None:
    """Between two lines there is quiet."""
    for one, other in pairwise(steps):
        assert not (one.kind.voiced and other.kind.voiced)


def assert_company_leaves_quiet(steps: Sequence[Step]) -> None:
    """After a presence line it is quiet for two seconds before anything is said (docs/pacing.md, rule 4)."""
    quiet = 2.0
    for step in steps:
        if step.kind.voiced:
            assert quiet >= 2.0 - TINY, step
        quiet = 0.0 if step.kind is StepKind.PRESENCE else quiet + step.duration


def assert_nothing_twice_running(steps: Sequence[Step]) -> None:
    own = [
        step.text if step.piece < 0 or step.kind is StepKind.PRESENCE else ""
        for step in steps
        if step.kind.voiced
    ]

    assert not [one for one, other in pairwise(own) if one and one == other]


def assert_breaths_are_quiet(steps: Sequence[Step]) -> None:
    for one, other in pairwise(steps):
        if other.kind is StepKind.BREATH:
            assert one.kind is StepKind.PRESENCE
            assert other.duration <= 8
