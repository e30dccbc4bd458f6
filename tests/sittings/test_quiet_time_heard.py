"""Quiet time as it comes out of the device: bells where the plan says, nothing sudden, and a soft end.

Four minutes of it are planned and made ready; what is heard is its first seconds, three bells with what leads
to each, and its end. The places between are jumped over, by the engine that plays sittings, in its own
process. All this takes half a minute.
"""

import numpy as np
import pytest
from engine_fakes import look_on, look_until
from loudness_steps import largest_step, largest_step_of_voice
from made_quiet_time import made_quiet_time

from audio.engine.facade import SoundEngine
from audio.engine.types import EngineState
from audio.mix.buses import Bus
from audio.mix.mixer import Renderer
from audio.mix.sources import CombinedSource
from audio.units import SAMPLE_RATE, frames
from player.practice.planner.steps import StepKind

pytestmark = [pytest.mark.sound, pytest.mark.slow]

BEFORE, AFTER = 2.5, 2.7
"""Seconds heard before each bell, and from its stroke on."""

FIRST, LAST, SILENT = 4.0, 6.0, 1.0
"""Seconds heard of the beginning and of the end, and after it."""

FADES = 3.0
"""Seconds over which a sound goes at Standard (practice-brief.md, section 2)."""

TOLERANCE = 0.05
"""Seconds by which a bell may be off: what tests of sittings allow each line."""

STEP = 6.0
"""Decibels: no level may step by more within half a second (practice-brief.md)."""

TAKES = 3
"""How often a place is heard where the machine was disturbed meanwhile."""

SWELLS = 0.03
"""Seconds in which a bell doesn't come to half of its loudness: it is struck softly."""


class Heard:
    """Some seconds of the recording."""

    def __init__(self, sound):
        self.both = sound
        self.sound = sound[:, 0].astype(np.float64)

    @property
    def sharpest(self):
        """The largest step from one sample to the next."""
        return np.abs(np.diff(self.both, axis=0)).max()

    def place_of(self, piece):
        """The frame at which a piece begins that is known to be in it."""
        size = 1 << (len(self.sound) + len(piece)).bit_length()
        product = np.fft.rfft(self.sound, size) * np.conj(np.fft.rfft(piece, size))
        return int(np.argmax(np.fft.irfft(product, size)[: len(self.sound) - len(piece)]))


class Recording:
    """The parts of one quiet time that were heard."""

    def __init__(self, made, null_sink):
        self._made = made
        self._sink = null_sink
        self._source = CombinedSource(made.cache)
        planned = [step.start for step in made.plan.steps if step.kind is StepKind.BELL]
        # After the opening, a minute later, and at the end of the quiet.
        self.strokes = [*planned[:2], planned[-1]]
        self._engine = SoundEngine(made.cache.folder)
        try:
            self._hear_all()
        finally:
            self._engine.close()

    def _hear_all(self):
        self._engine.load(self._made.timeline)
        self._until(EngineState.PAUSED, EngineState.IDLE)
        end = self._made.plan.duration
        self.beginning = self._hear(0.0, FIRST)
        self.bells = [self._hear(stroke - BEFORE, BEFORE + AFTER) for stroke in self.strokes]
        self.end = self._hear(end - LAST, LAST)
        self.status = self._engine.status()

    @property
    def parts(self):
        """All that was heard."""
        return self.beginning, *self.bells, self.end

    def _until(self, *states):
        look_until(self._engine, lambda status: status.state in states)

    def _until_played(self, place):
        """However long that takes; or until it was held up, and waits."""
        look_until(self._engine, lambda status: status.position >= place or status.held_up)

    def _hear(self, start, seconds):
        """Hear a place, and again where the device ran dry or the machine stood still, which is not asked."""
        end = self._made.plan.duration
        for _ in range(TAKES):
            before, mark = self._engine.status().underruns, self._sink.recorded()
            self._engine.seek(frames(start))
            self._engine.play()
            self._until_played(min(frames(start + seconds), self._made.timeline.length))
            if start + seconds >= end:
                self._until(EngineState.FINISHED)
                look_on(self._engine, SILENT)
            status, heard = self._engine.status(), Heard(self._sink.recording(mark))
            if status.underruns == before and not status.held_up:
                break
        return heard

    def rendered(self, start, seconds, *buses):
        """What the timeline has there, without the engine."""
        volumes = {bus: float(bus in buses) for bus in Bus}
        made = Renderer(self._source).render(self._made.timeline, frames(start), frames(seconds), volumes)
        return made[:, 0].astype(np.float64)

    @property
    def sharpest(self):
        """The largest step from one sample to the next in all of it, as a file would have it."""
        return np.abs(np.diff(self.rendered(0.0, self._made.timeline.length / SAMPLE_RATE, *Bus))).max()

    def bell(self, seconds):
        """The beginning of the bell that was struck, as it lies in the cache."""
        clip = self._made.prepared.bell
        return self._source.read(clip.name, 0, frames(seconds))[:, 0].astype(np.float64)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return made_quiet_time(tmp_path_factory.mktemp("quiet"))


def late(recording, heard, stroke):
    """By how many seconds a bell is late, beside the line and the own file that are heard before it."""
    led = recording.rendered(stroke - 1.6, 1.5, Bus.NARRATION, Bus.BACKGROUND)
    struck = heard.place_of(recording.bell(1.5))
    return (struck - heard.place_of(led)) / SAMPLE_RATE - 1.6


def swells_for(sound):
    """Seconds from a bell's stroke until half of its loudest."""
    loud = np.abs(sound).reshape(-1, 240).max(axis=1)
    return float(np.argmax(np.maximum.accumulate(loud) > loud.max() / 2)) * 240 / SAMPLE_RATE


def test_bells_come_where_they_are_planned_and_nothing_is_sudden_to_the_soft_end(made, null_sink):
    recording = Recording(made, null_sink)
    heard = np.concatenate([part.both for part in recording.parts])

    assert recording.strokes[1] == pytest.approx(recording.strokes[0] + 60.0, abs=0.5)
    assert recording.strokes[2] > recording.strokes[1] + 60.0
    delays = [late(recording, *each) for each in zip(recording.bells, recording.strokes, strict=True)]
    assert max(map(abs, delays)) < TOLERANCE

    # Nothing is sharper than what was put together: no click where it begins, is jumped in, or ends.
    assert largest_step_of_voice(heard) < STEP
    assert max(part.sharpest for part in recording.parts) < 1.02 * recording.sharpest
    for each in recording.bells:
        struck = each.place_of(recording.bell(1.5))
        assert swells_for(each.sound[struck : struck + SAMPLE_RATE]) >= SWELLS

    # Behind the last words there is only one's own file, which fades into silence.
    assert recording.status.state is EngineState.FINISHED
    last = int(np.flatnonzero(np.abs(recording.end.both[:, 0]) > 1e-4)[-1])
    # Before that a door falls shut in the file.
    behind = recording.end.both[last - round((FADES - 0.2) * SAMPLE_RATE) :]
    assert largest_step(behind) < STEP
    assert np.abs(recording.end.both[last - SAMPLE_RATE // 10 : last]).max() < 0.003
    assert not recording.end.both[last + SAMPLE_RATE // 10 :].any()
    assert len(recording.end.both) - last > SILENT / 2 * SAMPLE_RATE
