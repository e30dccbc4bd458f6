"""Quiet time: a sitting without a guide. A timer with bells, company, and the way out and back.

It may begin with time to settle. Bells stand at both ends, and between them as far apart as is wished, to the
second. But for the first, each comes right after a line of company, so that none is heard out of nowhere.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from player.language.catalogue import _
from player.practice.choices import Choices
from player.practice.display_text import isolated
from player.practice.errors import Place
from player.practice.own_titles import ARRIVING, QUIET_TIME, RETURNING, SETTLING
from player.practice.pacing.built_in import shown_name
from player.practice.pacing.model import LongSilence, Pacing
from player.practice.pacing.resolved_choices import effective_choices, pacing_in_quiet
from player.practice.pacing.surroundings import surroundings
from player.practice.plain_words import minutes_in_words
from player.practice.planner.check_ins import Asking, with_check_ins
from player.practice.planner.draft import Draft
from player.practice.planner.layout import Layout
from player.practice.planner.measuring.groups import Context, Part, Passage, Quiet, context_of_step
from player.practice.planner.measuring.limits import Limits, limits
from player.practice.planner.measuring.measure import Measure
from player.practice.planner.measuring.measured import Book
from player.practice.planner.recordings.quiet_company import Company
from player.practice.planner.recordings.quiet_stretches import begun_of, longest_apart, stretches
from player.practice.planner.steps import LineDurations, Plan, Step, StepKind
from player.practice.script.model import Component, Phase, Role, Script
from player.practice.script.phrasebook import Phrasebook
from player.practice.units import Rung, Seconds

QUIET_ID: Final = "quiet"

_LEAST_QUIET: Final = 10.0
"""Seconds. Where there is less time, only opening and return are heard (our default)."""

_PRECISION: Final = 0.5
"""Seconds by which quiet time may be shorter than it could be."""

_NOWHERE: Final = Place("quiet time", 1, 1)


def quiet_script(content_hash: str, phrasebook: Phrasebook) -> Script:
    """What lists and briefings say of it, in the form in which they know practices.

    Args:
        content_hash: of what the log keeps in a script's place.
        phrasebook: whose language it has.
    """
    roles = ((ARRIVING, Role.ORIENT, 0), (QUIET_TIME, Role.MIDDLE, 1), (RETURNING, Role.RETURN, 0))
    return Script(
        id=QUIET_ID,
        title=_(QUIET_TIME),
        components=(Component.MINDFULNESS,),
        language=phrasebook.language,
        about=_("Time without a guide, with company now and then."),
        asks=_("Nothing in particular. You might rest with a sound, the floor or the room, or not."),
        minutes=10.0,
        caution=_("Long quiet is not for everyone. A guided practice, or a shorter time, is just as good."),
        sources=(),
        phases=tuple(
            Phase(title, role, Rung(rung), False, 0, False, (), _NOWHERE) for title, role, rung in roles
        ),
        content_hash=content_hash,
        file="",
    )


def title_kept(script_id: str, title: str) -> str:
    """A practice's title as the log and files for programs hold it, whatever the language in use."""
    return QUIET_TIME if script_id == QUIET_ID else title


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


def _longest_that_fits(most: float, over: Callable[[float], float]) -> float:
    """The longest quiet up to ``most`` that isn't over, to ``_PRECISION``; all in seconds."""
    # Nearly always each second of quiet makes a plan a second longer, so one try says where it ends.
    likely = most - over(most)
    known = [(place, over(place) <= 0) for place in (likely - _PRECISION / 2, likely + _PRECISION / 2)]
    low, high = 0.0, most
    while high - low > _PRECISION:
        middle = (low + high) / 2
        told = [fits for place, fits in known if fits == (middle <= place)]
        low, high = (middle, high) if (told[0] if told else over(middle) <= 0) else (low, middle)
    return low


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
        longest = min(pacing.session_max_min, pacing.quiet_time_max_min) * 60
        wished = Seconds(longest) if choices.longest is None else choices.longest
        pacing = pacing_in_quiet(pacing)
        held = effective_choices(pacing, replace(choices, longest=wished))
        self._script, self._pacing, self._wished = script, pacing, choices.longest
        self._bells, self._settle = held.bells, choices.settle
        self._around = surroundings(pacing, held)
        # Shortening a quiet that a person asked for would leave nothing of it: it is kept company instead.
        found = limits(pacing, held)
        every = choices.bell_every
        # Where no bell would come between the first and the last, there is none, as the window says.
        wanted = every is not None and every <= longest_apart(found, choices.settle)
        self._bell_every = every if held.bells and wanted else None
        self._counted = found.long_silence is LongSilence.COUNTDOWN
        self._limits: Limits = replace(found, long_silence=LongSilence.COMPANIONED)
        self._measure = Measure(self._limits, Book(phrasebook, durations, choices.turn))
        rung = min(Rung.MINDFULNESS, held.highest_rung)
        self._context = Context(QUIET_TIME, Role.MIDDLE, rung, contact=False)
        self._settling = Context(SETTLING, Role.MIDDLE, rung, contact=False)
        self._opening = Part(0, Context(ARRIVING, Role.ORIENT, Rung.GROUNDING, contact=False), False, ())

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
            total = max(total, self._limits.to_return(kept))
        returning = bool(kept) and kept[-1].role is Role.RETURN
        layout = Layout(self._measure, kept)
        if skip or returning:
            return self._lay_out(layout, kept, ())
        before = layout.run([] if kept else [self._opening]).steps

        def over(quiet: float) -> float:
            """By how many seconds a draft with so many of quiet is too long."""
            return self._lay_out(layout, kept, self._middle(quiet, kept, before)).duration - total

        low = _longest_that_fits(float(total), over)
        return self._lay_out(layout, kept, self._middle(low, kept, before))

    def _lay_out(self, layout: Layout, kept: tuple[Step, ...], passages: tuple[Passage, ...]) -> Draft:
        middle = Part(1, self._context, False, passages)
        last = Part(2, Context(RETURNING, Role.RETURN, Rung.GROUNDING, contact=False), False, ())
        parts = [middle, last] if kept else [self._opening, middle, last]
        if kept and kept[-1].kind.voiced and not passages:
            pause = Quiet(StepKind.PAUSE, self._limits.sentence_pause, context_of_step(kept[-1]))
            return layout.run(parts, head=(pause,))
        return layout.run(parts)

    def _middle(self, length: float, kept: tuple[Step, ...], before: tuple[Step, ...]) -> tuple[Passage, ...]:
        """So many seconds of quiet.

        Args:
            length: of it.
            kept: the steps kept.
            before: these, and the opening.
        """
        if length < _LEAST_QUIET:
            return ()
        begun = begun_of(kept, SETTLING, QUIET_TIME)
        found = stretches(Seconds(length), self._settle, self._bell_every, begun)
        company = Company(self._measure, before)
        settles = found.settling > 0
        # A bell comes by itself only where a line was heard a moment before.
        alone = not settles and (
            before[-1].kind.voiced or (before[-1].role is Role.ORIENT and company.bell_fits)
        )
        made: list[Passage] = []
        if settles:
            made.append(company.passage(self._settling, found.settling, line=False, bell=False, follows=True))
        if not self._bells:
            # After settling, a line of company says without a bell that it begins.
            (quiet,) = found.between
            made.append(company.passage(self._context, quiet, line=settles, bell=False, follows=False))
            return tuple(made)
        for number, stretch in enumerate(found.between):
            rings = number > 0 or found.bell_first
            line = rings and not (number == 0 and alone)
            made.append(company.passage(self._context, stretch, line=line, bell=rings, follows=True))
        made.append(company.passage(self._context, Seconds(0.0), line=True, bell=True, follows=False))
        return tuple(made)

    def _reasons_left_out(self) -> tuple[tuple[str, str], ...]:
        if self._wished is None or self._wished <= self._limits.total:
            return ()
        minutes = minutes_in_words(Seconds(self._limits.total))
        return (
            (
                _(QUIET_TIME),
                _("{isolated} keeps it to {minutes}.").format(
                    isolated=isolated(shown_name(self._pacing)), minutes=minutes
                ),
            ),
        )
