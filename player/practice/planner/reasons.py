"""What a plan leaves out, and why, in plain words."""

from collections.abc import Iterator, Mapping, Sequence

from player.practice.planner.groups import Part
from player.practice.planner.numbers import pieces_of
from player.practice.planner.selection import Position, Selection, refusal, select
from player.practice.planner.steps import Step


def left_out(
    chosen: Selection, selected: Sequence[Part], steps: Sequence[Step], position: Position
) -> tuple[tuple[str, str], ...]:
    """Titles of phases left out in whole or in part, each with the reason.

    Args:
        chosen: what was selected from.
        selected: the parts from the position on.
        steps: the plan's.
        position: how far the sitting had come.
    """
    whole = selected if position == Position() else select(chosen, Position())
    return tuple(_reasons(chosen, {part.phase: part for part in whole}, steps, position))


def _reasons(
    chosen: Selection, parts: Mapping[int, Part], steps: Sequence[Step], position: Position
) -> Iterator[tuple[str, str]]:
    spoken = _paragraphs_in(chosen, steps)
    for index, phase in enumerate(chosen.script.phases):
        said, missing = _counts(parts.get(index), spoken)
        reason = refusal(phase, chosen.pacing, chosen.held)
        if index == position.skipped and (reason or missing):
            yield phase.title, "It was skipped."
        elif reason:
            yield phase.title, reason
        elif missing:
            yield phase.title, _for_time(chosen, whole=not said)


def _for_time(chosen: Selection, *, whole: bool) -> str:
    minutes = f"{chosen.held.longest / 60:.3g} minutes"
    if whole:
        return f"There was no time for it in {minutes}."
    return f"Some of it was left out, so that the sitting keeps to {minutes}."


def _paragraphs_in(chosen: Selection, steps: Sequence[Step]) -> set[int]:
    paragraphs = pieces_of(chosen.script).paragraphs
    return {paragraphs[piece] for piece in {step.piece for step in steps} if piece >= 0}


def _counts(part: Part | None, spoken: set[int]) -> tuple[int, int]:
    """How many of a part's spoken paragraphs are said, and how many are missing."""
    if part is None:
        return 0, 0
    own = {group.paragraph for groups in part.paragraphs for group in groups if group.kind is not None}
    return len(own & spoken), len(own - spoken)
