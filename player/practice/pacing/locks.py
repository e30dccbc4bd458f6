"""What a person may still choose under a locked pacing. Locks only cap intensity; softer is always allowed.

Everything here is pure. A lock applies to the controls that a preset names under ``locked``: nobody is led
further than that preset goes, in a sitting or by choosing another preset. Going lower, skipping, muting,
stopping and deleting need no permission, whatever is locked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from player.language.catalogue import _
from player.practice.declared.values import Value
from player.practice.display_text import in_quotes, isolated, quoted
from player.practice.pacing.built_in import shown_name
from player.practice.pacing.controls import control
from player.practice.pacing.model import Pacing, raw
from player.practice.plain_words import joined
from player.practice.units import Rung

_NO_INTENSITY: Final = "narrator"
"""Locked, it holds under its own preset; it keeps nobody from a softer one."""


@dataclass(frozen=True)
class LockAnswer:
    """Whether something is allowed.

    Attributes:
        allowed: True where no lock forbids it.
        controls: the names of the locked controls that forbid it.
        words: the reason, for the person; empty where it is allowed.
    """

    allowed: bool
    controls: tuple[str, ...] = ()
    words: str = ""


ALLOWED: Final = LockAnswer(allowed=True)


@dataclass(frozen=True)
class HeldLocks:
    """The locks in force at some time. Every field is empty if there are none.

    Attributes:
        preset: the name of the preset that sets them.
        content_hash: SHA-256 of the preset's file, in hexadecimal.
        key_id: number of the key that signed the preset.
        signed_at: when it was signed, by its author's clock.
        caps: by the control's name, how far each locked control may go, as plain data.
    """

    preset: str = ""
    content_hash: str = ""
    key_id: str = ""
    signed_at: datetime | None = None
    caps: Mapping[str, Value] = field(default_factory=dict)


class LiftedBy(StrEnum):
    """How locks were lifted. The values are stable: they are in the log and in exports."""

    PIN = "pin"
    NEWER_PRESET = "newer-preset"
    REVIEW_DATE = "review-date"
    CLOCK = "clock"
    HAND = "by-hand"

    @property
    def words(self) -> str:
        """The reason, as words to follow "because"."""
        return _LIFTED_BY[self]


_LIFTED_BY: Final = {
    LiftedBy.PIN: _("the clinic's PIN was given"),
    LiftedBy.NEWER_PRESET: _("its author's newer preset took its place"),
    LiftedBy.REVIEW_DATE: _("its review date had passed"),
    LiftedBy.CLOCK: _("its review date counts as passed: the clock was ahead before, or was set back"),
    LiftedBy.HAND: _("the settings or a file were changed, without the PIN and without a newer preset"),
}


@dataclass(frozen=True)
class LiftedLocks:
    """Locks that were lifted or loosened between one sitting and the next.

    Attributes:
        controls: the names of the controls.
        by: how they were lifted.
    """

    controls: tuple[str, ...]
    by: LiftedBy


def may_set(pacing: Pacing, name: str, value: Value) -> LockAnswer:
    """Whether a person may set a control to this value.

    Args:
        pacing: the pacing in force.
        name: the control's name.
        value: the value as plain data; ``None`` for never.

    Raises:
        KeyError: there is no such control.
    """
    control(name)
    if name not in pacing.locked or at_most(name, value, raw(pacing, name)):
        return ALLOWED
    return _refused(pacing, (name,))


def may_choose_preset(locking: Pacing, wanted: Pacing) -> LockAnswer:
    """Whether a person may choose another preset without the PIN while locks are in force.

    A preset with grounding only is always allowed; any other if it goes no further in any locked control.

    Args:
        locking: the preset whose locks are in force.
        wanted: the preset that the person would like.
    """
    if wanted.content_hash == locking.content_hash or wanted.max_rung == Rung.GROUNDING:
        return ALLOWED
    beyond = tuple(
        name
        for name in _held_by(locking)
        if name != _NO_INTENSITY and not at_most(name, raw(wanted, name), raw(locking, name))
    )
    return _refused(locking, beyond) if beyond else ALLOWED


def _held_by(locking: Pacing) -> tuple[str, ...]:
    """The locked controls; whoever locked the longest sitting meant quiet time too."""
    held = locking.locked
    if "session_max_min" in held and "quiet_time_max_min" not in held:
        return (*held, "quiet_time_max_min")
    return held


def caps_of(locking: Pacing) -> dict[str, Value]:
    """The value of each control that a preset locks, by name, as plain data."""
    return {name: raw(locking, name) for name in locking.locked}


def loosened_controls(before: Mapping[str, Value], now: Mapping[str, Value]) -> tuple[str, ...]:
    """The names of controls that were locked before, and are now unlocked or may go further.

    Args:
        before: the caps then, by control name.
        now: the caps now, by control name.
    """
    return tuple(name for name, cap in before.items() if name not in now or not at_most(name, now[name], cap))


def at_most(name: str, value: Value, cap: Value) -> bool:
    """Whether a lockable control with this value goes no further than the cap.

    Args:
        name: the control's name. For a control that this version doesn't have, value and cap must be equal.
        value: the value as plain data; ``None`` for never.
        cap: the lock's value as plain data; ``None`` for never.
    """
    try:
        return control(name).no_further(value, cap)
    except KeyError:
        return value == cap


def _refused(locking: Pacing, names: tuple[str, ...]) -> LockAnswer:
    labels = [in_quotes(control(name).label) for name in names]
    listed = joined(labels)
    words = _(
        "{isolated} has set a limit for {listed} in the pacing {quoted}, because: {quoted_2} "
        "Anything softer is yours at any time. Going further takes the clinic's PIN, or a "
        "new preset."
    ).format(
        isolated=isolated(locking.author),
        listed=listed,
        quoted=quoted(shown_name(locking)),
        quoted_2=quoted(locking.reason),
    )
    return LockAnswer(False, names, words)
