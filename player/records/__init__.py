"""What is remembered: the session log. Knows nothing of widgets or sound.

What the package gives is imported when it is first asked for: whoever takes a lock needs no database.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from player.records.errors import RecordsError
    from player.records.reading import LogReader
    from player.records.session_log import SessionLog
    from player.records.store.entries import (
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
    from player.records.store.key_places import KeyPlace
    from player.records.store.keys import Keys

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

_PLACES = {
    "Content": "entries",
    "ContentKind": "entries",
    "EventKind": "entries",
    "EventRecord": "entries",
    "KeyPlace": "key_places",
    "Keys": "keys",
    "LogReader": "reading",
    "NoteKind": "entries",
    "NoteRecord": "entries",
    "Opened": "entries",
    "Outcome": "entries",
    "RatingRecord": "entries",
    "RatingTime": "entries",
    "RecordsError": "errors",
    "Scale": "entries",
    "SessionLog": "log",
    "SittingFilter": "entries",
    "SittingId": "entries",
    "SittingRecord": "entries",
    "StartedSitting": "entries",
    "Unanswered": "entries",
}


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
