"""Turns pacing controls into what the clinic's editor shows, and slider positions into values."""

from functools import lru_cache
from typing import Any, Final

from player.language.catalogue import _
from player.language.numbers import figure
from player.practice.declared.declaration import OUR_DEFAULT
from player.practice.declared.kinds import Kind, OnOff
from player.practice.declared.options import OneOf, SomeOf
from player.practice.declared.values import Value, plain
from player.practice.pacing.controls import Control
from player.practice.pacing.controls import control as declared
from player.practice.pacing.model import Pacing, raw
from player.practice.plain_words import capitalised
from player.window.clinic.editor.state import ControlItem, TurnKind
from player.window.state import Option

_ITEMS_KEPT: Final = 256
"""Some thirty controls are shown, and only one changes at a time."""

_UNSAID: Final = frozenset({"times", "rung"})
"""Units that a range doesn't have to name."""


def control_item(control: Control, pacing: Pacing, other: Pacing) -> ControlItem:
    """One control with its value in a pacing, and the other pacing's where that differs."""
    locked = control.name in pacing.locked if control.lockable else None
    return _item(control.name, raw(pacing, control.name), raw(other, control.name), other.name, locked)


@lru_cache(maxsize=_ITEMS_KEPT)
def _item(name: str, value: Value, theirs: Value, other: str, locked: bool | None) -> ControlItem:
    control = declared(name)
    return ControlItem(
        name=control.name,
        label=control.label,
        group=str(control.group),
        kind=_turned_by(control.kind),
        figure=control.kind.figure(value),
        about=f"{_range(control)}. {control.description}",
        why=f"{control.reason} {_source(control)}",
        position=_position(control, value),
        low=_steps(control, control.low or 0.0),
        high=_steps(control, control.high or 0.0),
        options=_options(control.kind),
        chosen=_chosen(value),
        ordered=isinstance(control.kind, SomeOf) and control.kind.ordered,
        on=value is True,
        never=value is None if control.kind.may_be_never else None,
        locked=locked,
        compared=f"{other}: {control.kind.figure(theirs)}" if theirs != value else "",
    )


def value_at(name: str, position: int) -> float:
    """A number control's value at a slider's position, inside its safe range."""
    control = declared(name)
    value = plain(control.kind.nearest(round(position * control.kind.step, 4)))
    return float(value) if isinstance(value, int | float) else 0.0


def _turned_by(kind: Kind[Any]) -> TurnKind:
    match kind:
        case OnOff():
            return TurnKind.SWITCH
        case OneOf():
            return TurnKind.CHOICE
        case SomeOf():
            return TurnKind.CHECKS
        case _:
            return TurnKind.SLIDER


def _options(kind: Kind[Any]) -> tuple[Option, ...]:
    members = kind.members if isinstance(kind, OneOf | SomeOf) else ()
    return tuple(Option(member.value, member.words) for member in members)


def _range(control: Control) -> str:
    if control.kind.bounds is not None:
        low, high = control.kind.bounds
        unit = "" if control.unit in _UNSAID else f" {control.unit}"
        span = f"{figure(low)}–{figure(high)}{unit}"
        return _("{span}, or never").format(span=span) if control.kind.may_be_never else span
    if isinstance(control.kind, OneOf | SomeOf):
        return _("One of these") if isinstance(control.kind, OneOf) else _("Any of these")
    return _("Yes or no") if isinstance(control.kind, OnOff) else capitalised(control.kind.words)


def _source(control: Control) -> str:
    return _("Our default.") if control.source == OUR_DEFAULT else f"{control.source}."


def _steps(control: Control, number: float) -> int:
    return round(number / control.kind.step)


def _position(control: Control, value: Value) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _steps(control, control.low or 0.0)
    return _steps(control, value)


def _chosen(value: Value) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) else ()
