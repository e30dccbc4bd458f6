"""The log has the planned length of a recording that was still looked through when its sitting began."""

from dataclasses import replace

import pytest
from sitting_doubles import Stage

from audio.engine.types import EngineState
from audio.units import frames
from player.practice.choices import Choices
from player.practice.planner.recordings.recording import Recording
from player.practice.planner.recordings.recording_script import recording_script
from player.practice.session.events import Replanned
from player.practice.units import Seconds
from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.sittings.planning import RecordingPlanning
from player.system.folders import find_folders

WHOLE = Seconds(600.0)
SLICES = tuple((Seconds(at), Seconds(at + 8.0)) for at in range(0, 600, 10))
TALK = Recording("talk", "A talk", "0" * 64, WHOLE, WHOLE, complete=True, slices=SLICES)
BEGUN = replace(TALK, slices=SLICES[:2], looked=Seconds(20.0), complete=False)


@pytest.fixture
def planned_in_log(tmp_path, monkeypatch, planning):
    """The planned seconds in the log after a sitting whose recording was known so far, and then whole."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    folders = find_folders({"KINDPACE_HOME": str(tmp_path / "home")}).make()

    def planned(first):
        known = [first]
        script = recording_script(TALK, "en")
        recorded = RecordingPlanning(
            script, planning.pacing, Choices(), planning.phrasebook, lambda: known[0]
        )
        with SessionLog.open(folders.data, Keys(folders.config)) as log:
            stage = Stage(recorded, log).started()
            known[0] = TALK
            assert stage.session.plan is not None
            plan = recorded.rest(stage.session.plan, 1, 0, recorded.estimated)
            if first is TALK:
                plan = replace(plan, steps=plan.steps[:20])
            stage.sitting.send(Replanned(plan, Seconds(0.0)))
            stage.engine.be(EngineState.PLAYING, frames(30.0))
            stage.sitting.tick()
            (row,) = log.sittings()
            return row.planned, plan.duration

    return planned


def test_it_is_that_of_all_that_was_found(planned_in_log):
    kept, found = planned_in_log(BEGUN)

    assert found > 500.0
    assert kept == pytest.approx(found)


def test_else_it_is_that_of_the_start(planned_in_log):
    kept, shorter = planned_in_log(TALK)

    assert shorter < 300.0
    assert kept > 500.0
