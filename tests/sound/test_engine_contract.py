"""What every engine does, shown on each: the loop with a device pulled by hand, silence, the real thing."""

import time
from itertools import takewhile

import pytest
from engine_fakes import HandEngine, MemoryClips, sine, tone_timeline

from audio.cache import ClipCache
from audio.engine import SoundEngine
from audio.engine_types import EngineState
from audio.silent_engine import SilentEngine
from audio.timeline import Timeline
from audio.units import SAMPLE_RATE, ClipName, Frames, Seconds

TONE = ClipName("0" * 64)
LENGTH = 3 * SAMPLE_RATE
CLOSE_BY = round(0.15 * SAMPLE_RATE)


class Driven(HandEngine):
    """A device goes on asking for blocks while nobody looks; here one comes after each jump."""

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

    def close(self):
        self.engine.close()


class Silent:
    """No sound, and a clock that the test moves."""

    def __init__(self):
        self.now = 100.0
        self.engine = SilentEngine(lambda: self.now)

    def advance(self, seconds):
        self.now += seconds

    def close(self):
        self.engine.close()


class Real:
    """A process of its own, playing to the null sink."""

    def __init__(self, folder):
        ClipCache(folder).store(TONE, sine(4.0))
        self.engine = SoundEngine(folder)
        end = time.monotonic() + 20.0
        while self.engine.status().state is EngineState.STARTING and time.monotonic() < end:
            time.sleep(0.02)

    advance = staticmethod(time.sleep)

    def close(self):
        self.engine.close()


REAL = [pytest.param(backend, marks=pytest.mark.sound) for backend in ("portaudio", "miniaudio")]


@pytest.fixture(params=["hand", "silent", *REAL])
def rig(request, tmp_path, monkeypatch):
    if request.param in {"portaudio", "miniaudio"}:
        request.getfixturevalue("null_sink")
        monkeypatch.setenv("KINDPACE_SOUND", request.param)
        made = Real(tmp_path)
    else:
        made = {"hand": Hand, "silent": Silent}[request.param]()
    yield made
    made.close()


def timeline(holds=(), length=LENGTH):
    return tone_timeline(length / SAMPLE_RATE, holds, clip=TONE)


def until(rig, *states, patience=5.0):
    """The status once the engine is in one of the states; the last one seen if it never is."""
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
    """Play, pause, go on, jump, exchange, end: in one go, because a real engine takes real time."""
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
