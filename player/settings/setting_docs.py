"""Makes the table in ``docs/settings.md`` and the JSON Schema of the settings file from the declarations."""

from typing import Any

from player.practice.declared.docs import table, values_schema
from player.settings.declaration import SETTINGS


def settings_table() -> str:
    """The settings as a Markdown table."""
    return table("setting", SETTINGS)


def settings_schema() -> dict[str, Any]:
    """The JSON Schema of a settings file. Unknown keys are allowed, and kept."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Kindpace settings",
        "type": "object",
        "additionalProperties": True,
        "properties": values_schema(SETTINGS),
    }
