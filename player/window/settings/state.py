"""What the settings show."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import ClassVar

from player.window.intents import Intent
from player.window.state import Message, OfferItem, Option, Place, View


@dataclass(frozen=True)
class WriteTimes(Intent):
    """Write times of the person's own to a calendar file."""

    times: tuple[time, ...]
    path: str


class SettingKind(StrEnum):
    """Which control a setting gets."""

    CHOICE = "choice"
    TOGGLE = "toggle"
    SLIDER = "slider"


@dataclass(frozen=True)
class SettingItem:
    """One setting.

    Attributes:
        name: names it in ``SetSetting``.
        label, explanation: what it is, and what it does.
        kind: which control.
        value: as text: an option's value, ``"on"`` or ``"off"``, or a whole number for a slider.
        options: for a choice.
        low, high, step, unit: for a slider.
        group: the heading it stands under.
        note: what there is to say about the value.
        offer: what can be done with it, such as hearing it.
        aside: what only some want to read: the words of the button that shows it, and what it shows.
    """

    name: str
    label: str
    kind: SettingKind
    value: str
    explanation: str = ""
    options: tuple[Option, ...] = ()
    low: int = 0
    high: int = 100
    step: int = 5
    unit: str = ""
    group: str = ""
    note: str = ""
    offer: OfferItem | None = None
    aside: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Fact:
    """Something the person may want to know, such as where the log's key is kept."""

    label: str
    words: str


@dataclass(frozen=True)
class SettingsView(View):
    """All settings in order, and the facts below them (data folder, where the key is kept)."""

    place: ClassVar = Place.SETTINGS

    settings: tuple[SettingItem, ...]
    facts: tuple[Fact, ...] = ()
    messages: tuple[Message, ...] = ()
