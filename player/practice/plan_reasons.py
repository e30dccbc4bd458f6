"""What a plan leaves out, and why, in plain words."""

from collections.abc import Iterator, Sequence

from player.practice.plan_select import (
    Part,
    Position,
    Selection,
    numbered,
    refusal,
    select,
)
from player.practice.script import Script
from player.practice.steps import Step


def left_out(chosen: Selection, steps: Sequence[Step], position: Position) -> tuple[tuple[str, str], ...]:
    """Titles of phases left out in whole or in part, each with the reason."""
    return tuple(_reasons(chosen, steps, position))


def _reasons(chosen: Selection, steps: Sequence[Step], position: Position) -> Iterator[tuple[str, str]]:
    spoken = _paragraphs_in(chosen.script, steps)
    parts = {part.phase: part for part in select(chosen, Position())}
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


def _paragraphs_in(script: Script, steps: Sequence[Step]) -> set[int]:
    pieces = {step.piece for step in steps}
    return {
        entry.paragraph
        for blocks in numbered(script.phases)
        for entries in blocks
        for entry in entries
        if entry.number in pieces
    }


def _counts(part: Part | None, spoken: set[int]) -> tuple[int, int]:
    """How many of a part's spoken paragraphs are said, and how many are missing."""
    if part is None:
        return 0, 0
    own = {group.paragraph for groups in part.paragraphs for group in groups if group.kind is not None}
    return len(own & spoken), len(own - spoken)
