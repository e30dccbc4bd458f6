"""A sitting while a thread empties the log's file of what was deleted: neither waits for the other."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from sitting_doubles import Stage
from slow_emptying import Held

from audio.engine.types import EngineState
from audio.units import frames
from player.practice.session.events import EaseBackAsked, Left, PauseAsked
from player.practice.session.table import State
from player.records.reading import LogReader
from player.records.session_log import SessionLog
from player.records.store.entries import EventKind, NoteKind, Outcome
from player.records.store.keys import Keys
from player.sittings.sitting import LONGEST_WAIT
from player.system.folders import find_folders

AT_ONCE_S = 1.0
"""The emptying is held back for up to 30 s: whatever waits for it takes as long."""

HELD = "what was deleted is held by backups"
"""What a kill in the middle of a deletion leaves in the log (docs/log-format.md, meta)."""

BEGUN = datetime(2026, 3, 3, 8, tzinfo=UTC)


class Wall:
    """A clock on the wall, put by tests."""

    now = BEGUN

    def __call__(self):
        return self.now


@pytest.fixture
def folders(tmp_path, monkeypatch):
    monkeypatch.setenv("KINDPACE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    return find_folders().make()


@pytest.fixture
def slow(monkeypatch):
    made = Held(monkeypatch)
    yield made
    made.set()


@pytest.fixture
def wall():
    return Wall()


@pytest.fixture
def log(folders, wall):
    with SessionLog.open(folders.data, Keys(folders.config), wall, beside=True) as opened:
        yield opened


def sat_before(planning, log):
    stage = Stage(planning, log).started()
    stage.sitting.send(EaseBackAsked())
    stage.sitting.send(Left())
    (sitting,) = log.sittings()
    return sitting.id


def stored(folders):
    """What another program reads, as the next start would after a kill."""
    with LogReader.open_to_read(folders.data, Keys(folders.config)) as reader:
        return list(reader.sittings())


def test_a_sitting_begins_to_be_heard_once_its_start_is_stored(folders, planning, log, slow):
    log.retention.delete_sitting(sat_before(planning, log))
    began = time.monotonic()
    stage = Stage(planning, log).started()
    for _tick in range(int(LONGEST_WAIT / stage.clock() * 8) + 80):
        stage.sitting.tick()
    took = time.monotonic() - began
    while_emptied = stored(folders), stage.session.state, ("play",) in stage.engine.told, stage.said
    slow.set()
    log.retention.emptying.wait()
    stage.sitting.tick()

    assert took < AT_ONCE_S
    assert while_emptied == ([], State.PREPARING, False, [])
    assert stage.session.state is State.PLAYING
    assert ("play",) in stage.engine.told
    assert [sitting.outcome for sitting in stored(folders)] == [Outcome.RUNNING]


def test_what_a_sitting_writes_meanwhile_is_stored_with_its_own_times(folders, planning, log, slow, wall):
    gone = sat_before(planning, log)
    stage = Stage(planning, log).started()
    log.retention.delete_sitting(gone)
    began = time.monotonic()
    wall.now += timedelta(minutes=1)
    stage.engine.be(EngineState.PLAYING, frames(150.0))
    stage.sitting.tick()
    stage.sitting.send(PauseAsked())
    took = time.monotonic() - began
    before = log.events(stored(folders)[0].id)
    slow.set()
    log.retention.emptying.wait()
    wall.now += timedelta(minutes=1)
    stage.sitting.tick()
    events = {(event.kind, event.when) for event in log.events(stored(folders)[0].id)}

    assert took < AT_ONCE_S
    assert before == ()
    assert events == {
        (EventKind.LINE_HEARD, BEGUN + timedelta(minutes=1)),
        (EventKind.PAUSED, BEGUN + timedelta(minutes=1)),
    }
    assert stage.said == []


def test_what_is_given_after_a_sitting_is_stored_by_whoever_closes_the_log(folders, planning, log, slow):
    gone = sat_before(planning, log)
    stage = Stage(planning, log).started()
    log.retention.delete_sitting(gone)
    written = stage.sitting._parts.log
    began = time.monotonic()
    stage.sitting.send(EaseBackAsked())
    stage.sitting.send(Left())
    written.rate_after(3)
    written.reflect("a heron stood", NoteKind.REFLECTION)
    took = time.monotonic() - began
    slow.set()
    written.close()
    (sitting,) = stored(folders)

    assert took < AT_ONCE_S
    assert sitting.outcome is Outcome.STOPPED
    assert [rating.value for rating in sitting.ratings] == [3]
    assert [note.text for note in sitting.notes] == ["a heron stood"]


def test_a_log_opened_after_a_kill_ends_the_deletion_beside(folders, planning, log, slow, wall):
    gone = sat_before(planning, log)
    with log.transaction() as connection:
        connection.execute("INSERT INTO meta (name, value) VALUES (?, '')", [HELD])
    log.close()
    began = time.monotonic()
    with SessionLog.open(folders.data, Keys(folders.config), wall, beside=True) as again:
        took = time.monotonic() - began
        busy, read = again.busy, again.sittings()
        slow.set()
        again.retention.emptying.wait()
        left = again.rows("SELECT * FROM meta")

    assert took < AT_ONCE_S
    assert busy
    assert [sitting.id for sitting in read] == [gone]
    assert left == []
