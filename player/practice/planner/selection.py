"""From a script to what is heard of it in one sitting: which text, which phases, which alternatives."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from player.language.catalogue import _
from player.practice.choices import Wording
from player.practice.pacing.model import Pacing
from player.practice.pacing.resolved_choices import ResolvedChoices
from player.practice.planner.arcs import arcs_of
from player.practice.planner.goes_on import GoesOn
from player.practice.planner.measuring.groups import Part, Passage, context_of
from player.practice.planner.measuring.measure import Measure
from player.practice.planner.measuring.numbers import NumberedBlock, Run, phase_of_piece, pieces_of
from player.practice.planner.measuring.passages import (
    Manner,
    breath_cues,
    join,
    manner_of,
    passage_of,
    without_lead,
)
from player.practice.planner.sitting_choices import wording_of
from player.practice.script.model import EDGES, Alternative, Alternatives, Phase, Role, Script, Subject
from player.practice.units import Rung

NO_TIME: Final = "no time"
"""Stands for the sentence, which names the minutes."""
SKIPPED: Final = _("It was skipped.")
BEFORE: Final = _("It comes before the place where this goes on.")
GROUNDED: Final = _("Rests on the anchor came in its place.")


@dataclass(frozen=True)
class Position:
    """How far a sitting has come, for a plan that is made again in its middle.

    Attributes:
        last: the number of the last piece heard; -1 at the start.
        said: the number of the last piece among them that is a line: behind it there is only quiet.
        opened: True once the opening is over.
        returning: True once the return has begun.
        heard: indices of the phases heard so far, or under way; where it goes on, those heard before as well.
        skipped: titles of those that the person left.
        finishing: indices of phases that finish what has been begun, whatever now holds of rung and time.
        goes_on: where it goes on with a sitting that stopped; None where it began at the beginning.
    """

    last: int = -1
    said: int = -1
    opened: bool = False
    returning: bool = False
    heard: frozenset[int] = frozenset()
    skipped: frozenset[str] = frozenset()
    finishing: frozenset[int] = frozenset()
    goes_on: GoesOn | None = None

    def passes_over(self, index: int) -> bool:
        """Whether a phase comes before the one with which the sitting goes on."""
        return self.goes_on is not None and index < self.goes_on.first


START: Final = Position()


@dataclass(frozen=True)
class Selected:
    """What is let through.

    Attributes:
        parts: in the author's order; the return is always the last of them.
        refused: why the other phases of this text aren't, in plain words, by their index.
    """

    parts: tuple[Part, ...]
    refused: Mapping[int, str]

    def arcs(self) -> list[tuple[Part, ...]]:
        """The parts between opening and return, arc by arc, in the order in which the arcs end."""
        found: dict[int, list[Part]] = {}
        for part in self.parts:
            if part.context.role not in EDGES:
                found.setdefault(part.arc, []).append(part)
        return sorted((tuple(parts) for parts in found.values()), key=lambda parts: parts[-1].phase)


@dataclass
class Selection:
    """Everything that selecting depends on, gathered once for a plan.

    Attributes:
        script: what the author wrote.
        pacing: in force.
        held: the choices that hold.
        measure: how long passages take.
        position: how far the sitting has come.
    """

    script: Script
    pacing: Pacing
    held: ResolvedChoices
    measure: Measure
    position: Position = START
    _passages: dict[int, tuple[tuple[Passage, tuple[str, ...]], ...]] = field(default_factory=dict)

    @cached_property
    def wording(self) -> Wording:
        """The wording of the text that is heard: once begun, the same to the end."""
        wording = wording_of(self.script, self.pacing, self.held)
        indices = set(self.position.heard)
        if self.position.goes_on is not None:
            indices.add(self.position.goes_on.first)
        heard = [self.script.phases[index].wordings for index in indices]
        fitting = (
            candidate
            for candidate in (wording, *self.script.wordings)
            if all(not wordings or candidate in wordings for wordings in heard)
        )
        return next(fitting, wording)

    @cached_property
    def _titles_heard(self) -> frozenset[str]:
        return frozenset(self.script.phases[index].title for index in self.position.heard)

    @cached_property
    def text(self) -> tuple[int, ...]:
        """The indices of the phases that belong to that text."""
        wording = self.wording
        return tuple(
            index
            for index, phase in enumerate(self.script.phases)
            if not phase.wordings or wording in phase.wordings
        )

    @cached_property
    def _manner(self) -> Manner:
        book = self.measure.book
        cues = breath_cues(book.phrases, self.held.anchor)
        return manner_of(self.pacing.pause_scale, self.held.bells, cues, book.turn)

    @cached_property
    def _first(self) -> int:
        """The index of the first phase of which anything may still come."""
        position, phases = self.position, self.script.phases
        if position.returning:
            return max(index for index in self.text if phases[index].role is Role.RETURN)
        here = self.here
        over = position.opened and phases[here].role is Role.ORIENT
        return here + 1 if over or phases[here].title in position.skipped else here

    @cached_property
    def here(self) -> int:
        """The index of the phase that holds the last piece heard; that of the opening at the start."""
        last = self.position.last
        return self.text[0] if last < 0 else phase_of_piece(self.script, last)

    # --- what is let through

    def select(self, left_out: frozenset[int] = frozenset()) -> Selected:
        """The parts that are let through.

        A phase is let through where the pacing and the choices let it, and everything it needs is let through
        whole. Of phases with one title the first of those is heard.

        Args:
            left_out: indices of phases that there is no time for.
        """
        refused = {index: reason for index in self.text if (reason := self._refusal(index, left_out))}
        while True:
            titles = self._first_of_each_title(refused)
            missing = dict(self._unmet(titles))
            if not missing:
                return Selected(self._parts(titles, self._available(titles)), refused)
            refused |= missing

    def _first_of_each_title(self, refused: Mapping[int, str]) -> dict[str, int]:
        """For each title still to come the first of its phases that is not refused."""
        titles: dict[str, int] = {}
        phases = self.script.phases
        for index in self.text:
            title = phases[index].title
            done = title in self._titles_heard and index != self.here
            over = self.position.passes_over(index) and phases[index].role is not Role.ORIENT
            if index >= self._first and index not in refused and not done and not over:
                titles.setdefault(title, index)
        return titles

    def _available(self, titles: Mapping[str, int]) -> frozenset[str]:
        """The titles heard whole: those still to come, and those that have been."""
        whole = frozenset((titles.keys() | self._titles_heard) - self.position.skipped)
        if self._speaks(self.here, whole) and self.here not in titles.values():
            # Under way, and its rest is not let through any more.
            whole -= {self.script.phases[self.here].title}
        return whole

    def _unmet(self, titles: Mapping[str, int]) -> Iterator[tuple[int, str]]:
        available = self._available(titles)
        for index in titles.values():
            phase = self.script.phases[index]
            unmet = [title for title in phase.needs if title not in available]
            if unmet:
                yield index, _("It belongs with {unmet}, which isn't in this sitting.").format(unmet=unmet[0])
            elif phase.role not in EDGES and not self._speaks(index, available):
                yield index, ""

    def _speaks(self, index: int, available: frozenset[str]) -> bool:
        return any(passage.speaks for passage in self.let_through(index, available))

    def _parts(self, titles: Mapping[str, int], available: frozenset[str]) -> tuple[Part, ...]:
        phases = self.script.phases
        arcs = arcs_of(titles, ((index, phases[index].needs) for index in titles.values()))
        needed = {title for index in titles.values() for title in phases[index].needs}
        # A passage is heard only with the whole of what it speaks of.
        spoken_of = needed.union(*(needs for index in titles.values() for _, needs in self._remaining(index)))
        return tuple(
            self._part(index, self.let_through(index, available), arcs[index], needed, spoken_of)
            for index in sorted(titles.values())
        )

    def _part(
        self,
        index: int,
        passages: tuple[Passage, ...],
        arc: int,
        needed: Collection[str],
        spoken_of: Collection[str],
    ) -> Part:
        phase = self.script.phases[index]
        finishing = index in self.position.finishing
        free = not phase.needs and phase.title not in spoken_of and not finishing
        return Part(
            phase=index,
            context=context_of(phase),
            optional=phase.optional and not finishing,
            passages=passages,
            arc=arc,
            needed=phase.title in needed,
            loose=free and phase.role is Role.MIDDLE and not phase.contact,
            finishing=finishing,
        )

    def refused_for_grounding(self) -> dict[int, str]:
        """Why phases are left out where grounding comes in place of them."""
        return {index: self._refusal(index, frozenset()) or GROUNDED for index in self.text}

    # --- passages

    def let_through(self, index: int, available: frozenset[str]) -> tuple[Passage, ...]:
        """The passages of a phase whose needs are met. Quiet that one begins with goes to the one before."""
        known = self._whole.get(index)
        if known is not None:
            return known
        passages = self._remaining(index)
        made = self._whose_needs_are_met(passages, available)
        if not any(needs for _, needs in passages):
            self._whole[index] = made
        return made

    @cached_property
    def _whole(self) -> dict[int, tuple[Passage, ...]]:
        """What is let through of phases of which no passage needs anything."""
        return {}

    def _whose_needs_are_met(
        self, passages: Iterable[tuple[Passage, tuple[str, ...]]], available: frozenset[str]
    ) -> tuple[Passage, ...]:
        made: list[Passage] = []
        for passage, needs in passages:
            if needs and not available.issuperset(needs):
                continue
            if made and passage.groups[0].kind is None:
                made[-1:] = self._join(made[-1], passage)
            else:
                made.append(passage)
        return tuple(made)

    def _join(self, passage: Passage, following: Passage) -> tuple[Passage, ...]:
        """The same passages for the same two each time, so that each is measured once."""
        known = self._pairs.get((passage, following))
        if known is None:
            known = join(passage, following)
            if self._outgrows_limits(passage, known[0]):
                known = join(passage, following, room=False)
            self._pairs[passage, following] = known
        return known

    def _outgrows_limits(self, passage: Passage, longer: Passage) -> bool:
        """Whether a passage keeps the limits by itself and not with more quiet. A rest has no such limit."""
        resting = passage.context.role is Role.ANCHOR
        return not resting and self._fits((passage,)) and not self._fits((longer,))

    @cached_property
    def _pairs(self) -> dict[tuple[Passage, Passage], tuple[Passage, ...]]:
        return {}

    def _remaining(self, index: int) -> tuple[tuple[Passage, tuple[str, ...]], ...]:
        """What is still to come of a phase, each passage with what it needs."""
        known = self._passages.get(index)
        if known is None:
            blocks = pieces_of(self.script).phases[index]
            runs = (self._pick(block, self.script.phases[index]) for block in blocks)
            made = ((self._passage(picked[0]), picked[1]) for picked in runs if picked)
            known = self._passages[index] = tuple(
                (passage, needs) for passage, needs in made if passage.groups
            )
        return known

    def _passage(self, run: Run) -> Passage:
        passage = passage_of(run, self._manner, self.measure.book.durations)
        # Quiet that a passage begins with was heard at the end of the one before.
        return without_lead(passage) if run.entries[0].number <= self.position.last else passage

    def _pick(self, block: NumberedBlock, phase: Phase) -> tuple[Run, tuple[str, ...]] | None:
        """The run of a block that is heard, and what it needs; none where nothing is, or it has been."""
        if block.first <= self.position.said or block.first == block.after:
            return None
        written = block.block
        if not isinstance(written, Alternatives):
            return block.runs[0], written.needs
        number = self._alternative(written, phase)
        if number < 0 or not block.runs[number].entries:
            return None
        return block.runs[number], written.options[number].needs

    def _alternative(self, written: Alternatives, phase: Phase) -> int:
        """The number of the first alternative that fits; -1 where none does."""
        options = written.options
        if written.subject is Subject.ONE_OF:
            number = self.measure.book.turn % len(options)
            return number if self._on_rung(options[number]) else -1
        value = self._chosen(written.subject, phase.rung)
        for number, option in enumerate(options):
            if (not option.values or value in option.values) and self._on_rung(option):
                return number
        return -1

    def _on_rung(self, option: Alternative) -> bool:
        return option.rung is None or option.rung <= self.held.highest_rung

    def _chosen(self, subject: Subject, rung: Rung) -> str:
        if subject is Subject.WORDING:
            return self.wording if self.script.wordings else self.held.wording_at(rung)
        return {
            Subject.EYES: self.held.eyes,
            Subject.ANCHOR: self.held.anchor,
            Subject.TOUCH: self.held.touch,
            Subject.POSTURE: self.held.posture,
        }[subject]

    # --- what is refused

    def _refusal(self, index: int, left_out: frozenset[int]) -> str:
        """Why a phase is not let through by itself, in plain words; empty where it is."""
        phase = self.script.phases[index]
        if phase.role in EDGES or index in self.position.finishing:
            return ""
        if phase.title in self.position.skipped:
            return SKIPPED
        if index in left_out:
            return NO_TIME
        return refusal(phase, self.pacing, self.held.highest_rung) or self._too_long(index)

    def _too_long(self, index: int) -> str:
        if self.script.phases[index].role is not Role.MIDDLE:
            return ""
        known = self._lengths_fit.get(index)
        if known is None:
            known = self._lengths_fit[index] = self._fits([passage for passage, _ in self._remaining(index)])
        return "" if known else TOO_LONG

    @cached_property
    def _lengths_fit(self) -> dict[int, bool]:
        """Of phases whether each passage by itself keeps the limits."""
        return {}

    def _fits(self, passages: Iterable[Passage]) -> bool:
        measure = self.measure
        return not any(
            measure.too_long(measure.least(passage, last=False)) for passage in passages if passage.speaks
        )


TOO_LONG: Final = _("One passage of it is longer than this pacing allows without a rest or a way out.")


def refusal(phase: Phase, pacing: Pacing, highest: Rung) -> str:
    """Why a pacing and the highest rung don't let a phase through, in plain words; empty where they do."""
    if phase.role in EDGES:
        return ""
    if phase.rung > highest:
        return _("It is about {words}, a rung above this sitting's highest.").format(words=phase.rung.words)
    if phase.difficulty > pacing.difficulty_max:
        return _("It may ask for a harder memory than this pacing allows.")
    if phase.contact and pacing.contact_max_s is None:
        return _("It brings contact with hard or kind material, which this pacing leaves out.")
    return ""
