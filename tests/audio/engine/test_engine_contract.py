"""The engine contract, for each engine: the loop with a manual device, the silent one, the real one."""

import os
import signal
import time
from contextlib import suppress

import pytest
from engine_fakes import HandEngine, MemoryClips, sine, tone_timeline

from audio.engine.facade import SoundEngine
from audio.engine.silent_engine import SilentEngine
from audio.engine.types import EngineState
from audio.files.clip_cache import ClipCache
from audio.mix.timeline import Timeline
from audio.units import SAMPLE_RATE, ClipName, Frames, Seconds

TONE = ClipName("0" * 64)
LENGTH = 5 * SAMPLE_RATE
CLOSE_BY = round(0.15 * SAMPLE_RATE)
"""Frames by which a position and a clock may differ: some blocks of a device."""

PATIENCE = 60.0
"""Seconds for what has no promise about when it comes."""


class Driven(HandEngine):
    """A real device keeps requesting blocks; here one comes after each jump."""

    def load(self, timeline, position=None):
        super().load(timeline, position)
        self.pull(64)

    def seek(self, position):
        super().seek(position)
        self.pull(64)


class Hand:
    """The loop in this process."""

    def __init__(self):
        self.engine = Driven(MemoryClips({TONE: sine(6.0)}))
        self.advance = self.engine.advance

    def seconds(self):
        return self.engine.boot_ns / 1e9

    def stand_still(self, seconds):
        before = self.engine.status()
        self.engine.boot_ns += round(seconds * 1e9)
        self.engine.pull()
        return before

    def close(self):
        self.engine.close()


class Silent:
    """The silent engine, with a clock moved by the test."""

    def __init__(self):
        self.now = 100.0
        self.engine = SilentEngine(lambda: self.now)

    def advance(self, seconds):
        self.now += seconds

    def seconds(self):
        return self.now

    def stand_still(self, seconds):
        before = self.engine.status()
        self.advance(seconds)
        return before

    def close(self):
        self.engine.close()


class Real:
    """The real engine process, playing to the null sink."""

    def __init__(self, folder):
        ClipCache(folder).store(TONE, sine(6.0))
        self.engine = SoundEngine(folder)
        # One that takes more than 5 s to start is called failed until it has.
        not_yet = {EngineState.STARTING, EngineState.FAILED}
        end = time.monotonic() + PATIENCE
        while self.engine.status().state in not_yet and time.monotonic() < end:
            time.sleep(0.02)

    advance = staticmethod(time.sleep)
    seconds = staticmethod(time.monotonic)

    def stand_still(self, seconds):
        """Stop the engine's process for about as long as its watchdog tolerates; gives where it stopped."""
        assert seconds > 1.2
        stopped = self.engine.pid
        os.kill(stopped, signal.SIGSTOP)
        before = self.engine.status()
        time.sleep(1.2)
        # The watchdog may have been quicker, and have replaced it.
        with suppress(ProcessLookupError):
            os.kill(stopped, signal.SIGCONT)
        return before

    def close(self):
        self.engine.close()


# What plays where PortAudio can't is heard in test_engine_heard.py and test_dropouts.py as well.
REAL = [
    pytest.param("portaudio", marks=pytest.mark.sound),
    pytest.param("miniaudio", marks=(pytest.mark.sound, pytest.mark.exhaustive)),
]


@pytest.fixture(params=["hand", "silent", *REAL])
def rig(request, tmp_path, monkeypatch):
    if request.param in {"portaudio", "miniaudio"}:
        request.getfixturevalue("null_sink")
        monkeypatch.setenv("KINDPACE_SOUND", request.param)
        made: Real | Hand | Silent = Real(tmp_path)
    else:
        made = Hand() if request.param == "hand" else Silent()
    yield made
    made.close()


def timeline(holds=(), length=LENGTH):
    return tone_timeline(length / SAMPLE_RATE, holds, clip=TONE)


def until(rig, *states):
    """Wait for one of the states; returns the last status seen."""
    return once(rig, lambda status: status.state in states)


def once(rig, true):
    """Wait, long, until something is true of the status; returns the last one seen."""
    end = rig.seconds() + PATIENCE
    while not true(status := rig.engine.status()) and rig.seconds() < end:
        rig.advance(0.05)
    return status


def once_past(rig, place):
    """Wait until it has played on from a place: how soon it begins is the device's affair."""
    return once(rig, lambda status: status.position > place)


def keeps_pace(rig):
    """Whether as much is played as time goes by, whenever this process comes to look.

    Time that a busy machine loses is lost once, so one of a few looks is enough. A pace that is wrong is
    wrong in each.
    """
    for _ in range(4):
        earliest, first = rig.seconds(), rig.engine.status().position
        latest = rig.seconds()
        rig.advance(0.3)
        least, second = rig.seconds() - latest, rig.engine.status().position
        most = rig.seconds() - earliest
        if least * SAMPLE_RATE - CLOSE_BY // 2 < second - first < most * SAMPLE_RATE + CLOSE_BY // 2:
            return True
    return False


def test_before_anything_is_loaded_it_is_idle(rig):
    rig.engine.play()
    status = rig.engine.status()

    assert (status.state, status.position) in {(EngineState.IDLE, 0), (EngineState.PLAYING, 0)}
    assert until(rig, EngineState.IDLE).state is EngineState.IDLE


def test_a_first_load_leaves_it_paused_at_the_position(rig):
    rig.engine.load(timeline(), Frames(48_000))
    at_once = rig.engine.status()
    rig.advance(0.3)
    later = rig.engine.status()

    assert (at_once.state, at_once.position) == (EngineState.PAUSED, 48_000)
    assert (later.state, later.position, later.heard) == (EngineState.PAUSED, 48_000, 48_000)


def test_a_whole_life(rig):
    """Play, pause, go on, jump, exchange, end: in one test, because a real engine takes real time."""
    engine = rig.engine
    engine.load(timeline())
    engine.play()
    playing = once_past(rig, 0)
    in_time = keeps_pace(rig)
    engine.pause(Seconds(0.02))
    until(rig, EngineState.PAUSED)
    paused = once(rig, lambda status: status.heard == status.position)
    rig.advance(0.2)
    still = engine.status()
    engine.seek(Frames(3 * SAMPLE_RATE))
    rig.advance(0.2)
    sought = engine.status()
    engine.play()
    going_on = once_past(rig, 3 * SAMPLE_RATE)
    engine.load(timeline(length=LENGTH - 4800))
    finished = until(rig, EngineState.FINISHED)
    back = rig.seconds()
    engine.seek(Frames(SAMPLE_RATE))
    again = engine.status()
    took = rig.seconds() - back

    assert playing.state is EngineState.PLAYING
    assert in_time
    assert 0 <= playing.heard <= playing.position
    assert paused.state is EngineState.PAUSED
    assert 0.3 * SAMPLE_RATE < still.position == paused.position == still.heard
    assert (sought.state, sought.position) == (EngineState.PAUSED, 3 * SAMPLE_RATE)
    assert going_on.state is EngineState.PLAYING
    assert (finished.state, finished.position) == (EngineState.FINISHED, LENGTH - 4800)
    assert abs(again.position - SAMPLE_RATE) < CLOSE_BY + took * SAMPLE_RATE
    assert {status.error for status in (playing, paused, sought, finished)} == {""}
    assert finished.underruns == 0


def test_it_holds_until_released(rig):
    hold = round(0.3 * SAMPLE_RATE)
    engine = rig.engine
    engine.load(timeline(holds=(hold,)))
    engine.play()
    held = until(rig, EngineState.HOLDING)
    rig.advance(0.3)
    still = engine.status()
    engine.release()
    released = once_past(rig, hold)

    assert (held.state, held.position) == (EngineState.HOLDING, hold)
    assert still.position == hold
    assert released.state is EngineState.PLAYING
    assert released.position > hold


def test_after_it_stood_still_it_is_paused_at_its_place_until_asked(rig):
    """The computer slept, or the process was stopped: twenty seconds pass between two reads of the status."""
    engine = rig.engine
    engine.load(timeline())
    engine.play()
    once_past(rig, SAMPLE_RATE // 4)
    before = rig.stand_still(20.0)
    paused = until(rig, EngineState.PAUSED)
    rig.advance(0.3)
    still = engine.status()
    asked = rig.seconds()
    engine.play()
    after = once_past(rig, paused.position)
    took = rig.seconds() - asked

    assert (before.state, before.held_up) == (EngineState.PLAYING, False)
    assert paused.state is EngineState.PAUSED
    # If the watchdog was quicker, it has replaced the engine instead.
    assert paused.held_up or paused.restarts == 1
    assert "paused at its place" in paused.error
    assert abs(paused.position - before.position) < CLOSE_BY
    assert (still.state, still.position) == (EngineState.PAUSED, paused.position)
    assert (after.state, after.held_up, after.error) == (EngineState.PLAYING, False, "")
    assert 0 < after.position - paused.position < CLOSE_BY + took * SAMPLE_RATE


@pytest.mark.parametrize("rig", ["hand", "silent"], indirect=True)
def test_what_holds_or_is_paused_stays_as_it_is_after_it_stood_still(rig):
    engine = rig.engine
    engine.load(timeline(holds=(0,)))
    rig.stand_still(20.0)
    paused = engine.status()
    engine.play()
    until(rig, EngineState.HOLDING)
    rig.stand_still(20.0)
    held_up = until(rig, EngineState.PAUSED)
    engine.release()
    rig.advance(0.3)
    still = engine.status()
    engine.play()
    rig.advance(0.3)

    assert (paused.state, paused.error) == (EngineState.PAUSED, "")
    assert (held_up.state, held_up.position) == (EngineState.PAUSED, 0)
    assert (still.state, still.position) == (EngineState.PAUSED, 0)
    assert engine.status().position > 0


def test_a_position_past_the_end_is_the_end(rig):
    rig.engine.load(timeline())
    rig.engine.seek(Frames(10 * LENGTH))

    assert until(rig, EngineState.FINISHED).position == LENGTH


def test_an_empty_timeline_is_finished_at_once(rig):
    rig.engine.load(Timeline((), (), Frames(0)))
    rig.engine.play()

    assert until(rig, EngineState.FINISHED).state is EngineState.FINISHED


def test_what_was_played_and_heard_only_goes_up(rig):
    rig.engine.load(timeline())
    rig.engine.play()
    seen = [once_past(rig, 0)]
    for turn in range(60):
        rig.advance(0.02)
        seen.append(rig.engine.status())
        if turn == 20:
            rig.engine.pause(Seconds(0.02))
        if turn == 40:
            rig.engine.play()

    positions = [status.position for status in seen]

    heard = [status.heard for status in seen]

    assert positions == sorted(positions)
    assert heard == sorted(heard)
    assert [status.heard for status in seen if status.heard > status.position] == []
    # It was looked at while it played.
    assert len(set(positions)) > 10
