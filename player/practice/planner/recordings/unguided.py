"""Quiet time: a sitting without a guide. A timer with bells, company, and the way out and back.

It may begin with time to settle. Bells stand at both ends, and at even distances between if that is wished.
But for the first, each comes right after a line of company, so that none is heard out of nowhere.
"""

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
from player.practice.planner.measuring.groups import Context, Group, Part, Passage, Quiet, context_of_step
from player.practice.planner.measuring.limits import Limits, limits
from player.practice.planner.measuring.measure import Measure
from player.practice.planner.measuring.measured import Book
from player.practice.planner.measuring.passages import BELL_S
from player.practice.planner.measuring.pauses import PHASE_END
from player.practice.planner.recordings.quiet_stretches import Stretches, begun_of, stretches
from player.practice.planner.steps import LineDurations, Plan, Step, StepKind
from player.practice.script.model import Component, Phase, Role, Script
from player.practice.script.phrasebook import Phrasebook
from player.practice.units import Rung, Seconds

QUIET_ID: Final = "quiet"

_LEAST_QUIET: Final = 10.0
_PRECISION: Final = 0.5
_RETURN_MARGIN: Final = 10.0
_MOST_VARIED: Final = 1.15
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
        self._bells, self._settle, self._bell_every = held.bells, choices.settle, choices.bell_every
        self._around = surroundings(pacing, held)
        # Shortening a quiet that a person asked for would leave nothing of it: it is kept company instead.
        found = limits(pacing, held)
        self._counted = found.long_silence is LongSilence.COUNTDOWN
        self._limits: Limits = replace(found, long_silence=LongSilence.COMPANIONED)
        self._measure = Measure(self._limits, Book(phrasebook, durations, choices.turn))
        rung = min(Rung.MINDFULNESS, held.highest_rung)
        self._context = Context(QUIET_TIME, Role.MIDDLE, rung, contact=False)
        self._settling = Context(SETTLING, Role.MIDDLE, rung, contact=False)

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
        middle = Part(1, self._context, False, self._middle(quiet, kept))
        last = Part(2, Context(RETURNING, Role.RETURN, Rung.GROUNDING, contact=False), False, ())
        first = Part(0, Context(ARRIVING, Role.ORIENT, Rung.GROUNDING, contact=False), False, ())
        parts = [middle, last] if kept else [first, middle, last]
        if kept and kept[-1].kind.voiced and quiet < _LEAST_QUIET:
            pause = Quiet(StepKind.PAUSE, self._limits.sentence_pause, context_of_step(kept[-1]))
            return layout.run(parts, head=(pause,))
        return layout.run(parts)

    def _middle(self, length: float, kept: tuple[Step, ...]) -> tuple[Passage, ...]:
        if length < _LEAST_QUIET:
            return ()
        begun = begun_of(kept, SETTLING, QUIET_TIME)
        every = self._bell_every if self._bells else None
        found = stretches(Seconds(length), self._settle, every, begun, self._bell_takes)
        heard = next((step.text for step in reversed(kept) if step.kind.voiced), "")
        made: list[Passage] = []
        if found.settling > 0:
            made.append(self._passage(self._settling, found.settling, heard))
        if self._bells:
            self._add_with_bells(made, found, heard, kept)
        else:
            # After settling, a line of company says without a bell that it begins.
            line = self._company(made, heard) if made else ""
            made += [self._passage(self._context, stretch, heard, line) for stretch in found.between]
        return tuple(made)

    def _add_with_bells(
        self, made: list[Passage], found: Stretches, heard: str, kept: tuple[Step, ...]
    ) -> None:
        """Add the stretches with a bell before each but one already begun, and one after the last."""
        told = bool(kept) and kept[-1].kind.voiced
        for number, stretch in enumerate((*found.between, Seconds(0.0))):
            if number == 0 and not found.bell_first:
                made.append(self._passage(self._context, stretch, heard))
                continue
            alone = not made and (told or (not kept and self._bell_fits))
            line = "" if alone else self._company(made, heard)
            made.append(self._passage(self._context, stretch, heard, line, bell=True))

    def _company(self, before: list[Passage], heard: str) -> str:
        """A line of company that isn't the last one heard."""
        if before:
            heard = self._measure.passage(before[-1], last=False).last_text or heard
        return self._line(self._next(heard, len(before)))

    def _passage(
        self, context: Context, length: Seconds, heard: str, line: str = "", *, bell: bool = False
    ) -> Passage:
        """Quiet; before it, as far as they are wanted, a line of company and a bell.

        Args:
            context: where it stands.
            length: of the quiet.
            heard: the line that was heard last where this begins without one: company begins with another.
            line: of company.
            bell: whether a bell is heard.
        """
        quiets = [Quiet(StepKind.BELL, BELL_S, context, 0, fixed=True)] if bell else []
        if length > 0:
            quiets.append(Quiet(StepKind.SILENCE, length, context, 0))
        kind = StepKind.PRESENCE if line else None
        company = self._next(line or heard, 0)
        return Passage(context, (Group(kind, context, line, line, tuple(quiets), company),))

    def _next(self, heard: str, number: int) -> int:
        """The number of the next line of company that isn't the one just heard."""
        return number + 1 if self._line(number) == heard else number

    def _line(self, number: int) -> str:
        book = self._measure.book
        return book.line(book.phrases.presence[self._limits.anchor], number)

    @property
    def _bell_takes(self) -> Seconds:
        return Seconds(BELL_S + self._measure.caps.presence)

    @property
    def _bell_fits(self) -> bool:
        """Whether the longest pause after a line of the opening leaves time for a bell."""
        longest = self._limits.sentence_pause * PHASE_END * _MOST_VARIED
        return longest + BELL_S <= self._limits.max_silence

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
