"""Declared values as plain data, as files have them, and as they are typed on the command line."""

from enum import Enum
from typing import Any, Final

Value = float | int | bool | str | tuple[str, ...] | None
"""A value as plain data; ``None`` stands for "never"."""

NEVER: Final = "never"
"""How files and the command line write a value that may be never."""


def plain(value: Any) -> Value:
    """A value with its enumerations made plain: text and whole numbers."""
    if isinstance(value, tuple):
        return tuple(str(item) for item in value)
    if isinstance(value, Enum):
        return int(value) if isinstance(value, int) else str(value)
    found: Value = value
    return found


def filed(value: Value) -> Any:
    """A plain value as YAML and JSON have it: ``"never"``, a list, whole numbers without a point."""
    if value is None:
        return NEVER
    if isinstance(value, tuple):
        return list(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def written(value: Value) -> str:
    """A plain value as it is typed on the command line."""
    if value is None:
        return NEVER
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ",".join(value) or "none"
    return f"{value:g}" if isinstance(value, int | float) else value
