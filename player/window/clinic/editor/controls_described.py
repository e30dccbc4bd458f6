"""Pacing controls as the clinic's editor shows them, and slider positions back into values."""

from functools import lru_cache
from typing import Any, Final

from player.practice.declared.declaration import OUR_DEFAULT
from player.practice.declared.kinds import Kind, OnOff
from player.practice.declared.options import OneOf, SomeOf
from player.practice.declared.values import NEVER, Value, plain
from player.practice.pacing.controls import Control
from player.practice.pacing.controls import control as declared
from player.practice.pacing.model import Pacing, raw
from player.window.clinic.editor.state import ControlItem, TurnKind
from player.window.shared.words import capitalised
from player.window.state import Option

_ITEMS_KEPT: Final = 256
"""Of some thirty controls only one changes at a time."""

_UNSAID: Final = frozenset({"times", "rung"})
"""Units that a range is understood without."""


def control_item(one: Control, pacing: Pacing, other: Pacing) -> ControlItem:
    """One control with its value in a pacing, and the other pacing's where that differs."""
    locked = one.name in pacing.locked if one.lockable else None
    return _item(one.name, raw(pacing, one.name), raw(other, one.name), other.name, locked)


@lru_cache(maxsize=_ITEMS_KEPT)
def _item(name: str, value: Value, theirs: Value, other: str, locked: bool | None) -> ControlItem:
    one = declared(name)
    return ControlItem(
        name=one.name,
        label=one.label,
        group=str(one.group),
        kind=_turned_by(one.kind),
        figure=one.kind.figure(value),
        about=f"{_range(one)}. {one.description}",
        why=f"{one.reason} {_source(one)}",
        position=_position(one, value),
        low=_steps(one, one.low or 0.0),
        high=_steps(one, one.high or 0.0),
        options=_options(one.kind),
        chosen=_chosen(value),
        ordered=isinstance(one.kind, SomeOf) and one.kind.ordered,
        on=value is True,
        never=value is None if one.kind.may_be_never else None,
        locked=locked,
        compared=f"{other}: {one.kind.figure(theirs)}" if theirs != value else "",
    )


def value_at(name: str, position: int) -> float:
    """A number control's value at a slider's position, inside its safe range."""
    one = declared(name)
    value = plain(one.kind.nearest(round(position * one.kind.step, 4)))
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


def _range(one: Control) -> str:
    if one.kind.bounds is not None:
        low, high = one.kind.bounds
        unit = "" if one.unit in _UNSAID else f" {one.unit}"
        never = f", or {NEVER}" if one.kind.may_be_never else ""
        return f"{low:g}–{high:g}{unit}{never}"
    if isinstance(one.kind, OneOf | SomeOf):
        return "One of these" if isinstance(one.kind, OneOf) else "Any of these"
    return capitalised(one.kind.words)


def _source(one: Control) -> str:
    return "Our default." if one.source == OUR_DEFAULT else f"{one.source}."


def _steps(one: Control, number: float) -> int:
    return round(number / one.kind.step)


def _position(one: Control, value: Value) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _steps(one, one.low or 0.0)
    return _steps(one, value)


def _chosen(value: Value) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) else ()
