"""Where a sitting asks how it is: check-ins, put between passages already laid out. They take no time.

One stands after the opening, and at most one in the middle: in sittings of six minutes or more, between two
arcs, and far from any other question. The one at the end is on the page after the sitting.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Final

from player.practice.choices import Anchor
from player.practice.pacing.model import CheckInAt
from player.practice.planner.draft import Draft
from player.practice.planner.measuring.measured import Book
from player.practice.planner.steps import Step, StepKind
from player.practice.script.model import EDGES, Role
from player.practice.units import Seconds

SHORTEST_WITH_MIDDLE: Final = Seconds(360.0)
"""In a shorter sitting nothing is asked in the middle (craft A5)."""

FAR_APART: Final = Seconds(90.0)
"""Seconds between one question and the next, the one on the page after the sitting among them (craft A5)."""

LINES_BETWEEN: Final = 6
"""So many of the author's lines stand between one question and the next (craft A5)."""


@dataclass(frozen=True)
class Asking:
    """When to ask, and where not.

    Attributes:
        at: the moments that the pacing asks at.
        book: the lines, in the sitting's turn.
        anchor: whose text it holds on.
        kept: how many steps are past changing.
        arcs: by the title of a phase the arc that it belongs to; inside an arc nothing is asked.
    """

    at: frozenset[CheckInAt]
    book: Book
    anchor: Anchor
    kept: int
    arcs: Mapping[str, int] = field(default_factory=dict)


def with_check_ins(draft: Draft, asking: Asking) -> tuple[Step, ...]:
    """The steps with the check-ins that the pacing asks for and that the steps kept have not had."""
    steps = draft.steps
    had = frozenset(_moment(step) for step in steps[: asking.kept] if step.kind is StepKind.CHECK_IN)
    wanted = asking.at - had
    start = _start(steps, asking.kept) if CheckInAt.START in wanted else None
    middle = _middle(draft, asking, start) if CheckInAt.MIDDLE in wanted else None
    return tuple(_insert(steps, start, middle, asking))


def _moment(step: Step) -> CheckInAt:
    return CheckInAt.START if step.role is Role.ORIENT else CheckInAt.MIDDLE


def _start(steps: Sequence[Step], kept: int) -> int | None:
    """The index of the step after the opening; ``None`` where that is past."""
    index = next((i for i, step in enumerate(steps) if step.role is not Role.ORIENT), 0)
    return index if index and index >= kept else None


def _middle(draft: Draft, asking: Asking, start: int | None) -> int | None:
    """The index before which to ask in the middle: nearest to it, after a marked passage if one is."""
    steps = draft.steps
    if draft.duration < SHORTEST_WITH_MIDDLE:
        return None
    before = _after_first_question(steps, asking.kept, start)
    say = StepKind.SAY
    said = (0, *accumulate([step.piece >= 0 and step.kind is say for step in steps]))
    places = [
        index
        for index in _boundaries(steps, asking)
        if _far_in_time(steps, index, before, draft.duration)
        and min(said[index] - said[before], said[-1] - said[index]) >= LINES_BETWEEN
    ]
    marked = [index for index in places if steps[index - 1].passage in draft.good_moments]
    centre = draft.duration / 2
    return min(marked or places, key=lambda index: abs(steps[index].start - centre), default=None)


def _after_first_question(steps: Sequence[Step], kept: int, start: int | None) -> int:
    """The index of the step after the first question; 0 where there is none."""
    if start is not None:
        return start
    had = (i for i, step in enumerate(steps[:kept]) if step.kind is StepKind.CHECK_IN)
    return next(had, 0)


def _far_in_time(steps: Sequence[Step], index: int, before: int, end: float) -> bool:
    here = steps[index].start
    asked = steps[before].start if before else -FAR_APART
    return here - asked >= FAR_APART and end - here >= FAR_APART


def _boundaries(steps: Sequence[Step], asking: Asking) -> Iterator[int]:
    """The indices of steps of the middle part at which a passage begins, and no arc or rest is under way."""
    arcs = [asking.arcs.get(step.phase, -1) if step.role is Role.MIDDLE else -1 for step in steps]
    last = {arc: index for index, arc in enumerate(arcs)}
    under_way = -1
    for index in range(1, len(steps)):
        if arcs[index - 1] >= 0:
            under_way = arcs[index - 1]
        step, before = steps[index], steps[index - 1]
        inside = under_way >= 0 and last[under_way] >= index
        resting = step.role is before.role is Role.ANCHOR and step.phase == before.phase
        edge = step.role in EDGES or before.role in EDGES
        if step.passage != before.passage and not (inside or resting or edge) and index >= asking.kept:
            yield index


def _insert(steps: Sequence[Step], start: int | None, middle: int | None, asking: Asking) -> Iterator[Step]:
    for index, step in enumerate(steps):
        if index and index in {start, middle}:
            yield _check_in(steps[index - 1], step, asking)
        yield step


def _check_in(home: Step, following: Step, asking: Asking) -> Step:
    phrases = asking.book.phrases
    questions = phrases.check_in_question
    asked = questions.start if _moment(home) is CheckInAt.START else questions.middle
    return replace(
        home,
        kind=StepKind.CHECK_IN,
        start=following.start,
        duration=Seconds(0.0),
        text=phrases.check_in_hold[asking.anchor],
        spoken="",
        contact=False,
        countdown=False,
        piece=-1,
        recorded=None,
        option=False,
        prompt=asking.book.line(asked, 0),
    )
