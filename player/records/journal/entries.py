"""The journal's values: frozen, no database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from player.language.catalogue import _
from player.records.store.entries import SittingId

JournalId = NewType("JournalId", str)
"""A random UUID; it stays the same in every export."""

Parts = Mapping[str, str]
"""An entry's text by part."""


class JournalKind(StrEnum):
    """The writing practices (practice brief, section 5). The values are stable: exports carry them."""

    CRITIC_AND_FRIEND = "critic-and-friend"
    KIND_LETTER = "kind-letter"
    END_OF_DAY = "end-of-day"
    THERAPY_NOTE = "therapy-note"

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of its parts: two columns, three prompts, or one text."""
        return _PARTS[self]

    @property
    def words(self) -> str:
        """What the person knows it as."""
        return _TITLES[self]


_TITLES = {
    JournalKind.CRITIC_AND_FRIEND: _("Critic and friend"),
    JournalKind.KIND_LETTER: _("A kind letter"),
    JournalKind.END_OF_DAY: _("End of day"),
    JournalKind.THERAPY_NOTE: _("A note to bring to therapy"),
}

_PARTS = {
    JournalKind.CRITIC_AND_FRIEND: ("critic", "friend"),
    JournalKind.KIND_LETTER: ("hard", "shared", "kind"),
    JournalKind.END_OF_DAY: ("line",),
    JournalKind.THERAPY_NOTE: ("note",),
}


@dataclass(frozen=True)
class JournalVersion:
    """An entry as it was at one moment. It has every part of its kind, empty if nothing was written."""

    parts: Parts
    saved: datetime


@dataclass(frozen=True)
class JournalEntry:
    """An entry as it is now.

    Attributes:
        sitting: the sitting it was written in, if any.
        begun: local time with its offset.
        now: its current version.
    """

    id: JournalId
    kind: JournalKind
    sitting: SittingId | None
    begun: datetime
    now: JournalVersion

    @property
    def day(self) -> date:
        """The local day on which it was begun."""
        return self.begun.date()


@dataclass(frozen=True)
class JournalFilter:
    """A filter for entries; ``None`` or empty matches any.

    Attributes:
        first_day, last_day: local days, inclusive.
        kind: one kind only.
        words: words that must all occur, ignoring case.
    """

    first_day: date | None = None
    last_day: date | None = None
    kind: JournalKind | None = None
    words: str = ""
