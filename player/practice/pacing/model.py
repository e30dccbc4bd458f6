"""A pacing: the value of every control, and who set it, when and why."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from player.practice.declared.values import Value, plain
from player.practice.pacing.assignments import AssignedPractice
from player.practice.pacing.built_in import AUTHOR, GENTLE_NAME, GENTLE_REASON
from player.practice.pacing.control_options import CheckInAt, CheckInStyle, LongSilence
from player.practice.pacing.controls import CONTROLS, DEFAULTS_FROM, Controls, control

__all__ = [
    "GENTLE",
    "CheckInAt",
    "CheckInStyle",
    "Header",
    "LongSilence",
    "Pacing",
    "pacing_of",
    "raw",
    "with_values",
]


@dataclass(frozen=True)
class Header:
    """What a preset says about itself.

    Attributes:
        id: the preset's file name without its ending.
        name: as a person sees it.
        author, date, reason, review_date: who set it, when, why in plain words, and until when it is valid
            (``None``: no end).
        locked: names of the controls that a clinician locked.
        practices: the practices that its author suggests, in order.
        questionnaires: the ids of questionnaires that its author would like answered now and then.
    """

    id: str
    name: str
    author: str
    date: dt.date
    reason: str
    review_date: dt.date | None = None
    locked: tuple[str, ...] = ()
    practices: tuple[AssignedPractice, ...] = ()
    questionnaires: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Pacing(Header, Controls):
    """A value for every control that ``Controls`` declares, and who set it.

    Attributes:
        content_hash: SHA-256 of the preset file's bytes, in hexadecimal.
    """

    content_hash: str


def pacing_of(header: Header, values: Mapping[str, Value], content_hash: str | None = None) -> Pacing:
    """The pacing with these values, and Gentle's value for every control that isn't given.

    A control of ``DEFAULTS_FROM`` has the value given for another instead, if there is one.

    Args:
        header: who set it, when and why.
        values: values by control name, each already checked against its control.
        content_hash: SHA-256 of the file's bytes, in hexadecimal; without it, the values are hashed.
    """
    values = dict(values)
    for name, other in DEFAULTS_FROM.items():
        if other in values:
            values.setdefault(name, values[other])
    all_values = {
        declared.name: declared.kind.nearest(plain(values.get(declared.name, declared.default)))
        for declared in CONTROLS
    }
    return Pacing(
        **{entry.name: getattr(header, entry.name) for entry in fields(Header)},
        content_hash=content_hash or _hash_of(all_values),
        **all_values,
    )


def raw(pacing: Pacing, name: str) -> Value:
    """A control's value as plain data; ``None`` for never."""
    return plain(getattr(pacing, name))


def with_values(pacing: Pacing, **values: Value) -> Pacing:
    """The pacing with these values changed. Numbers are clipped to their safe ranges.

    Raises:
        KeyError: there is no such control.
        UnusableValueError: a control can't have this value.
    """
    changes: dict[str, Any] = {name: control(name).kind.nearest(value) for name, value in values.items()}
    return replace(pacing, **changes)


def _hash_of(values: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


GENTLE: Final = pacing_of(
    Header(
        id="gentle",
        name=GENTLE_NAME,
        author=AUTHOR,
        date=dt.date(2026, 11, 22),
        reason=GENTLE_REASON,
    ),
    {},
)
"""Each control at its default. Sittings use the preset of this name, which has the same numbers."""
