"""How an earlier sitting's locks were lifted, as far as this machine can tell.

It is for the log, which shows locks lifted by changing the settings or a file. It prevents nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from player.clinic.replay import signed_at
from player.clinic.verification import Verdict, Verification
from player.practice.pacing.locks import HeldLocks, LiftedBy, LiftedLocks, caps_of, no_longer_held


@dataclass(frozen=True)
class LiftTraces:
    """The evidence on this machine of how locks were lifted.

    Attributes:
        own: the verification of every own preset.
        chosen: the verification of the presets that the settings name.
        pin_given: when the clinic's PIN was last entered correctly; None if never.
        today: the local day.
    """

    own: Sequence[Verification]
    chosen: Sequence[Verification]
    pin_given: datetime | None
    today: date


@dataclass(frozen=True)
class LocksNow:
    """The locks that hold now; ``traces`` gathers the evidence if some were lifted."""

    held: HeldLocks
    traces: Callable[[], LiftTraces]

    def lifted_since(self, before: HeldLocks, since: datetime) -> LiftedLocks | None:
        """Which locks of an earlier sitting no longer hold, and how they were lifted; None if all hold.

        Args:
            before: the locks that held then.
            since: when that was.
        """
        controls = no_longer_held(before.caps, self.held.caps)
        return LiftedLocks(controls, _how(before, since, self.traces())) if controls else None


def held_locks(found: Verification) -> HeldLocks:
    """The locks of a preset that may be in force."""
    pacing = found.pacing
    if pacing is None or not pacing.locked:
        return HeldLocks()
    return HeldLocks(pacing.id, pacing.content_hash, found.key_id, signed_at(found), caps_of(pacing))


def _how(before: HeldLocks, since: datetime, traces: LiftTraces) -> LiftedBy:
    if traces.pin_given is not None and traces.pin_given >= since:
        return LiftedBy.PIN
    if any(_replaces(preset, before) for preset in traces.chosen):
        return LiftedBy.NEWER_PRESET
    for preset in traces.own:
        if preset.pacing is None or preset.pacing.content_hash != before.content_hash:
            continue
        if preset.verdict is Verdict.EXPIRED and preset.pacing.review_date is not None:
            passed = preset.pacing.review_date < traces.today
            return LiftedBy.REVIEW_DATE if passed else LiftedBy.CLOCK
    return LiftedBy.HAND


def _replaces(found: Verification, before: HeldLocks) -> bool:
    """Whether a preset was signed after the one whose locks held, with the same key."""
    if not found.usable or found.author is None or before.signed_at is None:
        return False
    return found.key_id == before.key_id and signed_at(found) > before.signed_at
