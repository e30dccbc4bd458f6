"""Planning: script, pacing, a person's choices and how long lines take become the timed steps of a sitting.

Everything here is pure. What holds of every plan is listed in ``docs/pacing.md``, and tested.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate
from typing import Final

from player.practice.choices import Choices
from player.practice.pacing.model import Pacing
from player.practice.pacing.resolved_choices import (
    Offered,
    ResolvedChoices,
    effective_choices,
    offered,
    softer,
    softest,
)
from player.practice.pacing.surroundings import surroundings
from player.practice.planner.check_ins import Asking, with_check_ins
from player.practice.planner.draft import Draft
from player.practice.planner.fit import LayOut, fit
from player.practice.planner.groups import Part, Quiet, context_of_step
from player.practice.planner.layout import Layout
from player.practice.planner.limits import limits
from player.practice.planner.measure import Book, Measure
from player.practice.planner.numbers import phase_of_piece
from player.practice.planner.reasons import left_out
from player.practice.planner.selection import Position, Selection, select
from player.practice.planner.steps import LineDurations, Plan, Step, StepKind
from player.practice.planner.walk import line_after, line_before, phase_after
from player.practice.script.model import Role, Script
from player.practice.script.phrasebook import Phrasebook
from player.practice.units import Seconds

__all__ = [
    "Offered",
    "ResolvedChoices",
    "effective_choices",
    "estimated_durations",
    "line_after",
    "line_before",
    "offered",
    "phase_after",
    "plan",
    "replan",
    "softer",
    "softest",
]

_PRONUNCIATION: Final = re.compile(r"\[([^\]]*)\]\(/[^)]*/\)")
_LEAST_LINE_S: Final = 0.5
_RETURN_MARGIN_S: Final = 10.0


class _Lengths(dict[str, Seconds]):
    """How long lines take, each asked for once."""

    def __init__(self, durations: LineDurations) -> None:
        super().__init__()
        self._durations = durations

    def __missing__(self, spoken: str) -> Seconds:
        length = self[spoken] = self._durations(spoken)
        return length

    def __call__(self, spoken: str) -> Seconds:
        return self[spoken]


def estimated_durations(pacing: Pacing) -> LineDurations:
    """How long lines take at this pacing's words a minute, where no voice has been asked."""

    def estimate(spoken: str) -> Seconds:
        return Seconds(max(_LEAST_LINE_S, _words(spoken) * 60 / pacing.speech_wpm))

    return _Lengths(estimate)


@lru_cache(maxsize=4096)
def _words(spoken: str) -> int:
    return len(_PRONUNCIATION.sub(r"\1", spoken).split())


def plan(
    script: Script, pacing: Pacing, choices: Choices, phrasebook: Phrasebook, durations: LineDurations
) -> Plan:
    """The plan of a whole sitting.

    Args:
        script: what the author wrote.
        pacing: how it is paced.
        choices: what the person chose; it only ever softens what the pacing allows.
        phrasebook: the product's own lines.
        durations: how long each line takes to speak.
    """
    return _Planner(script, pacing, choices, phrasebook, durations).made((), (), Position())


def replan(  # noqa: PLR0917  # the inputs of ``plan``, in its order
    current: Plan,
    keep: int,
    script: Script,
    pacing: Pacing,
    choices: Choices,
    phrasebook: Phrasebook,
    durations: LineDurations,
    *,
    skip_phase: bool = False,
) -> Plan:
    """The plan with its first ``keep`` steps as they are, and the rest made anew.

    For a sitting made softer, a phase skipped, or lines that turned out longer or shorter. Keep the step
    being spoken and those before it. The quiet after it is carried over, inside the limits that hold now.

    Args:
        current: the plan so far.
        keep: how many of its steps stay.
        script: as for ``plan``.
        pacing: as for ``plan``.
        choices: as for ``plan``.
        phrasebook: as for ``plan``.
        durations: as for ``plan``.
        skip_phase: True to go on with the phase after the current one.
    """
    kept = current.steps[:keep]
    ahead = () if skip_phase else _carried(current.steps[keep:])
    position = _position(script, (*kept, *ahead), skip_phase=skip_phase)
    head = _head(kept, ahead, pacing.sentence_pause_s)
    return _Planner(script, pacing, choices, phrasebook, durations).made(kept, head, position)


def _carried(following: Sequence[Step]) -> tuple[Step, ...]:
    """The quiet still to come before the voice speaks again."""
    quiet = []
    for step in following:
        if step.kind.voiced:
            break
        quiet.append(step)
    return tuple(quiet)


def _head(kept: Sequence[Step], ahead: Sequence[Step], pause: float) -> tuple[Quiet, ...]:
    """The quiet still to come at the seam: what is carried over, and no less than a pause after a line."""
    head = tuple(Quiet(step.kind, step.duration, context_of_step(step), step.piece) for step in ahead)
    missing = pause - sum(step.duration for step in ahead)
    if kept and kept[-1].kind.voiced and missing > 0:
        return (*head, Quiet(StepKind.PAUSE, missing, context_of_step(kept[-1]), kept[-1].piece))
    return head


def _position(script: Script, steps: Sequence[Step], *, skip_phase: bool) -> Position:
    last = max((step.piece for step in steps), default=-1)
    own = [step for step in steps if step.piece == last and last >= 0]
    rested = sum(step.duration for step in own if step.kind is StepKind.SILENCE)
    cues = sum(step.kind is StepKind.PRESENCE for step in own)
    begun = Position(last, cues, rested)
    returning = len(script.phases) - 1
    here = phase_of_piece(script, last)
    if any(step.role is Role.RETURN for step in steps):
        return replace(begun, first_phase=returning)
    if skip_phase and steps:
        return replace(begun, first_phase=min(here + 1, returning), skipped=here)
    return replace(begun, first_phase=0 if not steps or steps[-1].role is Role.ORIENT else 1)


class _Planner:
    """The inputs of one plan, kept together while it is made."""

    def __init__(
        self,
        script: Script,
        pacing: Pacing,
        choices: Choices,
        phrasebook: Phrasebook,
        durations: LineDurations,
    ) -> None:
        self._script = script
        self._pacing = pacing
        self._held = effective_choices(pacing, choices)
        self._limits = limits(pacing, self._held)
        lengths = durations if isinstance(durations, _Lengths) else _Lengths(durations)
        self._book = Book(phrasebook, lengths.__getitem__)
        self._measure = Measure(self._limits, self._book)

    def made(self, kept: Sequence[Step], head: Sequence[Quiet], position: Position) -> Plan:
        """The plan with the steps kept, the quiet still to come, and the script from a position on."""
        chosen = Selection(self._script, self._pacing, self._held, self._book.phrases, self._book.durations)
        parts = select(chosen, position)
        begun = frozenset(step.role for step in kept if step.kind.voiced)
        lay_out = self._layer(kept, head)
        draft, _ = fit(parts, self._total(kept), lay_out, _Ruler(self._measure), begun=begun)
        hold = self._book.phrases.check_in_hold[self._held.anchor]
        steps = with_check_ins(draft, Asking(self._limits.check_ins, hold, len(kept)))
        return Plan(
            script_id=self._script.id,
            script_title=self._script.title,
            script_hash=self._script.content_hash,
            pacing_name=self._pacing.name,
            pacing_hash=self._pacing.content_hash,
            steps=steps,
            left_out=left_out(chosen, parts, steps, position),
            around=surroundings(self._pacing, self._held),
        )

    def _layer(self, kept: Sequence[Step], head: Sequence[Quiet]) -> LayOut:
        layout = Layout(self._measure, kept)

        def lay_out(parts: Sequence[Part], stretch: float) -> Draft:
            return layout.run(parts, stretch, head)

        return lay_out

    def _total(self, kept: Sequence[Step]) -> float:
        """Seconds that the sitting may last: once begun, always with room for a whole return."""
        if not kept:
            return self._limits.total
        room = kept[-1].end + self._limits.returning + _RETURN_MARGIN_S
        return min(self._pacing.session_max_min * 60, max(self._limits.total, room))


class _Ruler:
    """Measures parts before they are laid out, each once."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._known: dict[int, tuple[float, ...]] = {}

    def spare(self, part: Part, count: int) -> bool:
        """True where opening or return is still as long as it has to be with so many paragraphs."""
        limits = self._measure.limits
        least = limits.returning if part.context.role is Role.RETURN else limits.orient
        return self.length(part, count) >= least

    def length(self, part: Part, count: int) -> float:
        """The least that so many paragraphs take: the first ones, of a return the last ones."""
        known = self._known.get(part.phase)
        if known is None:
            spans = self._measure.spans(part.paragraphs)
            ordered = reversed(spans) if part.context.role is Role.RETURN else spans
            known = self._known[part.phase] = (0.0, *accumulate(ordered))
        return known[count]
