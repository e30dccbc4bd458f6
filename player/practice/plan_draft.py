"""A sitting as laid out, before it becomes steps: many drafts are tried, and only one is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from player.practice.plan_select import Context
from player.practice.steps import Step, StepKind
from player.practice.units import Seconds


class Row(NamedTuple):
    """A step to be; fields as in ``Step``, and the script's paragraph number or -1."""

    kind: StepKind
    start: float
    duration: float
    text: str
    spoken: str
    context: Context
    countdown: bool
    piece: int
    paragraph: int


@dataclass(frozen=True)
class Draft:
    """The steps kept, and what was laid out after them."""

    kept: Sequence[Step]
    rows: Sequence[Row]

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All steps, made when first asked for: a draft that is too long never needs them."""
        return (*self.kept, *_steps(self.rows))

    @cached_property
    def paragraphs(self) -> tuple[int, ...]:
        """The paragraph number of each step (-1 for the product's own lines and the steps kept)."""
        return (*(-1 for _ in self.kept), *(row.paragraph for row in self.rows))

    @property
    def duration(self) -> float:
        """The end of the last step, in seconds."""
        if self.rows:
            return self.rows[-1].start + self.rows[-1].duration
        return self.kept[-1].end if self.kept else 0.0


def _steps(rows: Sequence[Row]) -> Iterator[Step]:
    for kind, start, duration, text, spoken, context, countdown, piece, _ in rows:
        yield Step(
            kind,
            Seconds(start),
            Seconds(duration),
            text,
            spoken,
            context.title,
            context.role,
            context.rung,
            context.contact,
            countdown,
            piece,
        )
