"""Makes the table in ``docs/pacing.md`` and the JSON Schema of preset files from the controls."""

from typing import Any, Final

from player.practice.declared.docs import table, values_schema
from player.practice.pacing.assignments import ID_PATTERN, MOST, Day
from player.practice.pacing.controls import CONTROLS
from player.practice.pacing.preset_text import FORMAT

_DATE: Final = r"^\d{4}-\d{2}-\d{2}$"


def controls_table() -> str:
    """The controls as a Markdown table."""
    return table("control", CONTROLS)


def preset_schema() -> dict[str, Any]:
    """The JSON Schema of a preset file."""
    text = {"type": "string", "minLength": 1}
    date = {"type": "string", "pattern": _DATE}
    lockable = [control.name for control in CONTROLS if control.lockable]
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
            "practices": {"type": "array", "maxItems": MOST, "items": _practice_schema()},
            "questionnaires": {
                "type": "array",
                "maxItems": MOST,
                "items": {"type": "string", "pattern": ID_PATTERN},
                "uniqueItems": True,
            },
            "controls": {
                "type": "object",
                "additionalProperties": False,
                "properties": values_schema(CONTROLS),
            },
        },
    }


def _practice_schema() -> dict[str, Any]:
    days = {"type": "array", "items": {"enum": [str(day) for day in Day]}}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["id"],
        "properties": {"id": {"type": "string", "pattern": ID_PATTERN}, "days": days},
    }
