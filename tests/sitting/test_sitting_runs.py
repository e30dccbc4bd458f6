"""The sitting between an engine, lines that arrive late, and a log that may fail."""

from dataclasses import replace

import pytest

from audio.engine_types import EngineState, EngineStatus
from audio.speech import FailedLine, PreparedLine
from audio.units import ClipName, Frames, Seconds, frames
from player.folders import find_folders
from player.library import Library
from player.lines import Lines
from player.planning import Planning
from player.practice import session as s
from player.practice import session_events as happened
from player.practice.choices import Choices
from player.practice.units import Seconds as PracticeSeconds
from player.records.entries import Content, ContentKind
from player.records.errors import DiskFullError
from player.sitting import SOUND_GONE, Parts, Sitting
from player.sitting_log import Files, SittingLog


class Engine:
    """Does what it is told at once, and remembers it."""

    def __init__(self):
        self.told = []
        self.timeline = None
        self.now = EngineStatus(EngineState.IDLE, Frames(0), Frames(0), 0, Seconds(0.1), "fake", "", 0)

    def load(self, timeline, position=None):
        self.told.append(("load", position))
        self.timeline = timeline
        if position is not None:
            self.be(self.now.state, position)

    def play(self):
        self.told.append(("play",))
        self.be(EngineState.PLAYING)

    def pause(self, fade):
        self.told.append(("pause", fade))
        self.be(EngineState.PAUSED)

    def seek(self, position):
        self.told.append(("seek", position))
        self.be(self.now.state, position)

    def release(self):
        self.told.append(("release",))
        self.be(EngineState.PLAYING)

    def set_volume(self, volume):
        self.told.append(("volume", volume))

    def status(self):
        return self.now

    def close(self):
        pass

    def be(self, state, position=None, **changes):
        place = self.now.position if position is None else Frames(int(position))
        self.now = replace(self.now, state=state, position=place, heard=place, **changes)


class Worker:
    """Speaks the lines a test lets through."""

    def __init__(self):
        self.wanted = []
        self.ready = []

    def prepare(self, lines):
        self.wanted = [*dict.fromkeys([*lines, *self.wanted])]

    def speak(self, count=None):
        now, self.wanted = self.wanted[:count], self.wanted[count:] if count else []
        for line in now:
            length = frames(len(line.text.split()) * 0.5)
            clip = ClipName(f"{abs(hash(line.text)):064x}")
            self.ready.append(PreparedLine(line.text, line.words_per_minute, clip, length))

    def fail(self):
        for line in self.wanted:
            self.ready.append(FailedLine(line.text, line.words_per_minute, "It can't be spoken."))
        self.wanted = []

    def poll(self):
        ready, self.ready = tuple(self.ready), []
        return ready


class Clock:
    now = 100.0

    def __call__(self):
        self.now += 1.0
        return self.now


class BrokenLog:
    """A log on a full disk."""

    def start(self, _started):
        raise DiskFullError(find_folders().data)


@pytest.fixture(scope="module")
def planning(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    library = Library(find_folders({"KINDPACE_HOME": str(home)}))
    return Planning(library.script("others-too"), library.preset("gentle"), Choices(), library.phrasebook())


class Stage:
    """A sitting with its doubles."""

    def __init__(self, planning, log=None):
        self.engine, self.worker, self.said = Engine(), Worker(), []
        files = Files(Content(ContentKind.SCRIPT, "x", b"x"), Content(ContentKind.PRESET, "y", b"y"))
        written = SittingLog(log, planning, files, spoken=True, said=self.said.append)
        self.sitting = Sitting(Parts(planning, self.engine, Lines(self.worker), written, None, Clock()))

    def started(self):
        self.sitting.begin()
        self.worker.speak()
        self.sitting.tick()
        # Lines with other lengths may let other lines in.
        self.worker.speak()
        self.sitting.tick()
        self.sitting.tick()
        return self

    @property
    def session(self):
        return self.sitting.session


@pytest.fixture
def stage(planning):
    return Stage(planning)


def test_nothing_sounds_before_the_first_lines_are_ready(stage):
    stage.sitting.begin()
    stage.sitting.tick()
    assert stage.session.state is s.State.PREPARING
    assert stage.sitting.waiting
    assert ("play",) not in stage.engine.told

    stage.worker.speak(2)
    stage.sitting.tick()
    assert stage.session.state is s.State.PLAYING
    assert ("play",) in stage.engine.told


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
    assert stage.session.state is s.State.PLAYING

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

    assert stage.session.state is s.State.PLAYING
    assert stage.engine.timeline.clips == ()


def test_an_engine_that_was_replaced_pauses_the_sitting_once(stage):
    stage.started()
    stage.engine.be(EngineState.PAUSED, 48_000, restarts=1, error="The engine was replaced.")
    stage.sitting.tick()
    assert (stage.session.state, stage.session.message) == (s.State.PAUSED, "The engine was replaced.")
    told = len(stage.engine.told)
    stage.sitting.tick()
    assert len(stage.engine.told) == told

    stage.sitting.resume()
    stage.sitting.tick()
    assert (stage.session.state, stage.session.message) == (s.State.PLAYING, "")


def test_a_pause_that_nobody_asked_for_is_said(stage):
    stage.started()
    stage.engine.be(EngineState.PAUSED, 48_000)
    stage.sitting.tick()

    assert (stage.session.state, stage.session.message) == (s.State.PAUSED, SOUND_GONE)


def test_without_any_sound_it_says_so_and_asking_again_says_it_again(stage):
    stage.started()
    stage.engine.be(EngineState.FAILED, error="No sound.")
    stage.sitting.tick()
    assert stage.session.message == "No sound."

    stage.sitting.resume()
    stage.engine.be(EngineState.FAILED, error="Still no sound.")
    stage.sitting.tick()
    assert (stage.session.state, stage.session.message) == (s.State.PAUSED, "Still no sound.")


def test_a_log_that_fails_is_said_once_and_the_sitting_goes_on(planning):
    stage = Stage(planning, BrokenLog()).started()
    stage.sitting.send(happened.PauseAsked())

    assert len(stage.said) == 1
    assert "full" in stage.said[0]
    assert stage.session.state is s.State.PAUSED


def test_a_check_in_is_found_at_its_frame_and_released_by_any_answer(stage):
    stage.started()
    hold = stage.engine.timeline.holds[0]
    stage.engine.be(EngineState.HOLDING, hold)
    stage.sitting.tick()
    assert stage.session.state is s.State.CHECKING_IN

    stage.sitting.send(happened.Answered(None))
    assert stage.session.state is s.State.PLAYING
    assert ("release",) in stage.engine.told


def test_seconds_heard_leave_out_what_was_jumped_over(stage):
    stage.started()
    for place in range(5):
        stage.engine.be(EngineState.PLAYING, frames(place * 0.5))
        stage.sitting.tick()
    stage.sitting.send(happened.SkipAsked())
    for step in range(5):
        here = stage.engine.now.position
        stage.engine.be(EngineState.PLAYING, here + frames(0.5 if step else 0.0))
        stage.sitting.tick()

    assert stage.sitting.seconds_heard == pytest.approx(4.0, abs=0.6)
    assert stage.session.position > PracticeSeconds(5.0)
