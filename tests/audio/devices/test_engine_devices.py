"""Devices that disappear, appear and change: without one, then with a real server whose sinks are removed."""

import json
import logging
import subprocess
import time

import numpy as np
import pytest
from engine_fakes import HandDevice, HandEngine, MemoryClips, look_until, sine, tone_timeline
from null_sink import NullSink

from audio.devices.output_types import LATENCY, WIDEST
from audio.devices.watch import Place, Watch
from audio.engine.facade import SoundEngine
from audio.engine.latencies import KEPT, Latencies
from audio.engine.types import EngineState
from audio.files.clip_cache import ClipCache
from audio.units import SAMPLE_RATE, ClipName, Seconds

CLIPS = MemoryClips({"tone": sine(10.0)})
TONE = ClipName("3" * 64)
HEADPHONES = Place("card\nheadphones", "Headphones")
SPEAKERS = Place("card\nspeakers", "Loudspeakers")


def watched(watch, **more):
    engine = HandEngine(CLIPS, watch=watch, **more)
    engine.load(tone_timeline(10.0))
    engine.play()
    engine.advance(0.5)
    return engine


def test_sound_sent_elsewhere_is_paused_and_goes_on_only_when_asked():
    watch = Watch()
    watch.seen(HEADPHONES, HEADPHONES)
    engine = watched(watch)
    watch.seen(SPEAKERS, SPEAKERS)
    engine.advance(1.0)
    status = engine.status()
    silent = engine.sound()[-SAMPLE_RATE // 2 :]
    engine.play()
    engine.advance(0.2)

    assert status.state is EngineState.PAUSED
    assert "Loudspeakers" in status.error
    assert not silent.any()
    assert (engine.status().state, engine.status().error) == (EngineState.PLAYING, "")


def test_a_new_default_is_offered_and_nothing_moves():
    watch = Watch()
    watch.seen(SPEAKERS, SPEAKERS)
    engine = watched(watch)
    watch.seen(SPEAKERS, HEADPHONES)
    engine.advance(0.1)
    offered = engine.status()
    watch.seen(SPEAKERS, SPEAKERS)
    engine.advance(0.1)

    assert (offered.state, offered.offered_device, offered.error) == (EngineState.PLAYING, "Headphones", "")
    assert engine.status().offered_device == ""


def test_whoever_chose_a_device_is_offered_no_other():
    watch = Watch(chosen=True)
    watch.seen(SPEAKERS, SPEAKERS)
    watch.seen(SPEAKERS, HEADPHONES)

    assert watch.offered == ""


def test_a_default_that_was_another_from_the_beginning_is_not_new():
    watch = Watch()
    watch.seen(SPEAKERS, HEADPHONES)

    assert (watch.offered, watch.take_moved()) == ("", "")


def test_a_widened_latency_is_remembered_for_its_device_for_a_month(tmp_path):
    now = [1_000_000.0]
    latencies = Latencies(tmp_path, lambda: now[0])
    latencies.remember("Dock", Seconds(0.2))
    latencies.remember(None, Seconds(0.4))
    again = Latencies(tmp_path, lambda: now[0])
    found = again.of("Dock"), again.of(None), again.of("Other")
    now[0] += KEPT + 1

    assert found == (0.2, WIDEST, LATENCY)
    assert again.of("Dock") == LATENCY


@pytest.mark.parametrize("content", ["", "[]", '{"Dock": 3}', '{"Dock": {"seconds": 90, "since": 0}}'])
def test_what_cannot_be_read_is_as_if_it_were_not_there(tmp_path, content):
    (tmp_path / "latencies.json").write_text(content, encoding="utf-8")

    assert Latencies(tmp_path, lambda: 1.0).of("Dock") == LATENCY


def test_the_engine_opens_with_what_it_remembers(tmp_path):
    first = HandDevice()
    engine = watched(Watch(), device=first, latencies=Latencies(tmp_path))
    first.underflows = 1
    engine.pause(Seconds(0.02))
    engine.advance(0.5)
    second = HandDevice()
    watched(Watch(), device=second, latencies=Latencies(tmp_path))

    assert first.latencies == [0.1, 0.2]
    assert second.latencies == [0.2]


class Sinks:
    """A private sound server with two sinks; one can be removed."""

    def __init__(self):
        self.server = NullSink()
        self.environment = self.server.environment
        self.second = self.pactl(
            "load-module", "module-null-sink", "sink_name=second", "rate=48000", "norewinds=1"
        )

    def pactl(self, *words):
        return subprocess.run(
            ("pactl", *words), env=self.environment, capture_output=True, text=True, check=True
        ).stdout.strip()

    def sink_of_the_stream(self):
        streams = json.loads(self.pactl("-f", "json", "list", "sink-inputs"))
        names = {
            sink["index"]: sink["name"] for sink in json.loads(self.pactl("-f", "json", "list", "sinks"))
        }
        return [names.get(stream["sink"]) for stream in streams]


@pytest.fixture
def sinks(sink_server):
    assert sink_server is not None
    made = Sinks()
    yield made
    made.server.close()


@pytest.fixture
def engine(sinks, monkeypatch, tmp_path):
    for name, value in sinks.environment.items():
        monkeypatch.setenv(name, value)
    ClipCache(tmp_path).store(TONE, sine(20.0))
    engines = []

    def made():
        engine = SoundEngine(tmp_path)
        engine.load(tone_timeline(20.0, clip=TONE))
        engine.play()
        look_until(engine, lambda status: status.position > SAMPLE_RATE // 2)
        engines.append(engine)
        return engine

    yield made
    for engine in engines:
        engine.close()


@pytest.mark.sound
def test_a_new_default_is_offered_and_gone_over_to_when_asked(sinks, engine):
    """PulseAudio leaves a stream where a person put it, even when the default changes."""
    playing = engine()
    sinks.pactl("move-sink-input", sinks.pactl("list", "short", "sink-inputs").split()[0], "second")
    put = look_until(playing, lambda status: status.state is EngineState.PAUSED)
    playing.play()
    third = sinks.pactl("load-module", "module-null-sink", "sink_name=third", "rate=48000", "norewinds=1")
    sinks.pactl("set-default-sink", "third")
    offered = look_until(playing, lambda status: status.offered_device)
    time.sleep(0.3)
    still = sinks.sink_of_the_stream()
    asked = playing.status()
    playing.use_offered_device()
    moved = look_until(playing, lambda status: status.state is EngineState.PAUSED and status.restarts == 1)
    playing.play()
    after = look_until(playing, lambda status: status.position > moved.position + SAMPLE_RATE // 4)
    there = sinks.sink_of_the_stream()
    sinks.pactl("set-default-sink", "kindpace")
    sinks.pactl("unload-module", third)

    assert "another output" in put.error
    assert (offered.state, offered.offered_device) == (EngineState.PLAYING, "Null Output")
    assert offered.backend == "PortAudio"
    assert still == ["second"]
    assert "Null Output" in moved.error
    assert abs(moved.position - asked.position) < SAMPLE_RATE
    assert (after.state, after.error, after.offered_device) == (EngineState.PLAYING, "", "")
    assert "third" in there


@pytest.mark.sound
def test_a_sink_taken_away_pauses_and_is_logged_although_the_server_moves_the_sound(sinks, engine, caplog):
    sinks.pactl("set-default-sink", "second")
    playing = engine()
    here = sinks.sink_of_the_stream()
    mark = sinks.server.mark()
    with caplog.at_level(logging.INFO):
        sinks.pactl("unload-module", sinks.second)
        paused = look_until(playing, lambda status: status.state is EngineState.PAUSED)
        look_until(playing, lambda _status: "another output" in caplog.text)
        sinks.server.until_silent()
    heard = sinks.server.recording(mark)
    leaked = np.flatnonzero(np.abs(heard[:, 0]) > 1e-3)

    assert here == ["second"]
    assert (paused.state, paused.restarts) == (EngineState.PAUSED, 0)
    assert "another output" in paused.error
    assert [record.name for record in caplog.records if "another output" in record.message] == [
        "audio.engine.loop"
    ]
    # What the server had already been given comes out on the other sink; nothing after that does.
    assert len(leaked) < 0.4 * SAMPLE_RATE
    assert not heard[-SAMPLE_RATE // 4 :].any()
