"""Quiet time: a sitting without a guide. A timer with bells, company, and the way out and back."""

from dataclasses import replace
from typing import Final

from player.practice.choices import Choices
from player.practice.display_text import isolated
from player.practice.errors import Place
from player.practice.pacing.model import LongSilence, Pacing
from player.practice.pacing.resolved_choices import effective_choices
from player.practice.pacing.surroundings import surroundings
from player.practice.planner.check_ins import Asking, with_check_ins
from player.practice.planner.draft import Draft
from player.practice.planner.layout import Layout
from player.practice.planner.measuring.groups import Context, Group, Part, Passage, Quiet, context_of_step
from player.practice.planner.measuring.limits import Limits, limits
from player.practice.planner.measuring.measure import Measure
from player.practice.planner.measuring.measured import Book
from player.practice.planner.measuring.passages import BELL_S
from player.practice.planner.steps import LineDurations, Plan, Step, StepKind
from player.practice.script.model import Component, Phase, Role, Script
from player.practice.script.phrasebook import Phrasebook
from player.practice.units import Rung, Seconds

QUIET_ID: Final = "quiet"
TITLE: Final = "Quiet time"
ARRIVING: Final = "Arriving"
RETURNING: Final = "Coming back"

_LEAST_QUIET: Final = 10.0
_PRECISION: Final = 0.5
_RETURN_MARGIN: Final = 10.0
_NOWHERE: Final = Place("quiet time", 1, 1)


def quiet_script(content_hash: str, phrasebook: Phrasebook) -> Script:
    """What lists and briefings say of it, in the form in which they know practices.

    Args:
        content_hash: of what the log keeps in a script's place.
        phrasebook: whose language it has.
    """
    roles = ((ARRIVING, Role.ORIENT, 0), (TITLE, Role.MIDDLE, 1), (RETURNING, Role.RETURN, 0))
    return Script(
        id=QUIET_ID,
        title=TITLE,
        components=(Component.MINDFULNESS,),
        language=phrasebook.language,
        about="Time without a guide, with company now and then.",
        asks="Nothing in particular. You might rest with a sound, the floor or the room, or not.",
        minutes=10.0,
        caution="Long quiet is not for everyone. A guided practice, or a shorter time, is just as good.",
        sources=(),
        phases=tuple(
            Phase(title, role, Rung(rung), False, 0, False, (), _NOWHERE) for title, role, rung in roles
        ),
        content_hash=content_hash,
        file="",
    )


def plan_unguided(
    script: Script, pacing: Pacing, choices: Choices, phrasebook: Phrasebook, durations: LineDurations
) -> Plan:
    """The plan of so many minutes (``choices.longest``) of quiet, inside every limit of the pacing."""
    return _Planner(script, pacing, choices, phrasebook, durations).plan_after((), skip=False)


def replan_unguided(  # noqa: PLR0917  # the inputs of ``plan_unguided``, in its order
    current: Plan,
    keep: int,
    script: Script,
    pacing: Pacing,
    choices: Choices,
    phrasebook: Phrasebook,
    durations: LineDurations,
    *,
    skip: bool = False,
) -> Plan:
    """The plan with its first ``keep`` steps as they are, and the rest planned again.

    Args:
        current: the plan so far.
        keep: how many of its steps stay.
        script: as for ``plan_unguided``.
        pacing: as for ``plan_unguided``.
        choices: as for ``plan_unguided``.
        phrasebook: as for ``plan_unguided``.
        durations: as for ``plan_unguided``.
        skip: go on with the return at once.
    """
    planner = _Planner(script, pacing, choices, phrasebook, durations)
    return planner.plan_after(current.steps[:keep], skip=skip)


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
        held = effective_choices(pacing, choices)
        self._script, self._pacing, self._wished = script, pacing, choices.longest
        self._bells = held.bells
        self._around = surroundings(pacing, held)
        # Shortening a quiet that a person asked for would leave nothing of it: it is kept company instead.
        found = limits(pacing, held)
        self._counted = found.long_silence is LongSilence.COUNTDOWN
        self._limits: Limits = replace(found, long_silence=LongSilence.COMPANIONED)
        self._measure = Measure(self._limits, Book(phrasebook, durations, choices.turn))
        rung = min(Rung.MINDFULNESS, held.highest_rung)
        self._context = Context(TITLE, Role.MIDDLE, rung, contact=False)

    def plan_after(self, kept: tuple[Step, ...], *, skip: bool) -> Plan:
        """The plan with the steps kept, and as much quiet as the time holds."""
        draft = self._fill(kept, skip=skip)
        asking = Asking(self._limits.check_ins, self._measure.book, self._limits.anchor, len(kept))
        steps = with_check_ins(draft, asking)
        if self._counted:
            steps = tuple(replace(step, countdown=step.kind is StepKind.SILENCE) for step in steps)
        return Plan(
            script_id=self._script.id,
            script_title=self._script.title,
            script_hash=self._script.content_hash,
            pacing_name=self._pacing.name,
            pacing_hash=self._pacing.content_hash,
            steps=steps,
            left_out=self._reasons_left_out(),
            around=self._around,
        )

    def _fill(self, kept: tuple[Step, ...], *, skip: bool) -> Draft:
        """The longest draft that fits; company and words about options take time, so it is searched for."""
        total = self._limits.total
        if kept:
            total = Seconds(max(total, kept[-1].end + self._limits.returning + _RETURN_MARGIN))
        returning = bool(kept) and kept[-1].role is Role.RETURN
        layout = Layout(self._measure, kept)
        if skip or returning:
            return self._lay_out(layout, kept, 0.0)
        low, high = 0.0, float(total)
        while high - low > _PRECISION:
            middle = (low + high) / 2
            fits = self._lay_out(layout, kept, middle).duration <= total
            low, high = (middle, high) if fits else (low, middle)
        return self._lay_out(layout, kept, low)

    def _lay_out(self, layout: Layout, kept: tuple[Step, ...], quiet: float) -> Draft:
        middle = Part(1, self._context, False, self._middle(quiet, begun=bool(kept)))
        last = Part(2, Context(RETURNING, Role.RETURN, Rung.GROUNDING, contact=False), False, ())
        first = Part(0, Context(ARRIVING, Role.ORIENT, Rung.GROUNDING, contact=False), False, ())
        parts = [middle, last] if kept else [first, middle, last]
        if kept and kept[-1].kind.voiced and quiet < _LEAST_QUIET:
            pause = Quiet(StepKind.PAUSE, self._limits.sentence_pause, context_of_step(kept[-1]))
            return layout.run(parts, head=(pause,))
        return layout.run(parts)

    def _middle(self, length: float, *, begun: bool) -> tuple[Passage, ...]:
        if length < _LEAST_QUIET:
            return ()
        quiets = [Quiet(StepKind.SILENCE, length, self._context, 0)]
        if self._bells and not begun:
            quiets.insert(0, Quiet(StepKind.BELL, BELL_S, self._context, 0, fixed=True))
        if self._bells:
            quiets.append(Quiet(StepKind.BELL, BELL_S, self._context, 0, fixed=True))
        return (Passage(self._context, (Group(None, self._context, "", "", tuple(quiets), 0),)),)

    def _reasons_left_out(self) -> tuple[tuple[str, str], ...]:
        if self._wished is None or self._wished <= self._limits.total:
            return ()
        minutes = f"{self._limits.total / 60:.3g} minutes"
        return ((TITLE, f"{isolated(self._pacing.name)} holds it to {minutes}."),)
