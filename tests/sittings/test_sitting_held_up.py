"""Nothing goes on by itself after everything stood still: a sleep, a stop, a hung window, a late voice."""

import pytest
from sitting_doubles import Log, Stage

from audio.engine.silent_engine import SilentEngine
from audio.engine.stalls import HELD_UP
from audio.engine.types import EngineState
from audio.units import frames
from player.practice.choices import Choices
from player.practice.session.events import Answered, PauseAsked
from player.practice.session.table import State
from player.records.store.entries import EventKind, Outcome
from player.sittings.sitting import Sitting
from player.sittings.sitting_parts import Parts

ASLEEP = 8 * 3600.0
STOPPED = 20.0


def first_hold(stage: Stage) -> int:
    assert stage.engine.timeline is not None

    return stage.engine.timeline.holds[0]


def ticks(stage, count=10):
    for _ in range(count):
        stage.sitting.tick()


def line_under_way(stage):
    """Plays in the middle of its third line; that line's step."""
    step = [step for step in stage.session.plan.steps if step.kind.voiced][2]
    stage.engine.be(EngineState.PLAYING, frames(step.start + 0.5))
    stage.sitting.tick()
    return step


def test_an_engine_that_was_held_up_pauses_the_sitting_and_says_so_in_one_sentence(planning):
    log = Log()
    stage = Stage(planning, log).started()
    line_under_way(stage)
    stage.engine.be(EngineState.PAUSED, held_up=True, error=HELD_UP)
    ticks(stage)
    paused = stage.session
    played = stage.engine.told.count(("play",))
    stage.sitting.resume()

    assert (paused.state, paused.message) == (State.PAUSED, HELD_UP)
    assert HELD_UP.count(".") == 1
    assert played == 1
    assert (EventKind.PAUSED, "held-up") in log.written
    assert EventKind.DEVICE_LOST not in dict(log.written)
    assert (stage.session.state, stage.session.message) == (State.PLAYING, "")
    assert stage.engine.told[-1] == ("play",)


@pytest.mark.parametrize("engine", [EngineState.PLAYING, EngineState.PAUSED])
def test_a_window_that_stood_still_is_paused_where_the_sound_stopped(planning, engine):
    """Stopped alone, its engine went on for three seconds and paused; on a slow machine it may still play."""
    log = Log()
    stage = Stage(planning, log).started()
    line_under_way(stage)
    before = stage.session.position, stage.sitting.seconds_heard
    stage.clock.now += STOPPED
    stage.engine.be(engine, stage.engine.now.position + frames(3.1), held_up=engine is EngineState.PAUSED)
    ticks(stage)

    assert (stage.session.state, stage.session.message) == (State.PAUSED, HELD_UP)
    assert stage.session.position == pytest.approx(before[0] + 3.1)
    assert stage.sitting.seconds_heard == pytest.approx(before[1] + 3.1)
    assert stage.engine.told[-1] == ("pause", 0.4)
    assert log.written.count((EventKind.PAUSED, "held-up")) == 1


def test_time_asleep_is_not_time_practised_and_is_a_long_break(stage):
    stage.started()
    line = line_under_way(stage)
    heard = stage.sitting.seconds_heard
    stage.clock.now += ASLEEP
    ticks(stage)
    asleep = stage.sitting.seconds_heard - heard
    stage.sitting.resume()
    lines = [step for step in stage.session.plan.steps if step.kind.voiced]

    assert asleep == 0.0
    # As after any break of over a minute, it goes back one more line.
    assert stage.session.position == lines[lines.index(line) - 1].start


def test_a_busy_window_that_looks_late_pauses_nothing(stage):
    stage.started()
    line_under_way(stage)
    for _ in range(5):
        stage.clock.now += 1.0
        stage.sitting.tick()

    assert stage.session.state is State.PLAYING


def test_whoever_paused_before_the_sleep_is_paused_after_it_without_a_word(stage):
    stage.started()
    line = line_under_way(stage)
    stage.sitting.send(PauseAsked())
    stage.clock.now += ASLEEP
    ticks(stage)
    paused = stage.session
    stage.sitting.resume()

    assert (paused.state, paused.message) == (State.PAUSED, "")
    assert stage.session.position < line.start


def test_a_terminal_that_waits_for_an_answer_was_not_held_up(stage):
    """``kindpace play`` waits in its question, for minutes if need be, and goes on by the answer alone."""
    stage.started()
    stage.engine.be(EngineState.HOLDING, stage.engine.timeline.holds[0])
    stage.sitting.tick()
    stage.clock.now += 600.0
    stage.sitting.send(Answered(None))
    ticks(stage)

    assert stage.session.state is State.PLAYING


def before_a_line_that_is_missing(stage):
    """Two lines are ready and were heard; the third is waited for."""
    stage.sitting.begin()
    stage.worker.speak(2)
    stage.sitting.tick()
    stage.engine.be(EngineState.HOLDING, stage.engine.timeline.holds[0])
    stage.sitting.tick()
    assert stage.sitting.waiting


def all_lines_come(stage):
    for _ in range(3):
        stage.worker.speak()
        stage.sitting.tick()


def tick_through(stage, duration):
    """So many seconds pass while the window looks as it always does."""
    end = stage.clock.now + duration
    while stage.clock.now < end:
        stage.sitting.tick()


def test_a_line_that_comes_late_waits_to_be_asked_for(planning):
    """The worker alone was stopped: its line would come out of a silence that nobody chose."""
    stage = Stage(planning)
    before_a_line_that_is_missing(stage)
    tick_through(stage, STOPPED)
    waiting = stage.session.state, stage.sitting.waiting
    missing = first_hold(stage)
    all_lines_come(stage)
    paused = stage.session
    told = [words for words in stage.engine.told if words[0] in {"play", "release", "pause"}]
    first = next(index for index, words in enumerate(stage.engine.told) if words[0] == "pause")
    exchanged = [words for words in stage.engine.told[first:] if words[0] == "load"]
    stage.sitting.resume()
    ticks(stage)

    assert waiting == (State.PLAYING, True)
    assert paused.state is State.PAUSED
    assert (
        paused.message == "The sitting is paused here, because the voice is taking a long time to get ready."
    )
    assert told == [("play",), ("pause", 0.4)]
    # The engine was silenced before the line was put on its timeline, or that would have started it.
    assert exchanged
    assert first_hold(stage) != missing
    assert stage.session.state is State.PLAYING
    assert ("play",) in stage.engine.told[first:]


def test_a_line_that_is_a_little_late_goes_on_by_itself(planning):
    stage = Stage(planning)
    before_a_line_that_is_missing(stage)
    tick_through(stage, 10.0)
    all_lines_come(stage)

    assert stage.session.state is State.PLAYING
    assert ("release",) in stage.engine.told


def test_a_window_that_stood_still_while_it_waited_for_a_line_begins_nothing(planning):
    stage = Stage(planning)
    before_a_line_that_is_missing(stage)
    stage.clock.now += STOPPED
    stage.worker.speak()
    all_lines_come(stage)

    assert (stage.session.state, stage.session.message) == (State.PAUSED, HELD_UP)
    assert ("release",) not in stage.engine.told
    assert not stage.sitting.waiting


@pytest.mark.parametrize(
    ("away", "begins"),
    [(lambda stage: tick_through(stage, STOPPED), False), (lambda stage: tick_through(stage, 10.0), True)],
    ids=["twenty seconds", "ten seconds"],
)
def test_a_sitting_whose_first_words_come_late_does_not_begin_by_itself(stage, away, begins):
    stage.sitting.begin()
    away(stage)
    all_lines_come(stage)
    begun = stage.session.state
    if not begins:
        assert ("play",) not in stage.engine.told
        stage.sitting.resume()

    assert begun is (State.PLAYING if begins else State.PAUSED)
    assert stage.session.state is State.PLAYING
    assert stage.session.position == 0.0
    assert ("play",) in stage.engine.told


@pytest.mark.parametrize(("gap", "begins"), [(STOPPED, False), (ASLEEP, False), (8.0, True)])
def test_a_sleep_between_begin_and_the_first_words_begins_nothing(stage, gap, begins):
    """A window that is slow to draw the sitting's page is not held up: busy machines take seconds for it."""
    stage.sitting.begin()
    stage.clock.now += gap
    all_lines_come(stage)

    assert (("play",) in stage.engine.told) == begins
    assert stage.session.message == ("" if begins else HELD_UP)


def test_before_the_computer_sleeps_it_fades_and_afterwards_it_stays_paused(planning):
    log = Log()
    stage = Stage(planning, log).started()
    line_under_way(stage)
    stage.sitting.hold_up()
    faded = stage.engine.told[-1]
    stage.clock.now += ASLEEP
    ticks(stage)

    assert faded == ("pause", 0.4)
    assert (stage.session.state, stage.session.message) == (State.PAUSED, HELD_UP)
    assert stage.engine.told[-1] == faded
    assert log.written.count((EventKind.PAUSED, "held-up")) == 1


def test_text_alone_stands_where_it_was_last_seen(planning):
    now = [100.0]
    stage = Stage(planning)
    quiet = planning.__class__(planning.script, planning.pacing, Choices(spoken=False), planning.phrasebook)
    parts = Parts(quiet, SilentEngine(lambda: now[0]), None, stage.sitting._parts.log, None, lambda: now[0])
    sitting = Sitting(parts)
    sitting.begin()
    for _ in range(30):
        now[0] += 0.1
        sitting.tick()
    before = sitting.session.position
    now[0] += STOPPED
    for _ in range(10):
        sitting.tick()
        now[0] += 0.1

    assert before == pytest.approx(2.9, abs=0.2)
    assert (sitting.session.state, sitting.session.message) == (State.PAUSED, HELD_UP)
    assert sitting.session.position == pytest.approx(before, abs=0.11)
    assert sitting.seconds_heard == pytest.approx(before, abs=0.2)


def test_nobody_to_ask_is_an_interruption_and_not_a_choice(planning):
    log = Log()
    stage = Stage(planning, log).started()
    line_under_way(stage)
    stage.sitting.interrupt()

    assert log.written[-1] == (Outcome.INTERRUPTED, stage.sitting.seconds_heard)
