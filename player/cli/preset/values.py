"""Reads ``--set CONTROL=VALUE`` and ``--lock CONTROL``: a preset's values on the command line."""

import difflib
import shutil
import textwrap
from collections.abc import Sequence
from datetime import date
from typing import Final

from player.cli.errors import CommandError, Exit
from player.language.catalogue import _
from player.practice.declared.kinds import UnusableValueError
from player.practice.declared.values import NEVER, Value, plain
from player.practice.display_text import in_quotes
from player.practice.pacing.controls import CONTROLS, Control, control
from player.practice.plain_words import either

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
        declared = control_called(name, text)
        if not equals or name in values:
            fault = _("This control is given twice.") if equals else _("A value is missing.")
            raise ValueGivenError(
                text,
                fault,
                _("Write {name}= once, with {words}.").format(name=name, words=declared.kind.words),
            )
        try:
            values[name] = plain(declared.kind.check(declared.kind.typed(value.strip())))
        except UnusableValueError as error:
            raise ValueGivenError(
                text, f"{in_quotes(name)} {error.fault}.", _("Expected: {error}.").format(error=error)
            ) from error
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
            _("Did you mean {value}?").format(value=either(near))
            if near
            else _("'kindpace preset show gentle' lists them.")
        )
        raise ValueGivenError(
            given, _("There is no control called {name!r}.").format(name=name), possible
        ) from None


def read_locks(given: Sequence[str]) -> tuple[str, ...]:
    """Names of controls that can be locked.

    Raises:
        ValueGivenError: a name is unknown, or not a cap on intensity.
    """
    for name in given:
        if not control_called(name, name).lockable:
            may = ", ".join(control.name for control in CONTROLS if control.lockable)
            raise ValueGivenError(
                name,
                _("This control can't be locked."),
                _("Only caps on intensity can, and who speaks: {may}.").format(may=may),
            )
    return tuple(dict.fromkeys(given))


def read_day(given: str) -> date | None:
    """A date such as 2027-02-22, or None for "never".

    Raises:
        ValueGivenError: ``given`` is neither.
    """
    if given == NEVER:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise ValueGivenError(
            given, _("This is not a date."), _("Write it as 2027-02-22, or never.")
        ) from None


def controls_in_words() -> str:
    """Every control with its possible values and its effect, for ``--help``."""
    width = shutil.get_terminal_size().columns - 2
    lines = [
        textwrap.fill(_in_words(control), width, initial_indent="  ", subsequent_indent=" " * 6)
        for control in CONTROLS
    ]
    return "\n".join(("", _("controls:"), *lines, ""))


def _in_words(control: Control) -> str:
    lockable = _(" May be locked.") if control.lockable else ""
    return f"{control.name}: {control.holds}. {control.description}{lockable}"
