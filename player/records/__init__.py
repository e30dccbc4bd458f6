"""What is remembered: the session log. Knows nothing of widgets or sound."""

from player.records.entries import (
    Content,
    ContentKind,
    EventKind,
    EventRecord,
    NoteKind,
    NoteRecord,
    Opened,
    Outcome,
    RatingRecord,
    RatingTime,
    Scale,
    SittingFilter,
    SittingId,
    SittingRecord,
    StartedSitting,
    Unanswered,
)
from player.records.errors import RecordsError
from player.records.key_places import KeyPlace
from player.records.keys import Keys
from player.records.log import SessionLog
from player.records.reading import LogReader

__all__ = [
    "Content",
    "ContentKind",
    "EventKind",
    "EventRecord",
    "KeyPlace",
    "Keys",
    "LogReader",
    "NoteKind",
    "NoteRecord",
    "Opened",
    "Outcome",
    "RatingRecord",
    "RatingTime",
    "RecordsError",
    "Scale",
    "SessionLog",
    "SittingFilter",
    "SittingId",
    "SittingRecord",
    "StartedSitting",
    "Unanswered",
]
