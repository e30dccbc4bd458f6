"""How far a sitting has come, for planning the rest again: it goes on from the end of a passage."""

from collections.abc import Sequence
from dataclasses import replace

from player.practice.planner.arcs import arcs_of
from player.practice.planner.measuring.numbers import phases_of_pieces
from player.practice.planner.selection import Position
from player.practice.planner.steps import LineDurations, Plan, Step, StepKind, end_of
from player.practice.script.model import BETWEEN, EDGES, Role, Script
from player.practice.units import Seconds


def passage_end(steps: Sequence[Step], keep: int) -> int:
    """How many steps there are up to the end of the passage that the last one kept belongs to.

    A rest of the author's has several passages and is one: it ends with its phase.
    """
    end = keep
    while end < len(steps) and keep and _goes_on(steps[end - 1], steps[end]):
        end += 1
    return end


def _goes_on(step: Step, following: Step) -> bool:
    if following.kind is StepKind.CHECK_IN or step.kind is StepKind.CHECK_IN:
        return False
    if step.passage == following.passage:
        return True
    resting = step.role is following.role is Role.ANCHOR and step.phase == following.phase
    return resting and step.piece >= 0 and following.piece >= 0


def retime(kept: Sequence[Step], tail: Sequence[Step], durations: LineDurations) -> tuple[Step, ...]:
    """The rest of a passage under way after the steps kept, each line as long as it is known to be by now."""
    made: list[Step] = []
    now = end_of(kept)
    for step in tail:
        takes = durations(step.spoken) if step.kind.voiced else step.duration
        made.append(replace(step, start=now, duration=takes))
        now = Seconds(now + takes)
    return tuple(made)


def position_of(script: Script, current: Plan, kept: Sequence[Step], *, skip: bool) -> Position:
    """How far a sitting has come.

    Args:
        script: what the author wrote.
        current: the plan in force.
        kept: its steps up to the end of a passage, or up to where the person skips.
        skip: whether the rest of the phase that the last step stands in is left.
    """
    pieces = [step.piece for step in kept if step.piece >= 0]
    before = current.goes_on.heard if current.goes_on is not None else frozenset()
    heard = phases_of_pieces(script, pieces) | before
    skipped = current.skipped | _phase_skipped(kept, current.steps[len(kept) :] if skip else ())
    return Position(
        last=max(pieces, default=-1),
        said=max((step.piece for step in kept if step.kind.voiced), default=-1),
        opened=any(step.role is not Role.ORIENT or step.kind is StepKind.CHECK_IN for step in kept),
        returning=any(step.role is Role.RETURN for step in kept),
        heard=frozenset(heard),
        skipped=skipped,
        finishing=_phases_finishing(script, heard, current.steps[len(kept) :], skipped),
        goes_on=current.goes_on,
    )


def _phase_skipped(kept: Sequence[Step], ahead: Sequence[Step]) -> frozenset[str]:
    """The title of the phase that is left by skipping; none where all of its lines have been said.

    Writing is passed over with its phase. A rest that the planner put in is left by itself.
    """
    if not kept or not ahead or kept[-1].role in EDGES:
        return frozenset()
    last = kept[-1]
    said = not last.kind.voiced and last.kind is not StepKind.WRITING
    to_come = any(step.phase == last.phase and step.kind.voiced and step.piece >= 0 for step in ahead)
    own = any(step.phase == last.phase and step.piece >= 0 for step in kept)
    return frozenset((last.phase,) if own and (to_come or not said) else ())


def _phases_finishing(
    script: Script, heard: set[int], ahead: Sequence[Step], skipped: frozenset[str]
) -> frozenset[int]:
    """The phases still to come in the current plan that finish an arc begun, or a phase of contact."""
    phases = script.phases
    planned = phases_of_pieces(script, (step.piece for step in ahead if step.piece >= 0))
    titles = {phases[index].title: index for index in heard | planned}
    arcs = arcs_of(titles, ((index, phases[index].needs) for index in titles.values()))
    begun = _arcs_begun(script, heard, arcs)
    return frozenset(
        index
        for index in planned
        if phases[index].role in BETWEEN and phases[index].title not in skipped and arcs.get(index) in begun
    )


def _arcs_begun(script: Script, heard: set[int], arcs: dict[int, int]) -> set[int]:
    """The arcs begun: something hard or kind of them was heard, or anything of one without such material.

    A phase that is joined with no other is an arc of its own only where it is contact: it is heard whole.
    """
    members: dict[int, list[int]] = {}
    for index, arc in arcs.items():
        members.setdefault(arc, []).append(index)
    begun = set()
    for arc, indices in members.items():
        contact = [index for index in indices if script.phases[index].contact]
        binding = contact or (indices if len(indices) > 1 else [])
        if any(index in heard for index in binding):
            begun.add(arc)
    return begun
