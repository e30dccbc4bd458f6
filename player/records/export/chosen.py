"""What of the log is to leave: a range of days, and kinds of things."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What can be taken or left out. Sittings, their times and how they ended are always taken."""

    RATINGS = "ratings"
    EVENTS = "events"
    FILES = "files"
    MEASURES = "measures"
    NOTES = "notes"
    JOURNAL = "journal"

    @property
    def words(self) -> str:
        """What it is, for the person who chooses."""
        return _WORDS[self]


_WORDS = {
    Kind.RATINGS: "ratings (how hard it was, mood and energy)",
    Kind.EVENTS: "what happened in each sitting, moment by moment",
    Kind.FILES: "copies of the scripts and presets that were used",
    Kind.MEASURES: "answers to questionnaires",
    Kind.NOTES: "what you wrote about sittings (reflections, reasons for stopping, unwanted effects)",
    Kind.JOURNAL: "your journal",
}

USUAL = frozenset({Kind.RATINGS, Kind.EVENTS, Kind.FILES, Kind.MEASURES})
"""Taken unless chosen otherwise: nothing that a person wrote."""
ALL = frozenset(Kind)


@dataclass(frozen=True)
class Chosen:
    """What is to leave. Days are the person's own, both included; None is the first or the last there is."""

    first_day: date | None = None
    last_day: date | None = None
    kinds: frozenset[Kind] = USUAL

    def has(self, kind: Kind) -> bool:
        """Whether this kind is taken."""
        return kind in self.kinds


EVERYTHING = Chosen(kinds=ALL)
