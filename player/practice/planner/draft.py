"""A sitting as laid out, before it becomes steps: many drafts are tried, and only one is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from player.practice.planner.groups import Group
from player.practice.planner.steps import Step, StepKind
from player.practice.units import Seconds

Placed = tuple[float, str, Group, float]
"""A group in its place: the start of its line, or of its quiet where it has none; the caption that is still
shown from before; the group; and the seconds that its line takes. A plain tuple, since so many are made."""


@dataclass(frozen=True)
class Draft:
    """The steps kept, and what was laid out after them.

    Attributes:
        kept: the steps kept.
        placed: what was laid out, in order.
        duration: the end of all of it, in seconds.
        hold: what is shown at the author's marks for a check-in; ``None`` where these are passed over.
        counted: whether open silences show the time left.
    """

    kept: Sequence[Step]
    placed: Sequence[Placed]
    duration: float
    hold: str | None
    counted: bool

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All steps, made when first asked for: a draft that is too long never needs them."""
        return (*self.kept, *self._made[0])

    @cached_property
    def paragraphs(self) -> tuple[int, ...]:
        """The paragraph number of each step (-1 for the product's own lines and the steps kept)."""
        return (*(-1 for _ in self.kept), *self._made[1])

    @cached_property
    def _made(self) -> tuple[list[Step], list[int]]:
        steps: list[Step] = []
        paragraphs: list[int] = []
        for placed in self.placed:
            before = len(steps)
            self._add(placed, steps)
            paragraphs += [placed[2].paragraph] * (len(steps) - before)
        return steps, paragraphs

    def _add(self, placed: Placed, steps: list[Step]) -> None:
        start, caption, group, voiced = placed
        now, where = Seconds(start), group.context
        place = (where.title, where.role, where.rung, where.contact)
        if group.kind is not None:
            caption = group.text
            takes = Seconds(voiced)
            steps.append(Step(group.kind, now, takes, caption, group.spoken, *place, False, group.piece))
            now = Seconds(now + takes)
        for quiet in group.quiets:
            kind, context, takes = quiet.kind, quiet.context, Seconds(quiet.length)
            shown = caption if kind is not StepKind.CHECK_IN else self.hold
            if shown is None:
                continue
            if context is not where:
                where, place = context, (context.title, context.role, context.rung, context.contact)
            counted = self.counted and kind is StepKind.SILENCE
            steps.append(Step(kind, now, takes, shown, "", *place, counted, quiet.piece))
            now = Seconds(now + takes)
