"""Grounding in place of the rest of a sitting: rests on the anchor, and a return in own words."""

from collections.abc import Sequence
from typing import Final

from player.practice.own_titles import GROUNDING
from player.practice.planner.draft import Draft
from player.practice.planner.layout import Layout
from player.practice.planner.measuring.groups import Context, Part, Quiet
from player.practice.planner.measuring.measure import Measure
from player.practice.planner.rests import Rests
from player.practice.planner.steps import Step, StepKind
from player.practice.script.model import Role
from player.practice.units import ROUNDING_S, Rung, Seconds

RESTS_OF_GROUNDING: Final = 2
"""So many rests of about a minute come before the return (our default)."""

_FEWER: Final = (Seconds(60.0), Seconds(30.0), Seconds(20.0))
"""Where there isn't time for that, one rest of so many seconds, or none."""


def lay_out_grounding(
    measure: Measure, kept: Sequence[Step], head: Sequence[Quiet], returning: Context, most: float
) -> Draft:
    """Rests and a return after the steps kept.

    Args:
        measure: of the plan.
        kept: the steps before; rests of this sort among them count.
        head: quiet that is still to come after them.
        returning: the context of the return.
        most: seconds that the sitting may last.
    """
    layout, rests = Layout(measure, kept), Rests(measure)
    spoken = {step.passage for step in kept if step.phase == GROUNDING and step.kind is StepKind.SAY}
    had = len(spoken)
    context = Context(GROUNDING, Role.ANCHOR, Rung.GROUNDING, contact=False)
    back = Part(-1, returning, optional=False, passages=())
    draft: Draft | None = None
    for lengths in _choices(RESTS_OF_GROUNDING - had):
        chosen = (rests.of_length(length, had + number) for number, length in enumerate(lengths))
        parts = [Part(-1, context, False, (rests.passage(rest, context),)) for rest in chosen]
        draft = layout.run([*parts, back], head=head)
        if draft.duration <= most + ROUNDING_S:
            break
    if draft is None:
        draft = layout.run([back], head=head)
    return draft


def _choices(count: int) -> Sequence[tuple[Seconds, ...]]:
    """Lengths of rests, from as many as there should be down to none."""
    if count <= 0:
        return ((),)
    return ((_FEWER[0],) * count, *((length,) for length in _FEWER), ())
