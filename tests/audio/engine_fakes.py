"""Doubles and helpers for the engine's tests: clips in memory, a device driven by the test."""

import math
import time
from queue import SimpleQueue
from typing import Any

import numpy as np

from audio.devices.output_types import NoDeviceError
from audio.engine.commands import Load, Pause, Play, Release, Seek, SetBusVolume
from audio.engine.counters import Counters
from audio.engine.feeder import Feeder
from audio.engine.loop import EngineLoop
from audio.engine.silent_engine import SilentEngine
from audio.engine.status import read_status
from audio.mix.buses import Bus
from audio.mix.timeline import PlacedClip, Timeline
from audio.units import SAMPLE_RATE, ClipName, Frames, Seconds

BLOCK = 1024


class MemoryClips:
    """Clips in memory: name to samples of shape (frames, channels)."""

    def __init__(self, clips):
        self._clips = {name: np.asarray(samples, dtype=np.float32) for name, samples in clips.items()}

    def read(self, clip, start, count):
        samples = self._clips[clip][start : start + count]
        return samples[:, np.newaxis] if samples.ndim == 1 else samples


def sine(seconds, hertz=440.0, level=0.3):
    return (level * np.sin(2 * np.pi * hertz * np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE)).astype(
        np.float32
    )


def sine_step(hertz=440.0, level=0.3):
    """The largest step between two samples of such a sine."""
    return 2 * np.pi * hertz / SAMPLE_RATE * level


def tone_timeline(seconds=10.0, holds=(), clip="tone"):
    length = Frames(round(seconds * SAMPLE_RATE))
    return Timeline(
        (PlacedClip(Frames(0), length, ClipName(clip)),), tuple(Frames(hold) for hold in holds), length
    )


def look_on(engine, seconds):
    """Wait like a window, reading the status ten times a second, so that the engine doesn't pause."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        engine.status()
        time.sleep(min(0.1, max(0.0, end - time.monotonic())))


def look_until(engine, true, patience=60.0):
    """Look on until something is true of the status, or patience is over; returns the last status."""
    end = time.monotonic() + patience
    while not true(status := engine.status()) and time.monotonic() < end:
        time.sleep(0.02)
    return status


def look_until_heard(engine, sink, mark, seconds):
    """Look on until so many seconds of a recording, from a mark on, have sound; returns them all."""
    look_until(engine, lambda _status: len(loud_frames(sink.recording(mark))) >= seconds * SAMPLE_RATE)
    return sink.recording(mark)


def loud_frames(sound):
    """The frames of a recording in which something is heard."""
    return np.flatnonzero(np.abs(sound[:, 0]) > 1e-3)


class EngineOfVolumes(SilentEngine):
    """A silent engine that remembers which volumes it was given."""

    def __init__(self, clock):
        super().__init__(clock)
        self.volumes = {}

    def set_volume(self, volume):
        self.volumes[Bus.NARRATION] = volume

    def set_bus_volume(self, bus, volume):
        self.volumes[bus] = volume


class HandDevice:
    """A device whose blocks the test requests. ``fails`` makes the next openings fail."""

    device = "hand"
    latency = Seconds(0.0)
    backend = "hand"

    def __init__(self):
        self.fill = None
        self.fails = False
        self.underflows = 0
        self.beginning = math.nan
        self.lead = math.inf
        self.latencies = []

    def open(self, device, fill, ended, latency):
        if self.fails:
            raise NoDeviceError(device, "it is not there")
        self.latencies.append(latency)
        self.fill = fill
        self.ended = ended
        return self

    def close(self):
        self.fill = None


class HandEngine:
    """The engine's own loop in this process: the device takes a block, then the loop runs once.

    Its clock advances with each block, or when a test moves ``boot_ns``.
    """

    def __init__(self, clips, device=None, clock_offset=lambda: 0.0, **more):
        self.counters = Counters()
        self.boot_ns = 10**9
        self.feeder = Feeder(clips, self.counters, lambda: self.boot_ns)
        self.device = device or HandDevice()
        self.loop = EngineLoop(
            self.feeder,
            self.counters,
            self.device.open,
            None,
            clock_offset,
            clock=lambda: self.boot_ns / 1e9,
            **more,
        )
        self.loop._open()
        self.inbox: SimpleQueue[Any] = SimpleQueue()
        self.heard = [np.zeros((0, 2), np.float32)]
        self._number = 0

    def load(self, timeline, position=None):
        self._send(Load, timeline, position)

    def play(self):
        self._send(Play)

    def pause(self, fade):
        self._send(Pause, fade)

    def seek(self, position):
        self._send(Seek, position)

    def release(self):
        self._send(Release)

    def set_volume(self, volume):
        self.set_bus_volume(Bus.NARRATION, volume)

    def set_bus_volume(self, bus, volume):
        self._send(SetBusVolume, bus, volume)

    def status(self):
        self.turn()
        return read_status(self.counters, time.monotonic_ns())

    def close(self):
        pass

    def turn(self):
        """Run the loop until all commands are done and rendering is complete."""
        while True:
            self.loop._patience = 0.0
            self.loop.step(self.inbox)
            if self.loop._patience > 0.0:
                return

    def pull(self, count=BLOCK):
        """Let the device take one block, then run the loop once."""
        self.turn()
        self.boot_ns += count * 10**9 // SAMPLE_RATE
        block = np.full((count, 2), np.nan, np.float32)
        assert self.device.fill is not None
        self.device.fill(block)
        self.heard.append(block)
        self.turn()
        return block

    def advance(self, seconds):
        """Play for this many seconds."""
        for _ in range(-(-round(seconds * SAMPLE_RATE) // BLOCK)):
            self.pull()

    def sound(self):
        """Everything the device received, shape (frames, 2)."""
        return np.concatenate(self.heard)

    def _send(self, kind, *values):
        self._number += 1
        self.inbox.put(kind(self._number, *values))
