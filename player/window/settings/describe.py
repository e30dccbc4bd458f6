"""The settings screen: each setting's control, read off where it is declared."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from player.practice.display_text import one_line
from player.settings.declaration import (
    Number,
    OneOf,
    OnOff,
    Setting,
    Settings,
    SettingValue,
    Whole,
    declared_settings,
)
from player.window.settings.state import Fact, SettingItem, SettingKind, SettingsView
from player.window.state import Message, Option

_PERCENT = 100

_SHOWN = {
    "text_size": ("Text size", "How it looks"),
    "theme": ("Theme", "How it looks"),
    "reading_font": ("Typeface of practice text", "How it looks"),
    "reduced_motion": ("No movement", "How it looks"),
    "speak": ("Speak the lines", "Sound"),
    "device": ("Where sound is heard", "Sound"),
    "voice_volume": ("Volume of the voice", "Sound"),
    "background": ("Behind the voice", "Sound"),
    "background_volume": ("Volume behind the voice", "Sound"),
    "bell_volume": ("Volume of bells", "Sound"),
    "countdown": ("Show how long a silence lasts", "In a sitting"),
    "distress_scale": ("How hard it is, in numbers", "In a sitting"),
    "mood_and_energy": ("Ask about mood and energy", "In a sitting"),
}
"""The settings this screen shows: label and group. The others have their place on other screens."""

_NAMES = {
    "literata": "Literata",
    "atkinson": "Atkinson Hyperlegible",
    "light": "Light",
    "dark": "Dark",
    "system": "As the system",
    "0-10": "From 0 to 10",
    "0-100": "From 0 to 100",
}


def settings_view(
    settings: Settings,
    choices: Mapping[str, Sequence[Option]],
    facts: tuple[Fact, ...],
    messages: tuple[Message, ...],
) -> SettingsView:
    """Every setting with its value, and what is good to know below.

    Args:
        settings: as they are.
        choices: what there is to choose from now, by the name of a setting that is free text in the file.
        facts: what is good to know.
        messages: what there is to say.
    """
    items = tuple(
        _item(setting, getattr(settings, setting.name), choices.get(setting.name, ()))
        for setting in declared_settings()
        if setting.name in _SHOWN
    )
    return SettingsView(items, facts, messages)


def _item(setting: Setting, value: SettingValue, known: Sequence[Option]) -> SettingItem:
    label, group = _SHOWN[setting.name]
    base = SettingItem(
        name=setting.name,
        label=label,
        kind=SettingKind.CHOICE,
        value=str(value),
        explanation=setting.description,
        group=group,
    )
    return _with_control(base, setting, value, known)


def _with_control(
    base: SettingItem, setting: Setting, value: SettingValue, known: Sequence[Option]
) -> SettingItem:
    match setting.kind:
        case OnOff():
            return replace(base, kind=SettingKind.TOGGLE, value="on" if value else "off")
        case Whole(low, high, unit):
            return replace(base, kind=SettingKind.SLIDER, low=low, high=high, step=10, unit=_unit(unit))
        case Number():
            percent = str(round(float(str(value)) * _PERCENT))
            return replace(
                base, kind=SettingKind.SLIDER, value=percent, low=0, high=_PERCENT, unit=_unit("percent")
            )
        case OneOf(names):
            options = tuple(Option(str(name), _NAMES.get(str(name), str(name))) for name in names)
            return replace(base, options=options)
        case _:
            return replace(base, options=_options(known, str(value)))


def _unit(name: str) -> str:
    return " %" if name == "percent" else f" {name}"


def _options(known: Sequence[Option], chosen: str) -> tuple[Option, ...]:
    """What there is; what was chosen and is away stays, and is said to be away."""
    if chosen in {option.value for option in known}:
        return tuple(known)
    return (*known, Option(chosen, f"{chosen} (not here now)"))


def device_options(devices: Sequence[str]) -> tuple[Option, ...]:
    """The system's own choice first."""
    return (Option("", "The system's own choice"), *(Option(name, name) for name in devices))


_BACKGROUNDS = {
    "": "Nothing",
    "rain": "Rain",
    "stream": "A stream",
    "brown-noise": "Brown noise",
    "drone": "A soft drone",
}


def background_options(own: Sequence[Path]) -> tuple[Option, ...]:
    """Nothing first, then what Kindpace makes, then the person's own files."""
    made = tuple(Option(value, label) for value, label in _BACKGROUNDS.items())
    return (*made, *(Option(str(path), one_line(path.stem)) for path in own))


def setting_from(setting: Setting, text: str) -> SettingValue:
    """A setting's value from what its control says.

    Raises:
        ValueError: it is not a value of this setting.
    """
    match setting.kind:
        case OnOff():
            return setting.kind.check(text == "on")
        case Whole():
            return setting.kind.check(int(text))
        case Number():
            return setting.kind.check(int(text) / _PERCENT)
        case _:
            return setting.kind.check(text)
