"""A sitting that the log refused for minutes: written later, it has the times at which all of it happened."""

import csv
import io
import json
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sitting_doubles import Stage

from audio.engine.types import EngineState
from audio.units import frames
from player.__main__ import main
from player.practice.session.events import EaseBackAsked, Left, PauseAsked
from player.records.errors import DiskFullError, LogInUseError
from player.records.reading import LogReader
from player.records.session_log import SessionLog
from player.records.store.database import Database
from player.records.store.entries import EventKind
from player.records.store.keys import Keys
from player.system.folders import find_folders

ROOM_AGAIN = 8 * 60 + 7
BEGUN, ENDED, GIVEN = "2026-03-03T08:00:00", "2026-03-03T08:03:00", "2026-03-03T08:04:00"
PERIOD = "effectivePeriod"


def at(minutes):
    """On the 3rd of March, so many minutes after midnight."""
    return datetime(2026, 3, 3, minutes // 60, minutes % 60, tzinfo=UTC)


class Wall:
    """A clock on the wall, put by tests."""

    minutes = 8 * 60

    def __call__(self):
        return at(self.minutes)


@pytest.fixture
def folders(tmp_path, monkeypatch):
    monkeypatch.setenv("KINDPACE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    return find_folders().make()


@pytest.fixture(params=[DiskFullError, LogInUseError], ids=["disk full", "in use"])
def sat(folders, planning, monkeypatch, request):
    """A sitting from 8:00 to 8:03, with what was given after it, all refused until 8:07."""
    wall, transaction = Wall(), Database.transaction

    @contextmanager
    def refused(database):
        if wall.minutes < ROOM_AGAIN:
            raise request.param(database.path)
        with transaction(database) as connection:
            yield connection

    with SessionLog.open(folders.data, Keys(folders.config), wall) as log:
        stage = Stage(planning, log)
        with monkeypatch.context() as patch:
            patch.setattr(Database, "transaction", refused)
            stage.started()
            wall.minutes += 1
            stage.engine.be(EngineState.PLAYING, frames(150.0))
            stage.sitting.tick()
            stage.sitting.send(PauseAsked())
            wall.minutes += 1
            stage.sitting.resume()
            wall.minutes += 1
            stage.sitting.send(EaseBackAsked())
            stage.sitting.send(Left())
            wall.minutes += 1
            written = stage.sitting._parts.log
            written.rate_after(3)
            written.reflect("a heron stood")
            wall.minutes = ROOM_AGAIN
            before = log.count_sittings()
            written.close()
    assert before == 0
    return folders


def read(folders):
    return LogReader.open_to_read(folders.data, Keys(folders.config))


def test_start_end_and_all_between_have_their_own_times(sat):
    with read(sat) as log:
        (sitting,) = log.sittings()
        all_events = log.events(sitting.id)
        kept = log.contents([sitting.script_hash, sitting.preset_hash])
    events = [(event.kind, event.when) for event in all_events if event.kind is not EventKind.LINE_HEARD]
    heard = {event.when for event in all_events if event.kind is EventKind.LINE_HEARD}

    assert (sitting.started, sitting.ended) == (at(8 * 60), at(8 * 60 + 3))
    assert heard == {at(8 * 60 + 1)}
    assert events == [
        (EventKind.PAUSED, at(8 * 60 + 1)),
        (EventKind.RESUMED, at(8 * 60 + 2)),
        (EventKind.EASED_BACK, at(8 * 60 + 3)),
    ]
    assert [each.when for each in (*sitting.ratings, *sitting.notes)] == [at(8 * 60 + 4)] * 2
    assert {each.kept for each in kept} == {at(8 * 60)}


@pytest.mark.usefixtures("sat")
def test_the_command_line_and_the_exports_tell_these_times(capsys, tmp_path):
    def told(*command):
        assert main(["log", *command]) == 0
        return capsys.readouterr().out

    listed = told()
    (sitting,) = json.loads(told("--json"))
    out = tmp_path / "out"
    for form in ("csv", "json", "fhir"):
        told("export", "--format", form, "-o", f"{out}.{form}")
    (row,) = csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text(encoding="utf-8-sig")))
    (exported,) = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["sittings"]
    entries = json.loads((tmp_path / "out.fhir").read_text(encoding="utf-8"))["entry"]
    (period,) = (each["resource"][PERIOD] for each in entries if PERIOD in each["resource"])

    assert "2026-03-03 08:00" in listed
    assert (sitting["started"], sitting["ended"]) == (f"{BEGUN}+00:00", f"{ENDED}+00:00")
    assert sitting["ratings"][0]["given"] == f"{GIVEN}+00:00"
    assert (row["started"], row["ended"]) == (f"{BEGUN}.000+00:00", f"{ENDED}.000+00:00")
    assert (exported["started"], exported["ended"]) == (f"{BEGUN}.000+00:00", f"{ENDED}.000+00:00")
    assert [event["happened"][11:16] for event in exported["events"]][-3:] == ["08:01", "08:02", "08:03"]
    assert [rating["given"] for rating in exported["ratings"]] == [f"{GIVEN}.000+00:00"]
    assert period == {"start": f"{BEGUN}.000+00:00", "end": f"{ENDED}.000+00:00"}


@pytest.mark.parametrize(("minutes", "kept"), [(8 * 60 + 1, True), (8 * 60 + 5, False)])
def test_the_day_in_which_it_can_be_gone_on_with_counts_from_where_it_stopped(sat, minutes, kept):
    """Its last line was heard at 8:01."""
    wall = Wall()
    wall.minutes = minutes
    with SessionLog.open(sat.data, Keys(sat.config), lambda: wall() + timedelta(days=1)) as log:
        assert (log.left_off.last() is not None) is kept
