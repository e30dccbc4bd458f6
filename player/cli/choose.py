"""Reads ``--choose KEY=VALUE``: a person's choices on the command line."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from player.cli.errors import CommandError, Exit
from player.language.catalogue import _
from player.practice.choices import Anchor, Bowl, Choices, Eyes, Posture, Touch, Wording
from player.practice.planner.recordings.quiet_stretches import LONGEST_SETTLING, SHORTEST_BETWEEN_BELLS
from player.practice.units import Rung, Seconds

LONGEST_MINUTES: Final = 60
"""The upper end of the safe range for a sitting's length (practice brief, section 2)."""


class ChoiceError(CommandError):
    """An invalid choice; says which, and what is possible."""

    def __init__(self, given: str, fault: str, possible: str) -> None:
        super().__init__(
            _("--choose {given}: {fault} Possible: {possible}.").format(
                given=given, fault=fault, possible=possible
            ),
            Exit.BAD_INPUT,
        )


@dataclass(frozen=True)
class _Key:
    """One choice.

    Attributes:
        field: the field of ``Choices`` that it sets.
        possible: its possible values, in words.
        read: converts the text to the field's value; raises KeyError or ValueError where it can't.
    """

    field: str
    possible: str
    read: Callable[[str], Any]


def _one_of(field: str, values: type[StrEnum]) -> _Key:
    return _Key(field, ", ".join(values), values)


def _rung(text: str) -> Rung:
    return Rung(int(text))


def _minutes(text: str) -> Seconds:
    minutes = float(text)
    if not 1 <= minutes <= LONGEST_MINUTES:
        raise ValueError(text)
    return Seconds(minutes * 60)


def _settle(text: str) -> Seconds:
    seconds = float(text) * 60
    if not 0 <= seconds <= LONGEST_SETTLING:
        raise ValueError(text)
    return Seconds(seconds)


def _bell_every(text: str) -> Seconds | None:
    if text == "off":
        return None
    if float(text) * 60 < SHORTEST_BETWEEN_BELLS:
        raise ValueError(text)
    return _minutes(text)


def _between(text: str) -> str:
    if text in _MADE_SOUNDS:
        return text
    if not Path(text).suffix:
        raise ValueError(text)
    return str(Path(text).absolute())


def _on_or_off(text: str) -> bool:
    return {"on": True, "off": False}[text]


_MADE_SOUNDS: Final = frozenset({"rain", "stream", "brown-noise", "drone"})

KEYS: Final[Mapping[str, _Key]] = {
    "eyes": _one_of("eyes", Eyes),
    "anchor": _one_of("anchor", Anchor),
    "touch": _one_of("touch", Touch),
    "posture": _one_of("posture", Posture),
    "wording": _one_of("wording", Wording),
    "rung": _Key("highest_rung", _("0 to 5"), _rung),
    "minutes": _Key("longest", _("1 to {longest_minutes}").format(longest_minutes=LONGEST_MINUTES), _minutes),
    "voice": _Key("spoken", "on, off", _on_or_off),
    "bells": _Key("bells", "on, off", _on_or_off),
    "bowl": _one_of("bowl", Bowl),
    "settle": _Key("settle", _("0 to {value:g}").format(value=LONGEST_SETTLING / 60), _settle),
    "bell-every": _Key(
        "bell_every", _("1 to {longest_minutes}, off").format(longest_minutes=LONGEST_MINUTES), _bell_every
    ),
    "between": _Key("between", _("rain, stream, brown-noise, drone, a sound file"), _between),
}
"""All choices, in the order of the documentation."""


def read_choices(given: Sequence[str]) -> Choices:
    """Read choices such as ``eyes=open``.

    Raises:
        ChoiceError: a key or value is unknown, or a key is given twice; the message says what is possible.
    """
    chosen: dict[str, Any] = {}
    for text in given:
        key, value = _read(text)
        if key.field in chosen:
            raise ChoiceError(text, _("This is chosen twice."), _("once"))
        chosen[key.field] = value
    return Choices(**chosen)


def with_minutes(choices: Choices, minutes: str | None) -> Choices:
    """Add ``--minutes`` to the choices.

    Raises:
        ChoiceError: ``minutes`` is not a number in range, or the choices already have a length.
    """
    if minutes is None:
        return choices
    given = read_choices([f"minutes={minutes}"])
    if choices.longest is not None:
        raise ChoiceError(f"minutes={minutes}", _("This is chosen twice."), _("once"))
    return replace(choices, longest=given.longest)


def _read(text: str) -> tuple[_Key, Any]:
    name, equals, value = text.partition("=")
    key = KEYS.get(name)
    if key is None:
        raise ChoiceError(text, _("There is no choice called {name!r}.").format(name=name), ", ".join(KEYS))
    if not equals:
        raise ChoiceError(
            text,
            _("A value is missing."),
            _("{name}= with {possible}").format(name=name, possible=key.possible),
        )
    try:
        return key, key.read(value)
    except (KeyError, ValueError):
        raise ChoiceError(
            text, _("{value!r} is not a value of {name}.").format(value=value, name=name), key.possible
        ) from None
