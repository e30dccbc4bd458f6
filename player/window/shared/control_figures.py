"""The value of a pacing control in a few words."""

from typing import Final

from player.practice.pacing.controls import Control, Value
from player.practice.units import Rung
from player.window.shared.words import capitalised

_WORDS: Final = {
    "sound": "Sounds",
    "room": "The room",
    "object": "An object",
    "hand": "A hand somewhere kind",
    "none": "No touch",
    "companioned": "Kept company",
    "countdown": "Cut, with the time shown",
    "icons": "Icons with words",
    "literal": "Plain and literal",
}


def figure(one: Control, value: Value) -> str:
    """A control's value in a few words, such as ``"15 s"``."""
    if value is None:
        return "never"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(option_words(option).lower() for option in value) or "none"
    if isinstance(value, str):
        return option_words(value)
    if one.name == "max_rung":
        return Rung(int(value)).words
    return f"× {value:g}" if one.unit == "times" else f"{value:g} {one.unit}".rstrip()


def option_words(option: str) -> str:
    """An option in words."""
    return _WORDS.get(option, capitalised(option))
