"""Checking one value of a preset against its control."""

import math
from dataclasses import dataclass
from typing import Any, Final

from player.practice.pacing.controls import Control, ControlKind, Value

NEVER: Final = "never"
"""How a preset file writes a control that may be never."""


@dataclass(frozen=True)
class Wrong:
    """What is wrong with a value, what was expected, and the problem's code."""

    message: str
    expected: str
    code: str = "bad-value"


def checked(one: Control, found: Any) -> tuple[Value, Wrong | None]:
    """The value as a ``Pacing`` wants it, or what is wrong with it."""
    if one.may_be_never and found == NEVER:
        return None, None
    if one.kind is ControlKind.FLAG:
        return (
            (found, None)
            if isinstance(found, bool)
            else _wrong(one, "is neither true nor false", "true or false")
        )
    if one.kind is ControlKind.CHOICE:
        return (
            (found, None)
            if found in one.options and isinstance(found, str)
            else _wrong(one, "is not one of its options")
        )
    if one.kind is ControlKind.SET:
        return _set(one, found)
    return _number(one, found)


def _set(one: Control, found: Any) -> tuple[Value, Wrong | None]:
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        return _wrong(one, "is not a list")
    if not found and not one.may_be_empty:
        return _wrong(one, "is empty")
    if len(set(found)) < len(found):
        return _wrong(one, "names something twice")
    unknown = [item for item in found if item not in one.options]
    if unknown:
        return _wrong(one, f"has no option “{unknown[0][:40]}”")
    return tuple(str(item) for item in found), None


def _number(one: Control, found: Any) -> tuple[Value, Wrong | None]:
    if isinstance(found, bool) or not isinstance(found, int | float) or not math.isfinite(found):
        return _wrong(one, "is not a number")
    if one.kind is ControlKind.INT and int(found) != found:
        return _wrong(one, "is not a whole number")
    if one.clip(found) != found:
        return _wrong(one, "is outside its safe range", code="out-of-range")
    return (int(found) if one.kind is ControlKind.INT else float(found)), None


def _wrong(one: Control, what: str, expected: str = "", code: str = "bad-value") -> tuple[Value, Wrong]:
    unit = f" {one.unit}" if one.unit else ""
    words = expected or f"{one.range_words}{unit}"
    return None, Wrong(f"“{one.name}” {what}.", f"Expected: {words}.", code)
