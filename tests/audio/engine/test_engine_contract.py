"""The engine contract, for each engine: the loop with a manual device, the silent one, the real one."""

import os
import signal
import time
from itertools import takewhile

import pytest
from engine_fakes import HandEngine, MemoryClips, sine, tone_timeline

from audio.engine.facade import SoundEngine
from audio.engine.silent_engine import SilentEngine
from audio.engine.types import EngineState
from audio.files.clip_cache import ClipCache
from audio.mix.timeline import Timeline
from audio.units import SAMPLE_RATE, ClipName, Frames, Seconds

TONE = ClipName("0" * 64)
LENGTH = 3 * SAMPLE_RATE
CLOSE_BY = round(0.15 * SAMPLE_RATE)


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
        self.engine = Driven(MemoryClips({TONE: sine(4.0)}))
        self.advance = self.engine.advance

    def stand_still(self, seconds):
        self.engine.boot_ns += round(seconds * 1e9)
        self.engine.pull()

    def close(self):
        self.engine.close()


class Silent:
    """The silent engine, with a clock moved by the test."""

    def __init__(self):
        self.now = 100.0
        self.engine = SilentEngine(lambda: self.now)

    def advance(self, seconds):
        self.now += seconds

    stand_still = advance

    def close(self):
        self.engine.close()


class Real:
    """The real engine process, playing to the null sink."""

    def __init__(self, folder):
        ClipCache(folder).store(TONE, sine(4.0))
        self.engine = SoundEngine(folder)
        end = time.monotonic() + 20.0
        while self.engine.status().state is EngineState.STARTING and time.monotonic() < end:
            time.sleep(0.02)

    advance = staticmethod(time.sleep)

    def stand_still(self, seconds):
        """Stop the engine's process for about as long as its watchdog tolerates."""
        assert seconds > 1.2
        os.kill(self.engine.pid, signal.SIGSTOP)
        time.sleep(1.2)
        os.kill(self.engine.pid, signal.SIGCONT)

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


def until(rig, *states, patience=5.0):
    """Wait for one of the states; returns the last status seen."""
    for _ in range(round(patience / 0.05)):
        status = rig.engine.status()
        if status.state in states:
            return status
        rig.advance(0.05)
    return rig.engine.status()


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
    rig.advance(0.5)
    playing = engine.status()
    engine.pause(Seconds(0.02))
    rig.advance(0.3)
    paused = engine.status()
    rig.advance(0.2)
    still = engine.status()
    engine.seek(Frames(2 * SAMPLE_RATE))
    rig.advance(0.2)
    sought = engine.status()
    engine.play()
    rig.advance(0.3)
    engine.load(timeline(length=LENGTH - 4800))
    finished = until(rig, EngineState.FINISHED)
    engine.seek(Frames(SAMPLE_RATE))
    again = engine.status()

    assert playing.state is EngineState.PLAYING
    assert abs(playing.position - SAMPLE_RATE // 2) < CLOSE_BY
    assert playing.heard <= playing.position
    assert paused.state is EngineState.PAUSED
    assert still.position == paused.position == still.heard
    assert (sought.state, sought.position) == (EngineState.PAUSED, 2 * SAMPLE_RATE)
    assert (finished.state, finished.position) == (EngineState.FINISHED, LENGTH - 4800)
    assert abs(again.position - SAMPLE_RATE) < CLOSE_BY
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
    rig.advance(0.3)
    released = engine.status()

    assert (held.state, held.position) == (EngineState.HOLDING, hold)
    assert still.position == hold
    assert released.state is EngineState.PLAYING
    assert released.position > hold


def test_after_it_stood_still_it_is_paused_at_its_place_until_asked(rig):
    """The computer slept, or the process was stopped: twenty seconds pass between two reads of the status."""
    engine = rig.engine
    engine.load(timeline())
    engine.play()
    rig.advance(0.5)
    before = engine.status()
    rig.stand_still(20.0)
    paused = until(rig, EngineState.PAUSED)
    rig.advance(0.3)
    still = engine.status()
    engine.play()
    rig.advance(0.3)
    after = engine.status()

    assert (before.state, before.held_up) == (EngineState.PLAYING, False)
    assert paused.state is EngineState.PAUSED
    # If the watchdog was quicker, it has replaced the engine instead.
    assert paused.held_up or paused.restarts == 1
    assert "paused at its place" in paused.error
    assert abs(paused.position - before.position) < CLOSE_BY
    assert (still.state, still.position) == (EngineState.PAUSED, paused.position)
    assert (after.state, after.held_up, after.error) == (EngineState.PLAYING, False, "")
    assert 0 < after.position - paused.position < CLOSE_BY + round(0.3 * SAMPLE_RATE)


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
    seen = []
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
    assert len(list(takewhile(lambda position: position == 0, positions))) < 15
