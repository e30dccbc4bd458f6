"""Planning: script, pacing, a person's choices and how long lines take become the timed steps of a sitting.

Everything here is pure. What holds of every plan is listed in ``docs/pacing.md``, and tested.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from math import inf
from typing import Final

from player.practice.choices import Choices
from player.practice.pacing.model import Pacing
from player.practice.pacing.surroundings import surroundings
from player.practice.planner.arcs import arcs_of
from player.practice.planner.check_ins import Asking, with_check_ins
from player.practice.planner.cuts import Cuts
from player.practice.planner.draft import Draft
from player.practice.planner.fit import Fit, LayOut
from player.practice.planner.goes_on import GoesOn
from player.practice.planner.grounding import lay_out_grounding
from player.practice.planner.layout import Layout
from player.practice.planner.measuring.groups import Part, Passage, Quiet, context_of_step
from player.practice.planner.measuring.limits import limits
from player.practice.planner.measuring.measure import Measure
from player.practice.planner.measuring.measured import Book
from player.practice.planner.measuring.numbers import phases_of_pieces
from player.practice.planner.measuring.passages import without_lead
from player.practice.planner.measuring.pauses import APART, LEAST_FACTOR, LEAST_PAUSE
from player.practice.planner.position import passage_end, position_of, retime
from player.practice.planner.reasons import reasons_left_out
from player.practice.planner.selection import START, Position, Selected, Selection
from player.practice.planner.sitting_choices import held_choices
from player.practice.planner.steps import LineDurations, Plan, Step, StepKind, end_of
from player.practice.script.model import Ending, Role, Script
from player.practice.script.phrasebook import Phrasebook
from player.practice.units import Seconds

_PRONUNCIATION: Final = re.compile(r"\[([^\]]*)\]\(/[^)]*/\)")
_LEAST_LINE_S: Final = 0.5
"""Seconds that even a line of one short word takes (our default)."""

_WRITING: Final = StepKind.WRITING


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


def estimated_durations(pacing: Pacing, pace: float = 1.0) -> LineDurations:
    """How long lines take at this pacing's words a minute, where no voice has been asked.

    Args:
        pacing: whose words are English ones.
        pace: words of the lines' language that take as long as one English word (``Phrasebook.pace``).
    """
    words_per_minute = pacing.speech_wpm * pace

    def estimate(spoken: str) -> Seconds:
        return Seconds(max(_LEAST_LINE_S, _words(spoken) * 60 / words_per_minute))

    return _Lengths(estimate)


@lru_cache(maxsize=4096)
def _words(spoken: str) -> int:
    return len(_PRONUNCIATION.sub(r"\1", spoken).split())


def plan(
    script: Script,
    pacing: Pacing,
    choices: Choices,
    phrasebook: Phrasebook,
    durations: LineDurations,
    *,
    goes_on: GoesOn | None = None,
) -> Plan:
    """The plan of a whole sitting.

    Args:
        script: what the author wrote.
        pacing: how it is paced.
        choices: what the person chose; it only ever softens what the pacing allows.
        phrasebook: the product's own lines.
        durations: how long each line takes to speak.
        goes_on: where it goes on with a sitting that stopped; None for one from the beginning.
    """
    position = START
    if goes_on is not None:
        position = Position(heard=goes_on.heard, skipped=goes_on.skipped, goes_on=goes_on)
    return _Planner(script, pacing, choices, phrasebook, durations, position).plan_after((), ())


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
    grounding: bool = False,
) -> Plan:
    """The plan with its first ``keep`` steps as they are, and the rest planned again.

    For a sitting made softer, a phase skipped, or lines that turned out longer or shorter. Keep the step
    being spoken and those before it. The passage under way is heard to its end, and an arc that has been
    begun to its answer; only skipping and grounding leave them.

    Args:
        current: the plan so far.
        keep: how many of its steps stay.
        script: as for ``plan``.
        pacing: as for ``plan``.
        choices: as for ``plan``.
        phrasebook: as for ``plan``.
        durations: as for ``plan``.
        skip_phase: True to leave the current phase at once, and what needs it.
        grounding: True to leave out the rest of the script for rests on the anchor and a return.
    """
    end = keep if skip_phase else passage_end(current.steps, keep)
    kept = current.steps[:keep]
    kept += retime(kept, current.steps[keep:end], durations)
    position = position_of(script, current, kept, skip=skip_phase)
    planner = _Planner(script, pacing, choices, phrasebook, durations, position)
    if grounding and not position.returning:
        return planner.ground_after(kept, _seam(kept, pacing))
    return planner.plan_after(kept, _seam(kept, pacing))


def _seam(kept: Sequence[Step], pacing: Pacing) -> tuple[Quiet, ...]:
    """A pause after a line whose own quiet is left."""
    if not kept or not kept[-1].kind.voiced:
        return ()
    last = kept[-1]
    return (Quiet(StepKind.PAUSE, pacing.sentence_pause_s, context_of_step(last), last.piece),)


class _Planner:
    """The inputs of one plan, kept together while it is made."""

    def __init__(  # noqa: PLR0917  # the inputs of ``plan``, in its order
        self,
        script: Script,
        pacing: Pacing,
        choices: Choices,
        phrasebook: Phrasebook,
        durations: LineDurations,
        position: Position,
    ) -> None:
        self._script = script
        self._pacing = pacing
        wakes = script.ending is Ending.DAY
        held = held_choices(script, pacing, choices)
        self._held = held if wakes else replace(held, bells=False)
        self._limits = replace(limits(pacing, self._held), wakes=wakes)
        lengths = durations if isinstance(durations, _Lengths) else _Lengths(durations)
        self._book = Book(phrasebook, lengths.__getitem__, choices.turn)
        self._measure = Measure(self._limits, self._book)
        self._position = position
        self._chosen = Selection(script, pacing, self._held, self._measure, position)
        self._known: dict[frozenset[int], Selected] = {}

    def plan_after(self, kept: Sequence[Step], head: Sequence[Quiet]) -> Plan:
        """The plan with the steps kept, the quiet still to come, and the script from a position on."""
        layout = Layout(self._measure, kept)
        begun = frozenset(step.role for step in kept if step.kind.voiced)
        cuts = Cuts(self._select, self._least, self._limits, begun)

        def lay_out(parts: Sequence[Part], factor: float, stretch: float, until: float) -> Draft:
            return layout.run(parts, factor, stretch, head, until)

        draft, cut = Fit(cuts, self._total(kept, lay_out), lay_out, end_of(kept)).fullest()
        return self._plan(draft, self._select(cut.left_out), len(kept))

    def ground_after(self, kept: Sequence[Step], head: Sequence[Quiet]) -> Plan:
        """The plan with the steps kept, and rests and a return of the product's own after them."""
        context = self._chosen.select().parts[-1].context
        most = max(self._pacing.session_max_min * 60, self._limits.to_return(kept))
        draft = lay_out_grounding(self._measure, kept, head, context, most)
        return self._plan(draft, Selected((), self._chosen.refused_for_grounding()), len(kept))

    def _select(self, out: frozenset[int]) -> Selected:
        known = self._known.get(out)
        if known is None:
            known = self._known[out] = self._chosen.select(out)
        return known

    def _least(self, passage: Passage) -> float:
        """The least that a passage takes. Quiet before its first line may come to take none."""
        if not passage.speaks:
            return 0.0
        least = self._measure.least(without_lead(passage), last=False)
        # Where it is placed, its first pause may become shorter than a pause before it that is as long.
        shorter = least.first_pause - LEAST_PAUSE if least.passage.plain else 0.0
        return least.length - max(0.0, min(shorter, 2 * APART))

    def _total(self, kept: Sequence[Step], lay_out: LayOut) -> float:
        """Seconds that the sitting may last: once begun, always with room for a whole return.

        What finishes something begun has its time, whatever now holds.
        """
        if not kept:
            return self._limits.total
        total = min(self._pacing.session_max_min * 60, max(self._limits.total, self._limits.to_return(kept)))
        parts = self._select(frozenset()).parts
        answer = [part for part in parts if part.finishing or part.context.role is Role.RETURN]
        if len(answer) > 1:
            return max(total, lay_out(answer, LEAST_FACTOR, 1.0, inf).duration)
        return total

    def _plan(self, draft: Draft, selected: Selected, kept: int) -> Plan:
        at, arcs = self._limits.check_ins, self._arcs(draft.steps)
        asked = with_check_ins(draft, Asking(at, self._book, self._held.anchor, kept, arcs))
        steps = tuple([self._with_prompt(step) if step.kind is _WRITING else step for step in asked])
        return Plan(
            script_id=self._script.id,
            script_title=self._script.title,
            script_hash=self._script.content_hash,
            pacing_name=self._pacing.name,
            pacing_hash=self._pacing.content_hash,
            steps=steps,
            left_out=reasons_left_out(self._chosen, selected, steps),
            around=surroundings(self._pacing, self._held, to_sleep=not self._limits.wakes),
            skipped=self._position.skipped,
            goes_on=self._position.goes_on,
        )

    def _with_prompt(self, step: Step) -> Step:
        return replace(step, prompt=self._book.line(self._book.phrases.go_on_from_writing, step.passage))

    def _arcs(self, steps: Sequence[Step]) -> dict[str, int]:
        """The arc of each phase that is heard, by its title; none for a phase that stands alone."""
        phases = self._script.phases
        heard = phases_of_pieces(self._script, {step.piece for step in steps if step.piece >= 0})
        titles = {phases[index].title: index for index in heard if phases[index].role is not Role.ORIENT}
        arcs = arcs_of(titles, ((index, phases[index].needs) for index in titles.values()))
        members = list(arcs.values())
        return {
            phases[index].title: arc
            for index, arc in arcs.items()
            if members.count(arc) > 1 or phases[index].contact
        }
