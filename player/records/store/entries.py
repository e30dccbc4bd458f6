"""The session log's values: frozen, no database."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import NewType

from player.language.catalogue import _
from player.practice.pacing.locks import HeldLocks, LiftedLocks
from player.practice.units import Rung, Seconds
from player.records.store.key_places import KeyPlace

SittingId = NewType("SittingId", str)
"""A random UUID; it stays the same in every export."""

Detail = Mapping[str, str | int | float | bool | None]
"""Further facts about an event, as names and plain values."""


class Outcome(StrEnum):
    """How a sitting ended, or that it has not."""

    RUNNING = "running"
    COMPLETED = "completed"
    STOPPED = "stopped-by-choice"
    INTERRUPTED = "interrupted"


class EventKind(StrEnum):
    """What happened in a sitting. The values are stable: exports carry them."""

    LINE_HEARD = "line-heard"
    PAUSED = "paused"
    RESUMED = "resumed"
    WENT_BACK = "went-back"
    SKIPPED = "skipped"
    SOFTER = "softer"
    AS_BEFORE = "as-before"
    EASED_BACK = "eased-back"
    CHECK_IN_ASKED = "check-in-asked"
    CHECK_IN_ANSWERED = "check-in-answered"
    CHECK_IN_DECLINED = "check-in-declined"
    RULE_FIRED = "rule-fired"
    OFFERED = "offered"
    CHOSEN = "chosen"
    DEVICE_LOST = "device-lost"


class RatingTime(StrEnum):
    """When in a sitting a rating was asked for."""

    START = "start"
    MIDDLE = "middle"
    END = "end"
    AFTER = "after"

    @property
    def words(self) -> str:
        """The same for a person."""
        return _TIMES[self]


_TIMES = {
    RatingTime.START: _("start"),
    RatingTime.MIDDLE: _("middle"),
    RatingTime.END: _("end"),
    RatingTime.AFTER: _("after"),
}


class Scale(StrEnum):
    """What is rated, and its range (practice brief, section 4)."""

    DISTRESS_10 = "distress-0-10"
    DISTRESS_100 = "distress-0-100"
    MOOD = "mood-1-5"
    ENERGY = "energy-1-5"

    @property
    def lowest(self) -> int:
        """The lowest value that can be answered."""
        return _RANGES[self][0]

    @property
    def highest(self) -> int:
        """The highest value that can be answered."""
        return _RANGES[self][1]


_RANGES = {
    Scale.DISTRESS_10: (0, 10),
    Scale.DISTRESS_100: (0, 100),
    Scale.MOOD: (1, 5),
    Scale.ENERGY: (1, 5),
}


class Unanswered(StrEnum):
    """Why there is no value. Programs are told these words; ``words`` has those for people."""

    NOT_ASKED = "not asked"
    SKIPPED = "skipped"

    @property
    def words(self) -> str:
        """The same for a person."""
        return _UNANSWERED[self]


_UNANSWERED = {Unanswered.NOT_ASKED: _("not asked"), Unanswered.SKIPPED: _("let pass")}


class NoteKind(StrEnum):
    """What a written note is about."""

    REFLECTION = "reflection"
    STOP_REASON = "stop-reason"
    UNWANTED_EFFECT = "unwanted-effect"


class ContentKind(StrEnum):
    """What a kept file is."""

    SCRIPT = "script"
    PRESET = "preset"


@dataclass(frozen=True)
class Content:
    """A file in one version; the log stores each version once.

    Attributes:
        kind: script or preset.
        name: the script's id or the preset's name.
        data: the file's bytes.
    """

    kind: ContentKind
    name: str
    data: bytes

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the bytes, in hexadecimal; equals ``Script.content_hash``."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True)
class KeptContent:
    """A file stored in the log.

    Attributes:
        hash: SHA-256 of the bytes, in hexadecimal.
        kept: when it was first used; local time with its offset.
    """

    hash: str
    kind: ContentKind
    name: str
    data: bytes
    kept: datetime


@dataclass(frozen=True)
class StartedSitting:
    """The facts known before the first sample is heard.

    Attributes:
        script: the script's file; its name is the script's id.
        title: the script's title.
        preset: the preset's file; its name is the preset's name.
        plan_hash: SHA-256 of the plan, in hexadecimal.
        planned: the plan's length in seconds.
        spoken: False for a text-only sitting.
        highest_rung: the highest rung in the plan, or None where that is not known.
        locks: the locks that hold, or None where that is not known.
        lifted: what of the locks of the sitting before holds no longer.
        turn: how often the practice had been sat before: with it the sitting can be planned again.
    """

    script: Content
    title: str
    preset: Content
    plan_hash: str
    planned: Seconds
    spoken: bool
    highest_rung: Rung | None = None
    locks: HeldLocks | None = None
    lifted: LiftedLocks | None = None
    turn: int = 0


@dataclass(frozen=True)
class EventRecord:
    """One event in a sitting.

    Attributes:
        at: position in the sitting, in seconds.
        when: local time with its offset.
    """

    at: Seconds
    when: datetime
    kind: EventKind
    detail: Detail


@dataclass(frozen=True)
class RatingRecord:
    """One rating, or why there is none."""

    time: RatingTime
    scale: Scale
    value: int | Unanswered
    when: datetime

    @property
    def words(self) -> str:
        """The value for programs: a number, "not asked" or "skipped"."""
        return str(self.value)

    @property
    def shown(self) -> str:
        """The same for a person."""
        return self.value.words if isinstance(self.value, Unanswered) else str(self.value)


@dataclass(frozen=True)
class NoteRecord:
    """A note that a person wrote. ``id`` is a random UUID, the same in every export."""

    kind: NoteKind
    text: str
    when: datetime
    id: str = ""


@dataclass(frozen=True)
class SittingRecord:
    """One sitting, for lists and exports.

    Attributes:
        started, ended: local time with its offset; ``ended`` is None while it runs. For an interrupted
            sitting it is the time of its last record.
        seconds_heard: how much of the plan was heard, in seconds.
        highest_rung: the highest rung in the plan; None for sittings of versions that didn't note it.
        locks: the locks that held when it started; None for sittings of versions that didn't note them.
        lifted: which locks of the sitting before no longer held; None where all still did.
        turn: how often the practice had been sat before; None where that isn't known.
    """

    id: SittingId
    script_id: str
    title: str
    script_hash: str
    preset_name: str
    preset_hash: str
    plan_hash: str
    planned: Seconds
    spoken: bool
    started: datetime
    ended: datetime | None
    outcome: Outcome
    seconds_heard: Seconds
    app_version: str
    ratings: tuple[RatingRecord, ...] = ()
    notes: tuple[NoteRecord, ...] = ()
    highest_rung: Rung | None = None
    locks: HeldLocks | None = None
    lifted: LiftedLocks | None = None
    turn: int | None = None

    @property
    def day(self) -> date:
        """The local day of the sitting."""
        return self.started.date()

    def rating(self, scales: Collection[Scale], times: Collection[RatingTime]) -> RatingRecord | None:
        """The rating that counts among these scales and times; after going back a person may be asked again.

        The last number given; without one, skipped; or else not asked. None if nothing was recorded.
        """
        number = skipped = other = None
        # One pass: a report asks for six of them of each of twenty thousand sittings.
        for rating in self.ratings:
            if rating.scale in scales and rating.time in times:
                if not isinstance(rating.value, Unanswered):
                    number = rating
                elif rating.value is Unanswered.SKIPPED:
                    skipped = rating
                else:
                    other = rating
        return number or skipped or other


@dataclass(frozen=True)
class SittingFilter:
    """A filter for sittings; ``None`` matches any. Days are local and inclusive."""

    first_day: date | None = None
    last_day: date | None = None
    script_id: str | None = None
    preset_name: str | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True)
class Opened:
    """What happened when the log was opened.

    Attributes:
        key_place: where the key is; Settings shows ``key_place.words``.
        set_aside: the new name of an unreadable log, if there was one.
        interrupted: how many sittings were found unfinished and marked interrupted.
        notices: plain sentences for the person, in order; empty if all was well.
    """

    key_place: KeyPlace
    set_aside: Path | None = None
    interrupted: int = 0
    notices: tuple[str, ...] = ()
