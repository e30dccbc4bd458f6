"""The callback itself: it keeps no memory however often it is called, and never waits or says anything.

The suite calls it four hundred times in each kind of moment, ``make exhaustive`` ten thousand times.
"""

import ast
import gc
import inspect
import sys
import tracemalloc
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from engine_fakes import HandEngine, MemoryClips, sine, tone_timeline

from audio.devices import portaudio_output as output
from audio.engine import callback, counters, gain, ring, stalls
from audio.mix import buses
from audio.mix.timeline import Background, PlacedClip
from audio.units import SAMPLE_RATE, ClipName, Frames, Seconds

CLIPS = MemoryClips({"tone": sine(10.0), "low": sine(10.0, hertz=200.0), "bell": sine(1.0)})
BLOCK = 512
"""Frames: the calls are those of a larger block, with less to multiply."""

ROUNDS = 3
"""Blocks are counted for the whole process: another thread, such as that of pytest-xdist, may take one in
between. A callback that keeps some keeps them in each round."""

ACTS = ["plays", "is paused", "fades", "moves its volume", "runs dry", "jumps", "dies away", "is held up"]

ALLOWED = {
    # numpy, into preallocated memory
    *("copyto", "multiply", "add", "minimum", "maximum", "sin", "expm1"),
    # numbers
    *("min", "max", "len", "ceil", "monotonic_ns", "clock_gettime_ns"),
}
"""Calls allowed besides the callback's own functions."""

OWN = {inspect.getsourcefile(module) for module in (callback, counters, gain, output, ring, buses)}


class Rig:
    """The engine's callback, called as PortAudio would, in the same situation again and again."""

    def __init__(self, act):
        self.act = act
        engine = HandEngine(CLIPS)
        loop = Background((ClipName("low"),), Frames(9 * SAMPLE_RATE), Frames(9 * SAMPLE_RATE), 0.1)
        bell = PlacedClip(Frames(SAMPLE_RATE // 2), Frames(SAMPLE_RATE), ClipName("bell"), 0.1)
        engine.load(replace(tone_timeline(10.0), bells=(bell,), background=loop, fade_in=Frames(9600)))
        engine.play()
        engine.advance(0.7)
        if act == "is paused":
            engine.pause(Seconds(0.02))
            engine.advance(0.2)
        if act == "runs dry":
            engine.feeder._ring.write = engine.feeder._ring.read + 100
        self.callback = engine.feeder.callback
        self.callback._clock = stalls.boot_ns
        self.callback.opened()
        self.glow = np.full((SAMPLE_RATE, 2), 0.1, np.float32)
        self.ring = engine.feeder._ring
        self.start = self.ring.read
        self.orders = self._orders(engine.feeder)
        self.output = output.PortAudioOutput.__new__(output.PortAudioOutput)
        self.output._fill, self.output._given = self.callback.fill, SAMPLE_RATE
        self.output.lead, self.output.beginning, self.output.underflows = 1.0, 1.0, 300
        self.out = np.zeros((BLOCK, 2), np.float32)
        self.times = SimpleNamespace(outputBufferDacTime=5.5, currentTime=5.4)
        self.flags = SimpleNamespace(output_underflow=True)

    def _orders(self, feeder):
        order = self.callback.order
        if self.act != "jumps":
            return order, order
        spare = feeder._spare
        spare.restart(0, 9 * SAMPLE_RATE)
        spare.put(np.full((3, SAMPLE_RATE, 2), 0.1, np.float32))
        return order, replace(order, number=order.number + 1, ring=spare, step=0.01, down=0.01)

    def prepare(self, number):
        """Set up the situation again, with a new number object for each index, as while playing."""
        self.orders[1].ring.read = 300 + number - number
        self.ring.read = self.start + number - number
        if self.act == "runs dry":
            self.callback._dry = 300 + number - number
        if self.act == "fades":
            self.callback.gain.phase = 0.1
            self.callback.background.phase = self.callback.background.dip = 0.1
        if self.act == "dies away":
            self.callback.background_tail.block = self.glow
            self.callback.background_tail.at = 300 + number - number
        if self.act == "is held up":
            self.callback.held_up = False
            self.callback._called_at -= 2 * 10**9
        if self.act == "moves its volume":
            for bus in (self.callback.gain, self.callback.bells, self.callback.background):
                bus.aim = 0.5 if number % 2 else 1.0
        self.callback.order = self.orders[number % 2]

    def call(self):
        self.output._take(self.out, BLOCK, self.times, self.flags)


@pytest.fixture(params=ACTS)
def rig(request):
    made = Rig(request.param)
    for number in range(600):
        made.prepare(number)
        made.call()
    return made


def kept_by_callbacks(rig, times):
    """How many more memory blocks were in use after each callback than before it."""
    blocks = sys.getallocatedblocks
    kept = np.zeros(times, np.int64)
    # The count itself takes a block.
    before = blocks()
    for number in range(times):
        rig.prepare(number)
        before = blocks()
        rig.call()
        kept[number] = blocks() - before
    return kept


def test_a_callback_that_keeps_something_is_seen(rig):
    """The measurement itself: a callback that keeps a number keeps a block."""
    hoard: list[object] = []
    fill = rig.output._fill

    def fill_and_keep(out):
        fill(out)
        hoard.append(object())

    rig.output._fill = fill_and_keep
    kept = kept_by_callbacks(rig, 200)

    assert np.count_nonzero(kept) > 150


@pytest.mark.parametrize("callbacks", [400, pytest.param(10_000, marks=pytest.mark.exhaustive)])
def test_callbacks_keep_no_memory(rig, callbacks):
    """The number of memory blocks in use is the same after each callback as it was before: none differs.

    Python's numbers and numpy's views come from free lists. A callback that kept a block would sooner or
    later allocate from the system or trigger the garbage collector.
    """
    # A collection also empties the free lists, so none may run in between.
    gc.disable()
    kept_by_callbacks(rig, 100)
    rounds = []
    for _ in range(ROUNDS):
        collectable = gc.get_count()[0]
        kept = kept_by_callbacks(rig, callbacks)
        rounds.append((np.count_nonzero(kept), gc.get_count()[0] - collectable))
        if rounds[-1][0] == 0:
            break
    gc.enable()

    assert rounds[-1][0] == 0, rounds
    assert rounds[-1][1] < 5


def test_no_callback_sets_samples_aside_even_for_a_moment(rig):
    """Numbers and views are small; one channel of a block would be 2 KB."""
    tracemalloc.start()
    for number in range(100):
        rig.prepare(number)
        rig.call()
    before, _ = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    for number in range(300):
        rig.prepare(number)
        rig.call()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak - before < BLOCK * 4


def test_it_calls_nothing_that_waits_or_logs(rig):
    """Every Python and C call during a callback is its own or one of a few allowed ones."""
    foreign = set()

    def seen(frame, event, called):
        if event == "call" and not {frame.f_code.co_filename, frame.f_code.co_name} & (OWN | ALLOWED):
            foreign.add(frame.f_code.co_qualname)
        if event == "c_call" and called.__name__ not in ALLOWED:
            foreign.add(called.__qualname__)

    for number in range(50):
        rig.prepare(number)
        sys.setprofile(seen)
        rig.call()
        sys.setprofile(None)

    assert foreign - {"setprofile", "Rig.call"} == set()


@pytest.mark.parametrize("module", [callback, gain, ring], ids=lambda module: module.__name__)
def test_its_modules_know_no_lock_and_no_log(module):
    """``with`` takes a lock without a call that could be seen; a raise would end the stream."""
    tree = ast.parse(inspect.getsource(module))
    kinds = {type(node).__name__ for node in ast.walk(tree)}
    imported = {
        name.name.split(".")[0] if isinstance(node, ast.Import) else str(node.module).split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    }

    assert kinds & {"With", "Raise", "Try", "Await", "Yield"} == set()
    assert imported <= {"math", "time", "collections", "dataclasses", "typing", "numpy", "audio"}
