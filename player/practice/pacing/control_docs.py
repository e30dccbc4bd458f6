"""What is read off the controls: the table in ``docs/pacing.md`` and the JSON Schema of preset files."""

from typing import Any, Final

from player.practice.pacing.assignments import ID_PATTERN, MOST, Day
from player.practice.pacing.controls import CONTROLS, Control, ControlKind, Softer
from player.practice.pacing.preset_text import FORMAT
from player.practice.pacing.preset_values import NEVER

_DATE: Final = r"^\d{4}-\d{2}-\d{2}$"


def controls_table() -> str:
    """The controls as a Markdown table."""
    head = "| control | holds | Gentle | what it does | why | source |\n|---|---|---|---|---|---|\n"
    return head + "".join(_row(one) for one in CONTROLS)


def preset_schema() -> dict[str, Any]:
    """The JSON Schema of a preset file."""
    text = {"type": "string", "minLength": 1}
    date = {"type": "string", "pattern": _DATE}
    lockable = [one.name for one in CONTROLS if one.lockable]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Kindpace preset",
        "type": "object",
        "additionalProperties": False,
        "required": ["format", "name", "author", "date", "reason"],
        "properties": {
            "format": {"const": FORMAT},
            "name": text,
            "author": text,
            "date": date,
            "reason": text,
            "review_date": date,
            "locked": {"type": "array", "items": {"enum": lockable}},
            "practices": {"type": "array", "maxItems": MOST, "items": _assigned()},
            "questionnaires": {
                "type": "array",
                "maxItems": MOST,
                "items": {"type": "string", "pattern": ID_PATTERN},
                "uniqueItems": True,
            },
            "controls": {
                "type": "object",
                "additionalProperties": False,
                "properties": {one.name: _schema_of(one) for one in CONTROLS},
            },
        },
    }


def _assigned() -> dict[str, Any]:
    days = {"type": "array", "items": {"enum": [str(day) for day in Day]}}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["id"],
        "properties": {"id": {"type": "string", "pattern": ID_PATTERN}, "days": days},
    }


def _row(one: Control) -> str:
    unit = f" {one.unit}" if one.unit else ""
    softer = "" if one.softer is Softer.NEITHER else f" ({one.softer})"
    default = _written(one)
    cells = (f"`{one.name}`", f"{one.range_words}{unit}{softer}", default, one.effect, one.reason, one.source)
    return f"| {' | '.join(cells)} |\n"


def _written(one: Control) -> str:
    if isinstance(one.default, tuple):
        return ", ".join(one.default)
    if isinstance(one.default, bool):
        return "yes" if one.default else "no"
    return f"{one.default:g}" if isinstance(one.default, int | float) else str(one.default)


def _schema_of(one: Control) -> dict[str, Any]:
    about = {"title": one.label, "description": f"{one.effect} {one.reason}"}
    if one.kind is ControlKind.FLAG:
        return {**about, "type": "boolean"}
    if one.kind is ControlKind.CHOICE:
        return {**about, "enum": list(one.options)}
    if one.kind is ControlKind.SET:
        least = 0 if one.may_be_empty else 1
        items = {"enum": [str(option) for option in one.options]}
        return {**about, "type": "array", "items": items, "uniqueItems": True, "minItems": least}
    kind = "integer" if one.kind is ControlKind.INT else "number"
    number = {"type": kind, "minimum": one.low, "maximum": one.high}
    return {**about, "anyOf": [number, {"const": NEVER}]} if one.may_be_never else {**about, **number}
