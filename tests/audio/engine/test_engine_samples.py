"""What reaches the device, sample by sample, from the engine's loop with a manual device."""

import numpy as np
import pytest
from engine_fakes import BLOCK, HandDevice, HandEngine, MemoryClips, tone_timeline
from engine_playing import CLIPS, NO_CLICK, TONE, largest_step, playing

from audio.engine.types import EngineState
from audio.units import SAMPLE_RATE, Frames, Seconds


def test_once_faded_in_the_samples_are_the_timelines_own():
    engine = playing()
    engine.advance(2.0)
    sound = engine.sound()

    assert np.array_equal(TONE[9600 : len(sound)], sound[9600:, 0])
    assert np.array_equal(sound[:, 0], sound[:, 1])
    assert engine.status().underruns == 0


def test_the_first_start_is_faded_in_at_equal_power():
    engine = playing()
    engine.advance(0.2)
    phase = np.arange(1, 4801) / 4800
    expected = TONE[:4800] * np.sin(phase * np.pi / 2)

    assert np.allclose(expected, engine.sound()[:4800, 0], atol=1e-5)


def test_a_pause_is_silent_after_its_fade_and_the_position_stands():
    engine = playing()
    engine.advance(1.0)
    engine.pause(Seconds(0.02))
    before = len(engine.sound())
    engine.advance(0.5)
    after = engine.sound()[before:]
    position = engine.status().position
    engine.advance(0.5)

    assert not after[round(0.02 * SAMPLE_RATE) + 1 :].any()
    assert after[: round(0.015 * SAMPLE_RATE)].any()
    assert engine.status().position == position
    assert engine.status().state is EngineState.PAUSED


def test_going_on_after_a_pause_leaves_nothing_out():
    engine = playing()
    engine.advance(1.0)
    engine.pause(Seconds(0.02))
    engine.advance(0.2)
    position = engine.status().position
    engine.play()
    start = len(engine.sound())
    engine.advance(0.5)
    sound = engine.sound()[start:, 0]

    assert np.allclose(TONE[position + 4800 : position + 9600], sound[4800:9600], atol=1e-6)


def test_a_jump_sounds_within_one_block():
    engine = playing()
    engine.advance(1.0)
    engine.seek(Frames(5 * SAMPLE_RATE))
    block = engine.pull()
    fade = round(0.015 * SAMPLE_RATE)
    engine.pull()

    assert engine.status().position > 5 * SAMPLE_RATE
    assert np.abs(block[fade - 20 : fade]).max() < 0.03
    assert largest_step(engine.sound()) < NO_CLICK


def test_a_hold_stands_still_in_silence_until_released():
    hold = SAMPLE_RATE
    engine = playing(holds=(hold,))
    engine.advance(2.0)
    held = engine.status()
    silent = engine.pull()
    engine.release()
    engine.advance(0.1)

    assert (held.state, held.position, held.underruns) == (EngineState.HOLDING, hold, 0)
    assert not silent.any()
    assert engine.status().state is EngineState.PLAYING
    assert largest_step(engine.sound()) < NO_CLICK


def test_a_release_without_a_hold_does_nothing():
    engine = playing(holds=(SAMPLE_RATE,))
    engine.advance(0.2)
    engine.release()
    engine.advance(1.5)

    assert engine.status().state is EngineState.HOLDING


def test_the_end_is_reached_without_an_underrun():
    engine = playing(seconds=1.0)
    engine.advance(1.5)
    status = engine.status()

    assert (status.state, status.position, status.underruns) == (EngineState.FINISHED, SAMPLE_RATE, 0)
    assert largest_step(engine.sound()) < NO_CLICK


@pytest.mark.parametrize("seconds", [1.0, 4.0], ids=["the end", "a hold"])
def test_the_last_10_ms_before_a_stop_die_away_wherever_the_sound_is_in_its_swing(seconds):
    """A tone that happens to cross zero there needs no fade; most sounds don't."""
    engine = HandEngine(CLIPS)
    engine.load(tone_timeline(seconds, holds=(SAMPLE_RATE,), clip="level"))
    engine.play()
    engine.advance(1.5)
    sound = engine.sound()[:, 0]
    last = sound[SAMPLE_RATE - 480 : SAMPLE_RATE]

    assert sound[SAMPLE_RATE - 600 : SAMPLE_RATE - 480] == pytest.approx(0.3)
    assert last[240] == pytest.approx(0.3 * np.sqrt(0.5), abs=0.002)
    assert last[-1] == pytest.approx(0.0, abs=0.001)
    assert (np.diff(last) <= 0.0).all()
    assert not sound[SAMPLE_RATE:].any()


def test_the_volume_is_ramped_and_exact_afterwards():
    engine = playing()
    engine.advance(0.5)
    engine.set_volume(0.25)
    engine.advance(0.5)
    sound = engine.sound()[:, 0]

    assert np.array_equal(TONE[len(sound) - 4800 : len(sound)] * np.float32(0.25), sound[-4800:])
    assert largest_step(engine.sound()) < NO_CLICK


def test_a_ring_that_runs_dry_fades_out_and_in_and_is_counted():
    engine = playing()
    engine.advance(0.5)
    engine.feeder._ring.write = engine.feeder._ring.read + 1500
    blocks = [np.zeros((BLOCK, 2), np.float32) for _ in range(4)]
    for block in blocks:
        engine.device.fill(block)
    engine.heard += blocks
    engine.advance(0.5)

    assert engine.status().underruns == 3
    assert largest_step(engine.sound()) < NO_CLICK
    assert engine.sound()[-BLOCK:].any()


def test_after_a_gap_the_latency_is_widened_once_nothing_sounds():
    engine = playing()
    engine.advance(0.5)
    engine.device.underflows = 1
    engine.advance(0.5)
    while_playing = list(engine.device.latencies)
    engine.device.underflows = 0
    engine.feeder._ring.write = engine.feeder._ring.read
    engine.device.fill(np.zeros((BLOCK, 2), np.float32))
    engine.pause(Seconds(0.02))
    engine.advance(0.5)
    position = engine.status().position
    engine.play()
    engine.advance(0.5)

    assert while_playing == [0.1]
    assert engine.device.latencies == [0.1, 0.2]
    assert engine.status().position > position


def test_a_fade_is_heard_to_its_end_before_the_device_is_reopened():
    """Reopening drops what a sound server still has: twice the latency of it, and a little more."""
    engine = playing()
    engine.device.latency = Seconds(0.1)
    engine.advance(0.5)
    engine.loop._holed = True
    engine.pause(Seconds(0.5))
    engine.advance(0.6)
    soon = list(engine.device.latencies)
    engine.advance(0.3)

    assert not engine.sound()[-int(0.2 * SAMPLE_RATE) :].any()
    assert soon == [0.1]
    assert engine.device.latencies == [0.1, 0.2]


def test_without_a_device_it_says_so_and_play_tries_again():
    device = HandDevice()
    device.fails = True
    engine = HandEngine(CLIPS, device)
    engine.load(tone_timeline(1.0))
    engine.play()
    failed = engine.status()
    device.fails = False
    engine.play()
    engine.advance(0.1)

    assert failed.state is EngineState.FAILED
    assert "headphones" in failed.error
    assert (engine.status().state, engine.status().error) == (EngineState.PLAYING, "")


def test_a_sound_that_cannot_be_read_pauses_with_words():
    class Broken(MemoryClips):
        def read(self, clip, start, count):
            if start > 3 * SAMPLE_RATE:
                raise OSError(5, "read error")
            return super().read(clip, start, count)

    engine = playing(Broken({"tone": TONE}))
    engine.advance(5.0)
    status = engine.status()

    assert status.state is EngineState.PAUSED
    assert "could not be read" in status.error
