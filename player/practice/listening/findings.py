"""Where a sitting misses a measure: the lines at fault, each with its place in the script."""

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Final

from player.language.catalogue import _
from player.practice.errors import Place, Problem, Severity
from player.practice.listening.goals import MeasureName
from player.practice.listening.heard_lines import HeardLine
from player.practice.listening.measures import (
    Sitting,
    commonest_pause,
    empty,
    half_seconds,
    opening_alike,
    question_distances,
)
from player.practice.planner.steps import StepKind
from player.practice.script.model import EDGES
from player.practice.script.source import shortened
from player.practice.units import Seconds


def findings(sitting: Sitting, missed: Mapping[MeasureName, str]) -> tuple[Problem, ...]:
    """The lines to look at for each measure missed, as advice, in the order of the file.

    Args:
        sitting: what is heard.
        missed: the measures that miss their goals, each with value and goal in words.
    """
    found = [
        Problem(place, Severity.WARNING, measure.value, f"{words}: {missed[measure]}.", shortened(text), todo)
        for measure, (words, todo, lines) in _FOUND.items()
        if measure in missed
        for place, text in dict.fromkeys(lines(sitting))
    ]
    return tuple(sorted(found, key=lambda problem: (problem.place, problem.code)))


_Placed = Iterator[tuple[Place, str]]


def _lines_put_in(sitting: Sitting) -> _Placed:
    return ((line.place, line.text) for line in sitting.lines if line.put_in)


def _lines_outside(sitting: Sitting) -> _Placed:
    """The first line of opening and return, and the lines put in: what the middle is small beside."""
    for role, lines in groupby(sitting.lines, key=lambda line: line.role):
        first = next(lines)
        if role in EDGES:
            yield first.place, first.text
    yield from _lines_put_in(sitting)


def _lines_of_commonest_pause(sitting: Sitting) -> _Placed:
    _, length = commonest_pause(sitting)
    for line in sitting.lines:
        if line.pause is not None and half_seconds(line.pause) == length:
            yield line.place, line.text


def _hedged_lines(sitting: Sitting) -> _Placed:
    return ((line.place, line.text) for line in sitting.lines if sitting.is_hedged(line))


def _alike_lines(sitting: Sitting) -> _Placed:
    return ((line.place, line.text) for line in opening_alike(sitting))


def _most_talkative(sitting: Sitting) -> _Placed:
    """The first line of the phase whose share without a voice is farthest from that of the whole."""
    phases = [list(lines) for _, lines in groupby(sitting.lines, key=lambda line: line.phase)]
    if phases:
        fullest = min(phases, key=_quiet_share)
        yield fullest[0].place, fullest[0].text


def _quiet_share(lines: list[HeardLine]) -> float:
    quiet = sum(line.quiet for line in lines)
    return quiet / (quiet + sum(line.length for line in lines) or 1.0)


def _questions_too_near(sitting: Sitting) -> _Placed:
    """The line before each question that comes within 90 s of the one before it."""
    last: Seconds | None = None
    for step in sitting.plan.steps:
        if step.kind is StepKind.CHECK_IN:
            before = [line for line in sitting.lines if line.start < step.start]
            if before and last is not None and step.start - last < _NEAR:
                yield before[-1].place, before[-1].text
            last = step.start
    if last is not None and question_distances(sitting) and sitting.plan.duration - last < _NEAR:
        yield sitting.lines[-1].place, sitting.lines[-1].text


def _empty_steps(sitting: Sitting) -> _Placed:
    for step in empty(sitting):
        before = [line for line in sitting.lines if line.start <= step.start] or sitting.lines[:1]
        if before:
            yield before[-1].place, step.text


_NEAR: Final = 90.0
"""Seconds (craft A5)."""

_FOUND: Final[Mapping[MeasureName, tuple[str, str, Callable[[Sitting], _Placed]]]] = {
    MeasureName.OWN_MIDDLE: (
        _("Too little of the practice's own middle is heard"),
        _("Shorten what is said around it, or write more of it."),
        _lines_outside,
    ),
    MeasureName.PUT_IN: (
        _("A line was put in after this one"),
        _("Write a rest, a word about options or a longer return of your own there."),
        _lines_put_in,
    ),
    MeasureName.COMMONEST_PAUSE: (
        _("Many pauses are as long as the one after this line"),
        _("Give it another length, or [time] where it invites to something."),
        _lines_of_commonest_pause,
    ),
    MeasureName.HEDGED: (
        _("Many lines hedge, and this is one"),
        _("Say plainly what may be found."),
        _hedged_lines,
    ),
    MeasureName.ALIKE: (
        _("This line opens as the one before"),
        _("Open it with another word, or join the two."),
        _alike_lines,
    ),
    MeasureName.WITHOUT_VOICE: (
        _("The share without a voice is off, most of all in the phase that begins here"),
        _("Change its pauses, or how much is said in it."),
        _most_talkative,
    ),
    MeasureName.CHECK_INS: (
        _("A question comes soon after another"),
        _("Move the [check-in] mark away from it."),
        _questions_too_near,
    ),
    MeasureName.EMPTY: (_("Nothing is said here"), _("Say something, or take it out."), _empty_steps),
}
