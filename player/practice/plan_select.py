"""From a script to the lines of one sitting: what is let through, which alternatives are spoken.

A ``Group`` is one spoken line with the quiet that follows it. The planner places groups one after the other
and puts its own lines only between them, so that no line ever comes between a phrase and its repetition.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from player.practice.choices import Anchor
from player.practice.errors import Place
from player.practice.pacing import Pacing
from player.practice.phrasebook import Phrasebook
from player.practice.plan_choices import ResolvedChoices
from player.practice.script import (
    Alternatives,
    Bell,
    Block,
    Breath,
    CheckIn,
    Pause,
    Phase,
    Piece,
    Repeated,
    Role,
    Script,
    Sentence,
    Silence,
    Subject,
)
from player.practice.steps import LineDurations, StepKind
from player.practice.units import Rung

BREATH_S: Final = 8.0
"""Quiet after a breath's cue, in seconds: an unhurried breath in and out (our default)."""

BELL_S: Final = 4.0
"""How long a bell is left to ring before the voice goes on, in seconds (our default)."""

REPEAT_MARGIN_S: Final = 3.0
"""Beyond a phrase's own length, to say it over silently, in seconds (our default)."""


@dataclass(frozen=True)
class Context:
    """Where in the sitting a line stands: its phase's title, role and rung, and whether it is contact."""

    title: str
    role: Role
    rung: Rung
    contact: bool


@dataclass(frozen=True)
class Quiet:
    """A stretch of time: its kind, length in seconds, context, and the script's piece number."""

    kind: StepKind
    length: float
    context: Context
    piece: int = -1


@dataclass(frozen=True)
class Group:
    """A spoken line and the quiet after it.

    Attributes:
        kind: of the line; ``None`` for quiet that no line of its own comes before.
        text, spoken: of the line.
        quiets: what follows it.
        piece: the script's piece number, or -1.
        paragraph: the script's paragraph number, or -1.
        joined: True where only as a last resort a line comes between it and the group before.
    """

    kind: StepKind | None
    context: Context
    text: str
    spoken: str
    quiets: tuple[Quiet, ...]
    piece: int = -1
    paragraph: int = -1
    joined: bool = False


def with_quiets(group: Group, quiets: tuple[Quiet, ...]) -> Group:
    """The group with other quiets; several times as quick as ``dataclasses.replace``, and often needed."""
    return Group(
        group.kind,
        group.context,
        group.text,
        group.spoken,
        quiets,
        group.piece,
        group.paragraph,
        group.joined,
    )


@dataclass(frozen=True)
class Part:
    """A phase as it is let through: its groups by paragraph."""

    phase: int
    context: Context
    optional: bool
    paragraphs: tuple[tuple[Group, ...], ...]


@dataclass(frozen=True)
class Numbered:
    """A piece with its running number, and those of its paragraph (and option, within a list)."""

    piece: Piece
    number: int
    paragraph: int
    option: int


@dataclass(frozen=True)
class Selection:
    """What the selection needs to know, gathered once."""

    script: Script
    pacing: Pacing
    held: ResolvedChoices
    phrasebook: Phrasebook
    durations: LineDurations

    @cached_property
    def pieces(self) -> "list[list[list[Numbered]]]":
        """Every piece with its number, by phase and block."""
        return numbered(self.script.phases)


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


def context_of(phase: Phase) -> Context:
    """The context of a phase's own lines."""
    return Context(phase.title, phase.role, phase.rung, phase.contact)


def refusal(phase: Phase, pacing: Pacing, held: ResolvedChoices) -> str:
    """Why a phase is not let through, in plain words; empty where it is."""
    if phase.role in {Role.ORIENT, Role.RETURN}:
        return ""
    if phase.rung > held.highest_rung:
        return f"It is about {phase.rung.words}, a rung above this sitting's highest."
    if phase.difficulty > pacing.difficulty_max:
        return "It may ask for a harder memory than this pacing does."
    if phase.contact and pacing.contact_max_s is None:
        return "It brings contact with hard or kind material, which this pacing leaves out."
    return ""


def numbered(phases: Sequence[Phase]) -> list[list[list[Numbered]]]:
    """Every piece of the script with its number, by phase and block, in the author's order."""
    pieces = 0
    paragraph = 0
    out: list[list[list[Numbered]]] = []
    for phase in phases:
        blocks: list[list[Numbered]] = []
        for block in phase.blocks:
            entries: list[Numbered] = []
            for option, run in enumerate(_runs(block)):
                for piece in run:
                    entries.append(Numbered(piece, pieces, paragraph, option))
                    pieces += 1
            blocks.append(entries)
            paragraph += 1
        out.append(blocks)
    return out


def phase_of_piece(script: Script, number: int) -> int:
    """The index of the phase that holds a piece; 0 for -1."""
    for index, blocks in enumerate(numbered(script.phases)):
        if any(entry.number >= number for entries in blocks for entry in entries):
            return index
    return len(script.phases) - 1


def place_of_piece(script: Script, number: int) -> Place:
    """Where in its file a piece stands; the script's beginning for a number it does not have."""
    for blocks in numbered(script.phases):
        for entries in blocks:
            for entry in entries:
                if entry.number == number:
                    piece = entry.piece
                    return piece.sentence.place if isinstance(piece, Repeated) else piece.place
    return script.phases[0].place


def select(selection: Selection, position: Position) -> list[Part]:
    """The parts of the sitting from a position on, in the author's order; empty parts are left out.

    The return is always there, even when nothing of its own is left to say.
    """
    script = selection.script
    parts = []
    grouper = _Grouper(selection, position)
    for index, (phase, blocks) in enumerate(zip(script.phases, selection.pieces, strict=True)):
        if index < position.first_phase or refusal(phase, selection.pacing, selection.held):
            continue
        paragraphs = grouper.paragraphs(phase, blocks)
        if paragraphs or phase.role is Role.RETURN:
            parts.append(Part(index, context_of(phase), phase.optional, paragraphs))
    return parts


class _Grouper:
    """Makes groups of pieces."""

    def __init__(self, selection: Selection, position: Position) -> None:
        self._selection = selection
        self._position = position

    def paragraphs(self, phase: Phase, blocks: list[list[Numbered]]) -> tuple[tuple[Group, ...], ...]:
        """The paragraphs of a phase that have anything left in them."""
        made = []
        context = context_of(phase)
        for block, entries in zip(phase.blocks, blocks, strict=True):
            groups = self._groups(context, self._remaining(block, entries, phase.rung))
            if groups:
                made.append(groups)
        return tuple(made)

    def _remaining(self, block: Block, entries: list[Numbered], rung: Rung) -> list[Numbered]:
        """The entries still to come: of a list the picked alternative, or the one already begun."""
        last = self._position.last
        begun = [entry.option for entry in entries if entry.number == last]
        option = begun[0] if begun else _picked(block, self._selection.held, rung)
        return [entry for entry in entries if entry.option == option and entry.number >= last]

    def _groups(self, context: Context, entries: list[Numbered]) -> tuple[Group, ...]:
        groups: list[Group] = []
        for entry in entries:
            for group in self._of_piece(context, entry):
                if group.kind is None and groups:
                    groups[-1] = with_quiets(groups[-1], groups[-1].quiets + group.quiets)
                else:
                    groups.append(group)
        return tuple(groups)

    def _of_piece(self, context: Context, entry: Numbered) -> Iterator[Group]:
        begun = entry.number == self._position.last
        match entry.piece:
            case Sentence() as sentence if not begun:
                yield _line(context, entry, sentence, ())
            case Repeated(sentence=sentence) if not begun:
                yield _line(context, entry, sentence, self._repetition(context, entry, sentence))
            case Breath(count=count):
                yield from self._breath(context, entry, count, self._position.cues if begun else 0)
            case Silence(length=length):
                left = length - (self._position.rested if begun else 0.0)
                if left > 0:
                    yield _quiet(context, entry, StepKind.SILENCE, left)
            case _ if not begun:
                yield from self._mark(context, entry)

    def _repetition(self, context: Context, entry: Numbered, phrase: Sentence) -> tuple[Quiet, ...]:
        own = self._selection.durations(phrase.spoken) + REPEAT_MARGIN_S
        return (Quiet(StepKind.PAUSE, own * self._selection.pacing.pause_scale, context, entry.number),)

    def _mark(self, context: Context, entry: Numbered) -> Iterator[Group]:
        match entry.piece:
            case Pause(length=length):
                scaled = length * self._selection.pacing.pause_scale
                yield _quiet(context, entry, StepKind.PAUSE, scaled)
            case Bell() if self._selection.held.bells:
                yield _quiet(context, entry, StepKind.BELL, BELL_S)
            case CheckIn():
                yield _quiet(context, entry, StepKind.CHECK_IN, 0.0)

    def _breath(self, context: Context, entry: Numbered, breaths: int, given: int) -> Iterator[Group]:
        first, following = breath_cues(self._selection.phrasebook, self._selection.held.anchor)
        for count in range(breaths):
            turn = entry.number + count
            cue = following[turn % len(following)] if count else first[turn % len(first)]
            if count >= given:
                quiets = (Quiet(StepKind.BREATH, BREATH_S, context, entry.number),)
                yield Group(
                    StepKind.PRESENCE, context, cue, cue, quiets, entry.number, entry.paragraph, count > 0
                )


def breath_cues(phrasebook: Phrasebook, anchor: Anchor) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The first and the following cues: for breaths if the breath is the anchor, else for moments with it."""
    if anchor is Anchor.BREATH:
        return phrasebook.breath_first, phrasebook.breath_next
    return phrasebook.moment_first[anchor], phrasebook.moment_next[anchor]


def _runs(block: Block) -> tuple[tuple[Piece, ...], ...]:
    if isinstance(block, Alternatives):
        return tuple(option.pieces for option in block.options)
    return (block.pieces,)


def _picked(block: Block, held: ResolvedChoices, rung: Rung) -> int:
    """Which alternative the choices pick; -1 where none fits."""
    if not isinstance(block, Alternatives):
        return 0
    value = {
        Subject.EYES: held.eyes,
        Subject.ANCHOR: held.anchor,
        Subject.TOUCH: held.touch,
        Subject.POSTURE: held.posture,
        Subject.WORDING: held.wording_at(rung),
    }[block.subject]
    fitting = (i for i, option in enumerate(block.options) if not option.values or value in option.values)
    return next(fitting, -1)


def _line(context: Context, entry: Numbered, sentence: Sentence, quiets: tuple[Quiet, ...]) -> Group:
    return Group(StepKind.SAY, context, sentence.text, sentence.spoken, quiets, entry.number, entry.paragraph)


def _quiet(context: Context, entry: Numbered, kind: StepKind, length: float) -> Group:
    quiets = (Quiet(kind, length, context, entry.number),)
    return Group(None, context, "", "", quiets, entry.number, entry.paragraph)
