"""A pacing: the value of every control, and who set it, when and why."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from player.practice.choices import Anchor, Eyes, Touch, Wording
from player.practice.pacing.assignments import AssignedPractice
from player.practice.pacing.controls import CONTROLS, Control, ControlKind, Value, control
from player.practice.units import Rung


class LongSilence(StrEnum):
    """What becomes of a silence longer than the longest allowed."""

    SHORTENED = "shortened"
    COMPANIONED = "companioned"
    COUNTDOWN = "countdown"


class CheckInAt(StrEnum):
    """When a check-in comes."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class CheckInStyle(StrEnum):
    """How a check-in asks."""

    NUMBERS = "numbers"
    ICONS = "icons"
    WORDS = "words"


@dataclass(frozen=True)
class Pacing:
    """The value of every control; ``controls.py`` says what each does, its unit and its safe range.

    Attributes:
        id: the preset's file name without its ending.
        name: as a person sees it.
        author, date, reason, review_date: who set it, when, why in plain words, and until when it holds
            (``None``: no end).
        content_hash: SHA-256 of the preset file's bytes, in hexadecimal.
        locked: names of the controls that a clinician locked.
        practices: suggested by whoever set it, in their order.
        questionnaires: ids of those they would like answered now and then.
    """

    id: str
    name: str
    author: str
    date: dt.date
    reason: str
    review_date: dt.date | None
    content_hash: str
    locked: tuple[str, ...]
    session_max_min: float
    sessions_per_day_suggested: int
    orient_s: float
    return_s: float
    speech_wpm: float
    sentence_pause_s: float
    pause_scale: float
    wording: tuple[Wording, ...]
    max_silence_s: float
    long_silence: LongSilence
    option_phrase_every_s: float
    eyes: tuple[Eyes, ...]
    anchors: tuple[Anchor, ...]
    breath_opt_in: bool
    touch: tuple[Touch, ...]
    max_rung: Rung
    rung_by_choice: bool
    difficulty_max: int
    contact_max_s: float | None
    anchor_min_s: float
    check_in: tuple[CheckInAt, ...]
    check_in_style: CheckInStyle
    start_rating_grounding: int | None
    rise_offers_softer: int | None
    rise_offers_stop: int | None
    rating_offers_stop: int | None
    fade_in_s: float
    fade_out_s: float
    bells: bool
    background: bool
    text_first: bool
    practices: tuple[AssignedPractice, ...] = ()
    questionnaires: tuple[str, ...] = ()


@dataclass(frozen=True)
class Header:
    """What a preset says about itself."""

    id: str
    name: str
    author: str
    date: dt.date
    reason: str
    review_date: dt.date | None = None
    locked: tuple[str, ...] = ()
    practices: tuple[AssignedPractice, ...] = ()
    questionnaires: tuple[str, ...] = ()


_MEMBERS: Final[Mapping[str, type[StrEnum]]] = {
    "wording": Wording,
    "long_silence": LongSilence,
    "eyes": Eyes,
    "anchors": Anchor,
    "touch": Touch,
    "check_in": CheckInAt,
    "check_in_style": CheckInStyle,
}


def pacing_of(header: Header, values: Mapping[str, Value], content_hash: str | None = None) -> Pacing:
    """The pacing with these values, and Gentle's where there is none.

    Args:
        header: who set it, when and why.
        values: by control name, each already checked against its control.
        content_hash: of the file's bytes; without one, a hash of the values themselves.
    """
    whole: dict[str, Any] = {one.name: typed(one, values.get(one.name, one.default)) for one in CONTROLS}
    return Pacing(
        **{name: getattr(header, name) for name in Header.__dataclass_fields__},
        content_hash=content_hash or _hash_of(whole),
        **whole,
    )


def typed(one: Control, value: Value) -> Any:
    """A control's value as a preset has it, made into what a ``Pacing`` holds."""
    if value is None:
        return None
    if one.name == "max_rung" and isinstance(value, int | float):
        return Rung(int(value))
    if one.kind is ControlKind.SET and isinstance(value, tuple):
        return tuple(_MEMBERS[one.name](item) for item in value)
    if one.kind is ControlKind.CHOICE:
        return _MEMBERS[one.name](str(value))
    if one.kind is ControlKind.FLOAT and isinstance(value, int | float):
        return float(value)
    return value


def raw(pacing: Pacing, name: str) -> Value:
    """A control's value as a preset file has it."""
    value = getattr(pacing, name)
    if isinstance(value, tuple):
        return tuple(str(item) for item in value)
    if isinstance(value, StrEnum):
        return str(value)
    return int(value) if isinstance(value, Rung) else value


def turned(pacing: Pacing, **values: Value) -> Pacing:
    """The pacing with these controls turned. Numbers are clipped to their safe ranges."""
    changes: dict[str, Any] = {
        name: typed(control(name), _clipped(name, value)) for name, value in values.items()
    }
    return replace(pacing, **changes)


def _clipped(name: str, value: Value) -> Value:
    one = control(name)
    if one.kind in {ControlKind.INT, ControlKind.FLOAT} and isinstance(value, int | float):
        clipped = one.clip(value)
        return int(clipped) if one.kind is ControlKind.INT else clipped
    return value


def _hash_of(values: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


GENTLE: Final = pacing_of(
    Header(
        id="gentle",
        name="Gentle",
        author="Kindpace",
        date=dt.date(2026, 11, 22),
        reason="A soft middle way: open eyes, short silences with company, and frequent reminders of choice.",
    ),
    {},
)
"""The app's default, in force wherever no other pacing can be."""
