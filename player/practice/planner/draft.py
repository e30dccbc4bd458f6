"""A sitting as laid out, before it becomes steps: many drafts are tried, and only one is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, cast

from player.practice.pacing.model import LongSilence
from player.practice.planner.course import Placed
from player.practice.planner.measuring.measured import Link, Measured
from player.practice.planner.steps import Step, StepKind, end_of
from player.practice.units import Seconds

# To look a member up in its enumeration takes longer than all else that is done with it here.
_SAY: Final = StepKind.SAY
_PAUSE: Final = StepKind.PAUSE
_SILENCE: Final = StepKind.SILENCE


@dataclass(frozen=True)
class Draft:
    """The steps kept, and what was laid out after them.

    Attributes:
        kept: the steps kept.
        placed: what was laid out, in order.
        duration: the end of all of it, in seconds.
        long_silence: what becomes of long silences.
    """

    kept: Sequence[Step]
    placed: Sequence[Placed]
    duration: float
    long_silence: LongSilence

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All steps, made when first asked for: a draft that is too long never needs them."""
        made = list(self.kept)
        voiced = (step.text for step in reversed(self.kept) if step.kind.voiced)
        caption = next(voiced, "")
        now = end_of(self.kept)
        for passage, _, placed in self.placed:
            if isinstance(placed, Measured) and placed.passage.plain:
                now = _add_plain(placed, passage, now, made)
                caption = placed.last_text
                continue
            for link in (placed,) if isinstance(placed, Link) else placed.links:
                caption = link.group.text or caption
                now = self._add(link, passage, caption, now, made)
        return tuple(made)

    @property
    def pauses(self) -> float:
        """Seconds of all pauses that can be made longer or shorter, but those of a few uncommon passages."""
        return sum([sum(placed.pauses) for _, _, placed in self.placed if isinstance(placed, Measured)])

    @cached_property
    def good_moments(self) -> frozenset[int]:
        """The passages after which their author thinks it a good moment to ask how it is."""
        return frozenset(passage for passage, asks, _ in self.placed if asks)

    def _add(self, link: Link, passage: int, caption: str, now: Seconds, made: list[Step]) -> Seconds:
        group = link.group
        where = group.context
        place = (where.title, where.role, where.rung, where.contact)
        kind = group.kind
        if kind is not None:
            takes, own = Seconds(link.voiced), group.option and kind is _SAY
            line = (group.text, group.spoken, *place, False, group.piece, None, own, passage)
            made.append(Step(kind, now, takes, *line))
            now = Seconds(now + takes)
        for quiet in group.quiets:
            if quiet.context is not where:
                where = quiet.context
                place = (where.title, where.role, where.rung, where.contact)
            takes, counted = Seconds(quiet.length), self._counted and quiet.kind is _SILENCE
            made.append(
                Step(quiet.kind, now, takes, caption, "", *place, counted, quiet.piece, None, False, passage)
            )
            now = Seconds(now + takes)
        return now

    @cached_property
    def _counted(self) -> bool:
        """Whether open silences show the time left."""
        return self.long_silence is LongSilence.COUNTDOWN


def _add_plain(placed: Measured, passage: int, now: Seconds, made: list[Step]) -> Seconds:
    """Add the steps of a passage of lines with one pause each, as nearly all are; return where they end."""
    for group, voiced, pause in zip(placed.passage.groups, placed.voiced, placed.pauses, strict=True):
        kind, where = cast("StepKind", group.kind), group.context
        place = (where.title, where.role, where.rung, where.contact, False)
        own = group.option and kind is _SAY
        line = (group.text, group.spoken, *place, group.piece, None, own, passage)
        made.append(Step(kind, now, Seconds(voiced), *line))
        now = Seconds(now + voiced)
        piece = group.quiets[0].piece if group.quiets else group.piece
        quiet = (group.text, "", *place, piece, None, False, passage)
        made.append(Step(_PAUSE, now, Seconds(pause), *quiet))
        now = Seconds(now + pause)
    return now
