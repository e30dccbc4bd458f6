"""A sitting at a glance, in letters: three rows in which each column is so many seconds."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from player.language.catalogue import _
from player.practice.planner.steps import Plan, Step, StepKind
from player.practice.script.model import Role

COLUMNS: Final = 72
"""As many as stand in a mail, or in a page of documentation, without a break."""

LEGEND: Final = (
    _("heard: # the author's words, + a line put in, . quiet, ~ open silence, w writing, ? a question"),
    _("where: o opening, 0 to 5 the rung, a rest, r return; below: = contact with hard or kind material"),
)
"""What the letters stand for."""

_SCALES: Final = (1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 60)


@dataclass(frozen=True)
class TextRibbon:
    """A ribbon in letters.

    Attributes:
        seconds: what each column stands for.
        rows: what is heard, where, and contact; as long as each other.
    """

    seconds: float
    rows: tuple[str, str, str]


def text_ribbon(plan: Plan, seconds: float | None = None) -> TextRibbon:
    """The ribbon of a plan.

    Args:
        plan: the sitting.
        seconds: what each column stands for; None for the least that keeps it within ``COLUMNS``.
    """
    scale = seconds or scale_for(plan.duration)
    cells = [
        _within(plan.steps, at * scale, (at + 1) * scale) for at in range(math.ceil(plan.duration / scale))
    ]
    rows = (_row(cells, letter) for letter in (_heard, _where, _contact))
    first, second, third = rows
    return TextRibbon(scale, (first, second, third))


def scale_for(duration: float) -> float:
    """The least seconds to a column with which a sitting of this length stays within ``COLUMNS``."""
    wanted = duration / COLUMNS
    return next((float(scale) for scale in _SCALES if scale >= wanted), float(math.ceil(wanted)))


_Cell = Sequence[tuple[Step, float]]
"""The steps of a column, each with the seconds it has in it."""


def _within(steps: Sequence[Step], start: float, end: float) -> _Cell:
    inside = [(step, min(step.end, end) - max(step.start, start)) for step in steps]
    asked = [(step, 0.0) for step in steps if not step.duration and start <= step.start < end]
    return [(step, length) for step, length in inside if length > 0] + asked


def _row(cells: Sequence[_Cell], letter: Callable[[Step], str]) -> str:
    return "".join(_of_most(cell, letter) for cell in cells)


def _of_most(cell: _Cell, letter: Callable[[Step], str]) -> str:
    """The letter that has most of a column; a question and a line put in are always seen."""
    times: dict[str, float] = {}
    for step, length in cell:
        times[letter(step)] = times.get(letter(step), 0.0) + length
    for always in ("?", "+"):
        if always in times:
            return always
    return max(times, key=times.__getitem__)


def _heard(step: Step) -> str:
    if step.kind.voiced:
        return "+" if step.piece < 0 else "#"
    return _LETTERS.get(step.kind, ".")


_LETTERS: Final = {StepKind.SILENCE: "~", StepKind.WRITING: "w", StepKind.CHECK_IN: "?"}


def _where(step: Step) -> str:
    edge = {Role.ORIENT: "o", Role.ANCHOR: "a", Role.RETURN: "r"}.get(step.role)
    return edge or str(int(step.rung))


def _contact(step: Step) -> str:
    return "=" if step.contact else " "
