"""The sitting between an engine, lines that arrive late, and a log that may fail."""

import pytest
from sitting_doubles import Log, Stage

from audio.engine.types import EngineState
from audio.mix.timeline import Background
from audio.units import ClipName, Frames, frames
from player.practice.session.events import Answered, PauseAsked, SkipAsked
from player.practice.session.table import State
from player.practice.units import Seconds as PracticeSeconds
from player.records.errors import DiskFullError
from player.records.store.entries import EventKind
from player.sittings.sitting import SOUND_GONE
from player.system.folders import find_folders

RAIN = Background((ClipName("rain"),), Frames(48_000), Frames(48_000), gain=0.4)
TONE = Background((ClipName("tone"),), Frames(48_000), Frames(48_000))


class BrokenLog(Log):
    """A log on a full disk."""

    def start(self, _started):
        raise DiskFullError(find_folders().data)


def test_nothing_sounds_before_the_first_lines_are_ready(stage):
    stage.sitting.begin()
    stage.sitting.tick()
    assert stage.session.state is State.PREPARING
    assert stage.sitting.waiting
    assert ("play",) not in stage.engine.told

    stage.worker.speak(2)
    stage.sitting.tick()
    assert stage.session.state is State.PLAYING
    assert ("play",) in stage.engine.told


@pytest.mark.parametrize("background", [None, RAIN], ids=["nothing", "rain"])
def test_room_tone_that_is_made_only_after_all_lines_were_ready_is_heard_from_then_on(planning, background):
    stage = Stage(planning, background=background).started()
    stage.engine.be(EngineState.PLAYING, frames(3.0))
    stage.sitting.tick()
    before = len(stage.engine.told)
    stage.room_tone = TONE
    stage.sitting.tick()
    stage.sitting.tick()
    heard = stage.engine.loaded

    if background is None:
        assert stage.engine.told[before:] == [("load", None)]
        assert heard.room_tone == TONE
    else:
        assert stage.engine.told[before:] == []
        assert (heard.room_tone, heard.background.pieces) == (None, RAIN.pieces)


@pytest.mark.parametrize("tone", [None, TONE], ids=["no room tone", "room tone before it"])
def test_a_background_that_is_made_only_after_all_lines_were_ready_is_heard_from_then_on(planning, tone):
    stage = Stage(planning)
    stage.room_tone = tone
    stage.started()
    stage.engine.be(EngineState.PLAYING, frames(3.0))
    stage.sitting.tick()
    before = len(stage.engine.told)
    assert (stage.engine.loaded.background, stage.engine.loaded.room_tone) == (None, tone)

    stage.background = RAIN
    stage.sitting.tick()
    stage.sitting.tick()

    assert stage.engine.told[before:] == [("load", None)]
    assert (stage.engine.loaded.background, stage.engine.loaded.room_tone) == (RAIN, None)


def test_it_holds_before_a_line_that_is_not_ready_and_goes_on_when_it_is(stage):
    stage.sitting.begin()
    stage.worker.speak(2)
    stage.sitting.tick()
    hold = stage.engine.timeline.holds[0]
    unready = [step for step in stage.session.plan.steps if step.kind.voiced][2]
    assert hold == frames(unready.start)

    stage.engine.be(EngineState.HOLDING, hold)
    stage.sitting.tick()
    assert stage.sitting.waiting
    assert ("release",) not in stage.engine.told
    assert stage.session.state is State.PLAYING

    stage.worker.speak()
    stage.sitting.tick()
    stage.worker.speak()
    stage.sitting.tick()
    assert not stage.sitting.waiting
    assert ("release",) in stage.engine.told


def test_every_line_of_the_final_plan_is_on_the_timeline(stage):
    stage.started()
    voiced = [step for step in stage.session.plan.steps if step.kind.voiced]

    assert len(stage.engine.timeline.clips) == len(voiced)
    assert [clip.start for clip in stage.engine.timeline.clips] == [frames(step.start) for step in voiced]


def test_lines_that_cannot_be_spoken_do_not_hold_it_up(stage):
    stage.sitting.begin()
    stage.worker.fail()
    for _ in range(6):
        stage.sitting.tick()
        stage.worker.fail()

    assert stage.session.state is State.PLAYING
    assert stage.engine.timeline.clips == ()


def test_an_engine_that_was_replaced_pauses_the_sitting_once(stage):
    stage.started()
    stage.engine.be(EngineState.PAUSED, 48_000, restarts=1, error="The engine was replaced.")
    stage.sitting.tick()
    assert (stage.session.state, stage.session.message) == (State.PAUSED, "The engine was replaced.")
    told = len(stage.engine.told)
    stage.sitting.tick()
    assert len(stage.engine.told) == told

    stage.sitting.resume()
    stage.sitting.tick()
    assert (stage.session.state, stage.session.message) == (State.PLAYING, "")


def test_a_pause_that_nobody_asked_for_is_said(stage):
    stage.started()
    stage.engine.be(EngineState.PAUSED, 48_000)
    stage.sitting.tick()

    assert (stage.session.state, stage.session.message) == (State.PAUSED, SOUND_GONE)


def test_without_any_sound_it_says_so_and_asking_again_says_it_again(stage):
    stage.started()
    stage.engine.be(EngineState.FAILED, error="No sound.")
    stage.sitting.tick()
    assert stage.session.message == "No sound."

    stage.sitting.resume()
    stage.engine.be(EngineState.FAILED, error="Still no sound.")
    stage.sitting.tick()
    assert (stage.session.state, stage.session.message) == (State.PAUSED, "Still no sound.")


def test_a_log_that_fails_is_said_once_and_the_sitting_goes_on(planning):
    stage = Stage(planning, BrokenLog()).started()
    stage.sitting.send(PauseAsked())

    assert len(stage.said) == 1
    assert "full" in stage.said[0]
    assert stage.session.state is State.PAUSED


class FullForAWhile(Log):
    """A log on a disk that has no room for so many calls."""

    def __init__(self, times):
        super().__init__()
        self.times = times

    def _full(self):
        self.times -= 1
        if self.times >= 0:
            raise DiskFullError(find_folders().data)

    def start(self, started):
        self._full()
        self.written.append("started")
        return super().start(started)

    def event(self, *given):
        self._full()
        super().event(*given)


@pytest.mark.parametrize("times", [1, 2, 4])
def test_what_a_full_disk_did_not_take_is_written_once_there_is_room_in_its_order(planning, times):
    """At the start, or later; and nothing twice."""
    log = FullForAWhile(0)
    stage = Stage(planning, log)
    log.times = times
    stage.started()
    for _ in range(4):
        stage.sitting.send(PauseAsked())
        stage.sitting.resume()
    kinds = [written if isinstance(written, str) else written[0] for written in log.written]

    assert len(stage.said) == 1
    assert kinds == ["started", *[EventKind.PAUSED, EventKind.RESUMED] * 4]


def test_what_still_waits_is_tried_once_more_at_the_end(planning):
    log = FullForAWhile(100)
    stage = Stage(planning, log).started()
    before = list(log.written)
    log.times = 0
    stage.sitting._parts.log.close()

    assert before == []
    assert log.written == ["started"]


def test_a_check_in_is_found_at_its_frame_and_released_by_any_answer(stage):
    stage.started()
    hold = stage.engine.timeline.holds[0]
    stage.engine.be(EngineState.HOLDING, hold)
    stage.sitting.tick()
    assert stage.session.state is State.CHECKING_IN

    stage.sitting.send(Answered(None))
    assert stage.session.state is State.PLAYING
    assert ("release",) in stage.engine.told


def test_seconds_heard_leave_out_what_was_jumped_over(stage):
    stage.started()
    for place in range(5):
        stage.engine.be(EngineState.PLAYING, frames(place * 0.5))
        stage.sitting.tick()
    stage.sitting.send(SkipAsked())
    for step in range(5):
        here = stage.engine.now.position
        stage.engine.be(EngineState.PLAYING, here + frames(0.5 if step else 0.0))
        stage.sitting.tick()

    assert stage.sitting.seconds_heard == pytest.approx(4.0, abs=0.6)
    assert stage.session.position > PracticeSeconds(5.0)


def test_while_no_line_becomes_ready_a_tick_asks_of_none(stage, monkeypatch):
    """There are ten ticks a second: going through all lines in each took a seventh of the window's time."""
    stage.started()
    stage.worker.speak()
    stage.engine.be(EngineState.PLAYING, frames(3.0))
    stage.sitting.tick()
    asked = []
    lines = type(stage.sitting._parts.lines)
    monkeypatch.setattr(lines, "settled", lambda _self, text, _pace: asked.append(text))
    stage.sitting.tick()

    assert stage.session.state is State.PLAYING
    assert asked == []
