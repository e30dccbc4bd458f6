"""Pacing controls as the clinic's editor shows them, and slider positions back into values."""

from functools import lru_cache
from typing import Final

from player.practice.pacing.controls import OUR_DEFAULT, Control, ControlKind, Value
from player.practice.pacing.controls import control as declared
from player.practice.pacing.model import Pacing, raw
from player.window.clinic.editor.state import ControlItem, TurnKind
from player.window.shared.control_figures import figure, option_words
from player.window.state import Option

_STEPS: Final = {"pause_scale": 0.05, "sentence_pause_s": 0.5}
"""How far one step of a slider turns a control; one whole unit for the others."""

_ITEMS_KEPT: Final = 256
"""Of some thirty controls only one changes at a time."""

_ORDERED: Final = frozenset({"eyes", "anchors", "touch", "wording"})
"""Lists of which a sitting starts with the first."""

_KINDS: Final = {
    ControlKind.INT: TurnKind.SLIDER,
    ControlKind.FLOAT: TurnKind.SLIDER,
    ControlKind.CHOICE: TurnKind.CHOICE,
    ControlKind.SET: TurnKind.CHECKS,
    ControlKind.FLAG: TurnKind.SWITCH,
}


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
        kind=_KINDS[one.kind],
        figure=figure(one, value),
        about=f"{_range(one)}. {one.effect}",
        why=f"{one.reason} {_source(one)}",
        position=_position(one, value),
        low=_steps(one, one.low or 0.0),
        high=_steps(one, one.high or 0.0),
        options=tuple(Option(option, option_words(option)) for option in map(str, one.options)),
        chosen=_chosen(value),
        ordered=one.name in _ORDERED,
        on=value is True,
        never=value is None if one.may_be_never else None,
        locked=locked,
        compared=f"{other}: {figure(one, theirs)}" if theirs != value else "",
    )


def value_at(name: str, position: int) -> float:
    """A number control's value at a slider's position, inside its safe range."""
    one = declared(name)
    return one.clip(round(position * _STEPS.get(name, 1.0), 4))


def _range(one: Control) -> str:
    if one.kind in {ControlKind.INT, ControlKind.FLOAT}:
        unit = "" if one.unit in {"times", "rung"} else f" {one.unit}"
        never = ", or never" if one.may_be_never else ""
        return f"{one.low:g}–{one.high:g}{unit}{never}"
    return {
        ControlKind.FLAG: "Yes or no",
        ControlKind.CHOICE: "One of these",
        ControlKind.SET: "Any of these",
    }[one.kind]


def _source(one: Control) -> str:
    return "Our default." if one.source == OUR_DEFAULT else f"{one.source}."


def _steps(one: Control, number: float) -> int:
    return round(number / _STEPS.get(one.name, 1.0))


def _position(one: Control, value: Value) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _steps(one, one.low or 0.0)
    return _steps(one, value)


def _chosen(value: Value) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) else ()
