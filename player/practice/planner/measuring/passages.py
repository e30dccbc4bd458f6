"""From the pieces of a passage to its lines, each joined to the quiet that its author wrote after it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Never

from player.language.catalogue import _
from player.practice.choices import Anchor
from player.practice.planner.measuring.groups import Context, Group, Passage, Quiet
from player.practice.planner.measuring.numbers import Numbered, Run
from player.practice.planner.measuring.pauses import varied
from player.practice.planner.steps import LineDurations, StepKind
from player.practice.script.model import (
    Bell,
    Breath,
    CheckIn,
    Pause,
    Repeated,
    Sentence,
    Silence,
    Writing,
)
from player.practice.script.phrasebook import Phrasebook, Rest

BREATH_S: Final = 8.0
"""Quiet after a breath's cue, in seconds: an unhurried breath in and out (our default)."""

BELL_S: Final = 4.0
"""How long a bell is left to ring before the voice goes on, in seconds (our default)."""

REPEAT_MARGIN_S: Final = 3.0
"""Beyond a phrase's own length, to say it over silently, in seconds (our default)."""

_MANNERS_KEPT: Final = 64
_RESTS_KEPT: Final = 256
_RUNS_KEPT: Final = 1024
"""A script has up to a few hundred; they are wanted again on each change in the clinic, and by "Softer"."""


@dataclass(frozen=True, eq=False)
class Manner:
    """How pieces become lines, beside how long phrases take. It equals only itself, as a ``Run`` does.

    Attributes:
        pause_scale: of the pauses that the author wrote.
        bells: whether they are heard.
        cues: the first and the following cues of breaths.
        turn: how often the person has sat this practice.
    """

    pause_scale: float
    bells: bool
    cues: tuple[tuple[str, ...], tuple[str, ...]]
    turn: int


manner_of = lru_cache(maxsize=_MANNERS_KEPT)(Manner)


def passage_of(run: Run, manner: Manner, durations: LineDurations) -> Passage:
    """The passage that a run of pieces is."""
    return _passage_from(run, manner, durations) if run.repeats else _usual(run, manner)


@lru_cache(maxsize=_RUNS_KEPT)
def _usual(run: Run, manner: Manner) -> Passage:
    """The passage of a run that doesn't depend on how long anything takes."""
    return _passage_from(run, manner, _nothing_repeated)


def _nothing_repeated(spoken: str) -> Never:
    message = _("asked for a length although nothing is repeated: {spoken}").format(spoken=spoken)
    raise AssertionError(message)


@lru_cache(maxsize=_RESTS_KEPT)
def rest_passage(rest: Rest, context: Context, pause_scale: float) -> Passage:
    """A rest of the phrasebook's as a passage."""
    groups: list[Group] = []
    for piece in rest.pieces:
        if isinstance(piece, Sentence):
            groups.append(_line(context, -1, piece, ()))
        elif groups:
            quiet = Quiet(StepKind.PAUSE, piece.length * pause_scale, context)
            groups[-1] = groups[-1]._replace(quiets=(quiet,))
    return Passage(context, tuple(groups))


def join(passage: Passage, following: Passage, *, room: bool = True) -> tuple[Passage, ...]:
    """The passage with the quiet that another one begins with, and that one without it.

    Args:
        passage: ends with a line.
        following: begins with quiet.
        room: False where a limit leaves no time for that quiet: then only time for writing is kept of it.
    """
    *first, last = passage.groups
    lead, *others = following.groups
    quiets = [quiet for quiet in lead.quiets if room or quiet.kind is StepKind.WRITING]
    whole = (*first, last._replace(quiets=(*last.quiets, *quiets)))
    before = Passage(passage.context, whole, passage.asks or (following.asks and not others))
    if not others:
        return (before,)
    return (before, Passage(following.context, tuple(others), following.asks))


def without_lead(passage: Passage) -> Passage:
    """The passage without the quiet that it begins with."""
    first, *others = passage.groups or (None,)
    if first is None or first.kind is not None:
        return passage
    return Passage(passage.context, tuple(others), passage.asks)


def _passage_from(run: Run, manner: Manner, durations: LineDurations) -> Passage:
    groups: list[Group] = []
    asks = False
    for entry in run.entries:
        asks = asks or isinstance(entry.piece, CheckIn)
        for group in _of_piece(run.context, entry, manner, durations):
            if group.kind is None and groups:
                groups[-1] = groups[-1]._replace(quiets=groups[-1].quiets + group.quiets)
            elif groups and group.kind is StepKind.PRESENCE and group.text == groups[-1].text:
                groups.append(another_cue(group, manner.cues))
            else:
                groups.append(group)
    return Passage(run.context, tuple(groups), asks)


def another_cue(group: Group, cues: tuple[tuple[str, ...], tuple[str, ...]]) -> Group:
    """The next cue in place of one just heard; an author's line stays what it is."""
    for lines in cues:
        if group.kind is StepKind.PRESENCE and group.text in lines:
            line = lines[(lines.index(group.text) + 1) % len(lines)]
            return group._replace(text=line, spoken=line)
    return group


def _of_piece(context: Context, entry: Numbered, manner: Manner, durations: LineDurations) -> Iterator[Group]:
    match entry.piece:
        case Sentence() as sentence:
            yield _line(context, entry.number, sentence, ())
        case Repeated(sentence=sentence):
            length = (durations(sentence.spoken) + REPEAT_MARGIN_S) * manner.pause_scale
            quiet = Quiet(StepKind.PAUSE, length, context, entry.number, fixed=True)
            yield _line(context, entry.number, sentence, (quiet,))
        case Breath(count=count):
            yield from _breath(context, entry, count, manner)
        case Silence(length=length):
            yield _quiet(context, entry, StepKind.SILENCE, length)
        case Pause(length=length):
            yield _quiet(context, entry, StepKind.PAUSE, length * manner.pause_scale)
        case Bell() if manner.bells:
            yield _quiet(context, entry, StepKind.BELL, BELL_S)
        case Writing(length=length):
            # It is the person's own time: what contact limits is how long somebody is led along.
            apart = Context(context.title, context.role, context.rung, contact=False)
            yield _quiet(apart, entry, StepKind.WRITING, length)
        case _:
            pass


def _breath(context: Context, entry: Numbered, breaths: int, manner: Manner) -> Iterator[Group]:
    first, following = manner.cues
    for count in range(breaths):
        turn = manner.turn + entry.number + count
        cue = following[turn % len(following)] if count else first[turn % len(first)]
        quiet = Quiet(StepKind.BREATH, BREATH_S, context, entry.number, fixed=True)
        yield Group(StepKind.PRESENCE, context, cue, cue, (quiet,), entry.number)


def breath_cues(phrasebook: Phrasebook, anchor: Anchor) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The first and the following cues: for breaths if the breath is the anchor, else for moments with it."""
    if anchor is Anchor.BREATH:
        return phrasebook.breath_first, phrasebook.breath_next
    return phrasebook.moment_first[anchor], phrasebook.moment_next[anchor]


def _line(context: Context, number: int, sentence: Sentence, quiets: tuple[Quiet, ...]) -> Group:
    return Group(
        StepKind.SAY,
        context,
        sentence.text,
        sentence.spoken,
        quiets,
        number,
        sentence.option,
        sentence.wants_time,
        varied(sentence.text),
    )


def _quiet(context: Context, entry: Numbered, kind: StepKind, length: float) -> Group:
    fixed = kind in {StepKind.BELL, StepKind.WRITING}
    return Group(None, context, "", "", (Quiet(kind, length, context, entry.number, fixed),))
