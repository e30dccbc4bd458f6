"""``--set CONTROL=VALUE`` and ``--lock CONTROL``: a preset's values on the command line."""

import difflib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from player.cli.errors import CommandError, Exit
from player.practice.pacing.controls import CONTROLS, Control, ControlKind, Value, control
from player.practice.pacing.preset_values import NEVER, checked

_FLAGS: Final[Mapping[str, bool]] = {
    "yes": True,
    "true": True,
    "on": True,
    "no": False,
    "false": False,
    "off": False,
}
_NAMES: Final = tuple(control.name for control in CONTROLS)


class ValueGivenError(CommandError):
    """An unusable value; says which, why, and what is possible."""

    def __init__(self, given: str, fault: str, possible: str) -> None:
        super().__init__(f"{given}: {fault} {possible}", Exit.BAD_INPUT)


def read_values(given: Sequence[str]) -> dict[str, Value]:
    """Controls such as ``max_rung=2``, checked against their safe ranges.

    Raises:
        ValueGivenError: a control is unknown, given twice, or can't have this value.
    """
    values: dict[str, Value] = {}
    for text in given:
        name, equals, value = text.partition("=")
        one = control_called(name, text)
        if not equals or name in values:
            fault = "This control is given twice." if equals else "A value is missing."
            raise ValueGivenError(text, fault, f"Write {name}= once, with {one.range_words}.")
        found, wrong = checked(one, _typed(one, value.strip()))
        if wrong:
            raise ValueGivenError(text, wrong.message, wrong.expected)
        values[name] = found
    return values


def control_called(name: str, given: str) -> Control:
    """The control with this name.

    Raises:
        ValueGivenError: there is none; suggests similar names.
    """
    try:
        return control(name)
    except KeyError:
        near = difflib.get_close_matches(name, _NAMES, 2)
        possible = (
            f"Did you mean {' or '.join(near)}?" if near else "'kindpace preset show gentle' lists them."
        )
        raise ValueGivenError(given, f"There is no control called {name!r}.", possible) from None


def read_locks(given: Sequence[str]) -> tuple[str, ...]:
    """Names of controls that can be locked.

    Raises:
        ValueGivenError: a name is unknown, or not a cap on intensity.
    """
    for name in given:
        if not control_called(name, name).lockable:
            may = ", ".join(control.name for control in CONTROLS if control.lockable)
            raise ValueGivenError(
                name, "This control can't be locked.", f"Only caps on intensity can: {may}."
            )
    return tuple(dict.fromkeys(given))


def read_day(given: str) -> date | None:
    """A date such as 2027-02-22, or None for "never".

    Raises:
        ValueGivenError: it is neither.
    """
    if given == NEVER:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise ValueGivenError(given, "This is not a date.", "Write it as 2027-02-22, or never.") from None


def written(value: Value) -> str:
    """A value in the form ``--set`` accepts."""
    if value is None:
        return NEVER
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ",".join(value) or "none"
    return f"{value:g}" if isinstance(value, int | float) else value


def _typed(control: Control, text: str) -> Any:
    if control.kind is ControlKind.FLAG:
        return _FLAGS.get(text.lower(), text)
    if control.kind is ControlKind.SET:
        return (
            []
            if text in {"", "none"} and control.may_be_empty
            else [part.strip() for part in text.split(",")]
        )
    if control.kind is ControlKind.CHOICE or text == NEVER:
        return text
    try:
        return float(text)
    except ValueError:
        return text
