"""What goes into the journal and what comes out of it: frozen values, no database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from player.records.store.entries import SittingId

JournalId = NewType("JournalId", str)
"""A random UUID; it stays the same in every export."""

Parts = Mapping[str, str]
"""What is written under each part of an entry."""


class JournalKind(StrEnum):
    """The writing practices (practice brief, section 5). The values are stable: exports carry them."""

    CRITIC_AND_FRIEND = "critic-and-friend"
    KIND_LETTER = "kind-letter"
    END_OF_DAY = "end-of-day"
    THERAPY_NOTE = "therapy-note"

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of what is written: two columns, three prompts, or one text."""
        return _PARTS[self]


_PARTS = {
    JournalKind.CRITIC_AND_FRIEND: ("critic", "friend"),
    JournalKind.KIND_LETTER: ("hard", "shared", "kind"),
    JournalKind.END_OF_DAY: ("line",),
    JournalKind.THERAPY_NOTE: ("note",),
}


@dataclass(frozen=True)
class JournalVersion:
    """An entry as it was at one moment. Every part of its kind is there, empty where nothing was written."""

    parts: Parts
    saved: datetime


@dataclass(frozen=True)
class JournalEntry:
    """An entry as it is now.

    Attributes:
        sitting: the sitting it was written in, if it was.
        begun: local time with its offset.
        now: what it says now, and since when.
    """

    id: JournalId
    kind: JournalKind
    sitting: SittingId | None
    begun: datetime
    now: JournalVersion

    @property
    def day(self) -> date:
        """The person's own day on which it was begun."""
        return self.begun.date()


@dataclass(frozen=True)
class JournalFilter:
    """Which entries are wanted; ``None`` or empty means any.

    Attributes:
        first_day, last_day: the person's own days, both included.
        kind: one kind only.
        words: entries in which each of these words stands, whatever its case.
    """

    first_day: date | None = None
    last_day: date | None = None
    kind: JournalKind | None = None
    words: str = ""
