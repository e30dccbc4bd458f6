"""A log of every earlier form opens, is brought up to date, and loses nothing: ``earlier/``."""

import shutil
from pathlib import Path

import pytest

from player.practice.pacing.locks import HeldLocks, LiftedBy, LiftedLocks
from player.records import reading
from player.records.errors import OlderLogError
from player.records.reading import LogReader
from player.records.session_log import SessionLog
from player.records.store import schema
from player.records.store.entries import EventKind, NoteKind, Outcome
from player.records.store.keys import Keys

EARLIER = Path(__file__).with_name("earlier")


def test_every_earlier_form_has_its_file():
    assert sorted(found.name for found in EARLIER.iterdir()) == [
        f"v{form}" for form in range(1, len(schema.MIGRATIONS))
    ]


def test_form_1_keeps_every_row(tmp_path, no_keyring):
    shutil.copytree(EARLIER / "v1", tmp_path, dirs_exist_ok=True)
    keys = Keys(tmp_path / "config", no_keyring)
    with pytest.raises(OlderLogError):
        LogReader.open_to_read(tmp_path / "data", keys)

    log = SessionLog.open(tmp_path / "data", keys)
    unfinished, stopped, completed = log.sittings()
    events = log.events(completed.id)
    files = [log.content(sitting.script_hash) for sitting in (unfinished, stopped, completed)]
    form = log.rows("PRAGMA user_version", ())
    whole = log.rows("PRAGMA integrity_check", ())
    log.close()

    assert form == [(len(schema.MIGRATIONS),)]
    assert whole == [("ok",)]
    assert log.opened.set_aside is None
    assert [sitting.outcome for sitting in (unfinished, stopped, completed)] == [
        Outcome.INTERRUPTED,
        Outcome.STOPPED,
        Outcome.COMPLETED,
    ]
    assert [rating.words for rating in (*completed.ratings, *stopped.ratings)] == ["5", "3", "skipped"]
    assert (completed.notes[0].text, stopped.notes[0].kind) == ("Quiet, then birds.", NoteKind.STOP_REASON)
    assert [event.kind for event in events] == [
        EventKind.LINE_HEARD,
        EventKind.PAUSED,
        EventKind.RULE_FIRED,
    ]
    assert events[2].detail == {"rule": "rise"}
    assert files == [b"# Others too\n", b"# Ease back\n", b"# Others too\n"]
    assert completed.highest_rung is None


def test_a_backup_of_form_1_is_looked_into(tmp_path, no_keyring):
    """It was made before there was a journal."""
    shutil.copytree(EARLIER / "v1", tmp_path, dirs_exist_ok=True)
    backup = tmp_path / "data" / "backups" / "sittings-2026-02-01.db"
    backup.parent.mkdir()
    shutil.copy(tmp_path / "data" / "sittings.db", backup)

    with SessionLog.open(tmp_path / "data", Keys(tmp_path / "config", no_keyring)) as log:
        seen = log.retention.inspect_backup(log.retention.backups()[0])

    assert (seen.sittings, seen.entries, seen.lost_sittings) == (3, 0, 0)


def test_form_2_keeps_every_row(tmp_path, no_keyring):
    shutil.copytree(EARLIER / "v2", tmp_path, dirs_exist_ok=True)
    keys = Keys(tmp_path / "config", no_keyring)
    with pytest.raises(OlderLogError):
        LogReader.open_to_read(tmp_path / "data", keys)

    log = SessionLog.open(tmp_path / "data", keys)
    unfinished, completed = log.sittings()
    versions = log.journal.history(log.journal.entries()[0].id)
    (response,) = log.measures.responses()
    form = log.rows("PRAGMA user_version", ())
    whole = log.rows("PRAGMA integrity_check", ())
    log.close()

    assert form == [(len(schema.MIGRATIONS),)]
    assert whole == [("ok",)]
    assert log.opened.set_aside is None
    assert [sitting.outcome for sitting in (unfinished, completed)] == [
        Outcome.INTERRUPTED,
        Outcome.COMPLETED,
    ]
    assert [rating.words for rating in completed.ratings] == ["5", "4", "skipped"]
    assert completed.notes[0].text == "Quiet, then birds."
    assert [sitting.highest_rung for sitting in (unfinished, completed)] == [None, 2]
    assert [next(iter(version.parts.values())) for version in versions] == ["A long day", "Soup, then rain."]
    assert response.answers == {1: 4, 2: 2}
    assert [(sitting.locks, sitting.lifted) for sitting in (unfinished, completed)] == [(None, None)] * 2
    assert [(sitting.locks, sitting.lifted) for sitting in (unfinished, completed)] == [(None, None)] * 2


def test_form_3_keeps_every_row(tmp_path, no_keyring):
    shutil.copytree(EARLIER / "v3", tmp_path, dirs_exist_ok=True)
    log = SessionLog.open(tmp_path / "data", Keys(tmp_path / "config", no_keyring))
    (completed,) = log.sittings()
    form = log.rows("PRAGMA user_version", ())
    turn = log.turn("others-too")
    log.close()

    assert form == [(len(schema.MIGRATIONS),)]
    assert (completed.outcome, completed.locks) == (Outcome.COMPLETED, HeldLocks())
    assert completed.lifted == LiftedLocks(("max_rung",), LiftedBy.HAND)
    assert (completed.turn, turn) == (None, 1)


def test_form_4_knows_what_was_sat_lately(tmp_path, no_keyring):
    shutil.copytree(EARLIER / "v4", tmp_path, dirs_exist_ok=True)
    log = SessionLog.open(tmp_path / "data", Keys(tmp_path / "config", no_keyring))
    form = log.rows("PRAGMA user_version", ())
    latest, turn = log.latest_first(), log.turn("others-too")
    log.close()

    assert form == [(len(schema.MIGRATIONS),)]
    assert (latest, turn) == (("others-too",), 1)


def test_what_today_asks_of_the_log_is_answered_from_an_index(open_log):
    """Reading each page of a log of 20,000 sittings takes 65 ms, at each visit of Today."""
    log = open_log()
    steps = [
        row[-1]
        for statement, values in ((reading._LATEST_FIRST, ()), (reading._TURN, ("others-too",)))
        for row in log.rows(f"EXPLAIN QUERY PLAN {statement}", values)
    ]

    assert [step for step in steps if "sittings" in step] != []
    assert [step for step in steps if "sittings" in step and "COVERING INDEX" not in step] == []
