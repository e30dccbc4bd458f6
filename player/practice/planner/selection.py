"""From a script to the lines of one sitting: what is let through, which alternatives are spoken."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Never

from player.practice.choices import Anchor
from player.practice.pacing.model import Pacing
from player.practice.pacing.resolved_choices import ResolvedChoices
from player.practice.planner.groups import Context, Group, Paragraph, Part, Quiet, context_of, with_quiets
from player.practice.planner.numbers import Numbered, NumberedBlock, Run, pieces_of
from player.practice.planner.steps import LineDurations, StepKind
from player.practice.script.model import (
    Alternatives,
    Bell,
    Block,
    Breath,
    CheckIn,
    Pause,
    Phase,
    Repeated,
    Role,
    Script,
    Sentence,
    Silence,
    Subject,
)
from player.practice.script.phrasebook import Phrasebook
from player.practice.units import Rung

BREATH_S: Final = 8.0
"""Quiet after a breath's cue, in seconds: an unhurried breath in and out (our default)."""

BELL_S: Final = 4.0
"""How long a bell is left to ring before the voice goes on, in seconds (our default)."""

REPEAT_MARGIN_S: Final = 3.0
"""Beyond a phrase's own length, to say it over silently, in seconds (our default)."""

_MANNERS_KEPT: Final = 64
_RUNS_KEPT: Final = 1024
"""A script has up to a few hundred; they are wanted again on each change in the clinic, and by "Softer"."""


@dataclass(frozen=True)
class Selection:
    """What the selection needs to know, gathered once."""

    script: Script
    pacing: Pacing
    held: ResolvedChoices
    phrasebook: Phrasebook
    durations: LineDurations


@dataclass(frozen=True)
class Position:
    """How far a sitting has come, for a plan made anew in its middle.

    Attributes:
        last: the number of the last piece begun; -1 at the start.
        cues: breath cues given so far, if that piece is a breath.
        rested: seconds of silence kept so far, if that piece is an open silence.
        first_phase: the index of the first phase that may still come.
        skipped: the index of the phase that the person skipped; -1 for none.
    """

    last: int = -1
    cues: int = 0
    rested: float = 0.0
    first_phase: int = 0
    skipped: int = -1


_START: Final = Position()


@dataclass(frozen=True, eq=False)
class _Manner:
    """How pieces become groups, beside how long phrases take. It equals only itself, as a ``Run`` does.

    Attributes:
        pause_scale: of the pauses that the author wrote.
        bells: whether they are heard.
        cues: the first and the following cues of breaths.
    """

    pause_scale: float
    bells: bool
    cues: tuple[tuple[str, ...], tuple[str, ...]]


_manner = lru_cache(maxsize=_MANNERS_KEPT)(_Manner)


def refusal(phase: Phase, pacing: Pacing, held: ResolvedChoices) -> str:
    """Why a phase is not let through, in plain words; empty where it is."""
    if phase.role is Role.ORIENT or phase.role is Role.RETURN:
        return ""
    if phase.rung > held.highest_rung:
        return f"It is about {phase.rung.words}, a rung above this sitting's highest."
    if phase.difficulty > pacing.difficulty_max:
        return "It may ask for a harder memory than this pacing does."
    if phase.contact and pacing.contact_max_s is None:
        return "It brings contact with hard or kind material, which this pacing leaves out."
    return ""


def select(selection: Selection, position: Position) -> list[Part]:
    """The parts of the sitting from a position on, in the author's order; empty parts are left out.

    The return is always there, even when nothing of its own is left to say.
    """
    script = selection.script
    parts = []
    grouper = _Grouper(selection, position)
    for index, (phase, blocks) in enumerate(zip(script.phases, pieces_of(script).phases, strict=True)):
        if index < position.first_phase or refusal(phase, selection.pacing, selection.held):
            continue
        paragraphs = grouper.paragraphs(phase, blocks)
        if paragraphs or phase.role is Role.RETURN:
            parts.append(Part(index, context_of(phase), phase.optional, paragraphs))
    return parts


class _Grouper:
    """Makes groups of pieces."""

    def __init__(self, selection: Selection, position: Position) -> None:
        self._position = position
        self._held = held = selection.held
        self._durations = selection.durations
        self._manner = _manner(
            selection.pacing.pause_scale, held.bells, breath_cues(selection.phrasebook, held.anchor)
        )

    def paragraphs(self, phase: Phase, blocks: Iterable[NumberedBlock]) -> tuple[Paragraph, ...]:
        """The paragraphs of a phase that have anything left in them."""
        made = (self._groups(block, phase.rung) for block in blocks)
        return tuple([groups for groups in made if groups])

    def _groups(self, block: NumberedBlock, rung: Rung) -> Paragraph:
        """What is still to come of a block: of a list the picked alternative, or the one already begun."""
        begun = block.run_with(self._position.last)
        if begun is not None:
            return _grouped(begun, self._manner, self._durations, self._position)
        if self._position.last >= block.after:
            return ()
        picked = _picked(block.block, self._held, rung)
        if picked < 0:
            return ()
        run = block.runs[picked]
        if run.repeats:
            return _grouped(run, self._manner, self._durations, _START)
        return _usual(run, self._manner)


@lru_cache(maxsize=_RUNS_KEPT)
def _usual(run: Run, manner: _Manner) -> Paragraph:
    """The groups of a whole run, where they don't depend on how long anything takes."""
    return _grouped(run, manner, _nothing_repeated, _START)


def _nothing_repeated(spoken: str) -> Never:
    message = f"asked for a length although nothing is repeated: {spoken}"
    raise AssertionError(message)


def _grouped(run: Run, manner: _Manner, durations: LineDurations, position: Position) -> Paragraph:
    """What is still to come of a run, each quiet joined to the line before it."""
    groups: list[Group] = []
    for entry in run.entries:
        if entry.number < position.last:
            continue
        for group in _of_piece(run.context, entry, manner, durations, position):
            if group.kind is None and groups:
                groups[-1] = with_quiets(groups[-1], groups[-1].quiets + group.quiets)
            else:
                groups.append(group)
    return tuple(groups)


def _of_piece(
    context: Context, entry: Numbered, manner: _Manner, durations: LineDurations, position: Position
) -> Iterator[Group]:
    begun = entry.number == position.last
    match entry.piece:
        case Sentence() as sentence if not begun:
            yield _line(context, entry, sentence, ())
        case Repeated(sentence=sentence) if not begun:
            length = (durations(sentence.spoken) + REPEAT_MARGIN_S) * manner.pause_scale
            yield _line(context, entry, sentence, (Quiet(StepKind.PAUSE, length, context, entry.number),))
        case Breath(count=count):
            yield from _breath(context, entry, count, position.cues if begun else 0, manner)
        case Silence(length=length):
            left = length - (position.rested if begun else 0.0)
            if left > 0:
                yield _quiet(context, entry, StepKind.SILENCE, left)
        case _ if not begun:
            yield from _mark(context, entry, manner)


def _mark(context: Context, entry: Numbered, manner: _Manner) -> Iterator[Group]:
    match entry.piece:
        case Pause(length=length):
            yield _quiet(context, entry, StepKind.PAUSE, length * manner.pause_scale)
        case Bell() if manner.bells:
            yield _quiet(context, entry, StepKind.BELL, BELL_S)
        case CheckIn():
            yield _quiet(context, entry, StepKind.CHECK_IN, 0.0)


def _breath(context: Context, entry: Numbered, breaths: int, given: int, manner: _Manner) -> Iterator[Group]:
    first, following = manner.cues
    for count in range(given, breaths):
        turn = entry.number + count
        cue = following[turn % len(following)] if count else first[turn % len(first)]
        quiets = (Quiet(StepKind.BREATH, BREATH_S, context, entry.number),)
        yield Group(StepKind.PRESENCE, context, cue, cue, quiets, entry.number, entry.paragraph, count > 0)


def breath_cues(phrasebook: Phrasebook, anchor: Anchor) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The first and the following cues: for breaths if the breath is the anchor, else for moments with it."""
    if anchor is Anchor.BREATH:
        return phrasebook.breath_first, phrasebook.breath_next
    return phrasebook.moment_first[anchor], phrasebook.moment_next[anchor]


def _picked(block: Block, held: ResolvedChoices, rung: Rung) -> int:
    """Which alternative the choices pick; -1 where none fits."""
    if not isinstance(block, Alternatives):
        return 0
    value = _chosen(block.subject, held, rung)
    for index, option in enumerate(block.options):
        if not option.values or value in option.values:
            return index
    return -1


def _chosen(subject: Subject, held: ResolvedChoices, rung: Rung) -> str:
    if subject is Subject.WORDING:
        return held.wording_at(rung)
    return {
        Subject.EYES: held.eyes,
        Subject.ANCHOR: held.anchor,
        Subject.TOUCH: held.touch,
        Subject.POSTURE: held.posture,
    }[subject]


def _line(context: Context, entry: Numbered, sentence: Sentence, quiets: tuple[Quiet, ...]) -> Group:
    return Group(StepKind.SAY, context, sentence.text, sentence.spoken, quiets, entry.number, entry.paragraph)


def _quiet(context: Context, entry: Numbered, kind: StepKind, length: float) -> Group:
    quiets = (Quiet(kind, length, context, entry.number),)
    return Group(None, context, "", "", quiets, entry.number, entry.paragraph)
