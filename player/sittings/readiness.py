"""How much of a sitting is ready to be spoken, whatever is pressed in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from player.practice.planner.measuring.passages import breath_cues
from player.practice.planner.sitting_choices import held_choices
from player.practice.planner.steps import Plan
from player.practice.script.model import Sentence
from player.sittings.planning import Planning
from player.sittings.soundtrack import Clip, Clips, plan_as_spoken, spoken_lines

_MOST_SOFTENED: Final = 8
"""So many steps softer are looked at; there are fewer in every preset."""


@dataclass(frozen=True)
class Readiness:
    """How much of a sitting a narrator has ready.

    Attributes:
        lines: every line that may be heard in it, whatever is pressed meanwhile, first heard first.
        missing: those that aren't ready.
    """

    lines: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


def readiness(planning: Planning, kept: Callable[[str], Clip | None]) -> Readiness:
    """How much of a sitting is ready.

    Args:
        planning: what the sitting is planned from.
        kept: the clip of a line at the planning's pace, where it is ready.
    """
    found: dict[str, Clip | None] = {}

    def prepared(texts: Iterable[str]) -> Clips:
        found.update({text: kept(text) for text in texts if text not in found})
        return {text: clip for text in texts if (clip := found.get(text)) is not None}

    plan, _ = plan_as_spoken(planning.fresh, prepared, planning.estimated)
    for other in _ways_on(planning, plan):
        prepared(spoken_lines(other))
    return Readiness(tuple(found), tuple(text for text, clip in found.items() if clip is None))


def lines_that_may_come(planning: Planning) -> tuple[str, ...]:
    """The product's own lines for the sitting's anchor: what else may come where something is pressed."""
    book = planning.phrasebook
    anchor = held_choices(planning.script, planning.pacing, planning.choices).anchor
    first, following = breath_cues(book, anchor)
    rests = (
        piece.spoken for rest in book.rests[anchor] for piece in rest.pieces if isinstance(piece, Sentence)
    )
    own = (*book.orient, *book.options, *rests, *book.presence[anchor], *book.returning, *first, *following)
    return tuple(dict.fromkeys((*own, *book.go_on_from_writing)))


def _ways_on(planning: Planning, plan: Plan) -> Iterable[Plan]:
    """The plans that the sitting may turn into: from its first step on, and by skipping a phase."""
    yield planning.rest(plan, 1, 0, planning.estimated, grounding_only=True)
    softened = 0
    while softened < _MOST_SOFTENED and planning.can_soften(softened):
        softened += 1
        yield planning.rest(plan, 1, softened, planning.estimated)
    for number, (before, step) in enumerate(pairwise(plan.steps), 1):
        if step.phase != before.phase:
            yield planning.rest(plan, number + 1, 0, planning.estimated, skip=True)
