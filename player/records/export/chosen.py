"""What to export from the log: a range of days, and kinds of content."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from player.language.catalogue import _, later


class Kind(StrEnum):
    """Content that can be left out. Sittings, their times and outcomes are always included."""

    RATINGS = "ratings"
    EVENTS = "events"
    FILES = "files"
    MEASURES = "measures"
    NOTES = "notes"
    JOURNAL = "journal"

    @property
    def words(self) -> str:
        """Its description for the person."""
        return _(_WORDS[self])


_WORDS = {
    Kind.RATINGS: later("ratings (how hard it was, mood and energy)"),
    Kind.EVENTS: later("what happened in each sitting, moment by moment"),
    Kind.FILES: later("copies of the scripts and presets that were used"),
    Kind.MEASURES: later("answers to questionnaires"),
    Kind.NOTES: later("what you wrote about sittings (reflections, reasons for stopping, unwanted effects)"),
    Kind.JOURNAL: later("your journal"),
}

USUAL = frozenset({Kind.RATINGS, Kind.EVENTS, Kind.FILES, Kind.MEASURES})
"""Included by default: nothing that a person wrote."""
ALL = frozenset(Kind)


@dataclass(frozen=True)
class Chosen:
    """What to export. Days are local and inclusive; None is the first or last day there is."""

    first_day: date | None = None
    last_day: date | None = None
    kinds: frozenset[Kind] = USUAL

    def has(self, kind: Kind) -> bool:
        """Whether this kind is included."""
        return kind in self.kinds
