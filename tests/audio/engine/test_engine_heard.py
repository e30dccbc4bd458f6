"""The real engine process plays to the null sink, which is recorded."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from engine_fakes import (
    look_on,
    look_until,
    look_until_heard,
    loud_frames,
    sine,
    sine_step,
    tone_timeline,
)
from null_sink import NullSink

from audio.devices.names import DevicesUnknownError, default_output, output_devices
from audio.engine.facade import SoundEngine
from audio.engine.types import EngineState
from audio.files.clip_cache import ClipCache
from audio.units import SAMPLE_RATE, ClipName, Frames, Seconds

pytestmark = pytest.mark.sound

TONE = ClipName("1" * 64)
COUNTER = ClipName("2" * 64)
FULL = 32_768
HALF = FULL // 2
"""Below the limiter's threshold."""

RECORDER_LAG = 0.06
"""Seconds the recorder may lag behind the sink: its own buffer and one of the server's."""

NO_CLICK = sine_step() + 0.3 * np.pi / 2 / 240 + 2 / FULL
LIMIT = 0.150 + RECORDER_LAG


@pytest.fixture(scope="module")
def clips(tmp_path_factory):
    folder = tmp_path_factory.mktemp("clips")
    cache = ClipCache(folder)
    cache.store(TONE, sine(20.0))
    cache.store(COUNTER, (np.arange(10 * SAMPLE_RATE) % HALF / FULL).astype(np.float32))
    return folder


def wait(engine, *states, restarts=0):
    return look_until(engine, lambda status: status.state in states and status.restarts >= restarts)


def said(engine, words):
    """Wait for an error: one that takes more than 5 s to start has another, until it has."""
    return look_until(engine, lambda status: words in status.error)


def played(engine, place):
    """Wait until it has played on to a place."""
    return look_until(engine, lambda status: status.position >= place)


@pytest.fixture
def engine(clips, null_sink):
    made = SoundEngine(clips)
    assert wait(made, EngineState.IDLE).state is EngineState.IDLE
    yield made
    null_sink.thaw()
    made.close()


def largest_step(sound):
    return float(np.abs(np.diff(sound[:, 0])).max())


def test_eight_seconds_are_heard_without_a_missing_sample(engine, null_sink):
    engine.load(tone_timeline(9.0, clip=COUNTER))
    mark = null_sink.recorded()
    engine.play()
    played(engine, 8 * SAMPLE_RATE)
    heard = look_until_heard(engine, null_sink, mark, 8.3)
    counted = np.round(heard[loud_frames(heard)[0] + SAMPLE_RATE // 4 :, 0] * FULL).astype(int)
    steps = np.diff(counted) % HALF

    assert len(counted) > 7.8 * SAMPLE_RATE
    assert np.flatnonzero(steps != 1).tolist() == []
    assert engine.status().underruns == 0


def test_every_control_is_heard_soon_and_without_a_click(engine, null_sink):
    engine.load(tone_timeline(20.0, clip=TONE))
    start = null_sink.recorded()
    engine.play()
    look_until_heard(engine, null_sink, start, 0.5)
    pressed = null_sink.mark()
    engine.pause(Seconds(0.02))
    look_on(engine, 0.5)
    paused = null_sink.mark()
    engine.play()
    look_until_heard(engine, null_sink, paused, 0.3)
    engine.seek(Frames(10 * SAMPLE_RATE))
    look_until_heard(engine, null_sink, null_sink.mark(), 0.3)
    easing = null_sink.mark()
    engine.pause(Seconds(0.8))
    wait(engine, EngineState.PAUSED)
    null_sink.until_silent()
    sound = null_sink.recording(start)
    silent_after = loud_frames(sound[: paused - start])[-1] - (pressed - start)
    sounding_after = loud_frames(sound[paused - start :])[0]
    eased_after = loud_frames(sound)[-1] - (easing - start)

    assert silent_after < LIMIT * SAMPLE_RATE
    assert sounding_after < LIMIT * SAMPLE_RATE
    assert 0.6 * SAMPLE_RATE < eased_after < (1.0 + RECORDER_LAG) * SAMPLE_RATE
    assert largest_step(sound) < NO_CLICK


def test_a_killed_engine_is_replaced_and_paused_at_its_place(engine, null_sink):
    engine.load(tone_timeline(20.0, clip=TONE))
    engine.set_volume(0.5)
    engine.play()
    played(engine, SAMPLE_RATE // 2)
    looked, before = time.monotonic(), engine.status()
    os.kill(engine.pid, signal.SIGKILL)
    killed = time.monotonic()
    noticed = wait(engine, *EngineState, restarts=1)
    took = time.monotonic() - killed
    paused = wait(engine, EngineState.PAUSED)
    look_on(engine, 0.3)
    mark = null_sink.recorded()
    look_on(engine, 0.3)
    silence = null_sink.recording(mark)
    engine.play()
    level = np.abs(look_until_heard(engine, null_sink, mark, 0.2)).max()

    assert took < 2.0
    assert "stopped" in noticed.error
    assert abs(paused.position - before.position) < (0.25 + killed - looked) * SAMPLE_RATE
    assert len(silence)
    assert not silence.any()
    assert abs(level - 0.15) < 0.01
    assert engine.status().error == ""


def test_an_engine_that_nobody_looks_at_or_that_was_stopped_is_silent_until_asked(engine, null_sink):
    """A window that hangs for 3 s; then, in the same sitting, an engine that is stopped for good."""
    engine.load(tone_timeline(20.0, clip=TONE))
    engine.play()
    played(engine, SAMPLE_RATE // 4)
    mark = null_sink.mark()
    time.sleep(4.5)
    unseen = null_sink.recording(mark)
    paused = engine.status()
    engine.play()
    played(engine, paused.position + SAMPLE_RATE // 4)
    os.kill(engine.pid, signal.SIGSTOP)
    stopped, stopped_at = Path("/proc", str(engine.pid)), engine.status().position
    replaced = wait(engine, EngineState.PAUSED, restarts=1)
    mark = null_sink.recorded()
    look_on(engine, 0.5)

    assert (paused.state, paused.held_up) == (EngineState.PAUSED, True)
    assert "held up" in paused.error
    assert loud_frames(unseen)[-1] == pytest.approx(3.2 * SAMPLE_RATE, abs=0.4 * SAMPLE_RATE)
    assert not unseen[-SAMPLE_RATE // 20 :].any()
    assert 0 <= stopped_at - replaced.position < 0.25 * SAMPLE_RATE
    assert "stopped answering" in replaced.error
    assert not stopped.exists()
    assert not null_sink.recording(mark).any()


def test_a_frozen_sound_server_is_noticed_and_the_engine_replaced(engine, null_sink):
    engine.load(tone_timeline(20.0, clip=TONE))
    engine.play()
    played(engine, SAMPLE_RATE // 2)
    first = engine.pid
    null_sink.freeze()
    frozen, place = time.monotonic(), engine.status().position
    noticed = wait(engine, EngineState.STARTING, restarts=1)
    took = time.monotonic() - frozen
    null_sink.thaw()
    paused = wait(engine, EngineState.PAUSED)
    mark = null_sink.recorded()
    engine.play()
    again = look_until_heard(engine, null_sink, mark, 0.1)

    assert took < 2.0
    assert engine.pid != first
    assert "stopped answering" in noticed.error
    # It is given a buffer more, and what it had been given may not count as heard.
    assert abs(paused.position - place) < 0.3 * SAMPLE_RATE
    assert len(loud_frames(again))


def test_a_server_that_goes_away_is_said_in_words(clips, monkeypatch):
    sink = NullSink()
    for name, value in sink.environment.items():
        monkeypatch.setenv(name, value)
    engine = SoundEngine(clips)
    engine.load(tone_timeline(20.0, clip=TONE))
    engine.play()
    played(engine, SAMPLE_RATE // 2)
    sink.close()
    status = wait(engine, EngineState.FAILED, restarts=1)
    engine.close()

    assert status.state is EngineState.FAILED
    assert "text only" in status.error
    assert status.position > SAMPLE_RATE // 5


def test_an_engine_ends_when_its_window_is_killed(clips, null_sink):
    program = f"from audio.engine.facade import SoundEngine; from pathlib import Path; import time\n\
e = SoundEngine(Path({str(clips)!r})); print(e.pid, flush=True); time.sleep(60)"
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        env=null_sink.environment,
        cwd=Path(__file__).parents[3],
    ) as window:
        assert window.stdout is not None
        child = Path("/proc", window.stdout.readline().decode().strip())
        time.sleep(0.5)
        window.kill()
        window.wait()
    end = time.monotonic() + 20.0
    while child.exists() and time.monotonic() < end:
        time.sleep(0.05)

    assert not child.exists()


def test_closing_fades_out(clips, null_sink):
    engine = SoundEngine(clips)
    engine.load(tone_timeline(20.0, clip=TONE))
    engine.play()
    look_until_heard(engine, null_sink, null_sink.mark(), 0.5)
    mark = null_sink.mark()
    engine.close()
    null_sink.until_silent()
    sound = null_sink.recording(mark)

    assert largest_step(sound) < NO_CLICK
    assert 0.1 * SAMPLE_RATE < max(loud_frames(sound), default=0) < 0.6 * SAMPLE_RATE


@pytest.mark.usefixtures("null_sink")
def test_devices_are_listed_and_one_can_be_chosen(clips):
    found = output_devices(patience=60.0)
    default = default_output(patience=60.0)
    assert default is not None
    engine = SoundEngine(clips, default.name)
    chosen = wait(engine, EngineState.IDLE)
    engine.close()

    assert default in found
    assert (chosen.state, chosen.device) == (EngineState.IDLE, default.name)


@pytest.mark.usefixtures("null_sink")
def test_a_device_that_is_not_there_is_named(clips):
    engine = SoundEngine(clips, "Aunt Ada's gramophone")
    status = said(engine, "gramophone")
    engine.close()

    assert status.state is EngineState.FAILED
    assert "Aunt Ada's gramophone" in status.error


def test_listing_devices_gives_up_on_a_frozen_server(null_sink):
    null_sink.freeze()
    try:
        with pytest.raises(DevicesUnknownError, match="did not answer"):
            output_devices(patience=1.5)
    finally:
        null_sink.thaw()
        # What was played before and held up comes now, and is no sound of the test that follows.
        null_sink.until_silent()


@pytest.mark.parametrize("backend", ["portaudio", "miniaudio"])
def test_both_backends_are_heard(clips, null_sink, monkeypatch, backend):
    monkeypatch.setenv("KINDPACE_SOUND", backend)
    engine = SoundEngine(clips)
    engine.load(tone_timeline(20.0, clip=TONE))
    null_sink.until_silent()
    mark = null_sink.recorded()
    engine.play()
    sound = look_until_heard(engine, null_sink, mark, 1.0)
    engine.close()

    assert len(loud_frames(sound)) > SAMPLE_RATE // 2
    assert largest_step(sound) < NO_CLICK


def test_where_portaudio_cannot_be_loaded_miniaudio_plays(clips, null_sink, monkeypatch, tmp_path):
    # A module of this name that fails to import simulates a machine without the system's library.
    (tmp_path / "sounddevice.py").write_text(
        'raise OSError("PortAudio library not found")\n', encoding="utf-8"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    engine = SoundEngine(clips)
    engine.load(tone_timeline(20.0, clip=TONE))
    mark = null_sink.recorded()
    engine.play()
    status = wait(engine, EngineState.PLAYING)
    sound = look_until_heard(engine, null_sink, mark, 0.1)
    engine.close()

    assert (status.state, status.error) == (EngineState.PLAYING, "")
    assert len(loud_frames(sound))
    assert {device.host for device in output_devices(patience=60.0)} == {"miniaudio"}


@pytest.mark.usefixtures("null_sink")
def test_with_no_sound_library_at_all_it_says_what_to_install(clips, monkeypatch, tmp_path):
    for library in ("sounddevice", "miniaudio"):
        (tmp_path / f"{library}.py").write_text(f'raise ImportError("no {library}")\n', encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    engine = SoundEngine(clips)
    status = said(engine, "libportaudio2")
    engine.close()

    assert status.state is EngineState.FAILED
    assert "libportaudio2" in status.error
