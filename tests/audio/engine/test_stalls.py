"""After a stall nothing resumes by itself: the engine with the test's clock, sample by sample."""

import math
import runpy
import time

import numpy as np
import pytest
from engine_fakes import BLOCK, HandDevice, HandEngine, MemoryClips, sine, tone_timeline

from audio.engine import stalls
from audio.engine.counters import Count, Counters
from audio.engine.feeder import Feeder
from audio.engine.latencies import Latencies
from audio.engine.silent_engine import SilentEngine
from audio.engine.types import EngineState
from audio.mix.timeline import Background, Timeline
from audio.units import SAMPLE_RATE, ClipName, Frames, Seconds
from player.sittings.sitting_parts import Parts

CLIPS = MemoryClips({"tone": sine(10.0), "low": sine(10.0, hertz=200.0)})
RAIN = Background((ClipName("low"),), Frames(9 * SAMPLE_RATE), Frames(9 * SAMPLE_RATE), 0.1)


def playing(**more):
    engine = HandEngine(CLIPS, **more)
    engine.load(tone_timeline(10.0))
    engine.play()
    engine.advance(0.5)
    return engine


def blocks(engine, count):
    """The device's blocks while the loop doesn't run."""
    given = [np.full((BLOCK, 2), np.nan, np.float32) for _ in range(count)]
    for block in given:
        engine.device.fill(block)
    return np.concatenate(given)


@pytest.mark.parametrize("asleep", [1.1, 20.0, 8 * 3600.0])
def test_the_first_sample_after_waking_is_silent_and_so_is_every_one_after_it(asleep):
    """The callback itself has to notice: the loop runs only later."""
    engine = playing()
    engine.boot_ns += round(asleep * 1e9)
    woken = blocks(engine, 50)
    engine.advance(0.5)
    status = engine.status()

    assert not woken.any()
    assert not engine.sound()[-SAMPLE_RATE // 4 :].any()
    assert (status.state, status.held_up, status.underruns) == (EngineState.PAUSED, True, 0)
    assert status.error == "The sitting is paused at its place, because the computer was asleep or held up."
    assert status.position == round(0.5 * SAMPLE_RATE) // BLOCK * BLOCK + BLOCK


@pytest.mark.parametrize("late", [0.1, 0.3, 0.9])
def test_a_machine_that_is_merely_busy_pauses_nothing(late):
    """The longest measured gaps: 0.09 s beside fourteen busy processes, 0.53 s beside thirty."""
    engine = playing()
    for _ in range(5):
        engine.boot_ns += round(late * 1e9)
        assert engine.pull().any()

    assert (engine.status().state, engine.status().error) == (EngineState.PLAYING, "")


def test_a_block_in_the_middle_of_which_it_stood_still_is_silent_too():
    engine = playing()
    take = engine.feeder._ring.take

    def slowly(out):
        take(out)
        engine.boot_ns += 20 * 10**9

    engine.feeder._ring.take = slowly

    assert not blocks(engine, 1).any()
    assert engine.status().state is EngineState.PAUSED


def test_what_the_window_sent_meanwhile_starts_nothing():
    """A new plan, a seek and a release arrive during a stall."""
    engine = playing()
    engine.boot_ns += 20 * 10**9
    engine.seek(Frames(5 * SAMPLE_RATE))
    engine.load(tone_timeline(9.0, clip="low"))
    engine.release()
    engine.advance(0.5)

    assert not engine.sound()[-round(0.5 * SAMPLE_RATE) :].any()
    assert (engine.status().state, engine.status().position) == (EngineState.PAUSED, 5 * SAMPLE_RATE)


def test_a_background_is_silent_at_once_and_comes_back_only_slowly():
    engine = HandEngine(CLIPS)
    engine.load(Timeline((), (), Frames(10 * SAMPLE_RATE), (), RAIN))
    engine.play()
    engine.advance(6.0)
    before = np.abs(engine.sound()[-BLOCK:]).max()
    engine.boot_ns += 20 * 10**9
    woken = blocks(engine, 20)
    engine.advance(0.2)
    engine.play()
    engine.advance(0.5)

    assert before > 0.01
    assert not woken.any()
    assert 0.0 < np.abs(engine.sound()[-BLOCK:]).max() < before / 4


def test_a_background_that_dies_away_is_over_when_it_wakes():
    """It fades out at a hold, after a jump."""
    engine = HandEngine(CLIPS)
    hold = 12 * SAMPLE_RATE
    engine.load(Timeline((), (Frames(hold),), Frames(20 * SAMPLE_RATE), (), RAIN))
    engine.play()
    engine.advance(6.0)
    engine.seek(Frames(hold))
    engine.advance(0.3)
    dying = np.abs(engine.sound()[-BLOCK:]).max()
    engine.boot_ns += 20 * 10**9
    woken = blocks(engine, 20)
    engine.advance(0.5)

    assert dying > 0.01
    assert not woken.any()
    assert not engine.sound()[-round(0.5 * SAMPLE_RATE) :].any()
    assert engine.status().state is EngineState.PAUSED


def test_easing_back_is_over_when_it_wakes_and_needs_no_words():
    engine = playing()
    engine.pause(Seconds(0.8))
    engine.pull()
    engine.boot_ns += 20 * 10**9
    engine.advance(0.1)

    assert not engine.sound()[-BLOCK:].any()
    assert (engine.status().state, engine.status().error) == (EngineState.PAUSED, "")


def test_whoever_presses_play_after_waking_is_heard():
    """Even before the engine's loop has run: the key press is newer than the sleep."""
    engine = playing()
    engine.pause(Seconds(0.02))
    engine.advance(0.2)
    engine.boot_ns += 20 * 10**9
    blocks(engine, 1)
    engine.play()
    engine.advance(0.2)

    assert engine.sound()[-BLOCK:].any()
    assert (engine.status().state, engine.status().error) == (EngineState.PLAYING, "")


def test_a_disk_that_stands_still_for_long_does_not_go_on_by_itself():
    """The ring runs dry and stays empty while the feeder waits for a file."""
    engine = playing()
    written, engine.feeder._ring.write = engine.feeder._ring.write, engine.feeder._ring.read
    short = blocks(engine, 20)
    engine.feeder._ring.write = written
    again = blocks(engine, 1)
    engine.feeder._ring.write = engine.feeder._ring.read
    blocks(engine, 60)
    engine.feeder._ring.write = written
    after = blocks(engine, 20)
    engine.advance(0.2)

    assert not short.any()
    assert again.any()
    assert not after.any()
    assert engine.status().state is EngineState.PAUSED


def test_reopening_a_device_may_take_long():
    """Sometimes a sound server needs more than a second; waiting for it is no stall."""
    engine = playing()
    engine.loop._widen(engine.device)
    engine.boot_ns += 3 * 10**9

    assert engine.pull().any()
    assert engine.status().state is EngineState.PLAYING


def test_waking_says_nothing_about_the_device(tmp_path):
    """PortAudio flags an underflow after sleep: no reason to widen the latency."""
    device = HandDevice()
    engine = playing(device=device, latencies=Latencies(tmp_path))
    # Opened long ago, so its times are steady.
    engine.loop._dropouts._opened_at, device.beginning = -math.inf, 50.0
    engine.advance(0.1)
    engine.boot_ns += 20 * 10**9
    blocks(engine, 1)
    device.underflows, device.lead = 1, 0.0
    # The loop was running and checks for dropouts before it learns of the sleep.
    engine.loop._notice_dropouts()
    engine.advance(0.5)

    assert engine.status().underruns == 0
    assert device.latencies == [0.1]


@pytest.mark.parametrize("jump", [3.0, -3600.0, 8 * 3600.0])
def test_a_wall_clock_that_jumps_pauses(jump):
    """A virtual machine that was frozen sees no gap: only its clock is put right afterwards."""
    offset = [0.0]
    engine = playing(clock_offset=lambda: offset[0])
    offset[0] = jump
    engine.advance(0.2)
    paused = engine.status()
    engine.play()
    engine.advance(0.2)

    assert (paused.state, paused.held_up) == (EngineState.PAUSED, True)
    assert paused.error == (
        "The sitting is paused at its place, because the computer's clock jumped, as it does after a sleep."
    )
    assert (engine.status().state, engine.status().error) == (EngineState.PLAYING, "")


def test_a_wall_clock_that_is_put_right_by_a_second_pauses_nothing():
    offset = [0.0]
    engine = playing(clock_offset=lambda: offset[0])
    for _ in range(10):
        offset[0] += 1.0
        engine.advance(0.1)

    assert engine.status().state is EngineState.PLAYING


def looked(engine, seconds_ago):
    engine.counters[Count.LOOKED_AT] = time.monotonic_ns() - round(seconds_ago * 1e9)


def test_a_window_that_does_not_look_for_three_seconds_can_not_be_told_to_ease_back():
    engine = playing()
    looked(engine, 2.0)
    engine.advance(0.2)
    slow = engine.status().state
    looked(engine, 3.1)
    engine.advance(0.5)
    paused = engine.status()
    sound = engine.sound()
    engine.play()
    looked(engine, 0.0)
    engine.advance(0.2)

    assert slow is EngineState.PLAYING
    assert (paused.state, paused.held_up) == (EngineState.PAUSED, True)
    assert "held up" in paused.error
    # It fades rather than stops abruptly.
    fading = sound[-25 * BLOCK :]
    assert np.abs(fading[4 * BLOCK : 6 * BLOCK]).max() > 0.1
    assert not fading[11 * BLOCK :].any()
    assert engine.status().state is EngineState.PLAYING


def test_nobody_has_to_look_where_nothing_sounds():
    engine = HandEngine(CLIPS)
    engine.load(tone_timeline(10.0, holds=(0,)))
    engine.play()
    looked(engine, 600.0)
    engine.advance(0.5)

    assert (engine.status().state, engine.status().error) == (EngineState.HOLDING, "")


def test_a_background_that_fades_after_easing_back_is_left_to_it():
    """The ease-back page doesn't read the status and needn't: everything is fading out."""
    engine = HandEngine(CLIPS)
    engine.load(Timeline((), (), Frames(10 * SAMPLE_RATE), (), RAIN))
    engine.play()
    engine.advance(5.5)
    engine.pause(Seconds(0.8))
    engine.turn()
    looked(engine, 600.0)
    engine.advance(1.5)

    assert engine.sound()[-BLOCK:].any()
    assert engine.status().error == ""


CLOCKS = [
    ({"CLOCK_BOOTTIME": 1, "CLOCK_MONOTONIC": 2}, 1),
    ({"CLOCK_MONOTONIC": 2}, 2),
]
"""During sleep Linux's monotonic clock stops; on macOS Python's stops, the system's doesn't."""


@pytest.mark.parametrize(("clocks", "expected"), CLOCKS, ids=["Linux", "macOS"])
def test_the_clock_is_one_that_goes_on_in_a_sleep(monkeypatch, clocks, expected):
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        monkeypatch.delattr(time, name, raising=False)
    for name, clock in clocks.items():
        monkeypatch.setattr(time, name, clock, raising=False)
    monkeypatch.setattr(time, "clock_gettime_ns", lambda clock: 10**9 * clock)
    fresh = runpy.run_path(stalls.__file__)

    assert fresh["boot_ns"]() == 10**9 * expected
    assert fresh["boot_seconds"]() == expected


def test_what_moves_by_itself_goes_by_that_clock():
    assert Feeder(CLIPS, Counters()).callback._clock is stalls.boot_ns
    assert SilentEngine()._clock is stalls.boot_seconds
    assert Parts.clock is stalls.boot_seconds


def test_the_wall_clock_is_compared_with_one_that_nobody_sets(monkeypatch):
    monkeypatch.setattr(time, "time", lambda: 5000.0)
    monkeypatch.setattr(time, "monotonic", lambda: 300.0)

    assert stalls.wall_clock_offset() == 4700.0
