"""The log's tables, and how an older log is brought up to date. ``docs/log-format.md`` explains them."""

from typing import Any

_FIRST = (
    """
    CREATE TABLE meta (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE contents (
        hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
        kind TEXT NOT NULL CHECK (kind IN ('script', 'preset')),
        name TEXT NOT NULL,
        bytes BLOB NOT NULL,
        kept_local TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE sittings (
        number INTEGER PRIMARY KEY,
        uuid TEXT NOT NULL UNIQUE,
        script_id TEXT NOT NULL,
        script_title TEXT NOT NULL,
        script_hash TEXT NOT NULL REFERENCES contents (hash),
        preset_name TEXT NOT NULL,
        preset_hash TEXT NOT NULL REFERENCES contents (hash),
        plan_hash TEXT NOT NULL,
        planned_seconds REAL NOT NULL CHECK (planned_seconds >= 0),
        spoken INTEGER NOT NULL CHECK (spoken IN (0, 1)),
        started_local TEXT NOT NULL,
        started_unix_ms INTEGER NOT NULL,
        day TEXT NOT NULL GENERATED ALWAYS AS (substr(started_local, 1, 10)) VIRTUAL,
        ended_local TEXT,
        outcome TEXT NOT NULL CHECK (outcome IN ('running', 'completed', 'stopped-by-choice', 'interrupted')),
        seconds_heard REAL NOT NULL CHECK (seconds_heard >= 0),
        app_version TEXT NOT NULL,
        CHECK ((outcome = 'running') = (ended_local IS NULL))
    ) STRICT
    """,
    "CREATE INDEX sittings_by_start ON sittings (started_unix_ms)",
    "CREATE INDEX sittings_running ON sittings (number) WHERE outcome = 'running'",
    """
    CREATE TABLE events (
        number INTEGER PRIMARY KEY,
        sitting INTEGER NOT NULL REFERENCES sittings (number) ON DELETE CASCADE,
        at_seconds REAL NOT NULL CHECK (at_seconds >= 0),
        happened_local TEXT NOT NULL,
        kind TEXT NOT NULL,
        detail TEXT NOT NULL CHECK (json_valid(detail))
    ) STRICT
    """,
    "CREATE INDEX events_by_sitting ON events (sitting)",
    """
    CREATE TRIGGER events_only_grow BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'events are only added'); END
    """,
    """
    CREATE TABLE ratings (
        number INTEGER PRIMARY KEY,
        sitting INTEGER NOT NULL REFERENCES sittings (number) ON DELETE CASCADE,
        time TEXT NOT NULL CHECK (time IN ('start', 'middle', 'end', 'after')),
        scale TEXT NOT NULL,
        answer TEXT NOT NULL CHECK (answer IN ('answered', 'skipped', 'not asked')),
        value INTEGER,
        given_local TEXT NOT NULL,
        CHECK ((answer = 'answered') = (value IS NOT NULL))
    ) STRICT
    """,
    "CREATE INDEX ratings_by_sitting ON ratings (sitting)",
    """
    CREATE TABLE notes (
        number INTEGER PRIMARY KEY,
        uuid TEXT NOT NULL UNIQUE,
        sitting INTEGER REFERENCES sittings (number) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        written_local TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX notes_by_sitting ON notes (sitting)",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST,)
"""What brings a log from ``user_version`` n to n + 1. Entries are only ever added."""


def form(connection: Any) -> int:
    """Which form (``user_version``) an open log has; 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: Any) -> None:
    """Bring an open log up to date, statement by statement, in one transaction: all of it or nothing."""
    found = form(connection)
    if found == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statements in MIGRATIONS[found:]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        # A full disk rolls back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
