"""Deleting on a disk without a free byte: it succeeds, leaves nothing readable, and says so."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bare_pages import pages_of

from player.records.errors import DiskFullError, LogInUseError, NotDeletedError
from player.records.store import database
from player.records.store.reserve import reserve_of

HERE = Path(__file__).parent
PATHS = (HERE.parents[2], HERE.parents[1], HERE, HERE.parent, HERE.parents[1] / "window")
ALONE = ("unshare", "--map-root-user", "--mount")
"""Runs a command in its own mount namespace."""


def may_mount(place):
    if shutil.which("unshare") is None:
        return False
    tried = [*ALONE, "mount", "-t", "tmpfs", "tmpfs", place]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


LEFT = {
    "a sitting and an entry, backups False": 20,
    "a sitting and an entry, backups True": 20,
    "notes, backups False": 21,
    "notes, backups True": 21,
    "all days, backups False": 0,
    "all days, backups True": 0,
    "no reserve": 20,
    "opened on a full disk": 20,
    "again and again": 0,
    "room again": 21,
    "everything": 0,
    "by its pages": 20,
}
"""How many sittings are left, by case."""


def test_deleting_needs_no_free_byte(tmp_path):
    if not may_mount(tmp_path):
        pytest.skip("small file systems can't be mounted here")
    ended = subprocess.run(
        [*ALONE, sys.executable, HERE / "on_full_disk.py"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, PATHS))},
        capture_output=True,
        text=True,
        check=False,
    )
    found = {case.pop("case"): case for case in map(json.loads, ended.stdout.splitlines())}
    itself = found.pop("filled by writing", {})
    as_it_should = {"done": True, "free": 0, "held": [], "whole": [["ok"]]}

    assert ended.returncode == 0, ended.stderr
    assert found == {case: as_it_should | {"left": left} for case, left in LEFT.items()}
    assert itself.pop("left") > 100
    assert itself == as_it_should


# ----------------------------------------------- the same without mounting


@pytest.fixture
def log(open_log, others_too):
    """A log with a sitting to delete, also in a backup, and one to keep."""
    log = open_log()
    log.start(others_too)
    log.reflect(log.start(others_too), "a heron in a note")
    log.retention.back_up_if_due()
    return log


def without_room(log, monkeypatch, *, until):
    """Make every transaction in the write-ahead log fail for lack of room, until this is true."""
    whole = type(log.database).transaction

    def transaction(database):
        in_memory = database.rows("PRAGMA journal_mode") == [("memory",)]
        if not in_memory and not until():
            raise DiskFullError(log.path)
        return whole(database)

    monkeypatch.setattr("player.records.store.database.Database.transaction", transaction)


def test_room_is_made_of_the_reserve_and_the_backups_first(log, monkeypatch):
    def made():
        return not reserve_of(log.path).exists() and log.retention.backups() == ()

    def never(_):
        pytest.fail("there was room")

    without_room(log, monkeypatch, until=made)
    monkeypatch.setattr("player.records.store.database.Database.in_place", never)

    assert log.retention.delete_sitting(log.sittings()[0].id)
    assert len(log.sittings()) == 1
    assert len(log.retention.backups()) == 1
    assert reserve_of(log.path).exists()


def test_without_any_room_pages_are_changed_where_they_stand(log, monkeypatch):
    without_room(log, monkeypatch, until=lambda: False)

    assert log.retention.delete_sitting(log.sittings()[0].id)
    monkeypatch.undo()

    assert len(log.sittings()) == 1
    assert b"a heron in a note" not in pages_of(log.path, log.key.secret)
    assert log.rows("PRAGMA journal_mode") == [("wal",)]
    assert log.rows("SELECT * FROM meta") == []


@pytest.mark.parametrize("known", [True, False])
def test_without_room_a_log_is_opened_alone_and_nothing_is_mapped(
    tmp_path, open_log, others_too, monkeypatch, known
):
    """Seen from the free space, or from the first failure: a quota shows in no figure."""
    open_log().close()
    whole, tries = database._open_and_check, []

    def opened(path, key, *, alone=False):
        tries.append(alone)
        if not alone:
            raise DiskFullError(path)
        return whole(path, key, alone=alone)

    monkeypatch.setattr(database, "is_nearly_full", lambda _: known)
    monkeypatch.setattr(database, "_open_and_check", opened)
    log = open_log()
    log.start(others_too)

    assert tries == ([True] if known else [False, True])
    assert len(log.sittings()) == 1
    assert log.rows("PRAGMA locking_mode") == [("exclusive",)]
    assert not (tmp_path / "data" / "sittings.db-shm").exists()


def test_what_could_not_be_deleted_is_said_as_that(log, monkeypatch):
    def busy(database):
        raise LogInUseError(database.path)

    without_room(log, monkeypatch, until=lambda: False)
    monkeypatch.setattr("player.records.store.database.Database.in_place", busy)
    with pytest.raises(NotDeletedError, match="It is still there") as told:
        log.retention.delete_sitting(log.sittings()[0].id)
    monkeypatch.undo()

    assert "last note" not in str(told.value)
    assert str(log.path) in str(told.value)
    assert len(log.sittings()) == 2
