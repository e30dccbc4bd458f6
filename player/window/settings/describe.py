"""The settings screen: each setting's control, read off where it is declared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from player.language.catalogue import ENGLISH, _
from player.practice.declared.kinds import Kind, OnOff
from player.practice.declared.numbers import Number, Whole
from player.practice.declared.options import OneOf
from player.practice.display_text import one_line
from player.settings.declaration import ON_SCREEN, Setting, Settings, SettingValue
from player.system.language_packs import LanguagePack
from player.window.settings.state import Fact, SettingItem, SettingKind, SettingsView
from player.window.state import Message, Option

_PERCENT = 100


def settings_view(
    settings: Settings,
    choices: Mapping[str, Sequence[Option]],
    made: Mapping[str, SettingItem],
    facts: tuple[Fact, ...],
    messages: tuple[Message, ...],
) -> SettingsView:
    """Every setting of this screen with its value, and what is good to know below.

    Args:
        settings: as they are.
        choices: what there is to choose from now, by the name of a setting that is free text in the file.
        made: rows that depend on more than their setting, by its name.
        facts: what is good to know.
        messages: what there is to say.
    """
    items = tuple(
        made.get(declared.name)
        or _item(declared, getattr(settings, declared.name), choices.get(declared.name, ()))
        for declared in ON_SCREEN
    )
    return SettingsView(items, facts, messages)


def _item(declared: Setting, value: SettingValue, known: Sequence[Option]) -> SettingItem:
    base = SettingItem(
        declared.name,
        declared.label,
        SettingKind.CHOICE,
        str(value),
        declared.description,
        group=declared.group,
    )
    match declared.kind:
        case OnOff():
            return replace(base, kind=SettingKind.TOGGLE, value="on" if value else "off")
        case Whole():
            return _slider(base, declared.kind, 1, declared.unit)
        case Number():
            percent = str(round(float(str(value)) * _PERCENT))
            return _slider(replace(base, value=percent), declared.kind, _PERCENT, "percent")
        case OneOf(members=members):
            return replace(base, options=tuple(Option(member.value, member.words) for member in members))
        case _:
            return replace(base, options=_options(known, str(value)))


def _slider(base: SettingItem, kind: Kind[Any], scale: int, unit: str) -> SettingItem:
    low, high = kind.bounds or (0, 1)
    low, high, step = (round(number * scale) for number in (low, high, kind.step))
    return replace(base, kind=SettingKind.SLIDER, low=low, high=high, step=step, unit=_unit(unit))


def _unit(name: str) -> str:
    return " %" if name == "percent" else f" {name}"


def _options(known: Sequence[Option], chosen: str) -> tuple[Option, ...]:
    """What there is; what was chosen and is away stays, and is said to be away."""
    if chosen in {option.value for option in known}:
        return tuple(known)
    return (*known, Option(chosen, _("{chosen} (not connected now)").format(chosen=chosen)))


def language_options(packs: Iterable[LanguagePack]) -> tuple[Option, ...]:
    """The system's own first, then English, then every other language by its own name."""
    return (Option("", _("As the system")), *_named(packs))


def practice_language_options(packs: Iterable[LanguagePack]) -> tuple[Option, ...]:
    """The window's own first, then English, then every other language by its own name."""
    return (Option("", _("As the window")), *_named(packs))


def _named(packs: Iterable[LanguagePack]) -> tuple[Option, ...]:
    others = sorted((Option(pack.tag, pack.own_name) for pack in packs), key=lambda option: option.label)
    return (Option(ENGLISH, "English"), *others)


_BACKGROUNDS = {
    "": _("Nothing"),
    "rain": _("Rain"),
    "stream": _("A stream"),
    "brown-noise": _("Brown noise"),
    "drone": _("A soft drone"),
}


def background_options(own: Sequence[Path]) -> tuple[Option, ...]:
    """Nothing first, then what Kindpace makes, then the person's own files."""
    made = tuple(Option(value, label) for value, label in _BACKGROUNDS.items())
    return (*made, *(Option(str(path), one_line(path.stem)) for path in own))


def setting_from(declared: Setting, text: str) -> SettingValue:
    """A setting's value from what its row says.

    Raises:
        ValueError: it is not a value of this setting.
    """
    match declared.kind:
        case OnOff():
            value: SettingValue = declared.kind.check(text == "on")
        case Whole():
            value = declared.kind.check(int(text))
        case Number():
            value = declared.kind.check(int(text) / _PERCENT)
        case _:
            value = declared.kind.check(text)
    return value
