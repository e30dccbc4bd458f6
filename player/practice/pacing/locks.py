"""What a locked pacing leaves to a person. Locks cap intensity only; whatever is softer is always theirs.

Everything here is pure. A lock holds for the controls that a preset names under ``locked``: nobody is led
further than that preset goes, in a sitting or by choosing another preset. Going lower, skipping, muting,
stopping and deleting need no permission, whatever is locked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from player.practice.choices import Choices
from player.practice.declared.values import Value
from player.practice.display_text import isolated, quoted
from player.practice.pacing.controls import control
from player.practice.pacing.model import Pacing, raw
from player.practice.units import Rung


@dataclass(frozen=True)
class LockAnswer:
    """Whether something is allowed.

    Attributes:
        allowed: True where nothing stands in the way.
        controls: names of the locked controls that do.
        words: for the person, empty where it is allowed.
    """

    allowed: bool
    controls: tuple[str, ...] = ()
    words: str = ""


ALLOWED: Final = LockAnswer(allowed=True)


@dataclass(frozen=True)
class HeldLocks:
    """The locks that hold at some time. Without any, all of it is empty.

    Attributes:
        preset: whose locks they are, by its name.
        content_hash: SHA-256 of its file, in hexadecimal.
        key_id: number of the key that signed it.
        signed_at: when, by its author's clock.
        caps: how far each locked control goes, by the control's name, as a preset file has it.
    """

    preset: str = ""
    content_hash: str = ""
    key_id: str = ""
    signed_at: datetime | None = None
    caps: Mapping[str, Value] = field(default_factory=dict)


class LiftedBy(StrEnum):
    """How locks came to hold no longer. The values are stable: the log and exports carry them."""

    PIN = "pin"
    NEWER_PRESET = "newer-preset"
    REVIEW_DATE = "review-date"
    CLOCK = "clock"
    HAND = "by-hand"

    @property
    def words(self) -> str:
        """How it came about, to go on after "because"."""
        return _LIFTED_BY[self]


_LIFTED_BY: Final = {
    LiftedBy.PIN: "the clinic's PIN was given",
    LiftedBy.NEWER_PRESET: "its author's newer preset took its place",
    LiftedBy.REVIEW_DATE: "its review date had passed",
    LiftedBy.CLOCK: "its review date counts as passed: the clock was ahead before, or was set back",
    LiftedBy.HAND: "the settings or a file were changed, without the PIN and without a newer preset",
}


@dataclass(frozen=True)
class LiftedLocks:
    """Locks that held at one sitting and no longer, or less far down, at the next; by the controls' names."""

    controls: tuple[str, ...]
    by: LiftedBy


def may_turn(pacing: Pacing, name: str, value: Value) -> LockAnswer:
    """Whether a person may turn one control of the pacing in force to this value.

    Args:
        pacing: in force.
        name: of the control.
        value: as a preset file has it; ``None`` for never.

    Raises:
        KeyError: no control is called so.
    """
    control(name)
    if name not in pacing.locked or at_most(name, value, raw(pacing, name)):
        return ALLOWED
    return _refused(pacing, (name,))


def may_choose(pacing: Pacing, choices: Choices) -> LockAnswer:
    """Whether these choices for a sitting stay within what is locked. Planning caps them in any case."""
    beyond = []
    if choices.highest_rung is not None and not may_turn(pacing, "max_rung", choices.highest_rung).allowed:
        beyond.append("max_rung")
    minutes = None if choices.longest is None else choices.longest / 60
    if minutes is not None and not may_turn(pacing, "session_max_min", minutes).allowed:
        beyond.append("session_max_min")
    return _refused(pacing, tuple(beyond)) if beyond else ALLOWED


def may_choose_preset(locking: Pacing, wanted: Pacing) -> LockAnswer:
    """Whether a person may choose another preset without the PIN while this one's locks hold.

    Grounding alone is always allowed; anything else if it goes no further in any locked control.

    Args:
        locking: the preset whose locks hold.
        wanted: the preset that the person would like.
    """
    if wanted.content_hash == locking.content_hash or wanted.max_rung == Rung.GROUNDING:
        return ALLOWED
    beyond = tuple(
        name for name in locking.locked if not at_most(name, raw(wanted, name), raw(locking, name))
    )
    return _refused(locking, beyond) if beyond else ALLOWED


def caps_of(locking: Pacing) -> dict[str, Value]:
    """How far each control goes that a preset locks."""
    return {name: raw(locking, name) for name in locking.locked}


def no_longer_held(before: Mapping[str, Value], now: Mapping[str, Value]) -> tuple[str, ...]:
    """Names of controls that were locked before, and now are not, or only further along."""
    return tuple(name for name, cap in before.items() if name not in now or not at_most(name, now[name], cap))


def at_most(name: str, value: Value, cap: Value) -> bool:
    """Whether a lockable control at this value goes no further than at the cap.

    Args:
        name: of the control; one that this version doesn't have goes no further only where nothing changed.
        value: as plain data; ``None`` for never.
        cap: the same, of the lock.
    """
    try:
        return control(name).no_further(value, cap)
    except KeyError:
        return value == cap


def _refused(locking: Pacing, names: tuple[str, ...]) -> LockAnswer:
    labels = [f"“{control(name).label}”" for name in names]
    listed = labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} and {labels[-1]}"
    words = (
        f"{isolated(locking.author)} has set a limit for {listed} in the pacing {quoted(locking.name)}, "
        f"because: {quoted(locking.reason)} Anything softer is yours at any time. "
        "Going further takes the clinic's PIN, or a new preset."
    )
    return LockAnswer(False, names, words)
