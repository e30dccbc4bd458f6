"""The log's tables and their migrations. ``docs/log-format.md`` explains them."""

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

_SECOND = (
    "ALTER TABLE sittings ADD COLUMN highest_rung INTEGER CHECK (highest_rung BETWEEN 0 AND 5)",
    """
    CREATE TABLE journal (
        number INTEGER PRIMARY KEY,
        uuid TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        sitting INTEGER REFERENCES sittings (number) ON DELETE SET NULL,
        begun_local TEXT NOT NULL,
        begun_unix_ms INTEGER NOT NULL,
        day TEXT NOT NULL GENERATED ALWAYS AS (substr(begun_local, 1, 10)) VIRTUAL
    ) STRICT
    """,
    "CREATE INDEX journal_by_start ON journal (begun_unix_ms)",
    "CREATE INDEX journal_by_sitting ON journal (sitting)",
    """
    CREATE TABLE journal_versions (
        number INTEGER PRIMARY KEY,
        entry INTEGER NOT NULL REFERENCES journal (number) ON DELETE CASCADE,
        parts TEXT NOT NULL CHECK (json_valid(parts)),
        saved_local TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX journal_versions_by_entry ON journal_versions (entry)",
    """
    CREATE TABLE questionnaires (
        hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
        id TEXT NOT NULL,
        bytes BLOB NOT NULL,
        kept_local TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE responses (
        number INTEGER PRIMARY KEY,
        uuid TEXT NOT NULL UNIQUE,
        questionnaire TEXT NOT NULL REFERENCES questionnaires (hash),
        sitting INTEGER REFERENCES sittings (number) ON DELETE SET NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('answered', 'skipped')),
        given_local TEXT NOT NULL,
        given_unix_ms INTEGER NOT NULL,
        day TEXT NOT NULL GENERATED ALWAYS AS (substr(given_local, 1, 10)) VIRTUAL
    ) STRICT
    """,
    "CREATE INDEX responses_by_time ON responses (given_unix_ms)",
    "CREATE INDEX responses_by_sitting ON responses (sitting)",
    """
    CREATE TABLE answers (
        response INTEGER NOT NULL REFERENCES responses (number) ON DELETE CASCADE,
        item INTEGER NOT NULL,
        value INTEGER NOT NULL,
        PRIMARY KEY (response, item)
    ) STRICT, WITHOUT ROWID
    """,
)

_THIRD = (
    "ALTER TABLE sittings ADD COLUMN locks TEXT CHECK (json_valid(locks))",
    "ALTER TABLE sittings ADD COLUMN lifted TEXT CHECK (json_valid(lifted))",
)

# How often the practice had been sat before; NULL for sittings of versions that didn't note it.
_FOURTH = ("ALTER TABLE sittings ADD COLUMN turn INTEGER CHECK (turn >= 0)",)

# What was sat lately, and whose turn it is, is asked at each visit of Today: without it, all pages are read.
_FIFTH = ("CREATE INDEX sittings_by_practice ON sittings (script_id, turn)",)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST, _SECOND, _THIRD, _FOURTH, _FIFTH)
"""What brings a log from ``user_version`` n to n + 1. Entries are only ever added."""


def form(connection: Any) -> int:
    """An open log's ``user_version``; 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: Any) -> None:
    """Migrate an open log to the latest form in one transaction."""
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
        # SQLite has already rolled back on a full disk.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
