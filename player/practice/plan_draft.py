"""A sitting as laid out, before it becomes steps: many drafts are tried, and only one is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from player.practice.plan_groups import Group, Quiet
from player.practice.steps import Step, StepKind
from player.practice.units import Seconds


class Placed(NamedTuple):
    """A group in its place.

    Attributes:
        start: of its line, or of its quiet where it has none, in seconds.
        caption: what is still shown from before.
        group: the line and its quiet.
        voiced: seconds that the line takes.
    """

    start: float
    caption: str
    group: Group
    voiced: float


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
        return (*self.kept, *(step for step, _ in self._made))

    @cached_property
    def paragraphs(self) -> tuple[int, ...]:
        """The paragraph number of each step (-1 for the product's own lines and the steps kept)."""
        return (*(-1 for _ in self.kept), *(paragraph for _, paragraph in self._made))

    @cached_property
    def _made(self) -> list[tuple[Step, int]]:
        return [(step, one.group.paragraph) for one in self.placed for step in self._steps(one)]

    def _steps(self, placed: Placed) -> Iterator[Step]:
        now, caption, group, voiced = placed
        if group.kind is not None:
            caption = group.text
            yield _line(group, now, voiced)
            now += voiced
        for quiet in group.quiets:
            asks = quiet.kind is StepKind.CHECK_IN
            shown = self.hold if asks else caption
            if shown is not None:
                yield _stillness(quiet, now, shown, counted=self.counted)
                now += quiet.length


def _line(group: Group, start: float, voiced: float) -> Step:
    context = group.context
    return Step(
        group.kind or StepKind.SAY,
        Seconds(start),
        Seconds(voiced),
        group.text,
        group.spoken,
        context.title,
        context.role,
        context.rung,
        context.contact,
        False,
        group.piece,
    )


def _stillness(quiet: Quiet, start: float, text: str, *, counted: bool) -> Step:
    context = quiet.context
    return Step(
        quiet.kind,
        Seconds(start),
        Seconds(quiet.length),
        text,
        "",
        context.title,
        context.role,
        context.rung,
        context.contact,
        counted and quiet.kind is StepKind.SILENCE,
        quiet.piece,
    )
