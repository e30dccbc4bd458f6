"""Sittings whose program ended before they did."""

import contextlib

from player.records.errors import DiskFullError
from player.records.store.database import Database

_INTERRUPT = """
    UPDATE sittings SET outcome = 'interrupted', ended_local = coalesce(
        (SELECT happened_local FROM events WHERE sitting = sittings.number ORDER BY number DESC LIMIT 1),
        started_local)
    WHERE outcome = 'running'
"""


def mark_interrupted(database: Database) -> int:
    """Say of those that still run that they were interrupted; gives how many. Raises RecordsError."""
    # On a full disk the log still opens, for reading and deleting.
    with contextlib.suppress(DiskFullError), database.transaction() as connection:
        return int(connection.execute(_INTERRUPT).rowcount)
    return 0
