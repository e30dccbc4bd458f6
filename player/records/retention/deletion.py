"""Permanent deletion: overwrite inside the file, shrink it, renew the backups; and what can't be deleted."""

from datetime import date
from typing import Any, Final

from player.language.catalogue import _
from player.records.copy_message import COPY_MESSAGE
from player.records.journal.entries import JournalId
from player.records.left_off import LEFT_OFF
from player.records.measures.answers import ResponseId
from player.records.store.database import Database
from player.records.store.entries import SittingId

DISK_MAY_STILL_HOLD: Final = _(
    "Kindpace overwrites what you delete inside its own file and makes its backups anew. It can't reach what "
    "the disk keeps for itself: a solid-state disk may hold older copies for a while, and so may a backup of "
    "your computer, a snapshot, or an export you made. A log that was set aside keeps what it held until "
    "everything is deleted. Kindpace's own copies are encrypted; an export is not."
)
"""Shown on the page that offers deleting."""

_UNUSED_FILES: Final = """
    DELETE FROM contents WHERE hash NOT IN
        (SELECT script_hash FROM sittings UNION SELECT preset_hash FROM sittings)
"""
_UNUSED_QUESTIONNAIRES: Final = (
    "DELETE FROM questionnaires WHERE hash NOT IN (SELECT questionnaire FROM responses)"
)
_PLACE_OF_DELETED: Final = """
    DELETE FROM meta WHERE name = ? AND json_extract(value, '$.sitting') NOT IN (SELECT uuid FROM sittings)
"""
_MESSAGE_OF_DAYS: Final = """
    DELETE FROM meta WHERE name = :message
        AND (:first IS NULL OR json_extract(value, '$.day') >= :first)
        AND (:last IS NULL OR json_extract(value, '$.day') <= :last)
"""
_UNTIL: Final = """
    SELECT EXISTS (SELECT * FROM sittings WHERE day <= :last)
        OR EXISTS (SELECT * FROM journal WHERE day <= :last)
        OR EXISTS (SELECT * FROM responses WHERE day <= :last)
        OR EXISTS (SELECT * FROM meta WHERE name = :message AND json_extract(value, '$.day') <= :last)
"""
_NEWEST: Final = """
    SELECT max(day) FROM (
        SELECT max(day) AS day FROM sittings WHERE day < :today
        UNION ALL SELECT max(day) FROM journal WHERE day < :today
        UNION ALL SELECT max(day) FROM responses WHERE day < :today
    )
"""
_HELD: Final = "what was deleted is held by backups"
_NOTE_HELD: Final = "INSERT OR REPLACE INTO meta (name, value) VALUES (?, '')"


def delete_sitting(database: Database, sitting: SittingId) -> bool:
    """Delete a sitting with its events, ratings and notes; journal entries stay. False if it didn't exist."""
    with database.transaction() as connection:
        found = bool(connection.execute("DELETE FROM sittings WHERE uuid = ?", (sitting,)).rowcount)
        connection.execute(_PLACE_OF_DELETED, (LEFT_OFF,))
        _note_copies(connection)
    return found


def delete_entry(database: Database, entry: JournalId) -> bool:
    """Delete a journal entry with all its versions. False if it didn't exist."""
    with database.transaction() as connection:
        _note_copies(connection)
        return bool(connection.execute("DELETE FROM journal WHERE uuid = ?", (entry,)).rowcount)


def delete_note(database: Database, note: str) -> bool:
    """Delete a note about a sitting. False if it didn't exist."""
    with database.transaction() as connection:
        _note_copies(connection)
        return bool(connection.execute("DELETE FROM notes WHERE uuid = ?", (note,)).rowcount)


def delete_response(database: Database, response: ResponseId) -> bool:
    """Delete a response to a questionnaire. False if it didn't exist."""
    with database.transaction() as connection:
        _note_copies(connection)
        return bool(connection.execute("DELETE FROM responses WHERE uuid = ?", (response,)).rowcount)


def delete_days(database: Database, first: date | None, last: date | None) -> int:
    """Delete sittings, journal entries, answers and the message of these days, inclusive; None is no bound.

    Returns:
        How many sittings were deleted.
    """
    days = {"first": first and first.isoformat(), "last": last and last.isoformat()}
    within = "(:first IS NULL OR day >= :first) AND (:last IS NULL OR day <= :last)"
    with database.transaction() as connection:
        for table in ("journal", "responses"):
            connection.execute(f"DELETE FROM {table} WHERE {within}", days)  # noqa: S608 - our own names
        gone = connection.execute(f"DELETE FROM sittings WHERE {within}", days).rowcount  # noqa: S608
        connection.execute(_MESSAGE_OF_DAYS, {**days, "message": COPY_MESSAGE})
        connection.execute(_PLACE_OF_DELETED, (LEFT_OFF,))
        _note_copies(connection)
    return int(gone)


def has_until(database: Database, last: date) -> bool:
    """Whether there is anything that ``delete_days`` would delete of this day or an earlier one."""
    return bool(database.rows(_UNTIL, {"last": last.isoformat(), "message": COPY_MESSAGE})[0][0])


def newest_before(database: Database, today: date) -> date | None:
    """The latest day before today of which there is a sitting, an entry or a response."""
    newest = database.rows(_NEWEST, {"today": today.isoformat()})[0][0]
    return date.fromisoformat(newest) if newest else None


def shrink(database: Database) -> bool:
    """Rewrite the file without the deleted data and what only that used, and empty the write-ahead log.

    Returns:
        False if a reader blocked it: the write-ahead log may still hold deleted data.
    """
    with database.transaction() as connection:
        connection.execute(_UNUSED_FILES)
        connection.execute(_UNUSED_QUESTIONNAIRES)
    with database.connection() as connection:
        connection.execute("VACUUM")
    return database.empty_wal()


def copies_hold_it(database: Database) -> bool:
    """Whether a deletion is incomplete: backups or the write-ahead log may hold deleted data."""
    return bool(database.rows("SELECT name FROM meta WHERE name = ?", (_HELD,)))


def copies_are_dropped(database: Database) -> None:
    """Record that no copy holds deleted data any more."""
    with database.transaction() as connection:
        connection.execute("DELETE FROM meta WHERE name = ?", (_HELD,))
    database.empty_wal()


def _note_copies(connection: Any) -> None:
    # In the deleting transaction: after a kill this mark remains, and the next opening deletes the copies.
    connection.execute(_NOTE_HELD, (_HELD,))
