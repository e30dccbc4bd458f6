"""The declaration of a value that a person can set, and how a class declares its fields.

A frozen dataclass whose fields are made by ``declare`` is a table of declarations and a typed record of
values at once, so that neither can tell something that the other doesn't::

    @dataclass(frozen=True, kw_only=True)
    class Controls:
        fade_in_s: float = declare(Number(2, 10, "s"), 5.0, label="Fade in", group="Sound", description="…")

``declared_in(Controls)`` gives the table.
"""

from dataclasses import field, fields
from enum import StrEnum
from typing import Any, Final, Generic, NamedTuple, TypeVar

from player.language.catalogue import _
from player.practice.declared.kinds import Kind, OnOff
from player.practice.declared.values import Value

OUR_DEFAULT: Final = _("our default")

_KEY: Final = "declared"

T = TypeVar("T")


class Softer(StrEnum):
    """Which way a value is turned to make a sitting softer."""

    LOWER = _("lower is softer")
    HIGHER = _("higher is softer")
    MORE = _("more is softer")
    NEITHER = _("a matter of taste")


class Declared(NamedTuple, Generic[T]):
    """One value that a person can set: a control of a pacing, or a setting.

    Attributes:
        name: as in files.
        kind: its unit and range.
        default: what it is until somebody sets it.
        label: as a person sees it.
        group: the heading it stands under.
        description: what setting it does, in plain words.
        reason: why it is there.
        softer: which way is softer.
        lockable: True where a clinician may lock it: caps on intensity, and who speaks.
        source: where the direction comes from, or "our default".
    """

    name: str
    kind: Kind[T]
    default: T
    label: str
    group: str
    description: str
    reason: str = ""
    softer: Softer = Softer.NEITHER
    lockable: bool = False
    source: str = OUR_DEFAULT

    @property
    def unit(self) -> str:
        """Of a number; empty where there is none."""
        return self.kind.unit

    @property
    def low(self) -> float | None:
        """The lower end of a number's safe range."""
        return self.kind.bounds[0] if self.kind.bounds else None

    @property
    def high(self) -> float | None:
        """The upper end of a number's safe range."""
        return self.kind.bounds[1] if self.kind.bounds else None

    @property
    def holds(self) -> str:
        """What it may be and which way is softer, in words."""
        if self.softer is Softer.NEITHER:
            return self.kind.words
        ways = {Softer.LOWER: _("no is softer"), Softer.HIGHER: _("yes is softer")}
        softer = ways[self.softer] if isinstance(self.kind, OnOff) else self.softer
        return f"{self.kind.words} ({softer})"

    def no_further(self, value: Value, cap: Value) -> bool:
        """Whether a plain value is as soft as another, or softer."""
        if self.softer is Softer.MORE:
            return isinstance(value, tuple) and isinstance(cap, tuple) and set(cap) <= set(value)
        at, end = self.kind.order(value), self.kind.order(cap)
        if at is None or end is None or self.softer is Softer.NEITHER:
            return value == cap
        return at <= end if self.softer is Softer.LOWER else at >= end


def declare(
    kind: Kind[T],
    default: T,
    *,
    label: str,
    group: str,
    description: str,
    reason: str = "",
    softer: Softer = Softer.NEITHER,
    lockable: bool = False,
    source: str = OUR_DEFAULT,
) -> T:
    """A field of a dataclass with its declaration; ``Declared`` says what each argument is.

    The type checker sees the field's type, the kind and the default agree.
    """
    made = Declared("", kind, default, label, group, description, reason, softer, lockable, source)
    declared: T = field(default=default, metadata={_KEY: made})
    return declared


def declared_in(model: type[Any]) -> tuple[Declared[Any], ...]:
    """The declarations of a dataclass, in their order; fields without one are left out."""
    return tuple(
        entry.metadata[_KEY]._replace(name=entry.name) for entry in fields(model) if _KEY in entry.metadata
    )
