"""One row of the log's table ``meta``: plain values under a name."""

import json
from collections.abc import Mapping
from typing import Any, Final

from player.records.store.database import Rows

_KEEP: Final = "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)"
_DROP: Final = "DELETE FROM meta WHERE name = ?"
_KEPT: Final = "SELECT value FROM meta WHERE name = ?"


class MetaRow:
    """Every method raises a RecordsError and nothing else when the log can't be used.

    Args:
        log: reads and writes rows.
        name: the row's.
    """

    def __init__(self, log: Rows, name: str) -> None:
        self._log = log
        self._name = name

    def keep(self, values: Mapping[str, Any]) -> None:
        """Keep these in place of those before; on disk when this returns."""
        with self._log.transaction() as connection:
            connection.execute(_KEEP, (self._name, json.dumps(dict(values), ensure_ascii=False)))

    def drop(self) -> None:
        """Keep none any longer."""
        if self.kept() is not None:
            with self._log.transaction() as connection:
                connection.execute(_DROP, (self._name,))

    def kept(self) -> dict[str, Any] | None:
        """What is kept; None where nothing is."""
        rows = self._log.rows(_KEPT, (self._name,))
        return dict(json.loads(rows[0][0])) if rows else None
