"""A plan in a few numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from player.practice.planner.steps import Plan, Step, StepKind
from player.practice.units import Rung, Seconds


@dataclass(frozen=True)
class PlanSummary:
    """What a plan comes to.

    Attributes:
        minutes: the whole sitting, without the time that check-ins wait.
        longest_silence: the longest run without a voice, music included. Time for writing is none: the
            person ends it.
        longest_option_gap: the longest from one word about options to the next, the author's among them, from
            the start and to the end included. Time for writing does not count.
        rungs: the rungs it stands on, lowest first.
        check_ins: how many there are.
        longest_contact: the longest run of contact with hard or kind material.
        words: how many are spoken.
    """

    minutes: float
    longest_silence: Seconds
    longest_option_gap: Seconds
    rungs: tuple[Rung, ...]
    check_ins: int
    longest_contact: Seconds
    words: int


def summarise(plan: Plan) -> PlanSummary:
    """The plan in a few numbers."""
    return PlanSummary(
        minutes=plan.duration / 60,
        longest_silence=_longest_run(plan.steps, [_is_quiet(step) for step in plan.steps]),
        longest_option_gap=_longest_option_gap(plan),
        rungs=tuple(sorted({step.rung for step in plan.steps})),
        check_ins=sum(step.kind is StepKind.CHECK_IN for step in plan.steps),
        longest_contact=_longest_run(plan.steps, [step.contact for step in plan.steps]),
        words=sum(len(step.text.split()) for step in plan.steps if step.kind.voiced),
    )


def _longest_run(steps: Sequence[Step], counts: Sequence[bool]) -> Seconds:
    longest = run = 0.0
    for step, counted in zip(steps, counts, strict=True):
        run = run + step.duration if counted else 0.0
        longest = max(longest, run)
    return Seconds(longest)


def _is_quiet(step: Step) -> bool:
    # A line that the narrator can't say takes no time, and ends no silence.
    return not step.speaks and step.kind is not StepKind.WRITING


def _longest_option_gap(plan: Plan) -> Seconds:
    starts, now = [0.0], 0.0
    for step in plan.steps:
        if step.offers:
            starts.append(now)
        now += step.duration if step.kind is not StepKind.WRITING else 0.0
    return Seconds(max(later - sooner for sooner, later in pairwise([*starts, now])))
