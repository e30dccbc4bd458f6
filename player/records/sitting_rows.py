"""Rows about a sitting: the statements that write them, within a transaction of the log."""

import json
from datetime import datetime
from typing import Any

from player.language.catalogue import _
from player.records.errors import BadEntryError, UnknownSittingError, at_most
from player.records.store.clock import written
from player.records.store.entries import Content, Detail, EventKind, Outcome, SittingId
from player.records.store.texts import name_text

LONGEST_DETAIL = 4_096
"""Characters, as JSON."""

START = """
    INSERT INTO sittings (uuid, script_id, script_title, script_hash, preset_name, preset_hash, plan_hash,
        planned_seconds, spoken, started_local, started_unix_ms, highest_rung, locks, lifted, turn,
        outcome, seconds_heard, app_version)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'running', 0, ?)
"""
HELD = "UPDATE sittings SET seconds_heard = max(seconds_heard, ?), planned_seconds = max(planned_seconds, ?)"
CONTENT = "INSERT OR IGNORE INTO contents (hash, kind, name, bytes, kept_local) VALUES (?, ?, ?, ?, ?)"
EVENT = "INSERT INTO events (sitting, at_seconds, happened_local, kind, detail) VALUES (?, ?, ?, ?, ?)"
RATING = """
    INSERT INTO ratings (sitting, time, scale, answer, value, given_local) VALUES (?, ?, ?, ?, ?, ?)
"""
NOTE = "INSERT OR REPLACE INTO notes (uuid, sitting, kind, text, written_local) VALUES (?, ?, ?, ?, ?)"


def find_sitting(connection: Any, sitting: SittingId) -> tuple[int, Outcome]:
    """Its row's number, and how it ended. Raises UnknownSittingError."""
    row = connection.execute("SELECT number, outcome FROM sittings WHERE uuid = ?", (sitting,)).fetchone()
    if row is None:
        raise UnknownSittingError(sitting)
    return int(row[0]), Outcome(row[1])


def keep_content(connection: Any, content: Content, now: datetime) -> None:
    """Keep a version of a script or preset, once."""
    values = (content.hash, content.kind.value, name_text(content.name), content.data, written(now))
    connection.execute(CONTENT, values)


def add_event(  # noqa: PLR0917 - a row has so many columns
    connection: Any, number: int, at: float, kind: EventKind, detail: Detail, now: datetime
) -> None:
    """Add an event of a sitting. Raises BadEntryError."""
    try:
        text = json.dumps(dict(detail), allow_nan=False, sort_keys=True)
    except (TypeError, ValueError, RecursionError) as error:
        raise BadEntryError(_("detail"), detail, _("names and plain values")) from error
    if len(text) > LONGEST_DETAIL:
        raise BadEntryError(_("detail"), text[:40] + "…", at_most(LONGEST_DETAIL))
    connection.execute(EVENT, (number, at, written(now), kind.value, text))
