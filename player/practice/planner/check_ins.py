"""Where a sitting asks how it is: check-ins, put into steps already laid out. They take no time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from player.practice.pacing.model import CheckInAt
from player.practice.planner.draft import Draft
from player.practice.planner.steps import Step, StepKind
from player.practice.script.model import Role
from player.practice.units import Seconds

_EDGES = frozenset({Role.ORIENT, Role.RETURN})


@dataclass(frozen=True)
class Asking:
    """When to ask, the anchor text to hold on, and how many steps are past changing."""

    at: frozenset[CheckInAt]
    hold: str
    kept: int


def with_check_ins(draft: Draft, asking: Asking) -> tuple[Step, ...]:
    """The steps with the check-ins that the pacing asks for and that the steps kept have not had.

    After the opening; at the author's mark nearest the middle, or else the nearest boundary between phases,
    paragraphs or sentences of the middle part; and before the last paragraph of the return.
    """
    had = frozenset(_moment(step) for step in draft.steps[: asking.kept] if step.kind is StepKind.CHECK_IN)
    places: dict[int, CheckInAt] = {}
    for moment in CheckInAt:
        index = _place(draft, moment, asking.kept) if moment in asking.at - had else None
        if index is not None:
            # Two moments at one place are one question, and it counts as the earlier of them.
            places.setdefault(index, moment)
    return tuple(_merged(draft.steps, places, asking))


def _moment(step: Step) -> CheckInAt:
    edges = {Role.ORIENT: CheckInAt.START, Role.RETURN: CheckInAt.END}
    return edges.get(step.role, CheckInAt.MIDDLE)


def _place(draft: Draft, moment: CheckInAt, kept: int) -> int | None:
    """The index of the step before which to ask; ``None`` where there is no place for it (any more)."""
    if moment is CheckInAt.START:
        ends = (i for i, step in enumerate(draft.steps) if step.role is not Role.ORIENT)
        index = next(ends, None)
    elif moment is CheckInAt.END:
        index = _before_the_last_part(draft)
    else:
        index = _middle(draft, kept)
    return index if index is not None and index >= kept else None


def _before_the_last_part(draft: Draft) -> int | None:
    lines = [
        i for i, step in enumerate(draft.steps) if step.role is Role.RETURN and step.kind is StepKind.SAY
    ]
    if not lines:
        return None
    last = draft.paragraphs[lines[-1]]
    own = [i for i in lines if last >= 0 and draft.paragraphs[i] == last]
    return own[0] if own and own[0] != lines[0] else lines[-1]


def _middle(draft: Draft, kept: int) -> int | None:
    """The author's mark nearest the middle, or else the nearest boundary of the widest sort there is."""
    centre = draft.duration / 2
    sorts = (_marks(draft.steps), _boundaries(draft, "phase"), _boundaries(draft, "paragraph"), _lines(draft))
    for sort in sorts:
        places = [index for index in sort if index >= kept]
        if places:
            return min(places, key=lambda index: abs(draft.steps[index].start - centre))
    return None


def _marks(steps: Sequence[Step]) -> Iterator[int]:
    return (i for i, step in enumerate(steps) if step.kind is StepKind.CHECK_IN and step.role not in _EDGES)


def _lines(draft: Draft) -> Iterator[int]:
    """Lines of the middle part with something of the middle part before them."""
    for index in range(1, len(draft.steps)):
        step, before = draft.steps[index], draft.steps[index - 1]
        if step.kind is StepKind.SAY and step.role not in _EDGES and before.role not in _EDGES:
            yield index


def _boundaries(draft: Draft, sort: str) -> Iterator[int]:
    for index in _lines(draft):
        if sort == "phase":
            changes = draft.steps[index].phase != draft.steps[index - 1].phase
        else:
            changes = draft.paragraphs[index] != draft.paragraphs[index - 1]
        if changes:
            yield index


def _merged(steps: Sequence[Step], at: dict[int, CheckInAt], asking: Asking) -> Iterator[Step]:
    for index, step in enumerate(steps):
        if index in at:
            before = steps[index - 1] if at[index] is CheckInAt.START and index else step
            yield _check_in(before, step, asking.hold)
        if step.kind is not StepKind.CHECK_IN or index < asking.kept:
            yield step


def _check_in(home: Step, following: Step, hold: str) -> Step:
    return replace(
        home,
        kind=StepKind.CHECK_IN,
        start=following.start,
        duration=Seconds(0.0),
        text=hold,
        spoken="",
        contact=following.contact and home.contact,
        countdown=False,
        piece=-1,
    )
