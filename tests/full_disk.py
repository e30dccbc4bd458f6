"""A log that has no room for a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from player.records.errors import DiskFullError
from player.records.store.database import Database


@contextmanager
def no_room() -> Iterator[None]:
    """Nothing can be written to any log within it: the disk is full."""

    def refused(database: Database) -> Any:
        raise DiskFullError(database.path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Database, "transaction", refused)
        yield
